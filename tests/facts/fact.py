"""What a fact is: a figure measured in the world, its tolerance, and ours."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the table.

    Attributes:
        id: Of the fact in the project's list.
        what: What is measured, with its unit.
        target: What was measured in the world.
        least: Lower end of the tolerance.
        most: Upper end of the tolerance.
        ours: What the simulator gives.
    """

    id: str
    what: str
    target: float
    least: float
    most: float
    ours: float

    @property
    def ok(self) -> bool:
        """Whether ours lies within the tolerance."""
        return self.least <= self.ours <= self.most

    def __str__(self) -> str:
        span = f"{self.least:g}..{self.most:g}"
        verdict = "ok" if self.ok else "miss"
        return (
            f"{self.id:4} {self.what:46} {self.target:>9g} {span:>16} {self.ours:>10.3g} {verdict}"
        )


def quantile(values: ArrayLike, at: float) -> float:
    """A quantile, 0 for no values."""
    found = np.asarray(values, dtype=float)
    return float(np.quantile(found, at)) if found.size else 0.0


def tail(values: Sequence[float], share: float) -> float:
    """Exponent of the density of the largest `share` of values, after Hill."""
    largest = np.sort(np.asarray([value for value in values if value > 0]))[::-1]
    count = max(2, int(len(largest) * share))
    return 1.0 + 1.0 / float(np.mean(np.log(largest[:count] / largest[count])))
