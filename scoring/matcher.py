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

Bind = Callable[[Names], Ask]
"""Makes a test ready once it is known what `$name`s stand for."""


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
            rows = [
                row
                for row in rows
                if ask(row.data[name] if name in row.data else field_of(row.data, name))
            ]
        return rows


class _Ready(NamedTuple):
    """What of a pattern can be said before its `$name`s are known."""

    matcher: Matcher
    by: tuple[str, ...]
    """The authors, where they hold `$name`s."""
    where: tuple[tuple[str, Bind], ...]
    """The tests that hold `$name`s."""


def matcher_of(pattern: Pattern, names: Names = NOTHING) -> Matcher:
    """The matcher of a pattern, with what the names stand for."""
    ready = _ready(Same(pattern))
    if not (ready.by or ready.where):
        return ready.matcher
    bound = tuple([(field, bind(names)) for field, bind in ready.where])
    by = _authors(ready.by, names) if ready.by else ready.matcher.by
    return Matcher(by, pattern.auto, ready.matcher.tests + bound)


@lru_cache(maxsize=4096)
def _ready(key: Same[Pattern]) -> _Ready:
    pattern = key.it
    tests = [(name, has_name(test), _binding(test)) for name, test in pattern.where.items()]
    plain = tuple((name, bind(NOTHING)) for name, named, bind in tests if not named)
    by = pattern.by if any(is_name(role) for role in pattern.by) else ()
    authors = None if by or not pattern.by else frozenset(pattern.by)
    where = tuple((name, bind) for name, named, bind in tests if named)
    return _Ready(Matcher(authors, pattern.auto, plain), by, where)


def _authors(by: Sequence[str], names: Names) -> frozenset[object] | None:
    """The roles that `by` means: roles, or those that a field holds; an empty field is anybody."""
    meant = [_meaning(role, names) for role in by]
    roles = [one for part in meant for one in (part if isinstance(part, list | tuple) else (part,))]
    return frozenset(roles) or None


def _meaning(value: object, names: Names) -> object:
    if isinstance(value, tuple):
        return tuple(_meaning(part, names) for part in value)
    return names.get(value[1:]) if isinstance(value, str) and value[:1] == "$" else value


def _binding(test: Test) -> Bind:
    """What makes the test ready; most tests ask one thing."""
    asked, wanted, choices = test.model_fields_set, test.equals, test.one_of
    if asked == {"equals"}:
        return lambda names: _is(_meaning(wanted, names))
    if asked == {"one_of"} and choices is not None:
        return lambda names: _is_one_of(tuple(_meaning(one, names) for one in choices))
    if not has_name(test):
        return lambda _: test.holds
    parts = {part: getattr(test, part) for part in NAMING}
    return lambda names: (
        test.model_copy(
            update={part: _meaning(value, names) for part, value in parts.items()}
        ).holds
    )


def _is(wanted: object) -> Ask:
    return lambda value: wanted in value if isinstance(value, list | tuple) else value == wanted


def _is_one_of(wanted: tuple[object, ...]) -> Ask:
    return lambda value: (
        any(one in wanted for one in value) if isinstance(value, list | tuple) else value in wanted
    )
