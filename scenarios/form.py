"""The form of a row's data: whether each field holds what the vocabulary says.

Journals, acts and injects are all tested by it. It knows nothing of the drill.

Source: the journal format, sections 3, 4 and 6.10.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from scenarios.vocabulary import ENTRY_TYPES, ROLES, Field, Kind

_SHOWN = 60
"""How many characters of a wrong value a message repeats."""


def is_sound(row_type: str, data: Mapping[str, Any]) -> bool:
    """Whether the data of a row have the form of its type; missing fields are no fault here."""
    tests = _FIELD_TESTS[row_type]
    for name, value in data.items():
        if name in tests:
            plain, test = tests[name]
            if type(value) is not plain and not test(value):
                return False
    return True


def faults(row_type: str, data: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the form of a row's data; missing fields are no fault here.

    Yields:
        One sentence a fault, naming the field and what it should hold.
    """
    tests = _FIELD_TESTS[row_type]
    for name, value in data.items():
        if name in tests and not tests[name].test(value):
            yield f"data.{name}：{_fault(_field(row_type, name), value)}"


def _field(row_type: str, name: str) -> Field:
    found = ENTRY_TYPES[row_type].field(name)
    assert found is not None  # the table of tests is made from the same fields
    return found


def fault_of(spec: Field, value: object) -> str | None:
    """Say what is wrong with one value of a field, None if nothing is."""
    return None if _test_of(spec)(value) else _fault(spec, value)


def _fault(spec: Field, value: object) -> str:
    wanted = "、".join(choice for choice, _ in spec.choices) or _TESTS[spec.kind][0]
    return f"应为{wanted}，不是 {_shown(value)}"


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) for v in value)


def _is_role(value: object) -> bool:
    return isinstance(value, str) and value in ROLES


def _is_roles(value: object) -> bool:
    return isinstance(value, list) and all(_is_role(v) for v in value)


def _is_count(value: object) -> bool:
    return type(value) is int and value >= 0


def _is_seq(value: object) -> bool:
    return type(value) is int and value > 0


def _is_seqs(value: object) -> bool:
    return isinstance(value, list) and all(_is_seq(v) for v in value)


def _is_number(value: object) -> bool:
    if isinstance(value, float):
        return math.isfinite(value)
    return isinstance(value, int) and not isinstance(value, bool)


def _is_moment(value: object) -> bool:
    if value is None:
        return True
    if not isinstance(value, str):
        return False
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def _is_fields(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(v, str) for v in value.values())


_TEXT = ("文字", _is_text)
_TEXTS = ("文字的列表", _is_texts)

_TESTS: Mapping[Kind, tuple[str, Callable[[object], bool]]] = MappingProxyType(
    {
        Kind.TEXT: _TEXT,
        Kind.LONG_TEXT: _TEXT,
        Kind.POST: _TEXT,
        Kind.FACT: ("事实编号或 null", lambda v: v is None or _is_text(v)),
        Kind.TEXTS: _TEXTS,
        Kind.POSTS: _TEXTS,
        Kind.FACTS: _TEXTS,
        Kind.CHANNELS: _TEXTS,
        Kind.ROLE: ("角色代号", _is_role),
        Kind.ROLES: ("角色代号的列表", _is_roles),
        Kind.COUNT: ("从 0 起的整数", _is_count),
        Kind.SEQ: ("记录的序号", _is_seq),
        Kind.SEQS: ("记录序号的列表", _is_seqs),
        Kind.RANK: ("从 1 起的名次，或 null", lambda v: v is None or _is_seq(v)),
        Kind.NUMBER: ("数", _is_number),
        Kind.YES_NO: ("true 或 false", lambda v: isinstance(v, bool)),
        Kind.TIME: ("带时区的时间，或 null", _is_moment),
        Kind.FIELDS: ("各项都是文字的对象", _is_fields),
        Kind.OBJECT: ("对象", lambda v: isinstance(v, dict)),
        Kind.JSON: ("JSON", lambda _: True),
    }
)


_PLAIN: Mapping[Kind, type] = MappingProxyType(
    {
        **dict.fromkeys((Kind.TEXT, Kind.LONG_TEXT, Kind.POST, Kind.FACT), str),
        Kind.YES_NO: bool,
        Kind.OBJECT: dict,
    }
)
"""Kinds for which the type of a value says all."""


def _test_of(spec: Field) -> Callable[[object], bool]:
    """What a value of this field must satisfy; a field that may be absent may be null."""
    choices = frozenset(choice for choice, _ in spec.choices)
    test = (lambda v: _is_text(v) and v in choices) if choices else _TESTS[spec.kind][1]
    return test if spec.required else lambda v: v is None or test(v)


class _FieldTest(NamedTuple):
    """How the values of a field are tested; those of the `plain` type always pass."""

    plain: type | None
    test: Callable[[object], bool]


def _field_test(spec: Field) -> _FieldTest:
    plain = None if spec.choices else _PLAIN.get(spec.kind)
    return _FieldTest(plain, _test_of(spec))


_FIELD_TESTS: Mapping[str, Mapping[str, _FieldTest]] = MappingProxyType(
    {
        name: {spec.name: _field_test(spec) for spec in entry_type.fields}
        for name, entry_type in ENTRY_TYPES.items()
    }
)
