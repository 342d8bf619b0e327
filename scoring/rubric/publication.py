"""One statement as it went out, with what the bureau knew and had said at that moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from scoring.evidence import Evidence
from scoring.release import RELEASES, Key, key_of
from scoring.row import Row
from simulator.entry import Data
from simulator.statement.ledger import Figure, counts_of_fact, figures
from simulator.statement.reading import Reading, read

ACTIONS = frozenset(
    {
        "measure.do",
        "task.assign",
        "verify.request",
        "transfer",
        "plan.activate",
        "team.form",
        "inspect.onsite",
        "report.submit",
    }
)
"""Rows in which something was done that a statement may name as a measure."""


@dataclass(frozen=True)
class Publication:
    """A release row with the draft it names.

    `earlier` are the statements that went out before, retracted ones included.
    """

    evidence: Evidence
    row: Row
    earlier: tuple["Publication", ...]

    @cached_property
    def reading(self) -> Reading:
        """What it says."""
        return read(self.row.data)

    @cached_property
    def key(self) -> Key:
        """Its statement and version."""
        return key_of(self.row)

    @cached_property
    def known(self) -> Mapping[str, Data]:
        """The facts of the ledger that somebody could know by then, by id."""
        ledger = self.evidence.ledger
        return {
            str(row.data["fact"]): ledger[row.data["fact"]]
            for row in self.before("sim.fact")
            if row.data.get("fact") in ledger
        }

    @cached_property
    def cited(self) -> tuple[str, ...]:
        """The verified facts that it cites."""
        return tuple(fact for fact in self.reading.facts if fact in self.known)

    @cached_property
    def told(self) -> tuple[str, ...]:
        """The facts it cites and, where they are numbers, gives in its text."""
        agreed = {name for figure in self.figures if figure.agrees for name in figure.facts}
        return tuple(
            fact for fact in self.cited if fact in agreed or not counts_of_fact(self.known[fact])
        )

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Its numbers beside the known facts."""
        return figures(self.reading.content.counts, self.known.values())

    @cached_property
    def harm(self) -> bool:
        """Whether people came to harm, as far as can be known; the story's flag counts too."""
        if "casualties" in self.evidence.header.flags:
            return True
        return any(
            fact.get("kind") == "casualties" and fact.get("value") for fact in self.known.values()
        )

    @cached_property
    def dead(self) -> bool:
        """Whether somebody is known to have died."""
        counts = [count for fact in self.known.values() for count in counts_of_fact(fact)]
        return any("dead" in count.topics and count.least > 0 for count in counts)

    @cached_property
    def category(self) -> int | None:
        """The incident category of the story."""
        value = self.evidence.header.truth.get("category")
        return value if isinstance(value, int) else None

    @cached_property
    def verdicts(self) -> frozenset[str]:
        """What findings and checks of authenticity came to before it."""
        rows = self.before("verify.finding", "verify.authenticity")
        return frozenset(str(row.data.get("verdict")) for row in rows)

    def knows(self, kind: str) -> bool:
        """Whether a fact of this kind is known."""
        return any(fact.get("kind") == kind for fact in self.known.values())

    def before(self, *types: str) -> tuple[Row, ...]:
        """The rows of these types before it."""
        return self.evidence.before(self.row.seq, *types)


def publications(evidence: Evidence) -> tuple[Publication, ...]:
    """Every statement that went out, in order; a version counts when it first goes out."""
    found: list[Publication] = []
    for row in evidence.rows(*RELEASES):
        one = Publication(evidence, row, tuple(found))
        if one.key not in {earlier.key for earlier in found}:
            found.append(one)
    return tuple(found)
