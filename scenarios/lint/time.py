"""Times: moments of the story, office hours, calendar years."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from chinese_calendar import holidays, workdays

from scenarios.document import Path
from scenarios.errors import Problem
from scenarios.lint.subject import Subject
from scenarios.model import walk
from scenarios.scenario import Fact, Scenario, Trigger

_HOURS = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d-(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)")
_YEARS = frozenset(day.year for day in (*holidays, *workdays))
"""Calendar years whose holidays and make-up workdays are known."""


def check(subject: Subject) -> Iterator[Problem]:
    """Moments lie within the drill, office hours are hours, the calendar knows the years.

    规则 time-before：时刻不能早于开始。规则 time-after：时刻不能晚于结束（length）。
    规则 not-after：not_after 只和 when 连用。
    规则 office-hours：写成 09:00-12:00，先后排列，不重叠。
    规则 calendar-year：放假安排已公布的年份才能计算工作时间，演练结束后还要留出 20 天办理期。
    """
    scenario = subject.scenario
    for path, part in walk(scenario):
        if isinstance(part, Trigger | Fact):
            yield from _moment(subject, (*path, "at"), part.at)
        if isinstance(part, Trigger):
            yield from _moment(subject, (*path, "not_after"), part.not_after)
            if part.at is not None and part.not_after is not None:
                message = "at 已定时刻，not_after 没有用处"
                yield subject.problem((*path, "not_after"), "not-after", message, "删去 not_after")
    if scenario.length == 0:
        yield subject.problem(("length",), "time-after", "演练时长为零", "写成 72h")
    yield from _office_hours(subject, scenario)
    yield from _years(subject, scenario)


def _moment(subject: Subject, path: Path, moment: int | datetime | None) -> Iterator[Problem]:
    if moment is None:
        return
    t = subject.scenario.seconds(moment)
    if t < 0:
        yield subject.problem(path, "time-before", "早于演练开始", "写开始（starts_at）之后的时刻")
    elif t > subject.scenario.length:
        yield subject.problem(path, "time-after", "晚于演练结束", "提前，或加长 length")


def _office_hours(subject: Subject, scenario: Scenario) -> Iterator[Problem]:
    end = ""
    for n, hours in enumerate(scenario.office_hours):
        match = _HOURS.fullmatch(hours)
        start, stop = hours[:5], hours[6:]
        if match is None or stop <= start:
            message, hint = f"{hours} 不是办公时间", "写成 09:00-12:00，止晚于起"
            yield subject.problem(("office_hours", n), "office-hours", message, hint)
            return
        if start < end:
            message = f"{hours} 与前一段重叠或颠倒"
            yield subject.problem(
                ("office_hours", n), "office-hours", message, "按先后排列，不重叠"
            )
        end = stop
    if not scenario.office_hours:
        message = "没有办公时间"
        yield subject.problem(("office_hours",), "office-hours", message, "至少写一段")


_AFTERWARDS = timedelta(days=20)


def _years(subject: Subject, scenario: Scenario) -> Iterator[Problem]:
    try:
        last: date = (scenario.starts_at + timedelta(seconds=scenario.length) + _AFTERWARDS).date()
    except OverflowError:
        last = date.max
    for year in sorted({scenario.starts_at.year, last.year} - _YEARS):
        message = f"日历未收录 {year} 年的放假安排"
        hint = f"改用 {min(_YEARS)}–{max(_YEARS)} 年"
        yield subject.problem(("starts_at",), "calendar-year", message, hint)
