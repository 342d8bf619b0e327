"""The door: what each statement of a drill was worth, beside the total and never inside it.

Source: doctrine §5.2.
"""

from dataclasses import dataclass
from fractions import Fraction

from scoring.evidence import Evidence
from scoring.rubric import (
    advice,
    attitude,
    boundary,
    consistency,
    coverage,
    elements,
    language,
    measures,
    posture,
    promise,
    speed,
)
from scoring.rubric.gates import GATES, Gate
from scoring.rubric.line import Line
from scoring.rubric.publication import Publication, publications
from simulator.statement.ledger import Figure

ITEMS = (
    speed.ITEM,
    elements.ITEM,
    boundary.ITEM,
    attitude.ITEM,
    measures.ITEM,
    advice.ITEM,
    coverage.ITEM,
    posture.ITEM,
    consistency.ITEM,
    promise.ITEM,
    language.ITEM,
)
"""All items of the rubric, S1 to S11; their maxima add up to 100."""


@dataclass(frozen=True, slots=True)
class StatementCard:
    """One statement, marked.

    `text` is what was read, where the spans of lines and gates stand; the journal has it, so the
    JSON leaves it out. `conflicts` are its numbers that contradict facts known by then, for the
    check of false reports. `mark` is 0 to 100 over the items that apply; a statement is `usable`
    only if it passes every gate.
    """

    statement: str
    version: int
    release: int
    t: int
    kind: str
    text: str
    lines: tuple[Line, ...]
    gates: tuple[Gate, ...]
    conflicts: tuple[Figure, ...]

    @property
    def points(self) -> Fraction:
        """The points of all items that apply."""
        return sum((line.outcome.points or Fraction(0) for line in self.lines), Fraction(0))

    @property
    def max(self) -> int:
        """The points that could be reached."""
        return sum(line.item.max for line in self.lines if line.outcome.points is not None)

    @property
    def mark(self) -> Fraction:
        """Points as a share of what could be reached, 0 to 100, to a tenth."""
        return Fraction(round(1000 * self.points / self.max), 10)

    @property
    def usable(self) -> bool:
        """Whether every gate was passed."""
        return all(gate.passed for gate in self.gates)

    def as_json(self) -> dict[str, object]:
        """The card as the scorecard writes it, under `statements`."""
        return {
            "statement": self.statement,
            "version": self.version,
            "release": self.release,
            "kind": self.kind,
            "usable": self.usable,
            "mark": float(self.mark),
            "points": float(self.points),
            "max": self.max,
            "gates": [gate.as_json() for gate in self.gates],
            "items": [line.as_json() for line in self.lines],
            "conflicts": [
                {"words": one.count.span.as_json(), "facts": list(one.facts)}
                for one in self.conflicts
            ],
        }


def judge(publication: Publication) -> StatementCard:
    """Mark one statement by every item and every gate."""
    return StatementCard(
        statement=str(publication.row.data.get("statement") or ""),
        version=int(publication.row.data.get("version") or 0),
        release=publication.row.seq,
        t=publication.row.t,
        kind=publication.reading.kind,
        text=publication.reading.text,
        lines=tuple(Line(item, item.judge(publication)) for item in ITEMS),
        gates=tuple(gate(publication) for gate in GATES),
        conflicts=tuple(f for f in publication.figures if f.agrees is False),
    )


def judge_all(evidence: Evidence) -> tuple[StatementCard, ...]:
    """Mark every statement that went out, in order."""
    return tuple(judge(publication) for publication in publications(evidence))
