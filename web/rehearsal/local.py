"""The engine that uses the cores of this machine.

A worker that is killed takes its pool with it; what it had not finished is played again in a
new pool. Nothing of a run depends on the process it is played in.
"""

import gc
import os
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.context import SpawnContext, SpawnProcess
from threading import Thread

from scenarios.errors import DrillError
from web.rehearsal.order import Chunk, Played

_LOOK_S = 1.0
_MOST_RUNS = 20
"""Of a chunk: two seconds for which the other cores may wait, and a hundredth to read documents."""
_TRIES = 3
"""How often in a row a pool may break without having finished anything."""


@dataclass(frozen=True, slots=True)
class Local:
    """Plays chunks in processes of their own.

    Attributes:
        workers: How many processes; by default one a core.
        nice: How far they give way to other programs, 0 to 19; never less than this process.
    """

    workers: int = 0
    nice: int = 0

    @property
    def cores(self) -> int:
        """How many chunks are played at the same time."""
        return self.workers or os.cpu_count() or 1

    def chunk_runs(self, runs: int) -> int:
        """How many runs a chunk should have, so that all cores end at about the same time."""
        return max(1, min(_MOST_RUNS, runs // (8 * self.cores)))

    def play(
        self, chunks: Sequence[Chunk], is_wanted: Callable[[], bool] = lambda: True
    ) -> Iterator[Played]:
        """Play chunks; each comes as soon as it is finished, in any order.

        Args:
            chunks: What to play.
            is_wanted: Asked about once a second; where it says no, what is under way is dropped.

        Raises:
            DrillError: If workers die again and again without finishing anything.
        """
        left = dict(enumerate(chunks))
        broken = 0
        while left:
            before = len(left)
            for number, outcomes in self._round(dict(left), is_wanted):
                del left[number]
                yield number, outcomes
            if not is_wanted():
                return
            broken = broken + 1 if len(left) == before else 0
            if broken == _TRIES:
                raise DrillError(
                    "排练进程反复被系统终止", hint="多半是内存不足：减少同时进行的排练后重试"
                )

    def _round(
        self, chunks: Mapping[int, Chunk], is_wanted: Callable[[], bool]
    ) -> Iterator[Played]:
        """Play what can be played until the pool breaks."""
        context = _Remembering()
        pool = ProcessPoolExecutor(min(self.cores, len(chunks)), context, _settle, (self.nice,))
        try:
            numbers = {pool.submit(one.play): n for n, one in chunks.items()}
            while numbers and is_wanted():
                for future in wait(numbers, _LOOK_S, FIRST_COMPLETED).done:
                    yield numbers.pop(future), future.result()
        except BrokenProcessPool:
            return
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            for worker in context.started:
                worker.terminate()


class _Remembering(SpawnContext):
    """Starts new interpreters, as a forked server would take its threads' locks along.

    It knows which it has started: other pools of this server may be at work beside this one.
    """

    def __init__(self) -> None:
        super().__init__()
        self.started: list[SpawnProcess] = []

    def Process(  # type: ignore[override]  # noqa: N802 -- a pool asks for it by this name
        self, *, target: Callable[..., object], args: tuple[object, ...]
    ) -> SpawnProcess:
        process = SpawnProcess(target=target, args=args)
        self.started.append(process)
        return process


def _settle(nice: int) -> None:
    """Prepare a worker: it gives way, leaves Ctrl-C to its parent, and ends with it.

    A drill is one large circle of objects. Looking for such circles after every 50,000 new
    objects instead of every 700 saves a worker 3 % of its time and costs it 40 MB.
    """
    gc.freeze()
    gc.set_threshold(50_000)
    os.setpriority(os.PRIO_PROCESS, 0, max(nice, os.getpriority(os.PRIO_PROCESS, 0)))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    assert parent is not None  # a worker has one
    parent.join()
    os._exit(1)
