"""Self-exciting flows on arrays: reposts that are due, posts counted, reposts that these bring.

A column is a track; reposts to come are kept in memories that fade exponentially: those of
notable posts, and those of reposts. Memories run in waking time, so that what nobody sees at
night is seen in the morning. A step costs the same however many posts it holds, and uses only
operations that are exact on every machine. What a track is and what moves it is not known here.

Source: the model notes, 1.2; every number in `simulator.parameters`.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp

import numpy as np

from simulator.chance import Floats
from simulator.parameters import PARAMETERS, PLATFORM_HOURS, RHYTHM, SPANS, TAU_S

MAX_TRACKS = 64

_P = PARAMETERS
_EXACT = 1e12


def steady(value: float) -> float:
    """Drop the digits after the twelfth, in which the mathematics of two processors may differ."""
    return round(value * _EXACT) / _EXACT


def _kept(span: int) -> tuple[Floats, ...]:
    return tuple(
        np.repeat([[steady(exp(-awake * span * _P.bin_s / tau))] for tau in TAU_S], MAX_TRACKS, 1)
        for awake in RHYTHM
    )


KEEP = {span: _kept(span) for _, span in SPANS}
"""What a memory keeps of so many bins, by hour of day, each shape (len(TAU_S), MAX_TRACKS)."""
_DUE = {span: tuple(1.0 - keep for keep in kept) for span, kept in KEEP.items()}
"""What of a memory is due in so many bins, by hour of day, shapes as in `KEEP`."""

_LEAST_MEAN = 1.0 / (1.0 / _P.least_shape - 1.0 / _P.dispersion)
"""Below this mean a count is spread as if it were as large."""

_ONE, _NONE, _LEAST, _NINTH, _SPREAD = (
    np.full(MAX_TRACKS, value)
    for value in (1.0, 0.0, _LEAST_MEAN, 1.0 / 9.0, 1.0 / 9.0 / _P.dispersion)
)
"""Numbers as wide as the tracks, with which numpy reckons faster than with single ones."""


class Cascade:
    """The posts of one drill by track, advanced by a bin or a few at a time.

    Args:
        hop: The weights of the memory of reposts, shape (len(TAU_S),).
        platforms: The kind and the weight in the volume of each platform.
        bins: How many bins the drill may last; later ones use the draws of the last.

    Attributes:
        pending: Reposts to come by memory and track, shape (len(TAU_S), MAX_TRACKS).
        written: Posts so far by platform and track, shape (platforms, MAX_TRACKS).
        counts: Posts by bin and track, whole numbers, shape (bins, MAX_TRACKS).
        reach: How far each track is passed on besides the hour, shape (MAX_TRACKS,).
    """

    def __init__(self, hop: Floats, platforms: Sequence[tuple[str, float]], bins: int) -> None:
        memories = len(TAU_S)
        self._state, self._gain = np.zeros((2, memories + len(platforms), MAX_TRACKS))
        self.pending, self.written = self._state[:memories], self._state[memories:]
        self._due, self._direct = np.zeros((2, memories, MAX_TRACKS))
        self._news = np.zeros((2, MAX_TRACKS))
        self._offspring, self._count = self._news
        self._normal, self._rest, self.counts = np.zeros((3, bins, MAX_TRACKS))
        self._branching = np.zeros(MAX_TRACKS)
        self.reach = np.ones(MAX_TRACKS)
        self._shares = [shares_of(hop, split) for split in split_by_hour(tuple(platforms))]

    def begin(
        self, at: int, branching: float, direct: Floats, *, normal: Floats, rest: Floats
    ) -> None:
        """Begin a track.

        Args:
            at: Its column.
            branching: How many reposts one of its posts brings.
            direct: The weights of the memory of its notable posts, shape (len(TAU_S),).
            normal: Standard normal draws, shape (bins,).
            rest: Uniform draws in [0, 1), same shape.
        """
        self._normal[:, at] = normal
        self._rest[:, at] = rest
        self._branching[at] = branching
        self._direct[:, at] = direct

    def mark(self, at: int, mass: float) -> None:
        """Add a notable post that will have so many direct reposts."""
        self.pending[:, at] += mass * self._direct[:, at]

    def step(self, number: int, hour: int, *, span: int, left: float, mood: float) -> float:
        """Let bins pass, counted as one: in the last of them.

        Args:
            number: Of the last of these bins, from 0.
            hour: Of the day, 0 to 23.
            span: How many pass, a key of `KEEP`.
            left: The share of people who have not posted yet.
            mood: How far posts are passed on, 1 as usual.

        Returns:
            Posts written in them.
        """
        due: Floats = np.add.reduce(np.multiply(self.pending, _DUE[span][hour], out=self._due))
        self.pending *= KEEP[span][hour]
        due *= self.reach
        due *= left
        at = min(number, len(self.counts) - 1)
        count = counted(due, self._normal[at], self._rest[at], self._count)
        self.counts[at] = count
        np.multiply(count, self._branching, out=self._offspring)
        self._offspring *= mood
        self._state += np.dot(self._shares[hour], self._news, out=self._gain)
        return float(count.dot(_ONE))


def remembered(weights: Sequence[float], lasting: float) -> Floats:
    """The weights of a memory whose slowest parts weigh `lasting` times as much, summing to 1."""
    found = np.array(weights)
    found[-_P.lasting_parts :] *= lasting
    shares: Floats = found / found.sum()
    return shares


@lru_cache(maxsize=8)
def split_by_hour(platforms: tuple[tuple[str, float], ...]) -> tuple[Floats, ...]:
    """The share of each platform in what is written, by hour of day: arrays (platforms,)."""
    hours: Mapping[str, tuple[float, ...]] = PLATFORM_HOURS
    weights = [[weight * hours[kind][hour] for kind, weight in platforms] for hour in range(24)]
    return tuple(np.array([one / sum(row) for one in row]) for row in weights)


def shares_of(hop: Floats, split: Floats) -> Floats:
    """What becomes of a bin: of its offspring by memory, of its posts by platform.

    One of the two columns is zero in every row, so that a product with offspring and posts is
    exact, whatever order and instructions a machine adds with.

    Args:
        hop: The weights of the memory of reposts, shape (len(TAU_S),).
        split: The shares of the platforms, shape (platforms,).

    Returns:
        Shape (len(TAU_S) + platforms, 2).
    """
    shares = np.zeros((len(hop) + len(split), 2))
    shares[: len(hop), 0] = hop
    shares[len(hop) :, 1] = split
    return shares


def counted(mean: Floats, normal: Floats, rest: Floats, out: Floats | None = None) -> Floats:
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
        out: Where to put them, same shape; a new array by default.
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
    return np.floor(counts, out=counts if out is None else out)
