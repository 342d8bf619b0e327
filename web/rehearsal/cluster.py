"""The engine that uses an existing Dask cluster; `distributed` is an optional extra.

The workers have this program installed, in the same version. A worker that is lost takes nothing
with it: the scheduler gives its chunks to others.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass
from operator import methodcaller
from typing import Any

from scenarios.errors import DrillError
from simulator.header import ENGINE
from web.rehearsal.order import Chunk, Played

CHUNK_RUNS = 50
"""Runs of a chunk; with fewer, sending would take longer than playing."""

_WAIT_S = 5


@dataclass(frozen=True, slots=True)
class Cluster:
    """Plays chunks on the cluster whose scheduler listens at `address`, `HOST:PORT`."""

    address: str

    def chunk_runs(self, runs: int) -> int:  # noqa: ARG002 -- as in `Engine`
        """How many runs a chunk of so large an order should have."""
        return CHUNK_RUNS

    def play(self, chunks: Sequence[Chunk]) -> Iterator[Played]:
        """Play chunks; each comes as soon as it is finished, in any order.

        Raises:
            DrillError: If `distributed` is not installed, no scheduler answers, there are no
                workers or they have another version, or the cluster is lost on the way.
        """
        dask = _library()
        with self._connected(dask) as client:
            _demand_same_version(client)
            futures = client.map(methodcaller("play"), chunks, pure=False)
            numbers = {future.key: number for number, future in enumerate(futures)}
            finished = dask.as_completed(futures, loop=client.loop, with_results=True)
            try:
                for future, outcomes in finished:
                    yield numbers[future.key], outcomes
            except (CancelledError, dask.KilledWorker) as error:
                hint = "查看调度器和工作进程的日志，多半是内存不足或网络中断，然后重新排练"
                raise DrillError("集群在排练中途失去联系或反复崩溃", hint=hint) from error

    @contextmanager
    def _connected(self, dask: Any) -> Iterator[Any]:  # noqa: ANN401 -- an optional library
        try:
            client = dask.Client(f"tcp://{self.address}", timeout=_WAIT_S, set_as_default=False)
        except (OSError, ValueError) as error:
            hint = "检查地址、端口和防火墙，确认调度器已启动"
            raise DrillError(f"连不上 Dask 调度器 {self.address}", hint=hint) from error
        with client:
            yield client


def _library() -> Any:  # noqa: ANN401 -- an optional library
    try:
        import distributed  # noqa: PLC0415 -- optional dependency
    except ImportError as error:
        hint = "安装可选部分：pip install 'yulian[dask]'"
        raise DrillError("没有安装 Dask，不能用集群排练", hint=hint) from error
    return distributed


def _demand_same_version(client: Any) -> None:  # noqa: ANN401 -- an optional library
    """Refuse a cluster whose outcomes would not be ours."""
    ours, theirs = _version(), client.run(_version)
    if not theirs:
        raise DrillError("集群里没有工作进程", hint="先启动 dask worker")
    for worker, found in theirs.items():
        if found != ours:
            hint = "各机安装同一版本"
            raise DrillError(f"{worker} 上的舆练是 {found}，本机是 {ours}", hint=hint)


def _version() -> str:
    return ENGINE
