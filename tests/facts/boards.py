"""The facts of a hot-search board (F01 to F12), measured on the boards of 72 hours."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.backdrop import Backdrop, heat_of
from tests.facts.fact import Fact, quantile

START = 57_600
HOURS = 72
REFRESH_S = 600
BANDS = ((1, 1), (2, 3), (4, 10), (11, 20), (21, 50))


@dataclass(frozen=True, slots=True)
class Stay:
    """One topic's time on a board."""

    hour: int
    """Of the day at which it came."""
    dwell_h: float
    entry: int
    best: int
    rise_min: float


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of one board."""

    stays: tuple[Stay, ...]
    heat: NDArray[np.float64]
    """All heat of the board by hour of day, shape (24,)."""


def seen(seed: int) -> Seen:
    """Watch one board for 72 hours, refresh by refresh."""
    backdrop, heat = Backdrop(seed, START), np.zeros(24)
    came: dict[int, list[tuple[int, int]]] = {}
    refreshes = HOURS * 3_600 // REFRESH_S
    for at in range(refreshes):
        hour = (START + at * REFRESH_S) // 3_600 % 24
        board = backdrop.standing(at * REFRESH_S)
        heat[hour] += sum(heat_of(level, hour) for level in board.levels)
        for rank, topic in enumerate(board.topics, 1):
            came.setdefault(topic, []).append((at, rank))
    ended = (past for past in came.values() if past[0][0] > 0 and past[-1][0] < refreshes - 1)
    return Seen(tuple(_stay(past) for past in ended), heat)


def _stay(past: Sequence[tuple[int, int]]) -> Stay:
    first = past[0][0]
    best = min(rank for _, rank in past)
    top = next(at for at, rank in past if rank == best)
    return Stay(
        hour=(START + first * REFRESH_S) // 3_600 % 24,
        dwell_h=(past[-1][0] - first + 1) * REFRESH_S / 3_600,
        entry=past[0][1],
        best=best,
        rise_min=(top - first) * REFRESH_S / 60,
    )


def facts(boards: Sequence[Seen]) -> Iterator[Fact]:
    """F01 to F12; F04 is of another year's board."""
    stays = [stay for board in boards for stay in board.stays]
    dwell = [stay.dwell_h for stay in stays]
    by_day = [stay.dwell_h for stay in stays if 7 <= stay.hour < 20]
    yield Fact("F01", "dwell of a title, median, h", 1.7, 1.2, 2.3, quantile(dwell, 0.5))
    yield Fact("F02", "dwell, came 07-20 h, median, h", 1.45, 1.0, 2.0, quantile(by_day, 0.5))
    yield Fact("F03", "dwell, p90, h", 9.5, 6.5, 12.5, quantile(dwell, 0.9))
    yield Fact("F03", "dwell, came 07-20 h, p90, h", 5.0, 3.5, 7.0, quantile(by_day, 0.9))
    a_day = len(stays) / len(boards) / (HOURS / 24)
    yield Fact("F05", "titles a day", 493, 400, 600, a_day)
    yield Fact("F05", "50 x 24 h / titles a day, h", 2.45, 1.9, 3.0, 50 * 24 / a_day)
    yield Fact("F06", "rank at entry, median", 46, 38, 50, quantile([s.entry for s in stays], 0.5))
    rise = quantile([stay.rise_min for stay in stays], 0.5)
    yield Fact("F07", "minutes from entry to best rank, median", 40, 20, 70, rise)
    bands = [quantile([s.dwell_h for s in stays if a <= s.best <= z], 0.5) for a, z in BANDS]
    falling = bands == sorted(bands, reverse=True)
    yield Fact("F10", "dwell falls with best rank (1 yes)", 1, 1, 1, float(falling))
    yield Fact("F10", "dwell of rank 1 over ranks 21-50", 5.9, 4, 20, bands[0] / bands[-1])
    hours = np.bincount([stay.hour for stay in stays], minlength=24)
    yield Fact("F11", "entries, peak hour over trough hour", 5.85, 4, 9, hours.max() / hours.min())
    heat = np.sum([board.heat for board in boards], axis=0)
    yield Fact("F12", "heat of a board, peak over trough", 11.1, 8, 16, heat.max() / heat.min())
    yield Fact("F12", "hour of least heat", 4, 3, 5, float(heat.argmin()))
