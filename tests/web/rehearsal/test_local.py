import os
import signal
from dataclasses import dataclass
from pathlib import Path

import pytest

from scenarios.errors import DrillError
from tests.web.rehearsal.lab import order
from web.rehearsal.local import Local
from web.rehearsal.order import Chunk


@dataclass(frozen=True)
class Deadly(Chunk):
    """A chunk whose worker is killed, as often as a file has lives left."""

    file: Path = Path()

    def play(self):
        if self.file.read_bytes():
            self.file.write_bytes(self.file.read_bytes()[1:])
            os.kill(os.getpid(), signal.SIGKILL)
        return super().play()


@dataclass(frozen=True)
class Wrong(Chunk):
    """A chunk with a mistake of ours in it."""

    def play(self):
        raise ZeroDivisionError


@dataclass(frozen=True)
class Signed(Chunk):
    """A chunk that tells which process played it, and how far that gives way."""

    file: Path = Path()

    def play(self):
        with self.file.open("a") as told:
            told.write(f"{os.getpid()} {os.getpriority(os.PRIO_PROCESS, 0)}\n")
        return super().play()


def chunks():
    return order(players=("silent",), seeds=(1, 2, 3)).chunks(1)


def other(kind, chunk, **more):
    return kind(chunk.story, chunk.pack, chunk.players, chunk.seeds, **more)


@pytest.mark.slow
def test_cores_give_what_one_process_gives():
    here = dict(enumerate(chunk.play() for chunk in chunks()))

    assert dict(Local(workers=2).play(chunks())) == here


@pytest.mark.slow
def test_chunk_of_a_killed_worker_is_played_again(tmp_path):
    file = tmp_path / "lives"
    file.write_bytes(b"x")
    first, *rest = chunks()

    found = dict(Local(workers=2).play([other(Deadly, first, file=file), *rest]))

    assert found == dict(enumerate(chunk.play() for chunk in chunks()))
    assert file.read_bytes() == b""


@pytest.mark.slow
def test_workers_that_die_again_and_again_end_the_rehearsal(tmp_path):
    file = tmp_path / "lives"
    file.write_bytes(b"x" * 9)

    with pytest.raises(DrillError) as ended:
        list(Local(workers=1).play([other(Deadly, chunks()[0], file=file)]))

    assert str(ended.value).startswith("排练进程反复被系统终止; 多半是内存不足")
    assert file.read_bytes() == b"x" * 6


@pytest.mark.slow
def test_pool_that_ends_leaves_the_workers_of_another_alone(tmp_path):
    file = tmp_path / "players"
    begun = Local(workers=1).play(chunks())
    next(begun)
    beside = Local(workers=1, nice=5).play([other(Signed, one, file=file) for one in chunks()])
    next(beside)

    begun.close()
    rest = list(beside)

    assert len(rest) == 2
    (told,) = set(file.read_text().splitlines())
    assert int(told.split()[1]) == max(5, os.getpriority(os.PRIO_PROCESS, 0))


@pytest.mark.slow
def test_mistake_in_a_run_is_not_swallowed():
    with pytest.raises(ZeroDivisionError):
        list(Local(workers=1).play([other(Wrong, chunks()[0])]))


@pytest.mark.parametrize(("runs", "wanted"), [(1, 1), (8, 1), (160, 10), (10_000, 20)])
def test_chunks_are_small_enough_for_all_cores(runs, wanted):
    assert Local(workers=2).chunk_runs(runs) == wanted


def test_all_cores_are_used_unless_fewer_are_asked_for():
    assert (Local().cores, Local(workers=1).cores) == (os.cpu_count(), 1)
