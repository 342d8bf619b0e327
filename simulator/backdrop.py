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

from bisect import bisect_left
from collections.abc import Sequence
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
_A_QUARTER = _A_DAY // 4
"""Refreshes reckoned at once: a quarter of a day, as matters seldom stay longer on the board."""
_LONGEST = 2 * _A_DAY
"""Refreshes that a topic is followed at most: to the end of the day after that of its birth."""
_APART = 64.0
LOWEST = _P.topic_least
"""Topics that stand no higher are not followed, as they are never among the first 50."""
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


@dataclass(frozen=True, slots=True)
class _Quarter:
    """The boards of a quarter of a day; a key puts lines in order, the highest of a board first."""

    refresh: NDArray[np.int64]
    """Of which of the boards each line is, shape (lines,), as `key` and `number`."""
    key: Floats
    number: NDArray[np.int64]
    """The topic of each line."""
    ordered: Sequence[float]
    """The keys in order."""
    starts: Sequence[int]
    """Where among these each board begins, and where the last one ends."""

    def higher(self, refresh: int, level: float) -> int:
        """How many lines of a board stand higher."""
        start, end = self.starts[refresh : refresh + 2]
        return bisect_left(self.ordered, refresh * _APART - level, start, end) - start

    def levels(self, refresh: int) -> list[float]:
        """How high the lines of a board stand, the highest first."""
        start, end = self.starts[refresh : refresh + 2]
        return [refresh * _APART - key for key in self.ordered[start : min(start + _SIZE, end)]]

    def topics(self, refresh: int) -> list[int]:
        """The topics of a board, the highest first."""
        here = self.refresh == refresh
        order = np.argsort(self.key[here], kind="stable")[:_SIZE]
        topics: list[int] = self.number[here][order].tolist()
        return topics


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
        self._quarters: dict[int, _Quarter] = {}

    def higher(self, t: int, level: float) -> int:
        """How many topics stand higher than this at a moment of the drill."""
        quarter, refresh = self._at(t)
        return quarter.higher(refresh, level)

    def standing(self, t: int) -> Standing:
        """The board at a moment of the drill."""
        quarter, refresh = self._at(t)
        return Standing(tuple(quarter.topics(refresh)), tuple(quarter.levels(refresh)))

    def _at(self, t: int) -> tuple[_Quarter, int]:
        """The boards of the quarter of a day of a moment, and which of them stands then."""
        number, refresh = divmod((self._offset + t) // REFRESH_S, _A_QUARTER)
        if number not in self._quarters:
            self._quarters[number] = self._lines(number)
        return self._quarters[number], refresh

    def _born(self, day: int) -> _Births:
        if day not in self._births:
            self._births[day] = _births(self._chance, day)
        return self._births[day]

    def _lines(self, quarter: int) -> _Quarter:
        day = quarter * _A_QUARTER // _A_DAY
        parts = [_tracks(self._born(born), day, quarter) for born in (day - 1, day)]
        refresh, level, number = map(np.concatenate, zip(*parts, strict=True))
        key = refresh * _APART - level
        starts = np.cumsum(np.bincount(refresh, minlength=_A_QUARTER)).tolist()
        return _Quarter(refresh, key, number, np.sort(key).tolist(), (0, *starts))


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


def _tracks(
    births: _Births, day: int, quarter: int
) -> tuple[NDArray[np.int64], Floats, NDArray[np.int64]]:
    """Where topics stand at the refreshes of a quarter of a day.

    Returns:
        Refresh, level and number of each line.
    """
    passed, clock = _awake(day)
    up = np.minimum((births.high + _P.topic_below) / births.rise, 3.0)
    peak = np.interp(births.at, clock, passed) + up
    gone = np.searchsorted(passed, peak + (births.high + _P.topic_after) / births.sink)
    first = np.ceil((births.at - clock[0]) / REFRESH_S).astype(np.int64)
    begin = quarter * _A_QUARTER - (day - 1) * _A_DAY
    start, end = np.maximum(first, begin), np.minimum(gone, begin + _A_QUARTER)
    lines = np.maximum(end - start, 0)
    at = np.arange(lines.sum()) + np.repeat(start - np.cumsum(lines) + lines, lines)
    since = passed[at] - np.repeat(peak, lines)
    lost = np.maximum(-since * np.repeat(births.rise, lines), since * np.repeat(births.sink, lines))
    wander = _wander()[at + np.repeat(births.noise - first, lines)]
    level = np.repeat(births.high, lines) - lost + wander
    seen = np.flatnonzero(level > LOWEST)
    number = np.repeat(births.number, lines)
    return at.take(seen) - begin, np.round(level.take(seen), _ROUND), number.take(seen)


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
        last = _P.topic_memory * last + (1.0 - _P.topic_memory**2) ** 0.5 * draw
        noise.append(round(last * _P.topic_noise, _ROUND))
    return np.array(noise)


_LOG_HEAT = tuple(map(log, HEAT_BY_HOUR))


def level_of(log_heat: float, hour: int) -> float:
    """How high a topic stands at an hour of the day, from the logarithm of its heat."""
    return 1.0 + (log_heat - _LOG_HEAT[hour]) / _P.board_scale


def heat_of(level: float, hour: int) -> float:
    """The heat of something this high at an hour of the day."""
    return HEAT_BY_HOUR[hour] * exp((level - 1.0) * _P.board_scale)
