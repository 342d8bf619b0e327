"""The inner state of the world: what only the director may see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scenarios.pattern import Scalar
from simulator.journal import Journal
from web.desk_view.heat import MARKED, Heat, heat
from web.words import Words

_SHARES = (("anger", "公众愤怒"), ("trust", "公众信任"), ("gap", "信息缺口"))
_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Gauge:
    """A share of the public's mood, 0 to 100."""

    title: str
    percent: int


@dataclass(frozen=True, slots=True)
class World:
    """Figures, gauges and the heat curve."""

    level: str
    colour: str
    posts: int
    posts_1h: int
    rank: str
    gauges: Sequence[Gauge]
    heat: Heat


def world(journal: Journal, figures: Mapping[str, Scalar], words: Words) -> World:
    """The state of the world.

    Args:
        journal: The rows so far.
        figures: By the names of `scenarios.condition.STATES`; empty where the drill is over.
        words: The names of the drill.
    """
    level = str(figures.get("level") or "")
    acts = [row for row in journal if row.type in MARKED]
    rank = figures.get("rank")
    return World(
        level=level,
        colour=words.level_colour(level),
        posts=_whole(figures.get("posts")),
        posts_1h=_whole(figures.get("posts_1h")),
        rank="未上榜" if rank is None else f"第 {rank} 名",
        gauges=[
            Gauge(title, round(float(value) * _PERCENT))
            for name, title in _SHARES
            if isinstance(value := figures.get(name), int | float)
        ],
        heat=heat(journal.of("sim.metric"), acts, words),
    )


def _whole(value: Scalar) -> int:
    return int(value) if isinstance(value, int | float) else 0
