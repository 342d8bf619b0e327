"""What has to be worked off: tasks with deadlines, citizens' items, reporters' requests."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.waiting import Waiting
from simulator.view import Sight
from web.desk_view.desk import Desk
from web.desk_view.limits import left_until
from web.due import due_at
from web.row_view import RowView, row_view
from web.words import Moment, about

REPLIES = ("reply.initial", "reply.opinion", "reply.extend", "reply.final")
SUPERVISION = ("urge", "inspect.onsite")
ANSWERS = ("interview.authorise", "interview.accept", "interview.decline")


@dataclass(frozen=True, slots=True)
class Left:
    """Time left to a deadline, in natural hours."""

    due: Moment
    text: str
    over: bool


@dataclass(frozen=True, slots=True)
class Task:
    """An assignment and what came back; `mine` where a role held here must do it."""

    id: str
    seq: int
    purpose: str
    to: str
    requirements: str
    left: Left | None
    done: bool
    mine: bool
    told: bool
    """Whether its content may be shown here."""
    feedback: tuple[RowView, ...]
    urged: tuple[RowView, ...]
    """How it was supervised: urged, inspected on the spot."""


@dataclass(frozen=True, slots=True)
class Countdown:
    """A limit that runs for one thing: `what` is asked for until `due`."""

    what: str
    due: Moment
    left: str
    over: bool


@dataclass(frozen=True, slots=True)
class Ticket:
    """A citizen's question or demand and the replies to it.

    `clocks` are the plan's limits that it has not met yet, where the seats may see them.
    """

    item: str
    seq: int
    platform: str
    text: str
    moment: Moment
    waiting: str
    state: str
    open: bool
    clocks: tuple[Countdown, ...]
    replies: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A reporter's request and what became of it."""

    inquiry: str
    seq: int
    outlet: str
    question: str
    moment: Moment
    waiting: str
    state: str
    open: bool
    answers: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class Cases:
    """All three kinds, the newest first."""

    tasks: tuple[Task, ...]
    tickets: tuple[Ticket, ...]
    inquiries: tuple[Inquiry, ...]


def cases(desk: Desk, waiting: Sequence[Waiting] = ()) -> Cases:
    """Fold the cases; `waiting` are the limits that run for single things and may be seen."""
    clocks: dict[int, list[Countdown]] = defaultdict(list)
    for one in waiting:
        clocks[one.seq].append(_countdown(desk, one))
    return Cases(
        tasks=tuple(_tasks(desk))[::-1],
        tickets=tuple(_tickets(desk, clocks))[::-1],
        inquiries=tuple(_inquiries(desk))[::-1],
    )


def _countdown(desk: Desk, one: Waiting) -> Countdown:
    due = due_at(desk.words.calendar, one.start, one.limit_s, one.clock)
    left = left_until(desk, due, one.clock)
    return Countdown(one.what, desk.words.moment(due), left, due < desk.view.t)


def left(desk: Desk, deadline: str | None) -> Left | None:
    """Time left to a deadline of a row, None where it has none."""
    if deadline is None:
        return None
    due = desk.words.moment_of(deadline)
    gap = due.t - desk.view.t
    text = f"剩 {about(gap)}" if gap >= 0 else f"已超 {about(-gap)}"
    return Left(due, text, gap < 0)


def _tasks(desk: Desk) -> list[Task]:
    feedback = _grouped(desk, "task", "task.feedback")
    urged = _grouped(desk, "task", *SUPERVISION)
    return [
        _task(desk, s, feedback.get(str(s.data["task"]), ()), urged.get(str(s.data["task"]), ()))
        for s in _assigned(desk)
    ]


def _assigned(desk: Desk) -> list[Sight]:
    return [sight for sight in desk.view.rows("task.assign") if sight.whole]


def _task(desk: Desk, sight: Sight, feedback: tuple[Sight, ...], urged: tuple[Sight, ...]) -> Task:
    to = str(sight.data["to"])
    purpose = {"verify": "核查", "handle": "处置", "track": "跟踪"}
    return Task(
        id=str(sight.data["task"]),
        seq=sight.seq,
        purpose=purpose.get(str(sight.data["purpose"]), ""),
        to=desk.words.role(to),
        requirements=str(sight.data["requirements"]),
        left=left(desk, sight.data.get("deadline")),
        done=any(s.data.get("done") for s in feedback),
        mine=bool({to, f"{to}_head"}.intersection(desk.roles)),
        told=sight.whole,
        feedback=tuple(row_view(s, desk.words) for s in feedback),
        urged=tuple(row_view(s, desk.words) for s in urged),
    )


Clocks = Mapping[int, Sequence[Countdown]]


def _tickets(desk: Desk, clocks: Clocks) -> list[Ticket]:
    replies = _grouped(desk, "item", *REPLIES)
    return [
        _ticket(desk, s, replies.get(str(s.data["item"]), ()), tuple(clocks.get(s.seq, ())))
        for s in desk.view.rows("sim.citizen_post")
    ]


def _ticket(
    desk: Desk, sight: Sight, replies: tuple[Sight, ...], clocks: tuple[Countdown, ...]
) -> Ticket:
    kinds = {s.type for s in replies}
    state = next((words for types, words in _TICKET_STATES if kinds & set(types)), "待回应")
    is_open = "reply.final" not in kinds and "reply.opinion" not in kinds
    return Ticket(
        item=str(sight.data["item"]),
        seq=sight.seq,
        platform=desk.words.platform(sight.data["platform"]),
        text=str(sight.data["text"]),
        moment=desk.words.moment(sight.t),
        waiting=about(desk.view.t - sight.t),
        state=state,
        open=is_open,
        clocks=clocks,
        replies=tuple(row_view(s, desk.words) for s in replies),
    )


_TICKET_STATES = (
    (("reply.final", "reply.opinion"), "已答复"),
    (("reply.extend",), "已延期"),
    (("reply.initial",), "已初步回应"),
)


def _inquiries(desk: Desk) -> list[Inquiry]:
    answers = _grouped(desk, "inquiry", *ANSWERS)
    closed = {s.data["inquiry"] for s in desk.view.rows("sim.media_inquiry_closed")}
    return [
        _inquiry(desk, s, answers.get(str(s.data["inquiry"]), ()), s.data["inquiry"] in closed)
        for s in desk.view.rows("sim.media_inquiry")
    ]


def _inquiry(desk: Desk, sight: Sight, answers: tuple[Sight, ...], closed: bool) -> Inquiry:  # noqa: FBT001
    kinds = {s.type for s in answers}
    state = next((words for name, words in _INQUIRY_STATES if name in kinds), "待处理")
    if closed and not kinds & {"interview.accept", "interview.decline"}:
        state = "对方不再等待"
    return Inquiry(
        inquiry=str(sight.data["inquiry"]),
        seq=sight.seq,
        outlet=desk.words.outlet(sight.data["outlet"]),
        question=str(sight.data["question"]),
        moment=desk.words.moment(sight.t),
        waiting=about(desk.view.t - sight.t),
        state=state,
        open=not closed and not kinds & {"interview.accept", "interview.decline"},
        answers=tuple(row_view(s, desk.words) for s in answers),
    )


_INQUIRY_STATES = (
    ("interview.accept", "已接受采访"),
    ("interview.decline", "已婉拒"),
    ("interview.authorise", "已授权"),
)


def _grouped(desk: Desk, key: str, *types: str) -> Mapping[str, tuple[Sight, ...]]:
    found: dict[str, list[Sight]] = defaultdict(list)
    for sight in desk.view.rows(*types):
        found[str(sight.data.get(key))].append(sight)
    return {name: tuple(sights) for name, sights in found.items()}
