"""Patterns made ready to be held against thousands of rows.

A test is narrowed to the one thing it asks, a `$name` stands for what it means. What does not
depend on names is worked out once for each pattern.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from scenarios.pattern import NAMING, Pattern, Test, field_of, has_name, is_name
from scoring.row import NOTHING, Names, Row
from scoring.same import Same

Ask = Callable[[Any], bool]
"""Whether the value of a field passes."""


class Matcher(NamedTuple):
    """A pattern without its types; `by` None means anybody."""

    by: frozenset[object] | None
    auto: bool | None
    tests: tuple[tuple[str, Ask], ...]

    def among(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Those rows, of rows of its types, that the pattern names."""
        if self.by is not None:
            rows = [row for row in rows if not self.by.isdisjoint(row.roles)]
        if self.auto is not None:
            rows = [row for row in rows if row.auto is self.auto]
        for name, ask in self.tests:
            rows = [row for row in rows if ask(field_of(row.data, name))]
        return rows


class _Ready(NamedTuple):
    """What of a pattern can be said before its `$name`s are known."""

    matcher: Matcher
    by: tuple[str, ...]
    """The authors, where they hold `$name`s."""
    where: tuple[tuple[str, Test], ...]
    """The tests that hold `$name`s."""


def matcher_of(pattern: Pattern, names: Names = NOTHING) -> Matcher:
    """The matcher of a pattern, with what the names stand for."""
    ready = _ready(Same(pattern))
    if not (ready.by or ready.where):
        return ready.matcher
    bound = tuple((field, _ask(test, names)) for field, test in ready.where)
    by = _authors(ready.by, names) if ready.by else ready.matcher.by
    return Matcher(by, pattern.auto, (*ready.matcher.tests, *bound))


@lru_cache(maxsize=4096)
def _ready(key: Same[Pattern]) -> _Ready:
    pattern = key.it
    named = {name: test for name, test in pattern.where.items() if has_name(test)}
    tests = tuple((n, _ask(test, NOTHING)) for n, test in pattern.where.items() if n not in named)
    by = pattern.by if any(is_name(role) for role in pattern.by) else ()
    authors = None if by or not pattern.by else frozenset(pattern.by)
    return _Ready(Matcher(authors, pattern.auto, tests), by, tuple(named.items()))


def _authors(by: Sequence[str], names: Names) -> frozenset[object] | None:
    """The roles that `by` means: roles, or those that a field holds; an empty field is anybody."""
    meant = [_meaning(role, names) for role in by]
    roles = [one for part in meant for one in (part if isinstance(part, list | tuple) else (part,))]
    return frozenset(roles) or None


def _meaning(value: object, names: Names) -> object:
    if isinstance(value, tuple):
        return tuple(_meaning(part, names) for part in value)
    return names.get(value[1:]) if isinstance(value, str) and value[:1] == "$" else value


def _ask(test: Test, names: Names) -> Ask:
    """The test as a function; most tests ask one thing."""
    if len(test.model_fields_set) == 1:
        (only,) = test.model_fields_set
        value = getattr(test, only)
        if only == "equals":
            return _is(_meaning(value, names))
        if only == "one_of" and value is not None:
            return _is_one_of(tuple(_meaning(one, names) for one in value))
    meant = {part: _meaning(getattr(test, part), names) for part in NAMING if has_name(test)}
    return test.model_copy(update=meant).holds if meant else test.holds


def _is(wanted: object) -> Ask:
    return lambda value: wanted in value if isinstance(value, list | tuple) else value == wanted


def _is_one_of(wanted: tuple[object, ...]) -> Ask:
    return lambda value: (
        any(one in wanted for one in value) if isinstance(value, list | tuple) else value in wanted
    )
