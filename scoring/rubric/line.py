"""One line of the rubric: what is asked, and what a statement got for it, with the words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from scoring.rubric.publication import Publication
from simulator.statement.element import Mark
from simulator.statement.text import Span


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a statement got; `points` is None where the item does not apply.

    `gained` and `lost` are the words that earned and cost points, `rows` the rows of the journal
    it was held against.
    """

    points: Fraction | None
    reason: str
    gained: tuple[Span, ...] = ()
    lost: tuple[Span, ...] = ()
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """What costs a statement points, and the words that show it."""

    cost: int
    reason: str
    words: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the rubric; the docstring of `judge` is its manual page."""

    id: str
    title: str
    max: int
    judge: Callable[[Publication], Outcome]


@dataclass(frozen=True, slots=True)
class Marked:
    """What the rubric had given before an evaluator changed it.

    `override` is the number of the change in the card's list, from 1.
    """

    points: Fraction
    reason: str
    override: int

    def as_json(self) -> dict[str, object]:
        """The original as the scorecard writes it, beside the changed value."""
        return {
            "points": float(self.points),
            "reason": self.reason,
            "override": self.override,
        }


@dataclass(frozen=True, slots=True)
class Line:
    """An item and its outcome; `original` is there where an evaluator changed the points."""

    item: Item
    outcome: Outcome
    original: Marked | None = None

    @property
    def lost(self) -> bool:
        """Whether the item applies and did not get all its points."""
        return self.outcome.points is not None and self.outcome.points < self.item.max

    def as_json(self) -> dict[str, object]:
        """The line as the scorecard writes it."""
        outcome = self.outcome
        return {
            "id": self.item.id,
            "title": self.item.title,
            "points": None if outcome.points is None else float(outcome.points),
            "max": self.item.max,
            "reason": outcome.reason,
            "gained": [span.as_json() for span in outcome.gained],
            "lost": [span.as_json() for span in outcome.lost],
            "rows": list(outcome.rows),
            "original": self.original.as_json() if self.original else None,
        }


def not_applicable(reason: str) -> Outcome:
    """The item is left out and its points are not counted."""
    return Outcome(None, reason)


def spans(marks: Iterable[Mark]) -> tuple[Span, ...]:
    """The words of marks, each once, in the order of the text."""
    return tuple(sorted({mark.span for mark in marks}))


def lost_to(faults: Iterable[Fault]) -> tuple[Span, ...]:
    """The words that show faults, each once, in the order of the text."""
    return tuple(sorted({span for fault in faults for span in fault.words}))


def quoted(found: Iterable[Span], most: int = 3) -> str:
    """Words as a reason names them: 「甲」「乙」等."""
    words = list(dict.fromkeys(" ".join(span.quote.split()) for span in found))
    shown = "".join(f"“{word}”" for word in words[:most])
    return f"{shown}等" if len(words) > most else shown
