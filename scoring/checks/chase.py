"""The check `chase`: who has a task is reminded before it is late, and again once it is."""

from typing import Literal

from scoring.case import Case, CheckParams, LimitText, not_applicable
from scoring.checks.due import deadline_of
from scoring.finding import Clock, Status
from scoring.limit import Limit
from scoring.row import Patterns, Row
from scoring.verdict import Verdict, combine


class Params(CheckParams):
    """Parameters of `chase`; it stands inside an `each`."""

    kind: Literal["chase"]
    row: Patterns
    done: Patterns
    """The row that ends the task."""
    overdue: LimitText
    """How soon after the deadline the reminder must come."""
    field: str = "deadline"


def check(case: Case, params: Params) -> Verdict:
    """Ask for a reminder on every task that is still open after half its period.

    问什么：期限过半仍未办结（`done`）的任务，办结之前有没有催办（`row`）；逾期的，逾期后 `overdue`
    之内还要再催办一次。
    写法：放在 `each` 里；`field` 是写明期限的字段。期限过半之前已办结、没有写期限的，不适用。
    符合：限 12 小时办结的任务，第 8 小时催办一次，第 10 小时办结。
    不符合：到期仍未办结而一次也没有催办为未履行。
    """
    assert case.subject is not None  # the pack's lint sees to it
    start, end = case.subject.known.t, deadline_of(case, params.field)
    done = case.first(params.done)
    stop = done.t if done else case.evidence.stop
    if end is None or end <= start or stop <= start + (end - start) // 2:
        return not_applicable(f"{case.name(params.what)}：期限过半之前已办结，或者没有写期限。")
    urges = [row for row in case.all(params.row) if start <= row.t <= stop]
    parts = [_open(case, params, (start, stop), urges)]
    if stop > end:
        parts.append(_overdue(case, params, (end, stop), urges))
    return combine(parts, case.name(params.what))


def _open(case: Case, params: Params, period: tuple[int, int], urges: list[Row]) -> Verdict:
    name = case.name(params.what)
    if urges:
        reason = f"{name}：{case.at(urges[0].t)}已催办。"
        return Verdict(Status.MET, reason, tuple(row.seq for row in urges))
    ended = case.evidence.ended or period[1] < case.evidence.stop
    said = "没有催办" if ended else "尚未催办"
    reason = f"{name}：{case.at(period[0])}至{case.at(period[1])}{said}。"
    status = Status.MISSED if ended else Status.NOT_DUE
    return Verdict(status, reason, _task(case), stretch=period)


def _overdue(case: Case, params: Params, period: tuple[int, int], urges: list[Row]) -> Verdict:
    limit: Limit = case.limit(params.overdue, Clock.NATURAL)
    end, stop = period
    row = next((row for row in urges if row.t >= end), None)
    waited = (row.t if row else stop) - end
    asked = f"{case.name(params.what)}：{case.at(end)}逾期，限{limit}内督办，"
    if row is None and waited <= limit.full:
        return not_applicable(f"{asked}时限之内已办结或者演练已结束。")
    status, share = limit.judge(waited) if row else (Status.MISSED, None)
    said = f"{case.at(row.t)}督办" if row else "没有督办"
    return Verdict(
        status,
        f"{asked}{said}。",
        (row.seq,) if row else _task(case),
        stretch=None if row else period,
        share=share,
        basis=limit.basis,
        limit_s=limit.full,
        measured_s=waited if row else None,
        clock=Clock.NATURAL,
        ran=(end, row.t) if row else None,
    )


def _task(case: Case) -> tuple[int, ...]:
    return (case.subject.known.seq,) if case.subject else ()
