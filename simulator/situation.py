"""The questions a condition may put to a running drill, answered from journal and public.

Source: the protocol `scenarios.condition.Situation`. It only reads.
"""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypedDict

from scenarios.condition import TRUTHS, Condition, Seen
from scenarios.pattern import Pattern, Scalar
from scenarios.scenario import Truth
from simulator.entry import Entry
from simulator.journal import Journal


@dataclass(slots=True)
class _Watch:
    """The rows that match one pattern so far, and up to where each type was read."""

    rows: list[tuple[int, int]] = field(default_factory=list)
    read: dict[str, int] = field(default_factory=dict)


class Ledger:
    """Matches of patterns in a growing journal; each row is looked at once per pattern."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._watches: dict[int, tuple[Pattern, _Watch]] = {}

    def count(self, pattern: Pattern, since: int) -> int:
        """How many matching rows were written at `since` or later."""
        rows = self._matches(pattern)
        return len(rows) - bisect_left(rows, (since, 0))

    def latest(self, pattern: Pattern) -> Entry | None:
        """The latest matching row."""
        rows = self._matches(pattern)
        return self._journal[rows[-1][1]] if rows else None

    def _matches(self, pattern: Pattern) -> list[tuple[int, int]]:
        if id(pattern) not in self._watches:
            self._watches[id(pattern)] = pattern, _Watch()
        _, watch = self._watches[id(pattern)]
        for row_type in pattern.type:
            rows = self._journal.of(row_type)
            start = watch.read.get(row_type, 0)
            for row in rows[start:]:
                if fits(pattern, row):
                    insort(watch.rows, (row.t, row.seq))
            watch.read[row_type] = len(rows)
        return watch.rows


def fits(pattern: Pattern, row: Entry) -> bool:
    """Tell whether a row is meant by a pattern, its `auto` included."""
    return (pattern.auto is None or pattern.auto == row.auto) and pattern.matches(
        row.type, row.by, row.data
    )


class Reasons(TypedDict):
    """What speaks for a condition, as `because` of a row says it."""

    rows: list[int]
    state: dict[str, Scalar]


class WorldSituation:
    """One moment of a drill, as conditions see it."""

    def __init__(
        self, t: int, ledger: Ledger, state: Callable[[str], Scalar], truth: Truth
    ) -> None:
        self.t = t
        self._ledger = ledger
        self._state = state
        self._truth = truth

    def rows(self, pattern: Pattern, since: int = 0) -> int:
        """How many rows written at `since` or later match."""
        return self._ledger.count(pattern, since)

    def latest(self, pattern: Pattern) -> int | None:
        """When the latest matching row was written, in seconds since StartEx."""
        row = self._ledger.latest(pattern)
        return None if row is None else row.t

    def state(self, name: str) -> Scalar:
        """A figure of the world, None if unknown."""
        return self._state(name)

    def truth(self, name: str) -> Scalar | tuple[str, ...]:
        """A part of the scenario's truth, None if it has no such part."""
        if name not in TRUTHS:
            return None
        value: Scalar | tuple[str, ...] = getattr(self._truth, name)
        return value

    def reasons(self, condition: Condition) -> Reasons:
        """What speaks for a condition: the latest rows and the figures it looks at."""
        rows = {
            row.seq
            for pattern in patterns_of(condition)
            if (row := self._ledger.latest(pattern)) is not None
        }
        figures = {name: self.state(name) for name in states_of(condition)}
        return Reasons(rows=sorted(rows), state=figures)


def parts_of(condition: Condition) -> Iterator[Condition]:
    """A condition and everything it is made of."""
    yield condition
    inner = (*(condition.every or ()), *(condition.some or ()))
    for part in inner if condition.negated is None else (*inner, condition.negated):
        yield from parts_of(part)


def asks_clock(condition: Condition) -> bool:
    """Tell whether a condition may change although nothing is written but figures."""
    return any(
        part.after is not None
        or part.absent is not None
        or part.state is not None
        or (isinstance(part.seen, Seen) and part.seen.since is not None)
        for part in parts_of(condition)
    ) or any("sim.metric" in pattern.type for pattern in patterns_of(condition))


def patterns_of(condition: Condition) -> Iterator[Pattern]:
    """The patterns of rows that must have been seen."""
    for part in parts_of(condition):
        if isinstance(part.seen, Seen):
            yield part.seen.row
        elif part.seen is not None:
            yield part.seen


def states_of(condition: Condition) -> Iterator[str]:
    """The names of the figures a condition looks at."""
    for part in parts_of(condition):
        yield from part.state or ()
