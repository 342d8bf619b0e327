"""The scorecard: every finding of one drill and what they add up to.

Rounding happens once and in sight: an obligation's maximum is its share of 100, in whole
cents; its points are rounded to the cent; the total is their plain sum, capped at 59 where
a veto is broken.

Source: the journal format, section 5; doctrine §4.2 for the grades.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from scenarios.plan import Dimension, PlanPack, Severity
from scoring.derived import read
from scoring.examiner import examine
from scoring.finding import Finding, Status
from scoring.rubric.card import StatementCard, judge_all
from scoring.rules import rules_of
from simulator.calendar import CALENDAR
from simulator.journal import Journal

_CENT = 100

CAP = Fraction(59)
"""The most that a drill can be worth in which a veto was broken."""

UNGRADED = "未评"
"""The grade where nothing could be judged."""


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
    statements: tuple[StatementCard, ...] = ()
    """What went out, marked by the rubric; it stands beside the total and never enters it."""

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
            "statements": [statement.as_json() for statement in self.statements],
        }


def score(
    pack: PlanPack, journal: Journal, *, journal_sha256: str = "", warnings: Iterable[str] = ()
) -> Scorecard:
    """Judge a drill by a plan.

    Args:
        pack: The plan.
        journal: The drill, finished or not.
        journal_sha256: The digest of the file the journal was read from.
        warnings: Sentences to print on the card, for example on digests that differ.

    Raises:
        CheckError: If a check of the pack cannot be read.
        DrillError: If the journal's office hours cannot be read.
    """
    evidence = read(pack, journal)
    findings = examine(pack, rules_of(pack), evidence)
    points = _together(finding.points for finding in findings)
    capped_by = tuple(finding.id for finding in findings if finding.vetoes)
    total = min(points, CAP) if capped_by else points
    judged = any(finding.max for finding in findings)
    phases = dict.fromkeys((*pack.phases, *(finding.phase for finding in findings)))
    return Scorecard(
        plan=pack.id,
        journal_sha256=journal_sha256,
        total=total if judged else None,
        points=points,
        grade=_grade(pack, total, findings) if judged else UNGRADED,
        capped_by=capped_by,
        dimensions=MappingProxyType(
            {one: _sum(f for f in findings if f.dimension is one) for one in Dimension}
        ),
        phases=MappingProxyType(
            {phase: _sum(f for f in findings if f.phase == phase) for phase in phases}
        ),
        findings=findings,
        calendar=CALENDAR,
        warnings=tuple(warnings),
        statements=judge_all(evidence),
    )


def _sum(findings: Iterable[Finding]) -> Sum:
    found = tuple(findings)
    return Sum(
        _together(finding.points for finding in found), _together(finding.max for finding in found)
    )


def _together(parts: Iterable[Fraction]) -> Fraction:
    """The sum of whole cents; adding them as fractions takes twenty times as long."""
    return Fraction(sum(part.numerator * (_CENT // part.denominator) for part in parts), _CENT)


def _grade(pack: PlanPack, total: Fraction, findings: Iterable[Finding]) -> str:
    """The grade by the pack's thresholds; a broken veto has capped the total already.

    优 also asks that no major obligation was missed (doctrine §4.2).
    """
    missed = any(
        finding.status is Status.MISSED and finding.severity is not Severity.MINOR and finding.max
        for finding in findings
    )
    return pack.grades.of(float(total), best=not missed)
