"""The limits that are running now, from the plan's own obligations, and what is open without one.

Since it tells what the plan asks, it is shown in practice, else only if the director allows it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scenarios.plan import Basis, Obligation
from scoring.finding import Clock, Finding, Status
from scoring.wording import amount
from web.acts import BUTTONS, acts_named
from web.desk_view.desk import Desk
from web.due import due_at
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
    """One obligation that is not fulfilled yet; `due` and `left` are empty where none is set."""

    id: str
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


def limits(desk: Desk, findings: Sequence[Finding]) -> Limits:
    """The running limits of a drill.

    Args:
        desk: Whose desk it is; what its roles have to do is marked.
        findings: The drill judged as it stands, by what the team can know.
    """
    found = list(_found(desk, findings))
    running = [one for one in found if one.due is not None]
    running.sort(key=lambda one: (one.due.t if one.due else 0, one.id))
    return Limits(tuple(running), tuple(one for one in found if one.due is None))


def _found(desk: Desk, findings: Sequence[Finding]) -> Iterator[RunningLimit]:
    obligations = {one.id: one for one in desk.words.pack.obligations}
    for finding in findings:
        if finding.status is Status.NOT_DUE and finding.id in obligations:
            yield _limit(desk, finding, obligations[finding.id])


def _limit(desk: Desk, finding: Finding, obligation: Obligation) -> RunningLimit:
    due = _due(desk, finding)
    usable = [name for name in acts_named(obligation.check) if name in BUTTONS]
    act = usable[0] if usable else ""
    return RunningLimit(
        id=finding.id,
        text=finding.text,
        clause=finding.clause,
        limit="" if finding.limit_s is None else _amount(finding),
        due=None if due is None else desk.words.moment(due),
        left="" if due is None else _left(desk, finding, due),
        is_setting=finding.basis is Basis.DRILL_SETTING,
        mine=bool(set(obligation.who).intersection(desk.roles)),
        act=act,
        act_title=BUTTONS.get(act, ""),
    )


def _amount(finding: Finding) -> str:
    assert finding.limit_s is not None  # only asked where there is a limit
    return amount(finding.limit_s, finding.clock or Clock.NATURAL)


def _due(desk: Desk, finding: Finding) -> int | None:
    """The moment at which the limit runs out, on its own clock."""
    if finding.limit_s is None or finding.stretch is None:
        return None
    return due_at(desk.words.calendar, finding.stretch[0], finding.limit_s, finding.clock)


def _left(desk: Desk, finding: Finding, due: int) -> str:
    """Time left, in working time where the limit runs in it."""
    now = desk.view.t
    if now > due:
        return "时限已到"
    if finding.clock is Clock.WORKING_HOURS:
        return f"剩工作时间 {about(desk.words.calendar.open_seconds_between(now, due))}"
    return f"剩 {about(due - now)}"
