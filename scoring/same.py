"""A key by identity, for what is the same only if it is the very same object.

Parts of documents hold mappings and cannot be hashed; they never change, so what is worked out
from one may be kept for it.
"""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Same(Generic[T]):
    """An object as a key of a cache, equal to itself only; the cache keeps it alive."""

    it: T

    def __hash__(self) -> int:
        return id(self.it)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.it is other.it
