"""The Chinese words of one drill: names of roles, platforms, outlets and facts, and its times.

Pages and forms take every name and every time from here, so that each is the same everywhere.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from itertools import pairwise
from types import MappingProxyType

from scenarios.errors import DrillError
from scenarios.plan import PlanPack
from scenarios.scenario import Scenario
from scenarios.units import duration_words
from scenarios.vocabulary import CHANNELS, ROLES
from simulator.calendar import Calendar, DayKind
from simulator.entry import Data
from simulator.journal import Journal

WEEKDAYS = "一二三四五六日"
DAY_SIGNS: Mapping[DayKind, str] = MappingProxyType({DayKind.HOLIDAY: "休", DayKind.MAKE_UP: "班"})

_BREAK = re.compile(r"(?<=[^\x00-\x7f]) +(?=[^\x00-\x7f])")
_MINUTE, _DAY = 60, 86_400
_WAN, _YI = 10_000, 100_000_000
_EXCERPT = 40
_HERE = timezone(timedelta(hours=8))
_THINGS = (
    ("sim.post", "post", "text"),
    ("sim.citizen_post", "item", "text"),
    ("sim.media_inquiry", "inquiry", "question"),
    ("sim.rumour", "rumour", "text"),
)
"""Rows that bring something to be named later: type, the key of its id, the key of its text."""

_AUTHOR_NAMES = MappingProxyType({"world": "外界", "director": "导调组"})


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment as pages show it: `9月18日 周五 16:40`, and 休 or 班 where the day is one."""

    t: int
    text: str
    clock: str
    day: str
    iso: str
    day_kind: str


class Words:
    """The names and times of one drill."""

    def __init__(self, journal: Journal, scenario: Scenario, pack: PlanPack) -> None:
        """Gather the names.

        Args:
            journal: The drill; its header has the facts as texts.
            scenario: The story.
            pack: The plan it is drilled by.
        """
        header = journal.header
        self.journal = journal
        self.header = header
        self.scenario = scenario
        self.pack = pack
        self.calendar = Calendar(header.starts_at, header.office_hours)
        self._outlets = {outlet.id: outlet.title for outlet in scenario.outlets}
        self._things: dict[str, str] = {}
        self._platforms = {key: part.title for key, part in scenario.platforms.items()}

    def role(self, key: str) -> str:
        """The plan's name of a role, or who else writes rows."""
        return self.pack.roles.get(key) or ROLES.get(key) or _AUTHOR_NAMES.get(key, key)

    def roles(self, keys: Sequence[str]) -> str:
        """Several roles in one line."""
        return "、".join(map(self.role, keys))

    def platform(self, key: str) -> str:
        """The name of a platform."""
        return self._platforms.get(key, key)

    def channel(self, key: str) -> str:
        """The name of a release channel."""
        return CHANNELS.get(key) or self.platform(key)

    def outlet(self, key: str) -> str:
        """The name of an outlet."""
        return self._outlets.get(key, key)

    def fact(self, key: str) -> str:
        """The text of a fact."""
        found: Data = self.header.facts.get(key) or {}
        return str(found.get("text", key))

    def thing(self, key: str) -> str:
        """What a post, a citizen's item, an inquiry or a rumour says, in a few words."""
        if not self._things:
            self._things = {
                str(row.data[name]): cut(str(row.data.get(text, "")))
                for row_type, name, text in _THINGS
                for row in self.journal.of(row_type)
            }
        return self._things.get(key, key)

    def inject(self, key: str) -> str:
        """The title of an inject of the scenario; the id of any other."""
        found = self.scenario.inject(key)
        return key if found is None else found.title

    def level_colour(self, level: str) -> str:
        """The warning colour of a level of the plan, empty where it is none."""
        return next((known.colour for known in self.pack.levels if known.id == level), "")

    def moment(self, t: int) -> Moment:
        """Drill time as a moment."""
        when = self.header.starts_at + timedelta(seconds=t)
        clock = when.strftime("%H:%M")
        day = f"{when.month}月{when.day}日 周{WEEKDAYS[when.weekday()]}"
        return Moment(t, f"{day} {clock}", clock, day, when.isoformat(), self.day_sign(when.date()))

    def planned_at(self, moment: int | datetime) -> Moment:
        """A moment of the story as the scenario says it."""
        return self.moment(self.scenario.seconds(moment))

    def day_sign(self, day: date) -> str:
        """休 or 班 where the day is one; nothing for years whose holidays are not known."""
        try:
            return DAY_SIGNS.get(self.calendar.kind(day), "")
        except DrillError:
            return ""

    def moment_of(self, iso: str) -> Moment:
        """A time of a row's data as a moment."""
        return self.moment(self.seconds(iso))

    def seconds(self, iso: str) -> int:
        """A time of a row's data as drill time."""
        gap = datetime.fromisoformat(iso) - self.header.starts_at
        return gap.days * _DAY + gap.seconds


def wall_words(moment: datetime) -> str:
    """A moment outside the drill, as people in China write it: `11月22日 16:05`."""
    here = moment.astimezone(_HERE)
    return f"{here.month}月{here.day}日 {here:%H:%M}"


def wall_date(moment: datetime) -> str:
    """A day outside the drill with its year: `2026年11月22日`."""
    here = moment.astimezone(_HERE)
    return f"{here.year}年{here.month}月{here.day}日"


def cut(text: str) -> str:
    """The beginning of a text, in one line."""
    text = text.replace("\n", " ")
    return text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…"


def day_breaks(days: Sequence[str], today: str) -> tuple[str, ...]:
    """The headings between lines, newest first: a day where it differs from the line above."""
    return tuple("" if day == above else day for above, day in pairwise((today, *days)))


def about(seconds: int) -> str:
    """A stretch of time in whole minutes, for what runs: `1 小时 20 分`, `不到 1 分`."""
    return duration_words(seconds - seconds % _MINUTE) if seconds >= _MINUTE else "不到 1 分"


def count(number: int) -> str:
    """A number of a feed: exact below 10,000, then in 万 and 亿 with one decimal."""
    if number < _WAN:
        return str(number)
    unit, word = (_YI, "亿") if number >= _YI else (_WAN, "万")
    whole, tenth = divmod(number * 10 // unit, 10)
    return f"{whole}.{tenth} {word}" if tenth else f"{whole} {word}"


def roughly(number: int) -> str:
    """A number that was estimated, with two digits: `240`, `3600`, `5.2 万`."""
    grain = 10 ** max(0, len(str(number)) - 2)
    return count((number + grain // 2) // grain * grain)


def unfolded(text: str) -> str:
    """A Chinese text that a YAML file breaks into lines, without the blanks of the breaks."""
    return _BREAK.sub("", text)
