"""A pattern names journal rows by type, author and what their data say.

Scenarios use patterns in conditions, plan packs in checks. A pattern decides on one row
alone; it does no searching and knows no time.
"""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from scenarios.model import Part


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Names = Annotated[
    tuple[str, ...], BeforeValidator(_listed, json_schema_input_type=str | tuple[str, ...])
]
"""One name or a list of names."""

Scalar = str | int | float | bool | None


class Test(Part):
    """What one field must satisfy; all parts that are given must hold.

    In YAML a plain value means `is`, a list means `one_of`.
    """

    equals: Scalar | Literal["<unset>"] = Field("<unset>", alias="is")
    one_of: tuple[Scalar, ...] | None = None
    not_one_of: tuple[Scalar, ...] | None = None
    min: float | None = None
    max: float | None = None
    has_all: tuple[Scalar, ...] | None = None
    has_none: tuple[Scalar, ...] | None = None
    filled: bool | None = None
    mentions: Annotated[tuple[str, ...], BeforeValidator(_listed)] | None = None
    """Words of which the text holds at least one."""

    def holds(self, value: Any) -> bool:  # noqa: ANN401 -- journal data are JSON
        """Tell whether a field's value passes; a list passes `is` when it contains it."""
        if not self._within(value):
            return False
        many = value if isinstance(value, (list, tuple)) else (value,)
        return (
            (self.equals == "<unset>" or self.equals in many)
            and (self.one_of is None or any(v in self.one_of for v in many))
            and (self.not_one_of is None or not any(v in self.not_one_of for v in many))
            and (self.has_all is None or all(v in many for v in self.has_all))
            and (self.has_none is None or not any(v in many for v in self.has_none))
            and (self.filled is None or self.filled == _is_filled(value))
            and (self.mentions is None or _mentions(value, self.mentions))
        )

    def _within(self, value: Any) -> bool:  # noqa: ANN401 -- journal data are JSON
        if self.min is None and self.max is None:
            return True
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return False
        return (self.min is None or value >= self.min) and (self.max is None or value <= self.max)


def wanted(test: Test) -> tuple[str, ...]:
    """The texts that a test asks for or excludes; not those that stand for something else."""
    values = (test.equals, *(test.one_of or ()), *(test.not_one_of or ()), *(test.has_all or ()))
    texts = (value for value in values if isinstance(value, str) and value != "<unset>")
    return tuple(text for text in texts if not is_name(text))


NAMING = ("equals", "one_of", "has_all", "has_none")
"""The parts of a test that may hold `$name`s, which stand for something else."""


def has_name(test: Test) -> bool:
    """Whether a test holds a `$name`."""
    values = (getattr(test, part) for part in NAMING)
    return any(
        is_name(one) for many in values for one in (many if isinstance(many, tuple) else (many,))
    )


def is_name(value: object) -> bool:
    """Whether a value of a pattern is a `$name`."""
    return isinstance(value, str) and value[:1] == "$"


def _is_filled(value: object) -> bool:
    return value not in (None, "", [], {}, ()) and not (
        isinstance(value, str) and not value.strip()
    )


def _mentions(value: object, words: tuple[str, ...]) -> bool:
    return isinstance(value, str) and any(word in value for word in words)


def _as_test(value: object) -> object:
    if isinstance(value, dict | Test):
        return value
    if isinstance(value, list | tuple):
        return {"one_of": value}
    return {"is": value}


FieldTest = Annotated[
    Test, BeforeValidator(_as_test, json_schema_input_type=Test | Scalar | tuple[Scalar, ...])
]


class Pattern(Part):
    """Rows of these types, by these roles, whose data pass the tests.

    A field is a key of `data`; `fields.trend` looks inside an object.
    """

    type: Names
    by: Names = ()
    where: Mapping[str, FieldTest] = Field(default_factory=dict)
    auto: bool | None = None

    def matches(self, row_type: str, by: str, data: Mapping[str, Any]) -> bool:
        """Tell whether a row of this type, author and data is meant.

        `auto` is not looked at here, since it is no part of a row's data.
        """
        return (
            row_type in self.type
            and (not self.by or by in self.by)
            and all(test.holds(field_of(data, name)) for name, test in self.where.items())
        )


def field_of(data: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401 -- journal data are JSON
    """The value of `name` in a row's data, `None` where it is absent; `a.b` looks inside `a`."""
    if name in data or "." not in name:
        return data.get(name)
    value: Any = data
    for part in name.split("."):
        if isinstance(value, Sequence) or not isinstance(value, Mapping):
            return None
        value = value.get(part)
    return value
