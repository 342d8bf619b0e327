"""What the public can know and repeat at a moment, read from a journal.

A fact is public from the row that lets everybody know it, or from the release that says it;
what only the team knows is not here. It draws nothing and writes nothing.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from scenarios.grammar import Stage
from scenarios.scenario import Fact, Scenario
from scenarios.template import render
from simulator.entry import Entry
from simulator.journal import Journal

RELEASES = ("publish", "presser.hold")
_CHANGES = ("sim.fact", "sim.rumour", *RELEASES)
_DRAFTS = ("draft.create", "draft.edit")
_HOUR = 3_600
_SOON_H = 2
_FEW = 2


@dataclass(frozen=True, slots=True)
class Said:
    """What can be repeated.

    Attributes:
        stage: Whether the bureau has spoken.
        facts: Texts of the facts that are public.
        count: The number of people hurt that is public, empty while there is none.
        hours: Hours since the matter appeared, empty once the bureau has spoken.
        rumours: By id, the rumours that go round and are not refuted.
        refuted: By id, the rumours that a release has answered.
    """

    stage: Stage = "silent"
    facts: tuple[str, ...] = ()
    count: str = ""
    hours: str = ""
    rumours: dict[str, str] = field(default_factory=dict)
    refuted: dict[str, str] = field(default_factory=dict)


class Hearing:
    """What could be said at any moment of a drill so far; build it anew when rows have come."""

    def __init__(self, scenario: Scenario, journal: Journal) -> None:
        """Read a journal.

        Args:
            scenario: The story of the drill.
            journal: Its rows so far.
        """
        self._facts = {fact.id: fact for fact in scenario.truth.facts}
        self._fill: Callable[[str], str] = lambda text: render(text, scenario.slots)
        self._shown = next((row.t for row in journal if row.data.get("incident")), 0)
        self._drafts = {
            (row.data["statement"], row.data["version"]): row
            for row_type in _DRAFTS
            for row in journal.of(row_type)
        }
        said = Said()
        self._from, self._said = [-1], [said]
        for row in _changes(journal):
            said = self._after(said, row)
            self._from.append(row.t)
            self._said.append(said)

    def at(self, t: int) -> Said:
        """What can be said at `t`, in seconds since StartEx."""
        said = self._said[bisect_right(self._from, t) - 1]
        hours = (t - self._shown) // _HOUR
        if said.stage == "silent" and hours >= _SOON_H:
            return replace(said, hours=str(hours))
        return said

    def _after(self, said: Said, row: Entry) -> Said:
        """What can be said once a row is there."""
        if row.type == "sim.fact":
            return said if row.data.get("to") else self._told(said, (row.data["fact"],))
        if row.type == "sim.rumour":
            rumours = {**said.rumours, row.data["rumour"]: row.data["text"]}
            return replace(said, rumours=rumours)
        return self._released(said, row)

    def _released(self, said: Said, row: Entry) -> Said:
        draft = self._drafts.get((row.data["statement"], row.data["version"]))
        said = replace(said, stage="answered")
        if draft is None:
            return said
        named = set(draft.data.get("addresses") or ())
        refuted = {name: text for name, text in said.rumours.items() if name in named}
        rumours = {name: text for name, text in said.rumours.items() if name not in named}
        said = replace(said, rumours=rumours, refuted={**said.refuted, **refuted})
        return self._told(said, tuple(draft.data.get("facts") or ()))

    def _told(self, said: Said, names: tuple[str, ...]) -> Said:
        known = [self._facts[name] for name in names if name in self._facts]
        texts = (self._fill(fact.text) for fact in known)
        facts = tuple(dict.fromkeys((*said.facts, *texts)))
        counts = [int(said.count or 0), *(number for f in known for number in _hurt(f))]
        return replace(said, facts=facts, count=str(max(counts)) if max(counts) else "")


def _hurt(fact: Fact) -> Iterator[int]:
    if fact.kind == "casualties" and isinstance(fact.value, int) and fact.value >= _FEW:
        yield fact.value


def _changes(journal: Journal) -> list[Entry]:
    rows = [row for row_type in _CHANGES for row in journal.of(row_type)]
    return sorted(rows, key=lambda row: row.seq)
