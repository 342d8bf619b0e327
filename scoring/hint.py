"""Hints that were asked for, and the marks they cost; nothing here judges how they were used."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from scoring.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint: the row in which it was given, what it was about, and its cost in marks of 100."""

    seq: int
    obligation: str
    cost: int

    def as_json(self) -> dict[str, object]:
        """The hint as the scorecard writes it."""
        return {"seq": self.seq, "obligation": self.obligation, "cost": self.cost}


def hints_of(evidence: Evidence) -> tuple[Hint, ...]:
    """The hints of a drill, in order."""
    return tuple(
        Hint(row.seq, str(row.data["obligation"]), int(row.data["cost"]))
        for row in evidence.rows("hint.ask")
    )


def cost_of(hints: Iterable[Hint]) -> Fraction:
    """What hints cost together."""
    return Fraction(sum(hint.cost for hint in hints))
