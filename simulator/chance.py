"""Chance from one seed: named streams for arrays, named draws for single decisions.

A name always gives the same numbers for the same seed, whatever else was drawn before, so
one act changes nothing that it does not reach. It knows nothing of drills.
"""

from hashlib import blake2b
from math import log
from zlib import crc32

import numpy as np
from numpy.random import (
    Generator,
    Philox,
    SeedSequence,
)
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Chance:
    """All chance of one drill."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def stream(self, name: str) -> Generator:
        """A generator for arrays; two names give independent streams."""
        words = [abs(self.seed), int(self.seed < 0), crc32(name.encode())]
        return Generator(Philox(SeedSequence(words)))

    def uniform(self, name: str) -> float:
        """One draw in [0, 1), the same whenever it is asked for."""
        digest = blake2b(f"{self.seed}:{name}".encode(), digest_size=8).digest()
        return (int.from_bytes(digest, "big") >> 11) / 2.0**53

    def between(self, name: str, least: int, most: int) -> int:
        """A whole number from `least` to `most`, both possible."""
        return least + int(self.uniform(name) * (most - least + 1))

    def exponential(self, name: str, mean: float) -> float:
        """A waiting time with this mean, >= 0."""
        return -mean * log(1.0 - self.uniform(name))

    def pareto(self, name: str, shape: float, cap: float) -> float:
        """A heavy-tailed factor from 1 to `cap`, tail exponent of the density `shape` + 1."""
        return round(min(cap, float((1.0 - self.uniform(name)) ** (-1.0 / shape))), 9)
