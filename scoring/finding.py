"""A finding: one obligation of a plan, what was found, and which rows prove it.

Points here are already shares of the whole card (all maxima add up to 100).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from scenarios.plan import Basis, Dimension, ObligationKind, Severity


class Status(StrEnum):
    """How an obligation came out (journal §5 and §6.5)."""

    MET = "met"
    PARTIAL = "partial"
    LATE = "late"
    MISSED = "missed"
    VIOLATED = "violated"
    NA = "na"
    """It does not apply to this drill; the reason says why."""
    NOT_DUE = "not_due"
    """The journal stops while the limit is still running."""
    INFO = "info"
    """Reported, never marked."""
    UNSCORED = "unscored"
    """The check cannot decide; the reason says why."""

    @property
    def label(self) -> str:
        """The status in Chinese."""
        return _LABELS[self]

    @property
    def sign(self) -> str:
        """One character for a table, so that colour is never the only bearer of meaning."""
        return _SIGNS[self]

    @property
    def judged(self) -> bool:
        """Whether the obligation takes part in the total."""
        return self in _JUDGED


_JUDGED = frozenset(
    {Status.MET, Status.PARTIAL, Status.LATE, Status.MISSED, Status.VIOLATED},
)

_LABELS: Mapping[Status, str] = MappingProxyType(
    {
        Status.MET: "符合",
        Status.PARTIAL: "部分符合",
        Status.LATE: "迟延",
        Status.MISSED: "未履行",
        Status.VIOLATED: "违反",
        Status.NA: "不适用",
        Status.NOT_DUE: "未到期",
        Status.INFO: "供参考",
        Status.UNSCORED: "无法判定",
    }
)

_SIGNS: Mapping[Status, str] = MappingProxyType(
    {
        Status.MET: "✓",
        Status.PARTIAL: "◐",
        Status.LATE: "◷",
        Status.MISSED: "✗",
        Status.VIOLATED: "‼",
        Status.NA: "－",
        Status.NOT_DUE: "…",
        Status.INFO: "i",
        Status.UNSCORED: "?",
    }
)


class Clock(StrEnum):
    """The clock a limit runs on (catalogue §0.1)."""

    NATURAL = "nat"
    WORKING_HOURS = "wh"
    WORKING_DAYS = "wd"
    CALENDAR_DAY = "cal"
    """Natural time up to midnight."""


@dataclass(frozen=True, slots=True)
class Original:
    """What the examiner had found before an evaluator changed it.

    `override` is the number of the change in the card's list, from 1.
    """

    status: Status
    points: Fraction
    reason: str
    override: int

    def as_json(self) -> dict[str, object]:
        """The original as the scorecard writes it, beside the changed value."""
        return {
            "status": self.status.value,
            "points": float(self.points),
            "reason": self.reason,
            "override": self.override,
        }


@dataclass(frozen=True, slots=True)
class Finding:
    """One judged obligation.

    `limit_s` and `measured_s` are seconds on `clock`, days where the clock counts days.
    `evidence` are seqs of journal rows; `stretch` is the time, in seconds since StartEx,
    in which something is absent; `ran` from when a limit ran to when it was answered, for charts
    (the rows of evidence have it, so the JSON leaves it out). `points` and `max` are cents of the
    card's 100 as exact fractions; `weight` is what the plan pack gives the obligation, 0 where it
    only reports.
    `roles` and `persons` are the roles and accounts that it is about; automatic colleagues
    have a role but are no person. `original` is there where an evaluator changed the finding.
    """

    id: str
    clause: str
    phase: str
    kind: ObligationKind
    severity: Severity
    dimension: Dimension
    text: str
    status: Status
    basis: Basis
    reason: str
    limit_s: int | None = None
    measured_s: int | None = None
    clock: Clock | None = None
    evidence: tuple[int, ...] = ()
    stretch: tuple[int, int] | None = None
    ran: tuple[int, int] | None = None
    weight: int = 0
    points: Fraction = Fraction(0)
    max: Fraction = Fraction(0)
    roles: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    original: Original | None = None

    @property
    def vetoes(self) -> bool:
        """Whether this finding caps the total."""
        return self.severity is Severity.VETO and self.status is Status.VIOLATED

    def as_json(self) -> dict[str, object]:
        """The finding as journal §5 writes it, and the keys of docs/scorecard.md."""
        return {
            "id": self.id,
            "clause": self.clause,
            "phase": self.phase,
            "kind": self.kind.value,
            "severity": self.severity.value,
            "dimension": self.dimension.value,
            "text": self.text,
            "status": self.status.value,
            "basis": self.basis.value,
            "limit_s": self.limit_s,
            "measured_s": self.measured_s,
            "clock": self.clock.value if self.clock else None,
            "evidence": list(self.evidence),
            "stretch": list(self.stretch) if self.stretch else None,
            "weight": self.weight,
            "points": float(self.points),
            "max": float(self.max),
            "reason": self.reason,
            "roles": list(self.roles),
            "persons": list(self.persons),
            "original": self.original.as_json() if self.original else None,
        }
