"""The scorecard: every finding of one drill and what they add up to.

Rounding happens once and in sight: an obligation's maximum is its share of 100, in whole
cents; its points are rounded to the cent; the total is their plain sum, capped at 59 where
a veto is broken.

Source: the journal format, section 5; doctrine §4.2 for the grades.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from scenarios.plan import Dimension
from scoring.finding import Finding


@dataclass(frozen=True, slots=True)
class Sum:
    """Points reached and points that could be reached."""

    points: Fraction
    max: Fraction

    def as_json(self) -> dict[str, float]:
        """Both as numbers."""
        return {"points": float(self.points), "max": float(self.max)}


@dataclass(frozen=True, slots=True)
class Scorecard:
    """What one drill was worth by one plan.

    `total` is 0 to 100, None where nothing could be judged. `points` is the sum before the
    cap. `capped_by` holds the ids of broken vetoes. `phases` keeps the plan's order.
    `warnings` are sentences for the reader, for example that a digest differs.
    """

    plan: str
    journal_sha256: str
    total: Fraction | None
    points: Fraction
    grade: str
    capped_by: tuple[str, ...]
    dimensions: Mapping[Dimension, Sum]
    phases: Mapping[str, Sum]
    findings: tuple[Finding, ...]
    calendar: str
    warnings: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The scorecard as journal §5 writes it."""
        return {
            "scorecard": 1,
            "journal_sha256": self.journal_sha256,
            "plan": self.plan,
            "total": None if self.total is None else float(self.total),
            "grade": self.grade,
            "capped_by": list(self.capped_by),
            "points": float(self.points),
            "dimensions": {key.value: part.as_json() for key, part in self.dimensions.items()},
            "phases": {phase: part.as_json() for phase, part in self.phases.items()},
            "findings": [finding.as_json() for finding in self.findings],
            "calendar": self.calendar,
            "warnings": list(self.warnings),
        }
