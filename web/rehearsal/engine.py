"""Where rehearsals are played; the outcomes are the same everywhere."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from scenarios.errors import DrillError
from web.rehearsal.cluster import Cluster
from web.rehearsal.local import Local
from web.rehearsal.order import Chunk, Played

LOCAL = "local"
CLUSTER = "dask://"


class Engine(Protocol):
    """Plays chunks somewhere."""

    def chunk_runs(self, runs: int) -> int:
        """How many runs a chunk of so large an order should have."""

    def play(self, chunks: Sequence[Chunk]) -> Iterator[Played]:
        """Play chunks; each comes as soon as it is finished, in any order."""


def engine_of(name: str) -> Engine:
    """The engine of this name: `local`, or `dask://HOST:PORT`.

    Raises:
        DrillError: If there is no such engine.
    """
    if name == LOCAL:
        return Local()
    if name.startswith(CLUSTER):
        return Cluster(name.removeprefix(CLUSTER))
    raise DrillError(f"没有排练引擎 {name}", hint=f"写 {LOCAL} 或 {CLUSTER}主机:端口")
