"""Conditions that are waited for, looked at again only when they can have changed.

A vigil holds exactly when its condition does; it only saves looking.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scenarios.condition import Condition, Seen
from simulator.entry import Entry
from simulator.situation import WorldSituation, parts_of, patterns_of

_NEVER = 2**62


class Answer(NamedTuple):
    """What a condition says, and how long it says so if no row comes that it asks about."""

    held: bool
    until: int
    """Seconds since StartEx; the present where figures decide, which may change at any moment."""


def answer(condition: Condition, now: WorldSituation) -> Answer:
    """Ask a condition, and how long the answer stands."""
    if condition.every is not None:
        return _combined(condition.every, now, plain=True)
    if condition.some is not None:
        return _combined(condition.some, now, plain=False)
    if condition.negated is not None:
        held, until = answer(condition.negated, now)
        return Answer(not held, until)
    until = now.t if condition.state is not None else _turn(condition, now)
    return Answer(condition.holds(now), until)


def _combined(parts: Sequence[Condition], now: WorldSituation, *, plain: bool) -> Answer:
    """Whether all parts hold, where `plain`, else whether one does.

    A single part that says the contrary decides; best one that goes on saying so.
    """
    said, stands = plain, _NEVER
    for part in parts:
        held, until = answer(part, now)
        if held is not plain and until > now.t:
            return Answer(held, until)
        said = said if held is plain else held
        stands = min(stands, until)
    return Answer(said, stands)


def _turn(condition: Condition, now: WorldSituation) -> int:
    """When a condition without parts may change next although nothing is written."""
    due = _NEVER
    if condition.after is not None:
        due = int(condition.after)
    elif condition.absent is not None:
        after = condition.absent.after
        start = 0 if after is None else now.latest(after)
        due = _NEVER if start is None else start + int(condition.absent.by)
    elif isinstance(condition.seen, Seen) and condition.seen.since is not None:
        latest = now.latest(condition.seen.row)
        due = _NEVER if latest is None else latest + int(condition.seen.since)
    return due if due > now.t else _NEVER


class Vigil:
    """One condition under watch."""

    def __init__(self, condition: Condition) -> None:
        self._condition = condition
        self._held = False
        self.wake = 0
        """From when on the last answer need not hold any more, in seconds since StartEx."""

    def stir(self) -> None:
        """Look again: a row came that may matter."""
        self.wake = 0

    def holds(self, now: WorldSituation) -> bool:
        """Tell whether the condition is true in this situation, not earlier than the last."""
        if now.t >= self.wake:
            self._held, self.wake = answer(self._condition, now)
        return self._held


class Vigils:
    """All vigils of a drill, by the types of rows that stir them."""

    def __init__(self) -> None:
        self._by_type: dict[str, list[Vigil]] = {}
        self.stirred = False
        """Whether a vigil was stirred; whoever looks at all of them puts it back."""

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
            self.stirred = True


def _types(condition: Condition) -> Iterator[str]:
    """The types of rows that a condition asks about, seen or missed."""
    for pattern in patterns_of(condition):
        yield from pattern.type
    for part in parts_of(condition):
        if part.absent is not None:
            yield from part.absent.row.type
            yield from () if part.absent.after is None else part.absent.after.type
