"""The scorecard: every finding of one drill and what they add up to.

Rounding happens once and in sight: an obligation's maximum is its share of 100, in whole
cents; its points are rounded to the cent; the total is their plain sum less what hints cost,
never below 0, capped at 59 where a veto is broken. Every sum is worked out from the findings, for
the team, each role and each account as well.

Source: the journal format, section 5; doctrine §4.2 for the grades.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from scenarios.grades import Grades
from scenarios.plan import Dimension, PlanPack, Severity
from scoring.attribution import NOBODY, Holders
from scoring.derived import read
from scoring.examiner import examine
from scoring.finding import Finding, Status
from scoring.hint import Hint, cost_of, hints_of
from scoring.override import Override
from scoring.rubric.card import StatementCard, judge_all
from scoring.rules import rules_of
from scoring.sums import Sum, Tally, sums, tallies, tally_of, together
from scoring.waiting import Waiting, waiting
from simulator.calendar import CALENDAR
from simulator.journal import Journal

CAP = Fraction(59)
"""The most that a drill can be worth in which a veto was broken."""

UNGRADED = "未评"
"""The grade where nothing could be judged."""

WARM_UP = "热身，不计分"
"""What stands in the place of a grade where the story is not marked."""


@dataclass(frozen=True)
class Scorecard:
    """What one drill was worth by one plan.

    `phase_order` is the plan's order of phases. `statements` are what went out, marked by the
    rubric; they stand beside the total and never enter it. `hints` are taken off it. `warnings`
    are sentences for the reader, for example that a digest differs. `overrides` are laid on by
    `scoring.revision`.
    """

    plan: str
    journal_sha256: str
    findings: tuple[Finding, ...]
    phase_order: tuple[str, ...]
    grades: Grades
    calendar: str
    warnings: tuple[str, ...] = ()
    statements: tuple[StatementCard, ...] = ()
    overrides: tuple[Override, ...] = ()
    hints: tuple[Hint, ...] = ()
    marked: bool = True
    """False for a warm-up, which has findings and neither total nor grade."""

    @cached_property
    def points(self) -> Fraction:
        """The sum before hints are taken off and before the cap."""
        return together(finding.points for finding in self.findings)

    @cached_property
    def deduction(self) -> Fraction:
        """What the hints cost together; nothing in a warm-up, which has no marks to take off."""
        return cost_of(self.hints if self.marked else ())

    @cached_property
    def capped_by(self) -> tuple[str, ...]:
        """The ids of broken vetoes; there is nothing to cap in a warm-up."""
        return tuple(finding.id for finding in self.findings if finding.vetoes and self.marked)

    @cached_property
    def total(self) -> Fraction | None:
        """0 to 100; None where nothing could be judged."""
        if not any(finding.max for finding in self.findings):
            return None
        left = max(self.points - self.deduction, Fraction(0))
        return min(left, CAP) if self.capped_by else left

    @cached_property
    def grade(self) -> str:
        """The grade by the thresholds; a broken veto has capped the total already.

        优 also asks that no major obligation was missed (doctrine §4.2).
        """
        if self.total is None:
            return UNGRADED if self.marked else WARM_UP
        missed = any(
            one.status is Status.MISSED and one.severity is not Severity.MINOR and one.max
            for one in self.findings
        )
        return self.grades.of(float(self.total), best=not missed)

    @cached_property
    def dimensions(self) -> Mapping[Dimension, Sum]:
        """The sums by dimension of the grade."""
        return sums(self.findings, Dimension, lambda finding: finding.dimension)

    @cached_property
    def phases(self) -> Mapping[str, Sum]:
        """The sums by phase, in the plan's order."""
        return sums(self.findings, self.phase_order, lambda finding: finding.phase)

    @cached_property
    def team(self) -> Tally:
        """All findings, whoever they are about."""
        return tally_of(self.findings)

    @cached_property
    def roles(self) -> Mapping[str, Tally]:
        """The findings about each role, whoever sat in it."""
        return tallies(self.findings, lambda finding: finding.roles)

    @cached_property
    def persons(self) -> Mapping[str, Tally]:
        """The findings about each account; automatic colleagues are none."""
        return tallies(self.findings, lambda finding: finding.persons)

    def as_json(self) -> dict[str, object]:
        """The scorecard as journal §5 writes it, and the keys of docs/scorecard.md."""
        return {
            "scorecard": 1,
            "journal_sha256": self.journal_sha256,
            "plan": self.plan,
            "total": None if self.total is None else float(self.total),
            "grade": self.grade,
            "grades": self.grades.model_dump(),
            "capped_by": list(self.capped_by),
            "points": float(self.points),
            "deduction": float(self.deduction),
            "hints": [hint.as_json() for hint in self.hints],
            "dimensions": {key.value: part.as_json() for key, part in self.dimensions.items()},
            "phases": {phase: part.as_json() for phase, part in self.phases.items()},
            "team": self.team.as_json(),
            "roles": {role: part.as_json() for role, part in self.roles.items()},
            "persons": {person: part.as_json() for person, part in self.persons.items()},
            "findings": [finding.as_json() for finding in self.findings],
            "overrides": [override.as_json() for override in self.overrides],
            "calendar": self.calendar,
            "warnings": list(self.warnings),
            "statements": [statement.as_json() for statement in self.statements],
            "marked": self.marked,
        }


def score(
    pack: PlanPack,
    journal: Journal,
    *,
    journal_sha256: str = "",
    warnings: Iterable[str] = (),
    grades: Grades | None = None,
    holders: Holders = NOBODY,
) -> Scorecard:
    """Judge a drill by a plan.

    Args:
        pack: The plan.
        journal: The drill, finished or not.
        journal_sha256: The digest of the file the journal was read from.
        warnings: Sentences to print on the card, for example on digests that differ.
        grades: The bureau's thresholds; by default those of the pack.
        holders: The roles of each account, for accounts that held a role without acting in it.

    Raises:
        CheckError: If a check of the pack cannot be read.
        DrillError: If the journal's office hours cannot be read.
    """
    evidence = read(pack, journal)
    marked = journal.header.raw.get("marked") is not False
    findings = examine(pack, rules_of(pack), evidence, holders)
    findings = findings if marked else tuple(map(_without_marks, findings))
    return Scorecard(
        plan=pack.id,
        journal_sha256=journal_sha256,
        findings=findings,
        phase_order=tuple(dict.fromkeys((*pack.phases, *(one.phase for one in findings)))),
        grades=pack.grades if grades is None else grades.for_plan(pack.grades),
        calendar=CALENDAR,
        warnings=tuple(warnings),
        statements=judge_all(evidence),
        hints=hints_of(evidence),
        marked=marked,
    )


def _without_marks(finding: Finding) -> Finding:
    """The same finding, worth nothing."""
    return replace(finding, max=Fraction(0), points=Fraction(0))


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a team has done and has before it; `waiting` tells things of a sort apart."""

    findings: tuple[Finding, ...]
    waiting: tuple[Waiting, ...] = ()


def outlook(pack: PlanPack, journal: Journal) -> Outlook:
    """What a team that is at work can know of how it stands, by the level that it set itself.

    The true level and its changes, which no seat can see, tell nothing here; errors as in `score`.
    """
    rules, evidence = rules_of(pack), read(pack, journal, foreseen=True)
    findings = examine(pack, rules, evidence)
    return Outlook(findings, waiting(rules, evidence, findings))
