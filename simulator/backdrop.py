"""Everything else that a hot-search board talks about: topics that rise and sink by themselves.

A pure function of seed and day: nothing of it is in the journal, since it can always be had
again. Topics are born as often as an hour of the day brings them, rise, and sink in the time
that people are awake; a topic is on the board while fewer than 50 stand higher. So evenings
freeze into mornings, and most topics never get far.

How high a topic stands is told as `level`: 1 for the 20th line of a board at any hour, more
above. `heat` turns it into the figure that a board shows.

Source: hot-search archives 2026 [M] for births, dwell and rise; the surface of heat by hour
2024-2026 [M].
"""

from dataclasses import dataclass
from functools import lru_cache
from math import exp, log

import numpy as np
from numpy.typing import NDArray

from simulator.chance import Chance, Floats
from simulator.parameters import BIRTHS, HEAT_BY_HOUR, HOUR, PARAMETERS, RHYTHM_BOARD

_P = PARAMETERS
_DAY = 24 * HOUR
REFRESH_S = _P.refresh_s
_A_DAY = _DAY // REFRESH_S
_AN_HOUR = HOUR // REFRESH_S
_SIZE = 50
_NOISE = 8_192
_LONGEST = 2 * _A_DAY
_APART = 64.0
_ROUND = 9


@dataclass(frozen=True, slots=True)
class Standing:
    """The board of one refresh without the incident: who stands on it, and how high."""

    topics: tuple[int, ...]
    """Numbers of the topics from the first line down, at most 50."""
    levels: tuple[float, ...]
    """How high each stands."""


@dataclass(frozen=True, slots=True)
class _Births:
    """Topics of one day, in the order of their birth, as arrays of one shape."""

    number: NDArray[np.int64]
    at: Floats
    high: Floats
    rise: Floats
    sink: Floats
    noise: NDArray[np.int64]


class Backdrop:
    """The other topics of one drill.

    Args:
        seed: Of the drill.
        second_of_day: When StartEx is, in seconds after midnight.
    """

    def __init__(self, seed: int, second_of_day: int) -> None:
        self._chance = Chance(seed)
        self._offset = second_of_day
        self._births: dict[int, _Births] = {}
        self._days: dict[int, tuple[Floats, NDArray[np.int64], NDArray[np.int64]]] = {}

    def levels(self, t: int) -> list[float]:
        """How high the 50 topics of the board stand at a moment of the drill, highest first."""
        keys, _, starts = self._day(self._clock(t) // _DAY)
        start, end = _block(self._clock(t), starts)
        levels: list[float] = _level_of(keys[start:end], self._clock(t)).tolist()
        return levels

    def standing(self, t: int) -> Standing:
        """The board at a moment of the drill."""
        keys, topics, starts = self._day(self._clock(t) // _DAY)
        start, end = _block(self._clock(t), starts)
        levels = _level_of(keys[start:end], self._clock(t))
        return Standing(tuple(topics[start:end].tolist()), tuple(levels.tolist()))

    def _clock(self, t: int) -> int:
        """Seconds since the midnight before StartEx."""
        return self._offset + t

    def _day(self, day: int) -> tuple[Floats, NDArray[np.int64], NDArray[np.int64]]:
        if day not in self._days:
            self._days[day] = self._lines(day)
        return self._days[day]

    def _born(self, day: int) -> _Births:
        if day not in self._births:
            self._births[day] = _births(self._chance, day)
        return self._births[day]

    def _lines(self, day: int) -> tuple[Floats, NDArray[np.int64], NDArray[np.int64]]:
        """Every line of a day's boards: keys in order, topics, and where a refresh begins."""
        parts = [_tracks(self._born(born), day) for born in (day - 1, day)]
        refresh = np.concatenate([part[0] for part in parts])
        level = np.concatenate([part[1] for part in parts])
        topic = np.concatenate([part[2] for part in parts])
        key = refresh * _APART - level
        order = np.argsort(key, kind="stable")
        starts = np.searchsorted(refresh[order], np.arange(_A_DAY + 1))
        return key[order], topic[order], starts


def _block(clock: int, starts: NDArray[np.int64]) -> tuple[int, int]:
    refresh = clock % _DAY // REFRESH_S
    start = int(starts[refresh])
    return start, min(start + _SIZE, int(starts[refresh + 1]))


def _level_of(keys: Floats, clock: int) -> Floats:
    level: Floats = (clock % _DAY // REFRESH_S) * _APART - keys
    return level


def _births(chance: Chance, day: int) -> _Births:
    """The topics born on a day, its midnight being second 0."""
    stream = chance.stream(f"backdrop:{day}")
    per_hour = stream.poisson(np.array(BIRTHS))
    count = int(per_hour.sum())
    hour = np.repeat(np.arange(24), per_hour)
    high = np.round(stream.standard_exponential(count) * _P.topic_height, _ROUND)
    spread = np.round(np.exp(stream.standard_normal((2, count)) * [[0.4], [0.7]]), _ROUND)
    return _Births(
        number=np.arange(count) + (day + 2) * 2_000,
        at=np.sort((hour + stream.random(count)) * HOUR) + day * _DAY,
        high=high,
        rise=_P.topic_rise * spread[0],
        sink=_P.topic_sink * spread[1],
        noise=stream.integers(0, _NOISE - _LONGEST, count),
    )


def _tracks(births: _Births, day: int) -> tuple[NDArray[np.int64], Floats, NDArray[np.int64]]:
    """Where topics stand at the refreshes of a day: refresh, level and number of each line."""
    passed, clock = _awake(day)
    born = np.interp(births.at, clock, passed)
    up = np.minimum((births.high + _P.topic_below) / births.rise, 3.0)
    gone = np.searchsorted(passed, born + up + (births.high + _P.topic_after) / births.sink)
    first = np.ceil((births.at - clock[0]) / REFRESH_S).astype(np.int64)
    today = len(passed) - 1 - _A_DAY
    start, end = np.maximum(first, today), np.minimum(gone, len(passed) - 1)
    lines = np.maximum(end - start, 0)
    topic = np.repeat(np.arange(len(lines)), lines)
    at = np.arange(lines.sum()) - np.repeat(np.cumsum(lines) - lines, lines) + start[topic]
    age = passed[at] - born[topic]
    before = births.rise[topic] * (up[topic] - age)
    after = births.sink[topic] * (age - up[topic])
    wander = _wander()[(births.noise[topic] + at - first[topic]) % _NOISE]
    level = births.high[topic] - np.maximum(before, after) + wander
    seen = level > _P.topic_least
    return (at - today)[seen], np.round(level[seen], _ROUND), births.number[topic[seen]]


@lru_cache(maxsize=16)
def _awake(day: int) -> tuple[Floats, Floats]:
    """Waking hours passed by the refreshes from the day before a day to its end, and clock."""
    clock = np.arange((day - 1) * _DAY, (day + 1) * _DAY + 1, REFRESH_S, dtype=np.float64)
    share = np.array(RHYTHM_BOARD)[(clock[:-1] // HOUR).astype(np.int64) % 24]
    return np.concatenate([[0.0], np.cumsum(share) / _AN_HOUR]), clock


@lru_cache(maxsize=1)
def _wander() -> Floats:
    """Noise with a memory, the same for everybody; each topic begins somewhere in it."""
    draws = Chance(0).stream("wander").standard_normal(_NOISE).tolist()
    last, noise = 0.0, []
    for draw in draws:
        last = _P.board_memory * last + (1.0 - _P.board_memory**2) ** 0.5 * draw
        noise.append(round(last * _P.topic_noise, _ROUND))
    return np.array(noise)


_LOG_HEAT = tuple(map(log, HEAT_BY_HOUR))


def level_of(log_heat: float, hour: int) -> float:
    """How high a topic stands at an hour of the day, from the logarithm of its heat."""
    return 1.0 + (log_heat - _LOG_HEAT[hour]) / _P.board_scale


def heat_of(level: float, hour: int) -> float:
    """The heat of something this high at an hour of the day."""
    return HEAT_BY_HOUR[hour] * exp((level - 1.0) * _P.board_scale)
