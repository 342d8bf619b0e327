"""What the measurements share: one printed line a figure, and repeated timing."""

import statistics
import time
from collections.abc import Callable
from typing import NamedTuple, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Figure(NamedTuple):
    """One measured number."""

    name: str
    value: float
    unit: str

    def __str__(self) -> str:
        return f"{self.name} {self.value:.6g} {self.unit}"


def timed(work: Callable[P, T], *args: P.args, **options: P.kwargs) -> tuple[T, float]:
    """What this gives, and how many seconds it took."""
    start = time.perf_counter()
    result = work(*args, **options)
    return result, time.perf_counter() - start


def worked(work: Callable[P, object], *args: P.args, **options: P.kwargs) -> float:
    """How many seconds of the processor this took; what else the machine does hardly counts."""
    start = time.process_time()
    work(*args, **options)
    return time.process_time() - start


def yardstick() -> Figure:
    """How long a fixed piece of work takes just now, the middle of nine.

    A machine that shares its cores with others may be half as fast a minute later; figures of
    two moments, or of two machines, are compared by it.
    """
    taken = sorted(timed(sum, (n * n for n in range(200_000)))[1] for _ in range(9))
    return Figure("yardstick_ms", taken[4] * 1000, "ms")


def p95_ms(taken_s: list[float]) -> float:
    """The value that 95 % of the durations stay below, in milliseconds."""
    return statistics.quantiles(taken_s, n=20)[-1] * 1000
