"""The heat of the incident over time, figures by platform, and the acts that stand on the curve."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from scenarios.vocabulary import ENTRY_TYPES
from simulator.view import Sight
from web.row_view import Row
from web.words import Moment, Words, count

MARKED = ("monitor.detect", "report.submit", "plan.activate", "publish", "presser.hold", "retract")
"""Acts that stand as marks on the curve."""

_STEP_S = 600
_HOUR_S = 3_600


@dataclass(frozen=True, slots=True)
class Figures:
    """The totals of one platform."""

    platform: str
    reposts: str
    comments: str
    views: str


@dataclass(frozen=True, slots=True)
class HeatHour:
    """One line of the table behind the chart."""

    moment: Moment
    heat: float
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """The curve; `chart` is what the chart module draws, JSON only."""

    now: float | None
    peak: float | None
    figures: tuple[Figures, ...]
    hours: tuple[HeatHour, ...]
    chart: dict[str, Any]


def heat(metrics: Collection[Row | Sight], acts: Collection[Row | Sight], words: Words) -> Heat:
    """Fold the curve.

    Args:
        metrics: `sim.metric` rows in order.
        acts: Acts in order; those of the kinds in `MARKED` become marks.
        words: The names of the drill.
    """
    points = list(_points(metrics))
    marked = [act for act in acts if act.type in MARKED]
    values = [value for _, value in points]
    return Heat(
        now=values[-1] if values else None,
        peak=max(values, default=None),
        figures=_figures(metrics, words),
        hours=_hours(points, marked, words),
        chart={
            "start": words.header.starts_at.isoformat(),
            "points": [[words.header.at(t), value] for t, value in points],
            "marks": [_mark(act, words) for act in marked],
        },
    )


def _points(metrics: Collection[Row | Sight]) -> Iterator[tuple[int, float]]:
    """The last heat of each ten minutes, as (seconds, 0-100)."""
    for _, group in groupby(metrics, key=lambda row: row.t // _STEP_S):
        last = list(group)[-1]
        yield last.t, float(last.data["heat"])


def _figures(metrics: Collection[Row | Sight], words: Words) -> tuple[Figures, ...]:
    last = {str(row.data["platform"]): row.data for row in metrics}
    return tuple(
        Figures(
            words.platform(key),
            count(data["reposts"]),
            count(data["comments"]),
            count(data["views"]),
        )
        for key, data in last.items()
    )


def _hours(
    points: list[tuple[int, float]], acts: Collection[Row | Sight], words: Words
) -> tuple[HeatHour, ...]:
    by_hour = {t // _HOUR_S: (t, value) for t, value in points}
    return tuple(
        HeatHour(
            words.moment(t),
            value,
            tuple(ENTRY_TYPES[act.type].title for act in acts if act.t // _HOUR_S == hour),
        )
        for hour, (t, value) in by_hour.items()
    )


def _mark(act: Row | Sight, words: Words) -> dict[str, Any]:
    return {
        "at": words.header.at(act.t),
        "title": ENTRY_TYPES[act.type].title,
        "who": words.role(act.by),
        "seq": act.seq,
    }
