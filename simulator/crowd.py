"""The public as binned flow: how much is posted, how angry, how trusting. Arrays, no events.

Each track (the matter itself, a hashtag, a rumour, an official notice) excites itself with
two memories: reposts of notable posts and reposts of reposts. Memories run in waking time, so
that what nobody sees at night is seen in the morning; matters differ in how long they last.
What happens when, and what a person can read, is decided elsewhere. A step costs the same
however many posts it holds, and uses only operations that are exact on every machine.

Source: the model notes, 1.2; every number in `simulator.parameters`.
"""

from collections.abc import Mapping, Sequence
from enum import Enum
from functools import lru_cache
from math import erfc, exp

import numpy as np

from simulator.chance import Chance, Floats
from simulator.parameters import (
    DIRECT,
    DIRECT_RUMOUR,
    HOP,
    HOUR,
    PARAMETERS,
    PLATFORM_HOURS,
    RHYTHM,
    TAU_S,
)

_P = PARAMETERS
_DIGITS = 9
_BINS_A_HOUR = HOUR // _P.bin_s
_PACE_BINS = _P.heat_memory_s // _P.bin_s
_MOST_TRACKS = 64


def steady(value: float) -> float:
    """Drop the last digits, in which the mathematics of two processors may differ."""
    return round(value, 12)


_HEAT_KEEP = steady(exp(-_P.bin_s / _P.heat_memory_s))
_KEEP = tuple(
    np.repeat([[steady(exp(-awake * _P.bin_s / tau))] for tau in TAU_S], _MOST_TRACKS, 1)
    for awake in RHYTHM
)
"""What a memory keeps of a bin, by hour of day, each shape (len(TAU_S), tracks)."""
_DUE = tuple(1.0 - keep for keep in _KEEP)
"""What of a memory is due in a bin, by hour of day, shapes as in `_KEEP`."""

_LEAST_MEAN = 1.0 / (1.0 / _P.least_shape - 1.0 / _P.dispersion)
"""Below this mean a count is spread as if it were as large."""

_ONE, _NONE, _LEAST, _NINTH, _SPREAD, _CAP = (
    np.full(_MOST_TRACKS, value)
    for value in (1.0, 0.0, _LEAST_MEAN, 1.0 / 9.0, 1.0 / 9.0 / _P.dispersion, _P.branching_cap)
)
"""Numbers as wide as the tracks, with which numpy reckons faster than with single ones."""


class Kind(Enum):
    """What a track is about: its offspring per post, and how a notable post is remembered."""

    MATTER = (_P.branching, DIRECT)
    RUMOUR = (_P.branching_rumour, DIRECT_RUMOUR)
    OFFICIAL = (_P.branching_official, DIRECT)


class Crowd:
    """The public of one drill, advanced bin by bin.

    Args:
        chance: The chance of the drill.
        population: How many people there are.
        volume: Expected posts of the first hour of a matter of middling severity.
        platforms: The kind and the weight in the volume of each platform.
        bins: How many bins the drill may last.
        second_of_day: When StartEx is, in seconds after midnight.
    """

    MAX_TRACKS = _MOST_TRACKS

    def __init__(
        self,
        chance: Chance,
        *,
        population: int,
        volume: float,
        platforms: Sequence[tuple[str, float]],
        bins: int,
        second_of_day: int,
    ) -> None:
        self._chance = chance
        self._population = population
        self._volume = volume
        self._split = split_by_hour(tuple(platforms))
        self._bins = bins
        self._second_of_day = second_of_day
        tracks = self.MAX_TRACKS
        self._pending, self._due, self._direct = np.zeros((3, len(TAU_S), tracks))
        self._normal, self._rest, self._counts = np.zeros((3, bins, tracks))
        self._branching, self._rebutted, self._rebutted_at = np.zeros((3, tracks))
        self._pull, self._reach = np.ones((2, tracks))
        self._written = np.zeros((len(platforms), tracks))
        self._hour = [0.0] * _BINS_A_HOUR
        self._marked: set[int] = set()
        self._all = 0.0
        self.severity = self._severity()
        self._interest_h = self._drawn("interest", _P.interest_h, _P.interest_spread)
        self._lasting = self._drawn("lasting", _P.lasting, _P.lasting_spread)
        self._hop = np.repeat(remembered(HOP, self._lasting)[:, None], tracks, 1)
        self._first: int | None = None
        self.names: list[str] = []
        self._places: dict[str, int] = {}
        self._born: list[int] = []
        self.bin = 0
        self.gap = self.anger = self.trust = 0.5
        self.answered = False
        self.pace = self.heat = self.peak = 0.0

    def _severity(self) -> float:
        """How far this matter catches on, by luck alone; the median is 1, a few go very far."""
        normal = float(self._chance.stream("severity").standard_normal())
        beyond = erfc(abs(normal) / 2.0**0.5)
        if normal < 0.0:
            return round(float(beyond**_P.severity_below), _DIGITS)
        return round(min(_P.severity_cap, float(beyond**-_P.severity_above)), _DIGITS)

    def _drawn(self, name: str, median: float, spread: float) -> float:
        """What differs from matter to matter, lognormal."""
        normal = float(self._chance.stream(name).standard_normal())
        return round(median * exp(spread * normal), _DIGITS)

    @property
    def t(self) -> int:
        """The end of the last bin that was computed, in seconds since StartEx."""
        return self.bin * _P.bin_s

    @property
    def posts(self) -> int:
        """Everything written about the incident so far."""
        return int(self._all)

    @property
    def total(self) -> Floats:
        """Posts so far by track, shape (tracks,)."""
        total: Floats = np.add.reduce(self._written[:, : len(self.names)])
        return total

    @property
    def by_platform(self) -> Floats:
        """Posts so far by platform, shape (platforms,)."""
        written: Floats = np.add.reduce(self._written, 1)
        return written

    @property
    def last_hour(self) -> float:
        """Posts of the last hour."""
        return sum(self._hour)

    def per_hour(self, last: int = _PACE_BINS) -> Floats:
        """Posts an hour by track over the `last` bins, shape (tracks,)."""
        recent = np.add.reduce(self._counts[max(0, self.bin - last) : self.bin])
        rate: Floats = recent[: len(self.names)] * (_BINS_A_HOUR / last)
        return rate

    def unread(self, read: Floats) -> list[dict[str, int]]:
        """Posts by track since a reading, one mapping for each platform; the reading is brought up.

        Args:
            read: What was counted up to then, whole numbers, shape (platforms, MAX_TRACKS).
        """
        written = np.floor(self._written)
        new = (written - read)[:, : len(self.names)].tolist()
        read[:] = written
        return [
            {name: int(count) for name, count in zip(self.names, row, strict=True) if count}
            for row in new
        ]

    def begin(self, name: str, kind: Kind) -> None:
        """Begin a track; its noise comes from its own stream, so others are untouched.

        Beginning it again, or one more than the crowd can hold, changes nothing.
        """
        at = len(self.names)
        if name in self._places or at == self.MAX_TRACKS:
            return
        stream = self._chance.stream(f"track:{name}")
        self._normal[:, at] = np.round(stream.standard_normal(self._bins), _DIGITS)
        self._rest[:, at] = stream.random(self._bins)
        branching, direct = kind.value
        self._branching[at] = branching
        self._direct[:, at] = remembered(direct, self._lasting)
        self._born.append(self.t)
        self._places[name] = at
        self.names.append(name)

    def mark(self, name: str, size: float) -> None:
        """Add a notable post to a track; `size` in first-hour volumes of direct reposts.

        A name without a track counts for the first track.
        """
        at = self._at(name)
        if at not in self._marked:
            self._marked.add(at)
            self._born[at] = self.t
            self._first = self.t if self._first is None else self._first
        mass = size * self.severity * self._volume / _P.first_hour_share
        self._pending[:, at] += mass * self._direct[:, at]

    def report(self, name: str, size: float) -> None:
        """Add what the press writes; it finds the fewer readers, the less interest is left."""
        self.mark(name, size * self.interest())

    def damp(self, name: str, factor: float) -> None:
        """Multiply what a track still has to come; the first where there is no such track."""
        self._pending[:, self._at(name)] *= factor

    def damp_all(self, factor: float) -> None:
        """Multiply what every track still has to come."""
        self._pending *= factor

    def rebut(self, name: str, strength: float) -> None:
        """Let a track be passed on less, by `strength` in [0, 1] at first, fading in 72 h.

        A name without a track changes nothing.
        """
        at = self._places.get(name)
        if at is None:
            return
        self._rebutted[at] = max(float(self._rebuttal()[at]), strength)
        self._rebutted_at[at] = self.t
        self._spread()

    def boost(self, name: str, *, on_board: bool) -> None:
        """Let a track have more readers while its topic stands on the hot-search board."""
        self._pull[self._at(name)] = 1.0 + _P.board_boost * on_board
        self._spread()

    def shift(self, *, gap: float = 0.0, anger: float = 0.0, trust: float = 0.0) -> None:
        """Move the three moods, each kept in [0, 1]."""
        self.gap = min(1.0, max(0.0, self.gap + gap))
        self.anger = min(1.0, max(0.0, self.anger + anger))
        self.trust = min(1.0, max(0.0, self.trust + trust))

    def age_h(self, name: str) -> float:
        """Hours since the first notable post of a track, or since it began if it has none."""
        return (self.t - self._born[self._at(name)]) / HOUR

    def interest(self) -> float:
        """How far the country still wants to read about the matter, from 1 down to 0.

        It stays for days and then moves on rather quickly.
        """
        since = self.t - (self.t if self._first is None else self._first)
        return steady(exp(-((since / (self._interest_h * HOUR)) ** 2)))

    def step(self) -> int:
        """Let one bin pass.

        Returns:
            Posts written in it.
        """
        hour = self._hour_of_day()
        total = self._flow(hour) if self._marked else 0.0
        self._book(total, RHYTHM[hour])
        return int(total)

    def _flow(self, hour: int) -> float:
        due: Floats = np.add.reduce(np.multiply(self._pending, _DUE[hour], out=self._due))
        self._pending *= _KEEP[hour]
        if self.bin % _BINS_A_HOUR == 0:
            self._spread()
        due *= self._reach
        due *= 1.0 - min(1.0, self._all / self._population)
        at = min(self.bin, self._bins - 1)
        count = counted(due, self._normal[at], self._rest[at])
        self._counts[at] = count
        self._written += self._split[hour] * count
        self._pending += self._hop * self._offspring(count)
        return float(np.add.reduce(count))

    def _offspring(self, count: Floats) -> Floats:
        """How many reposts so many posts bring, by track."""
        mood = _P.branching_gap * (self.gap - 0.5) + _P.branching_anger * (self.anger - 0.5)
        offspring: Floats = self._branching * steady(exp(mood))
        np.minimum(offspring, _CAP, out=offspring)
        offspring *= count
        return offspring

    def _book(self, total: float, awake: float) -> None:
        """Note what was written in a bin in which this share of people was awake, mean about 1."""
        self._all += total
        self._hour[self.bin % _BINS_A_HOUR] = total
        self.bin += 1
        hours = _P.bin_s / HOUR
        self.gap *= 1.0 - hours / (_P.gap_decay_h if self.answered else _P.gap_silent_h)
        self.anger += (_P.anger_rest - self.anger) * hours / _P.anger_decay_h
        self.pace = _HEAT_KEEP * self.pace + (1.0 - _HEAT_KEEP) * total / hours / awake
        self.heat = 100.0 * (1.0 - steady(exp(-self.pace / (_P.heat_scale * self._volume))))
        self.peak = max(self.peak, self.heat)

    def _spread(self) -> None:
        """Reckon anew how far each track is passed on, besides the hour; done once an hour."""
        self._reach = self._pull * (1.0 - self._rebuttal())

    def _rebuttal(self) -> Floats:
        fade = 1.0 - (self.t - self._rebutted_at) / (_P.rebuttal_hours * HOUR)
        rebuttal: Floats = self._rebutted * np.maximum(fade, 0.0)
        return rebuttal

    def _hour_of_day(self) -> int:
        return (self._second_of_day + self.t) // HOUR % 24

    def _at(self, name: str) -> int:
        return self._places.get(name, 0)


def waking_seconds(second_of_day: int, hours: float) -> int:
    """How long it takes from a moment of the day until people were awake for so many hours."""
    left, passed = hours * HOUR, 0
    while True:
        moment = second_of_day + passed
        span, awake = HOUR - moment % HOUR, RHYTHM[moment // HOUR % 24]
        if left <= awake * span:
            return passed + round(left / awake)
        left -= awake * span
        passed += span


def remembered(weights: Sequence[float], lasting: float) -> Floats:
    """The weights of a memory whose slowest parts weigh `lasting` times as much, summing to 1."""
    found = np.array(weights)
    found[-_P.lasting_parts :] *= lasting
    shares: Floats = found / found.sum()
    return shares


@lru_cache(maxsize=8)
def split_by_hour(platforms: tuple[tuple[str, float], ...]) -> tuple[Floats, ...]:
    """The share of each platform in what is written, by hour of day.

    Returns:
        Arrays of shape (platforms, MAX_TRACKS), the same for every track.
    """
    hours: Mapping[str, tuple[float, ...]] = PLATFORM_HOURS
    weights = [[weight * hours[kind][hour] for kind, weight in platforms] for hour in range(24)]
    return tuple(np.repeat([[one / sum(row)] for one in row], _MOST_TRACKS, 1) for row in weights)


def counted(mean: Floats, normal: Floats, rest: Floats) -> Floats:
    """Counts with these means, as many as a Poisson number of a gamma-distributed mean has.

    The quantile of a gamma variable with the mean and variance of the count (Wilson and
    Hilferty's cube), rounded at random so that the mean is kept: the whole part of
    mean * max(0, 1 - n + normal * sqrt(n))**3 + rest, where n is (1/mean + 1/dispersion)/9 and
    at most that of `_LEAST_MEAN`; reckoned in place. Since every track and bin has
    its own draws, and larger means give larger counts, runs that differ in one act stay paired.

    Args:
        mean: Expected counts, >= 0, shape (…, MAX_TRACKS).
        normal: Standard normal draws, same shape.
        rest: Uniform draws in [0, 1), same shape.
    """
    ninth = np.maximum(mean, _LEAST)
    np.divide(_NINTH, ninth, out=ninth)
    ninth += _SPREAD
    root = np.sqrt(ninth)
    root *= normal
    root -= ninth
    root += _ONE
    np.maximum(root, _NONE, out=root)
    counts: Floats = root * root
    counts *= root
    counts *= mean
    counts += rest
    return np.floor(counts, out=counts)
