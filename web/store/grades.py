"""The bureau's thresholds of the grades: every setting is kept, each holds until the next."""

from collections.abc import Sequence
from datetime import datetime

from web.store.database import connected, writing
from web.store.record import Thresholds
from web.store.tables import GradeScale


@connected()
def history() -> Sequence[Thresholds]:
    """All settings, the latest first."""
    return [_thresholds(row) for row in GradeScale.select().order_by(GradeScale.number.desc())]


def latest() -> Thresholds | None:
    """What holds now; None where the bureau has set nothing."""
    return next(iter(history()), None)


@connected()
def at(moment: datetime) -> Thresholds | None:
    """What held at a moment; None where the bureau had set nothing."""
    return next((one for one in history() if one.at <= moment), None)


@writing()
def set_thresholds(new: Thresholds) -> None:
    """Let new thresholds hold from now on."""
    GradeScale.create(
        excellent=new.excellent,
        good=new.good,
        passed=new.passed,
        account=new.account,
        at=new.at.isoformat(),
    )


def _thresholds(row: GradeScale) -> Thresholds:
    return Thresholds(
        excellent=row.excellent,
        good=row.good,
        passed=row.passed,
        account=row.account_id,
        at=datetime.fromisoformat(row.at),
    )
