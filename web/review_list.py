"""The drills whose scorecards an account may open, with total and grade where they are over."""

from dataclasses import dataclass
from fractions import Fraction

from web.card_view import points
from web.lobby_view import DrillLine, drill_lines
from web.running.reading import may_watch
from web.store import drills
from web.store.record import Account, Role, State
from web.store.summaries import Summary
from web.summing import summed


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One drill in the list; `total` and `grade` are empty until it is judged."""

    drill: DrillLine
    total: str
    grade: str
    fault: str


@dataclass(frozen=True, slots=True)
class ReviewList:
    """The list; `watches` where it holds the drills of everybody, `plays` where it may practise."""

    over: tuple[ReviewLine, ...]
    running: tuple[DrillLine, ...]
    watches: bool
    plays: bool
    missing: int


def reviewable(account: Account) -> ReviewList:
    """The list of an account: who conducts or evaluates sees all drills, others their own."""
    watches = may_watch(account)
    records = drills.everything() if watches else drills.of_account(account.id)
    over = [record for record in records if record.state is not State.RUNNING]
    running = [record for record in records if record.state is State.RUNNING]
    summaries = summed(over)
    return ReviewList(
        over=tuple(
            _line(line, summaries.found.get(line.id)) for line in drill_lines(over, account)
        ),
        running=tuple(drill_lines(running, account)) if watches else (),
        watches=watches,
        plays=account.role in (Role.TRAINEE, Role.INSTRUCTOR),
        missing=summaries.missing,
    )


def _line(drill: DrillLine, summary: Summary | None) -> ReviewLine:
    if summary is None:
        return ReviewLine(drill, "", "", "")
    return ReviewLine(drill, mark_text(summary.total), summary.grade, summary.fault)


def mark_text(total: float | None) -> str:
    """A total as pages show it; empty where nothing could be judged."""
    return "" if total is None else points(Fraction(total))
