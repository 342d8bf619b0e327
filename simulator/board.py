"""The hot-search board of 50: where the incident's topics stand among all the others.

A topic's heat follows from what is said about it; its rank from how hot the ranks of a real
board are at that hour. The other topics are scenery. `standing` reads a board back from a
journal.

Source: F14 for the heat of a topic; the surface of heat by hour and rank 2024-2026 [M].
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp, log

import numpy as np

from simulator.chance import Floats
from simulator.journal import Journal
from simulator.parameters import PARAMETERS
from simulator.world import World

SIZE = 50
REFRESH_BINS = 2
_P = PARAMETERS
_RANKS = (1, 2, 3, 5, 8, 10, 15, 20, 25, 30, 35, 40, 45, 50)
_BY_RANK = (5.6, 3.6, 2.95, 2.3, 1.66, 1.43, 1.25, 1.0, 0.88, 0.76, 0.66, 0.58, 0.52, 0.46)
"""Heat at a rank over the heat at rank 20, median over the day."""
_BY_HOUR = (
    *(172, 101, 50, 35, 27, 27, 43, 106, 230, 236, 217, 264),
    *(287, 262, 241, 232, 250, 239, 244, 237, 252, 256, 276, 247),
)
"""Heat at rank 20 by hour of day, in thousands."""
_NIGHT = range(7)
_ADMITTED, _ADMITTED_AT_NIGHT = 47, 25
_AR, _AR_SD = 0.8, 0.45
_MOVED = 3
_SCENERY_BINS = 6
_TOP = 10


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the board."""

    rank: int
    topic: str
    incident: bool


class Board:
    """The board of the first microblog, refreshed every ten minutes."""

    def __init__(self, world: World) -> None:
        self._world = world
        platforms = world.scenario.platforms.items()
        self._platform = next((name for name, p in platforms if p.kind == "microblog"), None)
        shares = {name: platform.share for name, platform in platforms}
        self._share = shares.get(self._platform or "", 0.0) / sum(shares.values())
        self._noise: dict[str, Floats] = {}
        self._refreshes = world.scenario.length // (_P.bin_s * REFRESH_BINS) + 1
        self._scenery = _scenery(world, self._refreshes)

    def refresh(self) -> None:
        """Look at every topic of the incident again, and now and then at all the others."""
        crowd = self._world.crowd
        if self._platform is None or crowd.bin % REFRESH_BINS:
            return
        hour = self._world.hour_of_day()
        for at, (track, posts) in enumerate(
            zip(crowd.names, crowd.last_hour.tolist(), strict=True)
        ):
            topic = self._world.topics.title(track)
            if topic is not None:
                rank = self._rank(track, posts * self._share, hour)
                self._move(topic, rank)
                crowd.boosted[at] = float(rank is not None)
        if crowd.bin % _SCENERY_BINS == 0 and self._scenery:
            self._show(crowd.bin // REFRESH_BINS)

    def _rank(self, track: str, posts: float, hour: int) -> int | None:
        if posts < 1.0:
            return None
        noise = self._luck(track)[self._world.crowd.bin // REFRESH_BINS % self._refreshes]
        fading = self._world.crowd.age_h(track) / 8.0
        heat = exp(_P.board_intercept + _P.board_slope * log(posts) + noise - fading)
        rank = rank_at(heat, hour)
        on_board = self._world.book.ranks.get(self._world.topics.title(track) or "")
        admitted = SIZE if on_board else _ADMITTED_AT_NIGHT if hour in _NIGHT else _ADMITTED
        return rank if rank is not None and rank <= admitted else None

    def _luck(self, track: str) -> Floats:
        if track not in self._noise:
            draws = self._world.chance.stream(f"board:{track}").standard_normal(self._refreshes)
            self._noise[track] = _autoregressive(draws) * _AR_SD
        return self._noise[track]

    def _move(self, topic: str, rank: int | None) -> None:
        before = self._world.book.ranks.get(topic)
        if rank == before:
            return
        near = rank is not None and before is not None and abs(rank - before) < _MOVED
        if near and min(rank or 0, before or 0) > _TOP:
            return
        row = {"platform": self._platform, "topic": topic, "rank": rank, "incident": True}
        self._world.write("sim.hotlist", row)

    def _show(self, refresh: int) -> None:
        order = np.argsort(-self._scenery[refresh % self._refreshes], kind="stable")[:SIZE]
        titles = self._world.scenario.background_topics
        row = {"platform": self._platform, "topic": titles[order[0]], "rank": 1}
        self._world.write("sim.hotlist", {**row, "board": order.tolist()})


def rank_at(heat: float, hour: int) -> int | None:
    """The rank that a heat gives at an hour of the day, None below the board."""
    relative = log(max(heat, 1.0) / (_BY_HOUR[hour] * 1_000.0))
    levels = [log(level) for level in _BY_RANK]
    if relative < levels[-1]:
        return None
    return round(float(np.interp(-relative, [-level for level in levels], _RANKS)))


def standing(journal: Journal, t: int) -> tuple[Line, ...]:
    """The board as it stood at `t`: up to 50 lines, the incident's topics at their ranks."""
    own: dict[str, int] = {}
    others: list[str] = []
    titles = journal.header.raw.get("background_topics", ())
    for row in journal.of("sim.hotlist"):
        if row.t > t:
            break
        if "board" in row.data:
            others = [titles[i] for i in row.data["board"]]
        elif row.data["rank"] is None:
            own.pop(row.data["topic"], None)
        else:
            own[row.data["topic"]] = row.data["rank"]
    return tuple(_lines(own, others))


def _lines(own: dict[str, int], others: list[str]) -> Iterator[Line]:
    waiting = sorted(own, key=lambda topic: (own[topic], topic))
    scenery = iter(others)
    for rank in range(1, SIZE + 1):
        if waiting and own[waiting[0]] <= rank:
            yield Line(rank, waiting.pop(0), incident=True)
            continue
        title = next(scenery, None)
        if title is not None:
            yield Line(rank, title, incident=False)


def _autoregressive(draws: Floats) -> Floats:
    """Turn white noise into noise with a memory and the same spread."""
    noise = np.empty_like(draws)
    last = float(draws[0])
    for at, draw in enumerate(draws.tolist()):
        last = _AR * last + (1.0 - _AR**2) ** 0.5 * draw
        noise[at] = last
    return noise


def _scenery(world: World, refreshes: int) -> tuple[Floats, ...]:
    titles = world.scenario.background_topics
    if not titles:
        return ()
    draws = world.chance.stream("scenery").standard_normal((len(titles), refreshes))
    return tuple(np.stack([_autoregressive(row) for row in draws], axis=1))
