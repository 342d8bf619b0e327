"""Draws for one thing that is rendered: as many as it takes, from its name alone.

The same seed and name always give the same draws in the same order, and no other name's
draws move with them. For decisions of the world see `simulator.chance`.
"""

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

_T = TypeVar("_T")
_BYTES = 64
_FINE = 10_000
_LEAST = 1 << 32


class Dice:
    """The draws of one name."""

    __slots__ = ("_left", "_name", "_thrown")

    def __init__(self, seed: int, name: str) -> None:
        self._name = f"{seed}:{name}"
        self._thrown = 0
        self._left = 0

    def below(self, count: int) -> int:
        """A whole number from 0 to `count` - 1; `count` is at least 1 and below a billion."""
        if self._left < _LEAST:
            text = f"{self._name}:{self._thrown}".encode()
            self._left = int.from_bytes(blake2b(text, digest_size=_BYTES).digest(), "big")
            self._thrown += 1
        self._left, drawn = divmod(self._left, count)
        return drawn

    def uniform(self) -> float:
        """A number in [0, 1), in steps of 1/10000."""
        return self.below(_FINE) / _FINE

    def holds(self, chance: float) -> bool:
        """Something that is true with this chance."""
        return self.below(_FINE) < chance * _FINE

    def pick(self, items: Sequence[_T]) -> _T:
        """One of them, all alike."""
        return items[self.below(len(items))]

    def common(self, items: Sequence[_T]) -> _T:
        """One of them, the first far more often than the last."""
        return items[int(len(items) * self.uniform() ** 3)]
