"""The drills whose scorecards an account may open, with total and grade where they are over."""

from dataclasses import dataclass

from scenarios.errors import DrillError
from web.card_view import points
from web.judging import card_of
from web.lobby_view import DrillLine, drill_lines
from web.reading import may_watch, read
from web.services import services
from web.store import drills
from web.store.record import Account, DrillRecord, State


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One drill in the list; `total` and `grade` are empty while it runs or cannot be judged."""

    drill: DrillLine
    total: str
    grade: str
    fault: str


@dataclass(frozen=True, slots=True)
class ReviewList:
    """The list; `watches` where it holds the drills of everybody."""

    over: tuple[ReviewLine, ...]
    running: tuple[DrillLine, ...]
    watches: bool


def reviewable(account: Account) -> ReviewList:
    """The list of an account: who conducts or evaluates sees all drills, others their own."""
    watches = may_watch(account)
    records = drills.everything() if watches else drills.of_account(account.id)
    over = [record for record in records if record.state is not State.RUNNING]
    running = [record for record in records if record.state is State.RUNNING]
    lines = zip(over, drill_lines(over, account), strict=True)
    return ReviewList(
        over=tuple(_line(record, drill) for record, drill in lines),
        running=tuple(drill_lines(running, account)) if watches else (),
        watches=watches,
    )


def _line(record: DrillRecord, drill: DrillLine) -> ReviewLine:
    try:
        card = card_of(read(services().live, record))
    except DrillError as error:
        return ReviewLine(drill, "", "", error.message)
    total = "" if card.total is None else points(card.total)
    return ReviewLine(drill, total, card.grade, "")
