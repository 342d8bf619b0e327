"""When conditions and rows of a scenario can come at the earliest, without playing it."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from scenarios.condition import Absent, Condition, Seen
from scenarios.pattern import Pattern, Scalar, Test, has_name
from scenarios.scenario import Scenario

Moment = int | None
"""Seconds since StartEx; None is never."""

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
        self._first: dict[str, Moment] = {}
        self._settle()

    def _settle(self) -> None:
        """Give every inject its earliest moment, sooner and sooner while those it waits for come.

        Nothing comes sooner by waiting for itself, so there are no more rounds than injects.
        """
        waiting: dict[str, Condition] = {}
        for name, inject in self._injects.items():
            if inject.when is not None:
                waiting[name] = inject.when
            else:
                assert inject.at is not None  # a trigger has one of the two
                self._first[name] = max(0, self.scenario.seconds(inject.at))
        before: dict[str, Moment] | None = None
        while before != self._first:
            before = dict(self._first)
            self._first |= {name: self.earliest(when) for name, when in waiting.items()}

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
        test = pattern.where.get("inject") if row == "inject" else None
        if row in _ONLY_BY_INJECT:
            return _least(
                self._first.get(name)
                for name, inject in self._injects.items()
                if inject.row == row and (test is None or has_name(test) or test.holds(name))
            )
        return 0


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
