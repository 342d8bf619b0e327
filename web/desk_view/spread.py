"""How far the matter spread: readings by the hour on each platform, as a curve and a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.view import Sight
from web.desk_view.desk import Desk
from web.words import Moment, count

HOURS = 24
"""Hours that are shown, the latest ones."""

WIDTH, HEIGHT = 240, 40
"""Of a curve, in its own units."""

_HOUR_S = 3_600


@dataclass(frozen=True, slots=True)
class Hour:
    """One hour: what was added in it; what is read at its end belongs to it."""

    moment: Moment
    views: str
    reposts: str
    comments: str


@dataclass(frozen=True, slots=True)
class Spread:
    """One platform; `points` draws the readings of each hour from left to right."""

    platform: str
    total: str
    last: str
    """Readings added in the last 60 minutes."""
    points: str
    hours: tuple[Hour, ...]
    """The newest first."""


def spread(desk: Desk) -> tuple[Spread, ...]:
    """Fold the curves of spread, the widest first."""
    rows: dict[str, list[Sight]] = {}
    for sight in desk.view.rows("sim.metric"):
        rows.setdefault(str(sight.data["platform"]), []).append(sight)
    widest = sorted(rows.items(), key=lambda pair: -pair[1][-1].data["views"])
    newest = max((found[-1].t for found in rows.values()), default=0)
    return tuple(_platform(desk, name, found, newest) for name, found in widest)


def views_between(rows: Sequence[Sight], since: int, until: int) -> int:
    """Readings added between two moments, from the running totals of one platform."""
    return _total(rows, until) - _total(rows, since)


def _total(rows: Sequence[Sight], t: int) -> int:
    return max((int(row.data["views"]) for row in rows if row.t <= t), default=0)


def _platform(desk: Desk, name: str, rows: Sequence[Sight], newest: int) -> Spread:
    by_hour: dict[int, Sight] = {(row.t - 1) // _HOUR_S: row for row in rows}
    last = max(newest - 1, desk.view.t - _HOUR_S) // _HOUR_S
    shown = range(max(min(by_hour), last - HOURS + 1), last + 1)
    added = [_added(by_hour, hour) for hour in shown]
    return Spread(
        platform=desk.words.platform(name),
        total=count(int(rows[-1].data["views"])),
        last=count(views_between(rows, desk.view.t - _HOUR_S, desk.view.t)),
        points=_points([one["views"] for one in added]),
        hours=tuple(
            Hour(
                desk.words.moment(hour * _HOUR_S),
                count(one["views"]),
                count(one["reposts"]),
                count(one["comments"]),
            )
            for hour, one in zip(shown, added, strict=True)
        )[::-1],
    )


def _added(by_hour: Mapping[int, Sight], hour: int) -> Mapping[str, int]:
    """What the totals rose by in an hour; nothing where none was read."""
    here = by_hour.get(hour)
    if here is None:
        return dict.fromkeys(("views", "reposts", "comments"), 0)
    before = by_hour.get(max((h for h in by_hour if h < hour), default=-1))
    return {
        name: int(here.data[name]) - (int(before.data[name]) if before else 0)
        for name in ("views", "reposts", "comments")
    }


def _points(values: Sequence[int]) -> str:
    """The corners of a curve, as SVG writes them."""
    top, step = max(1, *values), WIDTH / max(1, len(values) - 1)
    return " ".join(
        f"{index * step:.1f},{HEIGHT - value * HEIGHT / top:.1f}"
        for index, value in enumerate(values)
    )
