"""The public as binned flow: how much is posted, how angry, how trusting. Arrays, no events.

Each track (the matter itself, a hashtag, a rumour, an official notice) excites itself with
two memories: reposts of notable posts and reposts of reposts. What happens when, and what a
person can read, is decided elsewhere.

Source: the model notes, 1.2; every number in `simulator.parameters`.
"""

from collections.abc import Sequence
from enum import Enum
from math import exp

import numpy as np

from simulator.chance import Chance, Floats
from simulator.parameters import DIRECT, HOP, HOUR, PARAMETERS, RHYTHM, Kernel

_P = PARAMETERS
_EXACT = 12
_ORDER = np.arange(1, _EXACT, dtype=np.float64)
_SMALL_MEAN = 3.0
_DIGITS = 9


def steady(value: float) -> float:
    """Drop the last digits, in which the mathematics of two processors may differ."""
    return round(value, 12)


_AWAKE = tuple(steady(share**_P.rhythm_power) for share in RHYTHM)
_KEEP = steady(exp(-_P.bin_s / _P.heat_memory_s))


class Kind(Enum):
    """What a track is about; its offspring per post follows from it."""

    MATTER = _P.branching
    RUMOUR = _P.branching_rumour
    OFFICIAL = _P.branching_official


class _Memory:
    """Posts still to come from one kernel, as pending mass by track and time constant."""

    def __init__(self, kernel: Kernel, tracks: int) -> None:
        self.weight = np.array(kernel.weight)
        self.keep = np.array([steady(exp(-_P.bin_s / tau)) for tau in kernel.tau_s])
        self.pending = np.zeros((tracks, len(self.weight)))

    def emit(self, tracks: int) -> Floats:
        """What falls into the next bin, by track; the pending mass shrinks by it."""
        part = self.pending[:tracks]
        due: Floats = (part * (1.0 - self.keep)).sum(axis=1)
        part *= self.keep
        return due

    def add(self, tracks: int, mass: Floats) -> None:
        self.pending[:tracks] += mass[:, None] * self.weight


class Crowd:
    """The public of one drill, advanced bin by bin.

    Args:
        chance: The chance of the drill.
        population: How many people there are.
        volume: Expected posts of the first hour.
        shares: Weight of each platform in the volume.
        bins: How many bins the drill may last.
        second_of_day: When StartEx is, in seconds after midnight.
    """

    MAX_TRACKS = 64

    def __init__(
        self,
        chance: Chance,
        *,
        population: int,
        volume: float,
        shares: Sequence[float],
        bins: int,
        second_of_day: int,
    ) -> None:
        self._chance = chance
        self._population = population
        self._volume = volume
        self._shares = np.array(shares) / sum(shares)
        self._bins = bins
        self._second_of_day = second_of_day
        self._direct = _Memory(DIRECT, self.MAX_TRACKS)
        self._hop = _Memory(HOP, self.MAX_TRACKS)
        self._noise = np.ones((bins, self.MAX_TRACKS))
        self._rank = np.zeros((bins, self.MAX_TRACKS))
        self._normal = np.zeros((bins, self.MAX_TRACKS))
        self._born = np.zeros(self.MAX_TRACKS)
        self._branching = np.zeros(self.MAX_TRACKS)
        self._rebutted = np.zeros(self.MAX_TRACKS)
        self._rebutted_at = np.zeros(self.MAX_TRACKS)
        self._hour = np.zeros((HOUR // _P.bin_s, self.MAX_TRACKS))
        self.boosted = np.zeros(self.MAX_TRACKS)
        self.total = np.zeros(self.MAX_TRACKS)
        self.by_platform: Floats = np.zeros(len(self._shares))
        self.names: list[str] = []
        self.bin = 0
        self.gap = self.anger = self.trust = 0.5
        self.answered = False
        self.pace = 0.0
        self.heat = 0.0
        self.peak = 0.0

    @property
    def t(self) -> int:
        """The end of the last bin that was computed, in seconds since StartEx."""
        return self.bin * _P.bin_s

    @property
    def posts(self) -> int:
        """Everything written about the incident so far."""
        return int(self.total.sum())

    @property
    def last_hour(self) -> Floats:
        """Posts of the last hour by track, shape (tracks,)."""
        hour: Floats = self._hour[:, : len(self.names)].sum(axis=0)
        return hour

    def by_track(self) -> list[dict[str, int]]:
        """Posts so far by track, one mapping for each platform."""
        totals = dict(zip(self.names, self.total.tolist(), strict=False))
        return [
            {name: int(total * share) for name, total in totals.items()}
            for share in self._shares.tolist()
        ]

    def begin(self, name: str, kind: Kind) -> None:
        """Begin a track; its noise comes from its own stream, so others are untouched.

        Beginning it again, or one more than the crowd can hold, changes nothing.
        """
        if name in self.names or len(self.names) == self.MAX_TRACKS:
            return
        at = len(self.names)
        stream = self._chance.stream(f"track:{name}")
        noise = stream.gamma(_P.dispersion, 1.0 / _P.dispersion, self._bins)
        self._noise[:, at] = np.round(noise, _DIGITS)
        self._rank[:, at] = stream.random(self._bins)
        self._normal[:, at] = np.round(stream.standard_normal(self._bins), _DIGITS)
        self._branching[at] = kind.value
        self._born[at] = self.t
        self.names.append(name)

    def mark(self, name: str, size: float) -> None:
        """Add a notable post to a track; `size` in first-hour volumes of direct reposts.

        A name without a track counts for the first track.
        """
        mass = np.zeros(len(self.names))
        mass[self._at(name)] = size * self._volume / _P.first_hour_share
        self._direct.add(len(self.names), mass)

    def damp(self, name: str, factor: float) -> None:
        """Multiply what a track still has to come; the first where there is no such track."""
        at = self._at(name)
        self._direct.pending[at] *= factor
        self._hop.pending[at] *= factor

    def damp_all(self, factor: float) -> None:
        """Multiply what every track still has to come."""
        self._direct.pending *= factor
        self._hop.pending *= factor

    def rebut(self, name: str, strength: float) -> None:
        """Let a track be passed on less, by `strength` in [0, 1] at first, fading in 72 h.

        A name without a track changes nothing.
        """
        if name not in self.names:
            return
        at = self._at(name)
        self._rebutted[at] = max(self._rebuttal()[at], strength)
        self._rebutted_at[at] = self.t

    def shift(self, *, gap: float = 0.0, anger: float = 0.0, trust: float = 0.0) -> None:
        """Move the three moods, each kept in [0, 1]."""
        self.gap = min(1.0, max(0.0, self.gap + gap))
        self.anger = min(1.0, max(0.0, self.anger + anger))
        self.trust = min(1.0, max(0.0, self.trust + trust))

    def age_h(self, name: str) -> float:
        """Hours since a track began."""
        return float(self.t - self._born[self._at(name)]) / HOUR

    def rhythm(self) -> float:
        """The share of people who are awake and online in this bin, mean about 1."""
        hour = (self._second_of_day + self.t) // HOUR % 24
        return _AWAKE[hour]

    def step(self) -> int:
        """Let one bin pass.

        Returns:
            Posts written in it.
        """
        tracks = len(self.names)
        due = self._direct.emit(tracks) + self._hop.emit(tracks)
        fresh = 1.0 - min(1.0, float(self.total.sum()) / self._population)
        rhythm = self.rhythm()
        mean = due * (rhythm * fresh) * (1.0 - self._rebuttal()[:tracks])
        mean *= 1.0 + _P.board_boost * self.boosted[:tracks]
        at = min(self.bin, self._bins - 1)
        mean *= self._noise[at, :tracks]
        count = _poisson(mean, self._rank[at, :tracks], self._normal[at, :tracks])
        self._hop.add(tracks, count * self._offspring(tracks))
        self._book(count, tracks, rhythm)
        return int(count.sum())

    def _offspring(self, tracks: int) -> Floats:
        mood = _P.branching_gap * (self.gap - 0.5) + _P.branching_anger * (self.anger - 0.5)
        offspring: Floats = self._branching[:tracks] * steady(exp(mood))
        return np.minimum(offspring, _P.branching_cap)

    def _book(self, count: Floats, tracks: int, rhythm: float) -> None:
        total = float(count.sum())
        self.total[:tracks] += count
        self._hour[self.bin % len(self._hour), :tracks] = count
        self.by_platform = self.by_platform + self._shares * total
        self.bin += 1
        hours = _P.bin_s / HOUR
        self.gap *= 1.0 - hours / (_P.gap_decay_h if self.answered else _P.gap_silent_h)
        self.anger += (_P.anger_rest - self.anger) * hours / _P.anger_decay_h
        self.pace = _KEEP * self.pace + (1.0 - _KEEP) * total / hours / rhythm
        self.heat = 100.0 * (1.0 - steady(exp(-self.pace / (_P.heat_scale * self._volume))))
        self.peak = max(self.peak, self.heat)

    def _rebuttal(self) -> Floats:
        fade = 1.0 - (self.t - self._rebutted_at) / (_P.rebuttal_hours * HOUR)
        rebuttal: Floats = self._rebutted * np.maximum(fade, 0.0)
        return rebuttal

    def _at(self, name: str) -> int:
        return self.names.index(name) if name in self.names else 0


def _poisson(mean: Floats, rank: Floats, normal: Floats) -> Floats:
    """Counts with these means; the same draws give larger counts for larger means.

    Small means by the exact distribution function at `rank`, larger ones by the
    Cornish-Fisher expansion of the quantile at `normal`. Since every track and bin has its
    own draws, runs that differ in one act stay paired.
    """
    small = np.minimum(mean, _SMALL_MEAN)
    terms = np.ones((len(mean), _EXACT))
    terms[:, 0] = [steady(exp(-one)) for one in small.tolist()]
    terms[:, 1:] = small[:, None] / _ORDER
    below = np.cumsum(np.cumprod(terms, axis=1), axis=1)
    exact = (rank[:, None] > below).sum(axis=1)
    spread = np.floor(mean + np.sqrt(mean) * normal + (normal**2 - 1.0) / 6.0 + 0.5)
    counts: Floats = np.where(mean < _SMALL_MEAN, exact, np.maximum(spread, 0.0))
    return counts
