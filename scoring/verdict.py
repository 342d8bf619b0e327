"""What a check answers, before it becomes a finding with points."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from scenarios.plan import Basis
from scoring.finding import Clock, Status

HALF = Fraction(1, 2)
_NOTHING = Fraction(0)

WORTH: Mapping[Status, Fraction] = MappingProxyType(
    {
        Status.MET: Fraction(1),
        Status.PARTIAL: HALF,
        Status.LATE: Fraction(2, 5),
        Status.MISSED: _NOTHING,
        Status.VIOLATED: _NOTHING,
    }
)
"""The share of the points that a status brings where nobody says more."""

_MOST_ROWS = 20
"""How many rows of evidence a verdict on many things names."""


class Verdict(NamedTuple):
    """The outcome of one check; a named tuple, since hundreds are made for each scorecard.

    `share` is the part of the points that is earned, in [0, 1]; None means what the status
    itself is worth. `stretch` is the time in which something is absent, in seconds since
    StartEx. `limit_s` and `measured_s` are on `clock`; `ran` says from when the limit ran and when
    it was answered, in seconds since StartEx.
    """

    status: Status
    reason: str
    evidence: tuple[int, ...] = ()
    stretch: tuple[int, int] | None = None
    share: Fraction | None = None
    basis: Basis = Basis.PLAN
    limit_s: int | None = None
    measured_s: int | None = None
    clock: Clock | None = None
    ran: tuple[int, int] | None = None

    @property
    def earned(self) -> Fraction:
        """The share of the points, never more than a violation or an absence allows."""
        if self.share is None or self.failed:
            return WORTH.get(self.status, _NOTHING)
        return self.share

    @property
    def failed(self) -> bool:
        """Whether nothing of what was asked was done, or it was done against the rule."""
        return self.status in (Status.MISSED, Status.VIOLATED)


def combine(verdicts: Sequence[Verdict], label: str) -> Verdict:
    """One verdict on several things that are asked together.

    Violated if one is; missed only if all are; late if all came but one too late; partial if
    some are wanting. The share is the mean. What does not apply is left out, and what is not
    due yet as long as something else can be judged.

    Args:
        verdicts: The parts, at least one.
        label: What the parts are, for the sentence: `对领导和涉事单位的通报`.
    """
    judged = [verdict for verdict in verdicts if verdict.status.judged]
    if not judged:
        waiting = [v for v in verdicts if v.status in (Status.NOT_DUE, Status.UNSCORED)]
        return (waiting or list(verdicts))[0]
    status = _together([verdict.status for verdict in judged])
    worst = min(judged, key=lambda verdict: (verdict.earned, verdict.status is Status.MET))
    stretches = [verdict.stretch for verdict in judged if verdict.stretch]
    return worst._replace(
        status=status,
        reason=_sentence(judged, status, label),
        evidence=_rows(judged),
        stretch=worst.stretch or (stretches[0] if stretches else None),
        share=sum((v.earned for v in judged), _NOTHING) / len(judged),
        basis=next((v.basis for v in judged if v.basis is not Basis.PLAN), Basis.PLAN),
    )


def _together(statuses: Sequence[Status]) -> Status:
    found = set(statuses)
    if Status.VIOLATED in found:
        return Status.VIOLATED
    if len(found) == 1:
        return statuses[0]
    if Status.MISSED in found:
        return Status.PARTIAL if found & {Status.MET, Status.PARTIAL} else Status.LATE
    return Status.LATE if Status.LATE in found else Status.PARTIAL


def _sentence(judged: Sequence[Verdict], status: Status, label: str) -> str:
    if len(judged) == 1:
        return judged[0].reason
    if status is Status.MET:
        return f"{label}共{len(judged)}项，均符合：{judged[0].reason}"
    wanting = [verdict.reason for verdict in judged if verdict.status is not Status.MET]
    return f"{label}共{len(judged)}项，{len(wanting)}项不足：{''.join(wanting[:3])}"


def _rows(judged: Sequence[Verdict]) -> tuple[int, ...]:
    """The rows of what is wanting first, so that they are not cut off."""
    ordered = sorted(judged, key=lambda verdict: verdict.status is Status.MET)
    rows = dict.fromkeys(seq for verdict in ordered for seq in verdict.evidence)
    return tuple(sorted(list(rows)[:_MOST_ROWS]))
