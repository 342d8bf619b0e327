"""The form of a row's data: whether each field holds what the vocabulary says.

Journals, acts and injects are all tested by it. It knows nothing of the drill.

Source: the journal format, sections 3, 4 and 6.10.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from scenarios.vocabulary import ENTRY_TYPES, ROLES, Field, Kind

_SHOWN = 60
"""How many characters of a wrong value a message repeats."""


def faults(row_type: str, data: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the form of a row's data; missing fields are no fault here.

    Yields:
        One sentence a fault, naming the field and what it should hold.
    """
    for spec in ENTRY_TYPES[row_type].fields:
        if spec.name in data:
            fault = fault_of(spec, data[spec.name])
            if fault:
                yield f"data.{spec.name}: {fault}"


def fault_of(spec: Field, value: object) -> str | None:
    """Say what is wrong with one value of a field, None if nothing is."""
    if value is None and not spec.required:
        return None
    if spec.kind is Kind.CHOICE:
        allowed = [choice for choice, _ in spec.choices]
        if isinstance(value, str) and value in allowed:
            return None
        return f"{value!r} is none of {', '.join(allowed)}"
    wanted, test = _TESTS[spec.kind]
    return None if test(value) else f"expected {wanted}, found {_shown(value)}"


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
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_seq(value: object) -> bool:
    return _is_count(value) and value != 0


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


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


_TEXT = ("a text", _is_text)
_TEXTS = ("a list of texts", _is_texts)

_TESTS: Mapping[Kind, tuple[str, Callable[[object], bool]]] = MappingProxyType(
    {
        Kind.TEXT: _TEXT,
        Kind.LONG_TEXT: _TEXT,
        Kind.POST: _TEXT,
        Kind.FACT: ("a fact id or null", lambda v: v is None or _is_text(v)),
        Kind.TEXTS: _TEXTS,
        Kind.POSTS: _TEXTS,
        Kind.FACTS: _TEXTS,
        Kind.CHANNELS: _TEXTS,
        Kind.ROLE: (f"a role ({', '.join(ROLES)})", _is_role),
        Kind.ROLES: (f"a list of roles ({', '.join(ROLES)})", _is_roles),
        Kind.COUNT: ("a whole number from 0", _is_count),
        Kind.SEQ: ("the seq of a row", _is_seq),
        Kind.SEQS: (
            "a list of seqs",
            lambda v: isinstance(v, list) and all(_is_seq(one) for one in v),
        ),
        Kind.RANK: ("a rank from 1, or null", lambda v: v is None or _is_seq(v)),
        Kind.NUMBER: ("a number", _is_number),
        Kind.YES_NO: ("true or false", lambda v: isinstance(v, bool)),
        Kind.TIME: ("a time with offset, or null", _is_moment),
        Kind.FIELDS: ("an object of texts", _is_fields),
        Kind.OBJECT: ("an object", lambda v: isinstance(v, dict)),
        Kind.JSON: ("JSON", lambda _: True),
    }
)
