"""Small tools with which tests put a drill on its feet."""

from typing import Any

from simulator.chance import Chance
from simulator.crowd import Crowd
from simulator.drill import Drill
from simulator.entry import Act, Entry
from simulator.journal import Journal
from tests.simulator.story import plan, scenario

HOUR = 3_600
DAY = 86_400


def act(by: str, act_type: str, /, **data: Any) -> Act:
    """An act of a seat or of the director."""
    return Act(by, act_type, data)


def drill(
    t: int = 0, *, taken: tuple[str, ...] | None = None, seed: int = 7, **changes: Any
) -> Drill:
    """The small story at a moment, with some of its parts changed and these seats taken."""
    begun = Drill(scenario(**changes), plan(), seed, occupied=taken)
    begun.advance_to(t)
    return begun


def told(journal: Journal, *types: str) -> list[tuple[int, str, dict[str, Any]]]:
    """When, by whom and what, of the rows of some types in order."""
    rows = (row for row in journal if row.type in types)
    return [(row.t, row.by, dict(row.data)) for row in rows]


def last(journal: Journal, row_type: str) -> Entry:
    """The latest row of a type."""
    return journal.of(row_type)[-1]


def crowd(seed: int = 7, **changes: Any) -> Crowd:
    """A public of half a million at midnight, for a day."""
    shape: dict[str, Any] = {
        "population": 500_000,
        "volume": 60.0,
        "platforms": [("microblog", 3.0), ("microblog", 1.0)],
        "bins": 288,
        "second_of_day": 0,
    }
    return Crowd(Chance(seed), **{**shape, **changes})


NOTICE: dict[str, Any] = {
    "statement": "s1",
    "version": 1,
    "kind": "notice",
    "text": "12人就诊，均为轻症，我们牵挂每一名孩子",
    "facts": ["f-cases"],
    "attitude": "我们牵挂每一名孩子",
    "next_update": "2026-09-18T20:00:00+08:00",
}
"""A draft that nobody sends back once its fact is known."""
