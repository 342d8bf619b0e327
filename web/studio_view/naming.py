"""The names and times of a story in the making, as far as its text can be read."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from scenarios.errors import DrillError
from scenarios.units import duration_words, parse_duration
from scenarios.vocabulary import ROLES
from simulator.calendar import Calendar
from web.words import DAY_SIGNS, WEEKDAYS, Moment

_ANY_HOURS = ("09:00-17:00",)
"""The kind of a day has nothing to do with office hours."""


class Naming:
    """Says roles and moments; where the text does not say when it begins, times since then."""

    def __init__(self, data: object) -> None:
        """Read what is needed of a document."""
        said = data if isinstance(data, Mapping) else {}
        self.starts_at = _start(said.get("starts_at"))
        self.length = _seconds(said.get("length"))

    def roles(self, keys: Sequence[str]) -> str:
        """Several roles in one line."""
        return "、".join(ROLES.get(key, key) for key in keys)

    def seconds(self, moment: object) -> int | None:
        """A moment as a document writes it, in seconds since the start; None if it is none."""
        if isinstance(moment, datetime):
            return None if self.starts_at is None else _gap(moment, self.starts_at)
        if isinstance(moment, str) and "T" in moment:
            when = _start(moment)
            return None if when is None else self.seconds(when)
        return _seconds(moment)

    def planned_at(self, moment: int | datetime) -> Moment:
        """A moment of the story as pages show it."""
        t = self.seconds(moment)
        when = None if t is None else self._date(t)
        if t is None or when is None:
            text = "时间有误" if t is None else f"开始后 {duration_words(max(t, 0))}"
            return Moment(t or 0, text, text, "", "", "")
        day = f"{when.month}月{when.day}日 周{WEEKDAYS[when.weekday()]}"
        clock = when.strftime("%H:%M")
        return Moment(t, f"{day} {clock}", clock, day, when.isoformat(), _sign(when))

    def _date(self, t: int) -> datetime | None:
        try:
            return None if self.starts_at is None else self.starts_at + timedelta(seconds=t)
        except OverflowError:
            return None


def _sign(when: datetime) -> str:
    """休 or 班 where the day is one; nothing for years whose holidays are not known."""
    try:
        return DAY_SIGNS.get(Calendar(when, _ANY_HOURS).kind(when.date()), "")
    except DrillError:
        return ""


def _start(value: object) -> datetime | None:
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return found if found is not None and found.tzinfo else None


def _seconds(value: object) -> int | None:
    try:
        return parse_duration(value)
    except ValueError:
        return None


def _gap(later: datetime, start: datetime) -> int:
    gap = later - start
    return gap.days * 86_400 + gap.seconds
