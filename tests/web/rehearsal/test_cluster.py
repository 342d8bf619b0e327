"""A cluster of this machine, on loopback only."""

import os
import signal
import socket
from dataclasses import dataclass
from pathlib import Path

import pytest
from distributed import LocalCluster

from scenarios.errors import DrillError
from tests.web.rehearsal.lab import order
from web.rehearsal.cluster import CHUNK_RUNS, Cluster
from web.rehearsal.engine import engine_of
from web.rehearsal.local import Local
from web.rehearsal.order import Chunk

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Deadly(Chunk):
    """A chunk that kills its worker as long as a file is there."""

    file: Path = Path()

    def play(self):
        if self.file.exists():
            self.file.unlink()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().play()


def cluster(workers, *, processes=False):
    return LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=processes,
        host="127.0.0.1",
        scheduler_port=0,
        dashboard_address=None,
        protocol="tcp://",
    )


def engine(running):
    found = engine_of(running.scheduler_address.replace("tcp://", "dask://"))
    assert isinstance(found, Cluster)
    return found


def test_cluster_gives_what_the_cores_give():
    whole = order(players=("silent", "reckless"), seeds=(1, 2, 3))
    chunks = whole.chunks(2)

    with cluster(2) as running:
        there = [one for _, some in engine(running).play(chunks) for one in some]

    here = [one for chunk in chunks for one in chunk.play()]
    assert whole.sorted(there) == whole.sorted(here)


def test_chunk_of_a_killed_worker_is_played_by_another(tmp_path):
    file = tmp_path / "life"
    file.touch()
    first, *rest = order(players=("silent",), seeds=(1, 2)).chunks(1)
    deadly = Deadly(first.story, first.pack, first.players, first.seeds, file=file)

    with cluster(1, processes=True) as running:
        found = dict(engine(running).play([deadly, *rest]))

    assert found == {0: first.play(), 1: rest[0].play()}
    assert not file.exists()


def test_cluster_without_workers_is_refused():
    with cluster(0) as running, pytest.raises(DrillError) as refused:
        list(engine(running).play(order().chunks(1)))

    assert str(refused.value) == "集群里没有工作进程; 先启动 dask worker"


def test_scheduler_that_does_not_answer_is_named():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"

    with pytest.raises(DrillError) as refused:
        list(engine_of(f"dask://{address}").play(order().chunks(1)))

    assert str(refused.value).startswith(f"连不上 Dask 调度器 {address}; 检查地址")


def test_chunks_of_a_cluster_are_large():
    assert Cluster("127.0.0.1:1").chunk_runs(10_000) == CHUNK_RUNS == 50
    assert isinstance(engine_of("local"), Local)
