"""Counts failed tries at a door (sign-in by name and address, join codes) and closes it a while."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from web.store.database import writing
from web.store.tables import Throttle

WINDOW_S = 15 * 60
"""Failures are counted, and a closed door stays closed, for so long after the first of them."""

LIMITS: Mapping[str, int] = MappingProxyType(
    {"name": 8, "address": 60, "join": 10, "join-address": 60}
)
"""Failures allowed in the window, by door; a whole office may share one address."""


@dataclass(frozen=True, slots=True)
class Door:
    """What is guarded: a kind of `LIMITS`, and the name or address that tries."""

    kind: str
    who: str

    @property
    def key(self) -> str:
        """How the door is called in the store."""
        return f"{self.kind}:{self.who}"[:200]


@writing()
def try_door(door: Door, now: datetime) -> int:
    """Count a try before its outcome is known, so that many at once do not slip through.

    Returns:
        0 if it may be made; else the seconds until the door opens again, and nothing is counted.
    """
    moment = int(now.timestamp())
    Throttle.delete().where(Throttle.since <= moment - WINDOW_S).execute()
    row = Throttle.get_or_none(Throttle.key == door.key)
    if row is None:
        Throttle.create(key=door.key, failures=1, since=moment)
        return 0
    if row.failures >= LIMITS[door.kind]:
        return int(row.since) + WINDOW_S - moment
    Throttle.update(failures=Throttle.failures + 1).where(Throttle.key == door.key).execute()
    return 0


@writing()
def take_back(door: Door) -> None:
    """The try was right: it does not count."""
    Throttle.update(failures=Throttle.failures - 1).where(
        (Throttle.key == door.key) & (Throttle.failures > 0)
    ).execute()


@writing()
def forget(door: Door) -> None:
    """Forget all failures at a door."""
    Throttle.delete().where(Throttle.key == door.key).execute()
