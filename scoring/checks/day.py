"""The check `day`: something is done on the same calendar day."""

from fractions import Fraction
from typing import Literal

from pydantic import Field

from scoring.case import Case, CheckParams, From, not_applicable
from scoring.evidence import Moment
from scoring.finding import Clock, Status
from scoring.row import Patterns, Row
from scoring.verdict import Verdict

_LATER = {1: Fraction(2, 5), 2: Fraction(1, 5)}
_EVENING = 2 * 3_600


class Params(CheckParams):
    """Parameters of `day`."""

    kind: Literal["day"]
    row: Patterns
    start: From = Field(alias="from")


def check(case: Case, params: Params) -> Verdict:
    """Ask that a row comes before the calendar day of the start is over.

    问什么：从 `from` 起，`row` 是否在当日 24:00 之前出现；夜间和节假日不顺延（歧义登记 A-44）。
    写法：`from` 与 `within` 相同。次日得四成，第三日得二成，再晚不得分。
    符合：上午 10 点知悉，当日 23:59 回复处理意见。
    不符合：次日零点以后回复为迟延；始终没有回复为未履行。
    """
    start = next(iter(case.starts(params.start)), None)
    if start is None:
        return not_applicable(params.otherwise or f"{case.name(params.what)}：没有出现起算情形。")
    row = next((row for row in case.all(params.row) if row.t >= start.t), None)
    midnight = case.evidence.calendar.end_of_day(start.t)
    return (
        _answered(case, params, start, midnight, row)
        if row
        else _open(case, params, start, midnight)
    )


def _answered(case: Case, params: Params, start: Moment, midnight: int, row: Row) -> Verdict:
    calendar = case.evidence.calendar
    days = (calendar.day_of(row.t) - calendar.day_of(start.t)).days
    said = f"晚了{days}日" if days else "按时"
    return Verdict(
        Status.LATE if days else Status.MET,
        f"{_asked(case, params, start, midnight)}{case.at(row.t)}完成，{said}。",
        (start.seq, row.seq),
        share=_LATER.get(days, Fraction(0)) if days else None,
        limit_s=midnight - start.t,
        measured_s=row.t - start.t,
        clock=Clock.CALENDAR_DAY,
        ran=(start.t, row.t),
    )


def _open(case: Case, params: Params, start: Moment, midnight: int) -> Verdict:
    stop = case.evidence.stop
    due = stop >= midnight or case.evidence.ended
    said = "未完成" if due else "当日尚未结束"
    return Verdict(
        Status.MISSED if due else Status.NOT_DUE,
        f"{_asked(case, params, start, midnight)}到{case.at(stop)}{said}。",
        (start.seq,),
        stretch=(min(start.t, stop), stop),
        limit_s=midnight - start.t,
        clock=Clock.CALENDAR_DAY,
    )


def _asked(case: Case, params: Params, start: Moment, midnight: int) -> str:
    late = "（起算时已近午夜，条文没有例外）" if midnight - start.t <= _EVENING else ""
    return f"{case.name(params.what)}：自{start.name}（{case.at(start.t)}）起限当日内{late}，"
