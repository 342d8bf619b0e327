"""The clock of a drill, and the only reader of the wall clock.

A `Pace` says which scenario second it is at a wall second; it is a value, and pausing or a new
speed gives a new one. Who wants to know the wall time is handed a `Wall`.
"""

import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Protocol

from scenarios.units import DrillTime

SPEEDS = (1, 2, 5, 10, 20, 30, 60, 120, 240)
"""The speeds a page offers: scenario seconds a wall second."""

MAX_SPEED = 240


class Wall(Protocol):
    """The wall clock, exchangeable for a controllable one in tests."""

    def monotonic(self) -> float:
        """Seconds that never go back; their zero means nothing."""

    def now(self) -> datetime:
        """The date and time, in UTC."""


class SystemWall:
    """The wall clock of this machine."""

    def monotonic(self) -> float:
        """Seconds that never go back; their zero means nothing."""
        return time.monotonic()

    def now(self) -> datetime:
        """The date and time, in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Pace:
    """Scenario time as a function of wall time.

    At wall second `since` it was scenario second `t`; a paused clock stays there.
    """

    t: float
    since: float
    speed: float
    running: bool

    def at(self, wall: float) -> DrillTime:
        """The whole scenario second at this wall second."""
        return DrillTime(int(self._exact(wall)))

    def paused(self, wall: float) -> "Pace":
        """The same clock, standing from this wall second on."""
        return replace(self, t=self._exact(wall), since=wall, running=False)

    def resumed(self, wall: float) -> "Pace":
        """The same clock, running from this wall second on."""
        return replace(self, t=self._exact(wall), since=wall, running=True)

    def with_speed(self, speed: float, wall: float) -> "Pace":
        """The same clock with another speed from this wall second on."""
        return replace(self, t=self._exact(wall), since=wall, speed=speed)

    def moved(self, t: int, wall: float) -> "Pace":
        """The same clock, set to scenario second t at this wall second."""
        return replace(self, t=float(t), since=wall)

    def _exact(self, wall: float) -> float:
        return self.t + (wall - self.since) * self.speed if self.running else self.t
