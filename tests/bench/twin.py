"""The same cascade with one SimPy process for every post; kept only to be compared with.

Each post waits for its delay, is written, and starts the processes of its reposts. Kernels,
branching and rhythm are those of the simulated public.
"""

from collections.abc import Generator
from itertools import accumulate
from math import exp, log
from typing import Any

import numpy as np
import simpy

from simulator.parameters import DIRECT, HOP, HOUR, PARAMETERS, RHYTHM, TAU_S

UNTIL_S = 72 * HOUR
_BLOCK = 1 << 16

_MOST = max(RHYTHM)


class Chances:
    """Uniform draws in blocks, so that drawing is not what is measured."""

    def __init__(self, seed: int) -> None:
        self._rng = np.random.default_rng(seed)
        self._block: list[float] = []

    def next(self) -> float:
        """One draw in [0, 1)."""
        if not self._block:
            self._block = self._rng.random(_BLOCK).tolist()
        return self._block.pop()


class Twin:
    """A cascade in which every post is a process."""

    def __init__(self, seed: int) -> None:
        self._env = simpy.Environment()
        self._chances = Chances(seed)
        self._direct = list(zip(accumulate(DIRECT), TAU_S, strict=True))
        self._hop = list(zip(accumulate(HOP), TAU_S, strict=True))
        self.posts = 0

    def run(self, roots: int) -> int:
        """Let so many direct reposts come, and theirs; how many posts were written in 72 h."""
        for _ in range(roots):
            self._env.process(self._post(self._direct))
        self._env.run(until=UNTIL_S)
        return self.posts

    def _post(self, kernel: list[tuple[float, float]]) -> Generator[Any, Any, None]:
        yield self._env.timeout(self._delay(kernel))
        while self._chances.next() > RHYTHM[int(self._env.now // HOUR + 15) % 24] / _MOST:
            yield self._env.timeout(self._delay(kernel))
        self.posts += 1
        for _ in range(self._offspring()):
            self._env.process(self._post(self._hop))

    def _delay(self, kernel: list[tuple[float, float]]) -> float:
        """A waiting time of the kernel, exponential in a memory drawn by weight."""
        drawn = self._chances.next()
        tau = next((tau for below, tau in kernel if drawn < below), TAU_S[-1])
        return -tau * log(1.0 - self._chances.next())

    def _offspring(self) -> int:
        """A Poisson number of reposts."""
        left, count = self._chances.next(), 0
        part = exp(-PARAMETERS.branching)
        while left > part:
            left -= part
            count += 1
            part *= PARAMETERS.branching / count
        return count
