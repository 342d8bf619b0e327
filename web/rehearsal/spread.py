"""How figures of many runs are spread, and how two players differ under the same luck.

Source: Student, The probable error of a mean (1908), for the interval of paired differences.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from math import sqrt
from statistics import mean, stdev

_T95 = (
    *(12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228),
    *(2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086),
    *(2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042),
)
"""The 97.5 % points of Student's t for 1 to 30 degrees of freedom."""

_LARGE = 1.96
_LEAST_PAIRS = 2


@dataclass(frozen=True, slots=True)
class Spread:
    """Order statistics and mean of some figures; quantiles are interpolated between neighbours."""

    n: int
    least: float
    p10: float
    p25: float
    median: float
    p75: float
    p90: float
    most: float
    mean: float

    def as_json(self) -> dict[str, object]:
        """The spread as plain data."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Difference:
    """By how much one player exceeds another, seed by seed.

    `least` and `most` are the ends of the 95 % interval of the mean difference; None where a
    single pair tells nothing about it.
    """

    n: int
    mean: float
    least: float | None
    most: float | None

    def as_json(self) -> dict[str, object]:
        """The difference as plain data."""
        return asdict(self)


def spread_of(figures: Iterable[float]) -> Spread | None:
    """The spread of some figures, None where there are none."""
    ordered = sorted(figures)
    if not ordered:
        return None
    p10, p25, median, p75, p90 = (_quantile(ordered, q) for q in (0.1, 0.25, 0.5, 0.75, 0.9))
    return Spread(
        n=len(ordered),
        least=ordered[0],
        p10=p10,
        p25=p25,
        median=median,
        p75=p75,
        p90=p90,
        most=ordered[-1],
        mean=mean(ordered),
    )


def difference_of(ours: Mapping[int, float], theirs: Mapping[int, float]) -> Difference | None:
    """How two players differ, by seed; seeds that only one has played are left out.

    Returns:
        None where they share no seed.
    """
    gaps = [ours[seed] - theirs[seed] for seed in sorted(ours.keys() & theirs.keys())]
    if not gaps:
        return None
    if len(gaps) < _LEAST_PAIRS:
        return Difference(1, gaps[0], None, None)
    free = len(gaps) - 1
    half = (_T95[free - 1] if free <= len(_T95) else _LARGE) * stdev(gaps) / sqrt(len(gaps))
    middle = mean(gaps)
    return Difference(len(gaps), middle, middle - half, middle + half)


def _quantile(ordered: list[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
