"""How the drill would be marked now: the examiner's findings that are not as they should be."""

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.finding import Finding, Status
from scoring.scorecard import Scorecard

_WORST = (Status.VIOLATED, Status.MISSED, Status.LATE, Status.PARTIAL, Status.UNSCORED)
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks so far; `faults` are the worst findings first, `more` how many are left out.

    Until `is_judged`, nothing has happened that could earn marks, and what is met says nothing.
    """

    is_judged: bool
    total: str
    grade: str
    capped_by: Sequence[str]
    met: int
    running: int
    faults: Sequence[Finding]
    more: int


def marks(card: Scorecard) -> Marks:
    """What to look at on the scorecard of a drill as it stands."""
    faults = [finding for status in _WORST for finding in card.findings if finding.status is status]
    return Marks(
        is_judged=card.total is not None,
        total="—" if card.total is None else f"{float(card.total):.1f}",
        grade=card.grade,
        capped_by=card.capped_by,
        met=sum(finding.status is Status.MET for finding in card.findings),
        running=sum(finding.status is Status.NOT_DUE for finding in card.findings),
        faults=faults[:SHOWN],
        more=max(0, len(faults) - SHOWN),
    )
