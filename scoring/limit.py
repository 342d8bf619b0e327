"""A limit of a plan: how long, on which clock, and what being later costs.

A hard limit is a number of the text: on time up to and including it, then late, worth 40 %
up to one and a half times the limit, 20 % up to twice, nothing beyond. A vague limit is a
word of the text with two bands set for the drill: met, half, late.

Source: the catalogue, §0.5 and §8.2; journal §6.5.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

from scenarios.plan import Basis, PlanPack
from scoring.finding import Clock, Status
from scoring.verdict import HALF
from scoring.wording import amount
from simulator.calendar import Calendar

_TIERS = ((Fraction(3, 2), Fraction(2, 5)), (Fraction(2), Fraction(1, 5)))


@dataclass(frozen=True, slots=True)
class Limit:
    """How long something may take.

    `full` counts seconds, or days on a clock of working days. `partial` is the second band of
    a vague limit and None for a hard one; `word` is the plan's vague word.
    """

    full: int
    clock: Clock
    partial: int | None = None
    word: str = ""

    @property
    def basis(self) -> Basis:
        """Whether the number is the plan's own."""
        return Basis.PLAN if self.partial is None else Basis.DRILL_SETTING

    def measure(self, calendar: Calendar, start: int, t: int) -> int:
        """How much of this limit's clock runs from `start` to `t`, 0 if t comes first."""
        match self.clock:
            case Clock.NATURAL | Clock.CALENDAR_DAY:
                return max(0, t - start)
            case Clock.WORKING_HOURS:
                return calendar.open_seconds_between(start, t)
            case Clock.WORKING_DAYS:
                return calendar.working_days_between(start, t)
            case other:
                assert_never(other)

    def judge(self, measured: int) -> tuple[Status, Fraction]:
        """The status of something that took this long, and the share it earns."""
        if measured <= self.full:
            return Status.MET, Fraction(1)
        if self.partial is not None:
            return (Status.PARTIAL, HALF) if measured <= self.partial else _nothing()
        for most, share in _TIERS:
            if measured <= self.full * most:
                return Status.LATE, share
        return _nothing()

    def __str__(self) -> str:
        if self.partial is None:
            return amount(self.full, self.clock)
        return f"“{self.word}”（本演练设定{amount(self.full, self.clock)}）"


def _nothing() -> tuple[Status, Fraction]:
    return Status.LATE, Fraction(0)


def setting(pack: PlanPack, settings: Mapping[str, int], name: str) -> Limit:
    """The limit that a vague word means in this drill.

    A drill that sets another time keeps the proportion between the two bands.

    Raises:
        KeyError: If the pack has no such setting.
    """
    word = pack.settings[name]
    full = settings.get(name, word.full)
    partial = word.partial * full // word.full if word.full else word.partial
    return Limit(full, Clock.NATURAL, partial, word.word)
