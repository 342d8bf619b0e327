"""Natural hours, working hours and working days of a drill; arithmetic only.

Holidays and make-up workdays are those of the State Council's yearly notices. A year whose
notice is not known is refused, never guessed.

Source: the catalogue, ambiguities A-09 and A-10, and journal §6.7.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

import chinese_calendar

from scenarios.errors import DrillError
from scenarios.units import DrillTime

CALENDAR = (
    f"chinesecalendar {chinese_calendar.__version__}"
    f" ({min(chinese_calendar.holidays).year}-{max(chinese_calendar.holidays).year})"
)
"""Which calendar was reckoned with, for the scorecard."""

_HOURS = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d-(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)")
_DAY = 86_400
_LONGEST = 3_660
"""Days searched for an open hour before giving up."""


class DayKind(StrEnum):
    """What sort of day it is."""

    WORKDAY = "workday"
    MAKE_UP = "make_up"
    """班: a weekend day that is worked to make up for a holiday."""
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    """休: a public holiday or a day off beside it."""


@lru_cache(maxsize=4_096)
def day_kind(day: date) -> DayKind:
    """What sort of day this is by the State Council's notice.

    Raises:
        DrillError: If the notice of that year is not known.
    """
    try:
        working = chinese_calendar.is_workday(day)
    except NotImplementedError:
        raise DrillError(
            f"the holidays of {day.year} are not known",
            hint="update chinesecalendar, list the days in an override table, or move the drill",
        ) from None
    if working:
        return DayKind.MAKE_UP if day.weekday() >= 5 else DayKind.WORKDAY  # noqa: PLR2004
    return DayKind.HOLIDAY if day in chinese_calendar.holidays else DayKind.WEEKEND


class Calendar:
    """Clock arithmetic for one drill, in seconds since StartEx.

    Office hours are half-open: an office open 09:00-12:00 is closed at 12:00:00. Time
    outside office hours adds nothing to a working-hours clock, the lunch break included, so
    a moment outside counts as the end of the working period before it.
    """

    def __init__(
        self,
        starts_at: datetime,
        office_hours: Sequence[str],
        overrides: Mapping[date, DayKind] | None = None,
    ) -> None:
        """Lay the calendar under a drill.

        Args:
            starts_at: The moment of StartEx, with offset.
            office_hours: Working periods of a day in order, such as `09:00-12:00`.
            overrides: Days that a bureau reckons otherwise than the notice.

        Raises:
            DrillError: If office hours cannot be read, are out of order or overlap.
        """
        self._starts_at = starts_at
        self._midnight = datetime.combine(starts_at.date(), time(), starts_at.tzinfo)
        self._offset = int((starts_at - self._midnight).total_seconds())
        self._periods = _periods(office_hours)
        self._overrides = MappingProxyType(dict(overrides or {}))

    def day_of(self, t: int) -> date:
        """The calendar day of a moment."""
        return self._starts_at.date() + timedelta(days=self._day(t))

    def end_of_day(self, t: int) -> DrillTime:
        """Midnight after this moment, in seconds since StartEx."""
        return DrillTime((self._day(t) + 1) * _DAY - self._offset)

    def kind(self, day: date) -> DayKind:
        """What sort of day this is, overrides first.

        Raises:
            DrillError: If the notice of that year is not known.
        """
        return self._overrides.get(day) or day_kind(day)

    def is_workday(self, day: date) -> bool:
        """Whether the office works on this day."""
        return self.kind(day) in (DayKind.WORKDAY, DayKind.MAKE_UP)

    def is_open(self, t: int) -> bool:
        """Whether the office is open at this moment."""
        return any(start <= t < end for start, end in self._open(self._day(t)))

    def open_seconds_between(self, a: int, b: int) -> int:
        """How many seconds of office hours lie from `a` to `b`, 0 where b is not after a."""
        if b <= a:
            return 0
        return sum(
            max(0, min(b, end) - max(a, start))
            for day in range(self._day(a), self._day(b) + 1)
            for start, end in self._open(day)
        )

    def after_open_seconds(self, t: int, n: int) -> DrillTime:
        """The first moment at which `n` seconds of office hours have run since `t`.

        With n = 0 it is `t` itself.

        Raises:
            DrillError: If the office stays closed, or the calendar ends.
        """
        if n <= 0:
            return DrillTime(t)
        left = n
        for start, end in self._periods_from(t):
            run = end - max(t, start)
            if left <= run:
                return DrillTime(max(t, start) + left)
            left -= run
        raise DrillError("the office never opens", hint="look at the calendar's override table")

    def next_open(self, t: int) -> DrillTime:
        """This moment if the office is open, else the next opening.

        Raises:
            DrillError: If the office stays closed, or the calendar ends.
        """
        return DrillTime(self.after_open_seconds(t, 1) - 1)

    def end_of_working_day_after(self, t: int, n: int) -> DrillTime:
        """Close of office on the n-th working day after the day of `t`, which is not counted.

        Args:
            t: The moment the limit starts.
            n: How many working days, >= 1.

        Raises:
            DrillError: If the office stays closed, or the calendar ends.
        """
        left = n
        for day in range(self._day(t) + 1, self._day(t) + _LONGEST):
            periods = self._open(day)
            left -= bool(periods)
            if not left:
                return DrillTime(periods[-1][1])
        raise DrillError("the office never opens", hint="look at the calendar's override table")

    def working_days_between(self, a: int, b: int) -> int:
        """On which working day after the day of `a` the moment `b` falls, 0 on that day itself.

        A working day ends at close of office: a moment after it belongs to the next one.
        """
        if b <= a or self._day(b) == self._day(a):
            return 0
        closes = [
            periods[-1][1]
            for day in range(self._day(a) + 1, self._day(b) + 1)
            if (periods := self._open(day))
        ]
        return bisect_left(closes, b) + 1

    def _periods_from(self, t: int) -> Iterator[tuple[int, int]]:
        for day in range(self._day(t), self._day(t) + _LONGEST):
            yield from (period for period in self._open(day) if period[1] > t)

    def _open(self, day: int) -> tuple[tuple[int, int], ...]:
        if not self.is_workday(self._starts_at.date() + timedelta(days=day)):
            return ()
        base = day * _DAY - self._offset
        return tuple((base + start, base + end) for start, end in self._periods)

    def _day(self, t: int) -> int:
        return (t + self._offset) // _DAY


def _periods(office_hours: Sequence[str]) -> tuple[tuple[int, int], ...]:
    periods = tuple(_period(text) for text in office_hours)
    if (
        not periods
        or any(start >= end for start, end in periods)
        or any(a[1] > b[0] for a, b in pairwise(periods))
    ):
        raise DrillError(
            f"office hours {list(office_hours)!r} are empty, out of order or overlap",
            hint='write them in order, such as ["09:00-12:00", "13:00-17:00"]',
        )
    return periods


def _period(text: str) -> tuple[int, int]:
    match = _HOURS.fullmatch(text)
    if not match:
        raise DrillError(
            f"{text!r} is not a working period",
            hint="write 09:00-12:00, two digits each, 24 hours a day",
        )
    start, end = text.split("-")
    return _seconds(start), _seconds(end)


def _seconds(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 3_600 + int(minutes) * 60
