"""The hot-search board of 50: where the incident's topics stand among all the others.

A topic's heat follows from what is said about it, its rank from how many stand higher: the
others of the backdrop, and its own kind. The journal holds how the incident's topics move;
`standing` reads a whole board from it, at any moment.

Source: F14 for the heat of a topic; the model notes, 1.2, for noise and age.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log

from simulator.backdrop import LOWEST, Backdrop, level_of
from simulator.chance import Floats
from simulator.journal import Header, Journal
from simulator.parameters import PARAMETERS
from simulator.small_talk import title_of
from simulator.world import World, second_of_day

SIZE = 50
_P = PARAMETERS
_REFRESH_BINS = _P.refresh_s // _P.bin_s
_MOVED = 3
_PLACES = (1, 3, 10)
"""Who passes one of these ranks has moved, however little it was."""
_LEAST = 3.0
"""Posts an hour of which a topic is a topic."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the board."""

    rank: int
    topic: str
    incident: bool


class Board:
    """The board of the first microblog, refreshed every ten minutes, later every twenty."""

    def __init__(self, world: World) -> None:
        self._world = world
        platforms = world.scenario.platforms
        self._platform = platform_of({name: p.kind for name, p in platforms.items()})
        shares = {name: platform.share for name, platform in platforms.items()}
        self._share = shares.get(self._platform or "", 0.0) / sum(shares.values())
        self._noise: dict[str, tuple[list[float], float]] = {}
        self._hour = -1
        self._wanted: dict[str, float] = {}
        """By track, with fewer posts an hour than this no luck of this hour of the day helps."""
        self._refreshes = world.scenario.length // _P.refresh_s + 1
        self._backdrop = backdrop_of(world.journal.header)

    def refresh(self) -> None:
        """Look at every topic of the incident again."""
        if self._platform is None or self._world.crowd.bin % _REFRESH_BINS:
            return
        levels, standing = self._levels(), self._world.book.ranks
        ranks = self._ranks(levels)
        if not ranks and not standing:
            return
        for track, topic in self._world.topics.all():
            before, rank = standing.get(topic), ranks.get(track)
            if rank != before:
                self._move(track, topic, before, rank)

    def _levels(self) -> dict[str, float]:
        """How high the topics of each track stand that may be high enough for the board."""
        crowd, titled = self._world.crowd, self._world.topics.title
        hour, refresh = self._world.hour_of_day(), crowd.bin // _REFRESH_BINS % self._refreshes
        if hour != self._hour:
            self._hour, self._wanted = hour, {}
        levels = {}
        for track, posts in zip(crowd.names, crowd.per_hour(), strict=True):
            said = posts * self._share
            if said < self._wanted.get(track, _LEAST) or titled(track) is None:
                continue
            fading = crowd.age_h(track) / _P.board_age_h
            noise, most = self._luck(track)
            heat = _P.board_intercept + _P.board_slope * log(said) + noise[refresh] - fading
            level = level_of(heat, hour)
            if level > LOWEST:
                levels[track] = level
                continue
            short = (LOWEST - level) * _P.board_scale - (most - noise[refresh])
            self._wanted[track] = max(_LEAST, said * exp(short / _P.board_slope))
        return levels

    def _luck(self, track: str) -> tuple[list[float], float]:
        """The noise of a topic by refresh, and the most of it."""
        if track not in self._noise:
            draws = self._world.chance.stream(f"board:{track}").standard_normal(self._refreshes)
            noise = _autoregressive(draws)
            self._noise[track] = noise, max(noise)
        return self._noise[track]

    def _ranks(self, levels: Mapping[str, float]) -> dict[str, int]:
        """The ranks of the tracks that are among the first 50 of all, higher ones first."""
        ranks, now = {}, self._world.now
        for ours, track in enumerate(sorted(levels, key=levels.__getitem__, reverse=True)):
            above = ours + self._backdrop.higher(now, levels[track])
            if above >= SIZE:
                break
            ranks[track] = 1 + above
        return ranks

    def _move(self, track: str, topic: str, before: int | None, rank: int | None) -> None:
        if rank is None or before is None:
            self._world.crowd.boost(track, on_board=rank is not None)
        elif abs(rank - before) < _MOVED and _place(rank) == _place(before):
            return
        row = {"platform": self._platform, "topic": topic, "rank": rank, "incident": True}
        self._world.write("sim.hotlist", row)


def _place(rank: int) -> int:
    """Whether a rank is the first, one of the first three, of the first ten, or none of these."""
    return bisect_left(_PLACES, rank)


def platform_of(kinds: Mapping[str, str]) -> str | None:
    """The platform that has the board: the first microblog, None where there is none."""
    return next((name for name, kind in kinds.items() if kind == "microblog"), None)


def backdrop_of(header: Header) -> Backdrop:
    """What else is talked about in a drill."""
    return _backdrop(header.seed, second_of_day(header.starts_at))


@lru_cache(maxsize=8)
def _backdrop(seed: int, offset: int) -> Backdrop:
    return Backdrop(seed, offset)


def standing(journal: Journal, t: int) -> tuple[Line, ...]:
    """The board as it stood at `t`: up to 50 lines, the incident's topics at their ranks.

    Empty where no platform has a board.
    """
    if platform_of(journal.header.platforms) is None:
        return ()
    own: dict[str, int] = {}
    for row in journal.of("sim.hotlist"):
        if row.t > t:
            break
        own.pop(row.data["topic"], None)
        if row.data["rank"] is not None:
            own[row.data["topic"]] = row.data["rank"]
    local = journal.header.raw.get("background_topics") or ()
    others = backdrop_of(journal.header).standing(t).topics
    return tuple(_lines(own, [title_of(number, local) for number in others]))


def _lines(own: Mapping[str, int], others: list[str]) -> Iterator[Line]:
    waiting = sorted(own, key=lambda topic: (own[topic], topic))
    scenery = iter(others)
    for rank in range(1, SIZE + 1):
        if waiting and own[waiting[0]] <= rank:
            yield Line(rank, waiting.pop(0), incident=True)
        else:
            yield Line(rank, next(scenery), incident=False)


def _autoregressive(draws: Floats) -> list[float]:
    """Turn white noise into noise with a memory and the spread of a topic's heat."""
    noise = []
    last = float(draws[0])
    fresh = float((1.0 - _P.board_memory**2) ** 0.5)
    for draw in draws.tolist():
        last = _P.board_memory * last + fresh * draw
        noise.append(last * _P.board_noise)
    return noise
