"""The script on one axis of time: what happens when, lane by lane, with its days."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from web.studio_view.naming import Naming
from web.studio_view.spec import value_at
from web.words import cut

LANES: tuple[tuple[str, str, str], ...] = (
    ("injects", "注入", "title"),
    ("posts", "网帖", "text"),
    ("rumours", "谣言", "text"),
    ("citizens", "诉求", "text"),
    ("reporters", "记者", "question"),
)
LANE_HEIGHT = 28
_DAY = 86_400
_MOST_DAYS = 60
_ROOM = 0.2
"""The share of the axis that the words of a day take."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One item on the axis; `x` in per cent of its length, `t` in seconds since the start."""

    route: str
    title: str
    t: int
    x: str
    when: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One kind of items; `waiting` are those that wait for a condition."""

    title: str
    y: int
    marks: Sequence[Mark]
    waiting: int


@dataclass(frozen=True, slots=True)
class Day:
    """Where a day begins on the axis."""

    x: str
    text: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The axis, `length` seconds long, and its lanes, `height` pixels high together."""

    length: int
    height: int
    lanes: Sequence[Lane]
    days: Sequence[Day]


def timeline_of(data: object) -> Timeline | None:
    """The axis of a document; None where it does not say how long it lasts."""
    naming = Naming(data)
    if not naming.length:
        return None
    lanes = [_lane(data, number, naming, naming.length) for number in range(len(LANES))]
    return Timeline(
        length=naming.length,
        height=LANE_HEIGHT * len(LANES),
        lanes=lanes,
        days=list(_days(naming, naming.length)),
    )


def _lane(data: object, number: int, naming: Naming, length: int) -> Lane:
    route, title, key = LANES[number]
    found = value_at(data, (route,))
    items = [item if isinstance(item, Mapping) else {} for item in _listed(found)]
    marks = []
    for place, item in enumerate(items):
        t = naming.seconds(item.get("at"))
        if t is not None and 0 <= t <= length:
            when = naming.planned_at(t).text
            name = cut(str(item.get(key, "")))
            marks.append(Mark(f"{route}/{place}/at", name, t, _share(t, length), when))
    y = LANE_HEIGHT * number + LANE_HEIGHT // 2
    return Lane(title, y, marks, sum("when" in item for item in items))


def _days(naming: Naming, length: int) -> Iterator[Day]:
    """Midnight after midnight, and the start where there is room for its words."""
    start = naming.starts_at
    if start is None:
        yield Day("0%", "开始")
        return
    first = _DAY - (start.hour * 3_600 + start.minute * 60 + start.second)
    if first >= length * _ROOM:
        yield Day("0%", naming.planned_at(0).day)
    for t in range(first, min(length, _MOST_DAYS * _DAY), _DAY):
        moment = naming.planned_at(t)
        yield Day(_share(t, length), f"{moment.day} {moment.day_kind}".rstrip())


def _share(t: int, length: int) -> str:
    return f"{100 * t / length:.3f}%"


def _listed(found: object) -> Sequence[object]:
    return found if isinstance(found, list) else ()
