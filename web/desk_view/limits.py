"""The limits that are running now, from the plan's own obligations, and what is open without one.

Since it tells what the plan asks, it is shown in practice, else only if the director allows it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from scenarios.plan import Basis, Obligation
from scoring.finding import Clock, Finding, Status
from scoring.scorecard import Outlook
from scoring.wording import amount
from web.desk_view.desk import Desk
from web.due import due_at
from web.forms.acts import BUTTONS, acts_named
from web.row_view import Row
from web.words import Moment, about

GUIDED = ("practice",)
"""Kinds of exercise in which the running limits are always shown."""


def are_shown(mode: str, said: Iterable[Row]) -> bool:
    """Whether the running limits are shown to the seats.

    Args:
        mode: The kind of exercise.
        said: The rows `director.limits` so far, in order; the last one holds.
    """
    last = [row.data["shown"] for row in said][-1:]
    return mode in GUIDED or any(last)


@dataclass(frozen=True, slots=True)
class RunningLimit:
    """One obligation that is not fulfilled yet; `due` and `left` are empty where none is set.

    `seq` is the row of the thing that it is about, None where it is about the whole.
    """

    id: str
    seq: int | None
    text: str
    clause: str
    limit: str
    due: Moment | None
    left: str
    is_setting: bool
    mine: bool
    act: str
    act_title: str


@dataclass(frozen=True, slots=True)
class Limits:
    """What runs out, the next first, and what is open without a limit."""

    running: tuple[RunningLimit, ...]
    open: tuple[RunningLimit, ...]


def limits(desk: Desk, outlook: Outlook) -> Limits:
    """The running limits of a drill.

    Args:
        desk: Whose desk it is; what its roles have to do is marked.
        outlook: What the team has before it, as it can know itself.
    """
    found = [*_whole(desk, outlook), *_single(desk, outlook)]
    running = [one for one in found if one.due is not None]
    running.sort(key=lambda one: (one.due.t if one.due else 0, one.id))
    return Limits(tuple(running), tuple(one for one in found if one.due is None))


def _whole(desk: Desk, outlook: Outlook) -> Iterator[RunningLimit]:
    """What is not due yet, but for what is told thing by thing."""
    obligations = {one.id: one for one in desk.words.pack.obligations}
    singles = {one.obligation.id for one in outlook.waiting}
    for finding in outlook.findings:
        if finding.status is Status.NOT_DUE and finding.id in obligations.keys() - singles:
            due = _due(desk, finding)
            yield replace(
                _open(desk, obligations[finding.id]),
                limit=_amount(finding.limit_s, finding.clock),
                due=None if due is None else desk.words.moment(due),
                left="" if due is None else left_until(desk, due, finding.clock),
                is_setting=finding.basis is Basis.DRILL_SETTING,
            )


def _single(desk: Desk, outlook: Outlook) -> Iterator[RunningLimit]:
    """What waits for an answer in time, thing by thing."""
    for one in outlook.waiting:
        due = due_at(desk.words.calendar, one.start, one.limit_s, one.clock)
        if due >= desk.view.t:
            seen = desk.view.see(desk.view.journal[one.seq])
            open_one = _open(desk, one.obligation)
            yield replace(
                open_one,
                seq=one.seq,
                text=f"{open_one.text}：{one.label}" if seen else open_one.text,
                limit=_amount(one.limit_s, one.clock),
                due=desk.words.moment(due),
                left=left_until(desk, due, one.clock),
                is_setting=one.basis is Basis.DRILL_SETTING,
            )


def _open(desk: Desk, obligation: Obligation) -> RunningLimit:
    """An obligation without a limit."""
    usable = [name for name in acts_named(obligation.check) if name in BUTTONS]
    act = usable[0] if usable else ""
    return RunningLimit(
        id=obligation.id,
        seq=None,
        text=obligation.text,
        clause=obligation.clause,
        limit="",
        due=None,
        left="",
        is_setting=False,
        mine=bool(set(obligation.who).intersection(desk.roles)),
        act=act,
        act_title=BUTTONS.get(act, ""),
    )


def _amount(limit_s: int | None, clock: Clock | None) -> str:
    return "" if limit_s is None else amount(limit_s, clock or Clock.NATURAL)


def _due(desk: Desk, finding: Finding) -> int | None:
    """The moment at which the limit runs out, on its own clock."""
    if finding.limit_s is None or finding.stretch is None:
        return None
    return due_at(desk.words.calendar, finding.stretch[0], finding.limit_s, finding.clock)


def left_until(desk: Desk, due: int, clock: Clock | None) -> str:
    """Time left to a limit, in working time where it runs in that.

    Args:
        desk: Whose desk it is, and when.
        due: When it runs out, in seconds since StartEx.
        clock: The clock it runs on; None means natural time.
    """
    now = desk.view.t
    if now > due:
        return "时限已到"
    if clock is Clock.WORKING_HOURS:
        return f"剩工作时间 {about(desk.words.calendar.open_seconds_between(now, due))}"
    return f"剩 {about(due - now)}"
