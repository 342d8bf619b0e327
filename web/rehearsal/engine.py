"""Where rehearsals are played; the outcomes are the same everywhere."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from scenarios.errors import DrillError
from web.rehearsal.local import Local
from web.rehearsal.order import Chunk, Played

LOCAL = "local"


class Engine(Protocol):
    """Plays chunks somewhere."""

    def chunk_runs(self, runs: int) -> int:
        """How many runs a chunk of so large an order should have."""

    def play(self, chunks: Sequence[Chunk]) -> Iterator[Played]:
        """Play chunks; each comes as soon as it is finished, in any order."""


def engine_of(name: str) -> Engine:
    """The engine of this name: `local`.

    Raises:
        DrillError: If there is no such engine.
    """
    if name == LOCAL:
        return Local()
    raise DrillError(f"没有排练引擎 {name}", hint=f"写 {LOCAL}")
