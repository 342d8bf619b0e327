"""Conditions that are waited for, looked at again only when they can have changed.

A vigil holds exactly when its condition does; it only saves looking.
"""

from collections.abc import Iterator

from scenarios.condition import Condition, Seen
from simulator.entry import Entry
from simulator.situation import WorldSituation, parts_of, patterns_of, states_of

_NEVER = 2**62


class Vigil:
    """One condition under watch.

    What it says changes with rows of the types it names, with figures, or when a time it
    counts has passed; otherwise the last answer still holds.
    """

    def __init__(self, condition: Condition) -> None:
        self._condition = condition
        self._asks_figures = any(True for _ in states_of(condition))
        self._held = False
        self.wake = 0
        """From when on the last answer need not hold any more, in seconds since StartEx."""

    def stir(self) -> None:
        """Look again: a row came that may matter."""
        self.wake = 0

    def holds(self, now: WorldSituation) -> bool:
        """Tell whether the condition is true in this situation, not earlier than the last."""
        if self._asks_figures:
            return self._condition.holds(now)
        if now.t >= self.wake:
            self._held = self._condition.holds(now)
            self.wake = min((at for at in self._times(now) if at > now.t), default=_NEVER)
        return self._held

    def _times(self, now: WorldSituation) -> Iterator[int]:
        """When a part may change although nothing is written."""
        for part in parts_of(self._condition):
            if part.after is not None:
                yield int(part.after)
            if part.absent is not None:
                after = part.absent.after
                start = 0 if after is None else now.latest(after)
                yield _NEVER if start is None else start + int(part.absent.by)
            if isinstance(part.seen, Seen) and part.seen.since is not None:
                latest = now.latest(part.seen.row)
                yield _NEVER if latest is None else latest + int(part.seen.since)


class Vigils:
    """All vigils of a drill, by the types of rows that stir them."""

    def __init__(self) -> None:
        self._by_type: dict[str, list[Vigil]] = {}

    def keep(self, condition: Condition) -> Vigil:
        """Put a condition under watch."""
        vigil = Vigil(condition)
        for row_type in dict.fromkeys(_types(condition)):
            self._by_type.setdefault(row_type, []).append(vigil)
        return vigil

    def on(self, entry: Entry) -> None:
        """Stir whom a row may matter to."""
        for vigil in self._by_type.get(entry.type, ()):
            vigil.stir()


def _types(condition: Condition) -> Iterator[str]:
    """The types of rows that a condition asks about, seen or missed."""
    for pattern in patterns_of(condition):
        yield from pattern.type
    for part in parts_of(condition):
        if part.absent is not None:
            yield from part.absent.row.type
            yield from () if part.absent.after is None else part.absent.after.type
