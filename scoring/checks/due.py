"""The check `due`: a thing is answered by the time that it sets itself."""

from typing import Literal

from scoring.case import Case, CheckParams, not_applicable
from scoring.finding import Clock, Status
from scoring.limit import Limit
from scoring.row import Patterns
from scoring.verdict import Verdict
from scoring.wording import span


class Params(CheckParams):
    """Parameters of `due`; it stands inside an `each`."""

    kind: Literal["due"]
    row: Patterns
    field: str = "deadline"
    """The field of the thing that holds its time."""


def check(case: Case, params: Params) -> Verdict:
    """Ask that a row comes by the time that the thing itself names.

    问什么：`each` 里的这一件事（如一项任务）自己写明的时限之内，`row` 是否出现。
    写法：`field` 是写明时限的字段，默认 `deadline`；没有写时限的不适用，同一原因不重复扣分。
    符合：要求 18:00 反馈，18:00 整反馈。
    不符合：18:00:01 反馈为迟延；没有反馈为未履行。
    """
    assert case.subject is not None  # the pack's lint sees to it
    start = case.subject.known
    end = deadline_of(case, params.field)
    if end is None or end <= start.t:
        return not_applicable(f"{case.name(params.what)}：没有写明有效的时限。")
    limit = Limit(end - start.t, Clock.NATURAL)
    row = next((row for row in case.all(params.row) if row.seq > start.seq), None)
    asked = f"{case.name(params.what)}：限{case.at(end)}前，"
    stop = case.evidence.stop
    if row is None:
        past = stop > end
        return Verdict(
            Status.MISSED if past else Status.NOT_DUE,
            f"{asked}到{case.at(stop)}{'未完成' if past else '时限尚未届满'}。",
            (start.seq,),
            stretch=(min(start.t, stop), stop),
            limit_s=limit.full,
            clock=Clock.NATURAL,
        )
    status, share = limit.judge(row.t - start.t)
    said = "按时" if status is Status.MET else f"超过{span(row.t - end)}"
    return Verdict(
        status,
        f"{asked}{case.at(row.t)}完成，{said}。",
        (start.seq, row.seq),
        share=share,
        limit_s=limit.full,
        measured_s=row.t - start.t,
        clock=Clock.NATURAL,
        ran=(start.t, row.t),
    )


def deadline_of(case: Case, field: str) -> int | None:
    """The time that a thing sets itself, in seconds since StartEx; None where it sets none."""
    text = case.names.get(field)
    return case.evidence.header.moment(text) if isinstance(text, str) else None
