"""Who did what: the rows of a drill, newest first, by who wrote them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType

from simulator.entry import Entry
from simulator.journal import Journal
from web.row_view import RowView, row_view
from web.words import Words

SHOWN = 60
"""Rows on one page of the log."""

NOISE = frozenset({"sim.post", "sim.metric", "sim.hotlist"})

_FILTERS: Mapping[str, tuple[str, Callable[[Entry], bool]]] = MappingProxyType(
    {
        "people": ("参演和导调", lambda row: row.by != "world" and not row.auto),
        "auto": ("系统代行", lambda row: row.auto),
        "world": ("外界", lambda row: row.by == "world" and row.type not in NOISE),
        "refused": ("未予受理", lambda row: row.type == "refused"),
        "all": ("全部", lambda row: row.type not in NOISE),
    }
)


@dataclass(frozen=True, slots=True)
class Filter:
    """One choice above the log."""

    key: str
    title: str
    current: bool


@dataclass(frozen=True, slots=True)
class Log:
    """A page of the log; `before` leads to older rows, None where there are none."""

    filters: Sequence[Filter]
    seats: Sequence[Filter]
    rows: Sequence[RowView]
    before: int | None
    chosen: str


def log(journal: Journal, words: Words, wanted: str, before: int | None) -> Log:
    """A page of the log.

    Args:
        journal: The rows so far.
        words: The names of the drill.
        wanted: A key of the filters, or the id of a seat.
        before: Only rows older than this seq.
    """
    seats = {seat.id: frozenset(seat.roles) for seat in words.scenario.seats}
    chosen = wanted if wanted in _FILTERS or wanted in seats else "people"
    test = _FILTERS[chosen][1] if chosen in _FILTERS else _by(seats[chosen])
    last = len(journal) if before is None else min(before - 1, len(journal))
    found = list(islice(filter(test, _backwards(journal, last)), SHOWN + 1))
    return Log(
        filters=[Filter(key, title, key == chosen) for key, (title, _) in _FILTERS.items()],
        seats=[Filter(seat.id, seat.title, seat.id == chosen) for seat in words.scenario.seats],
        rows=[row_view(row, words) for row in found[:SHOWN]],
        before=found[SHOWN - 1].seq if len(found) > SHOWN else None,
        chosen=chosen,
    )


def _by(roles: frozenset[str]) -> Callable[[Entry], bool]:
    return lambda row: row.by in roles


def _backwards(journal: Journal, last: int) -> Iterator[Entry]:
    return (journal[seq] for seq in range(last, 0, -1))
