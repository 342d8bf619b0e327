"""When conditions and rows of a scenario can come at the earliest, without playing it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from types import MappingProxyType

from scenarios.condition import Absent, Condition, Seen
from scenarios.model import walk
from scenarios.pattern import Pattern, Scalar, Test, has_name
from scenarios.scenario import Scenario

Moment = int | None
"""Seconds since StartEx; None is never."""

Rows = tuple[str, Test | None]
"""Rows of a type that only injects bring, and what their inject's id must satisfy."""

_RANGES: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        **dict.fromkeys(("heat", "peak"), (0.0, 100.0)),
        **dict.fromkeys(("anger", "trust", "gap"), (0.0, 1.0)),
        **dict.fromkeys(("posts", "posts_1h"), (0.0, float("inf"))),
    }
)

_ONLY_BY_INJECT = ("inject", "sim.crowd", "sim.leader_instruction")
"""Rows that appear only where the scenario injects them."""


class Reach:
    """The earliest moment at which conditions of one scenario can hold."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self._injects = {inject.id: inject for inject in scenario.injects}
        self._came: dict[Rows, Moment] = {}
        self._first = self._settled()

    def _settled(self) -> Mapping[str, int]:
        """The earliest moment of every inject that comes at all.

        What waits for others comes no sooner than they do. So the least of the moments that are
        known is final, and the rows of an inject have to be asked for once (Knuth 1977).
        """
        waiting = {one.id: one.when for one in self._injects.values() if one.when is not None}
        askers = _askers(waiting)
        self._came = dict.fromkeys(askers)
        brought = self._brought(askers)
        known, first = self._timed(), dict[str, int]()
        self._ask(waiting, waiting, known)
        while known:
            t, name = heappop(known)
            if first.setdefault(name, t) == t:
                fresh = [rows for rows in brought.pop(name, ()) if self._came[rows] is None]
                self._came.update(dict.fromkeys(fresh, t))
                self._ask((one for rows in fresh for one in askers[rows]), waiting, known)
        return first

    def _timed(self) -> list[tuple[int, str]]:
        """The injects that come at a moment, as a heap."""
        timed = ((one.id, one.at) for one in self._injects.values() if one.at is not None)
        known = [(max(0, self.scenario.seconds(at)), name) for name, at in timed]
        heapify(known)
        return known

    def _ask(
        self,
        names: Iterable[str],
        waiting: Mapping[str, Condition],
        known: list[tuple[int, str]],
    ) -> None:
        """Add the moments at which these injects can come, as far as is known."""
        for name in names:
            t = self.earliest(waiting[name])
            if t is not None:
                heappush(known, (t, name))

    def _brought(self, asked: Iterable[Rows]) -> dict[str, list[Rows]]:
        """Of the rows that are asked for, those that each inject brings."""
        found: dict[str, list[Rows]] = {}
        for rows in asked:
            for name in self._bringing(rows):
                found.setdefault(name, []).append(rows)
        return found

    def _bringing(self, rows: Rows) -> Iterator[str]:
        """The injects that bring rows like these."""
        row, test = rows
        free = test is None or has_name(test)
        exact = None if test is None or free or test.equals == "<unset>" else str(test.equals)
        for name in self._injects if exact is None else self._injects.keys() & {exact}:
            if self._injects[name].row == row and (test is None or free or test.holds(name)):
                yield name

    def earliest(self, condition: Condition) -> Moment:
        """A lower bound; None only where the condition certainly never holds."""
        if condition.every is not None:
            return self._all(condition.every)
        if condition.some is not None:
            return _least(self.earliest(part) for part in condition.some)
        if condition.negated is not None:
            return None if self._always(condition.negated) else 0
        if condition.seen is not None:
            return self._seen(condition.seen)
        if condition.absent is not None:
            return self._absent(condition.absent)
        return self._plain(condition)

    def _plain(self, condition: Condition) -> Moment:
        if condition.after is not None:
            return condition.after
        if condition.state is not None:
            return 0 if all(_possible(n, test) for n, test in condition.state.items()) else None
        return 0 if self._true(condition) else None

    def _true(self, condition: Condition) -> bool:
        """Whether the scenario's truth, which never changes, satisfies a condition on it."""
        truth = self.scenario.truth
        if condition.flag is not None:
            return condition.flag in truth.flags
        assert condition.truth is not None  # nothing else is left
        return all(test.holds(getattr(truth, n, None)) for n, test in condition.truth.items())

    def _always(self, condition: Condition) -> bool:
        if condition.truth is not None or condition.flag is not None:
            return self._true(condition)
        return condition.after == 0

    def _all(self, parts: tuple[Condition, ...]) -> Moment:
        if any(_contradict(a, b) for n, a in enumerate(parts) for b in parts[n + 1 :]):
            return None
        times = [self.earliest(part) for part in parts]
        return None if None in times else max(t for t in times if t is not None)

    def _seen(self, seen: Seen | Pattern) -> Moment:
        if isinstance(seen, Pattern):
            return self.written(seen)
        first = self.written(seen.row)
        return None if first is None else first + (seen.since or 0)

    def _absent(self, absent: Absent) -> Moment:
        start = 0 if absent.after is None else self.written(absent.after)
        return None if start is None else start + absent.by

    def written(self, pattern: Pattern) -> Moment:
        """When a row like this can be written at the earliest."""
        return _least(self._typed(name, pattern) for name in pattern.type)

    def _typed(self, row: str, pattern: Pattern) -> Moment:
        if row not in _ONLY_BY_INJECT:
            return 0
        asked = _rows(row, pattern)
        if asked not in self._came:
            self._came[asked] = _least(map(self._first.get, self._bringing(asked)))
        return self._came[asked]


def _rows(row: str, pattern: Pattern) -> Rows:
    return row, pattern.where.get("inject") if row == "inject" else None


def _askers(waiting: Mapping[str, Condition]) -> Mapping[Rows, Sequence[str]]:
    """By the rows that only injects bring, which injects wait for them."""
    found: dict[Rows, list[str]] = {}
    for name, condition in waiting.items():
        patterns = (part for _, part in walk(condition) if isinstance(part, Pattern))
        for rows in {_rows(row, one) for one in patterns for row in one.type}:
            if rows[0] in _ONLY_BY_INJECT:
                found.setdefault(rows, []).append(name)
    return found


def _least(times: Iterator[Moment]) -> Moment:
    return min((t for t in times if t is not None), default=None)


def _contradict(a: Condition, b: Condition) -> bool:
    """Two conditions of which never both hold: one is the other's `not`, or seen and absent."""
    if a.negated == b or b.negated == a:
        return True
    for one, other in ((a, b), (b, a)):
        if one.absent and one.absent.after is None and other.seen:
            row = other.seen if isinstance(other.seen, Pattern) else other.seen.row
            if row == one.absent.row:
                return True
        if one.after is not None and other.negated and other.negated.after is not None:
            return one.after >= other.negated.after
    return False


def _possible(name: str, test: Test) -> bool:
    low, high = _RANGES.get(name, (float("-inf"), float("inf")))
    if (test.min is not None and test.min > high) or (test.max is not None and test.max < low):
        return False
    if test.min is not None and test.max is not None and test.min > test.max:
        return False
    exact: tuple[Scalar, ...] = () if test.equals == "<unset>" else (test.equals,)
    return all(not isinstance(v, int | float) or low <= v <= high for v in exact)
