"""Names in the words of a condition: each Chinese name stands for one code, or the code is shown.

A name is written without quotation marks, a text of the author's within them, so that a role
and a text that reads like it are never confused.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from scenarios.condition import STATES, TRUTHS
from scenarios.pattern import Scalar
from scenarios.vocabulary import ENTRY_TYPES, ROLES, Field, Kind

OPEN, CLOSE = "“", "”"
AUTHORS: Mapping[str, str] = MappingProxyType({"world": "外界", "director": "导调组"})
AUTO = "自动同事"
"""Stands for `auto` among the tests of a pattern."""

_NAME = re.compile(r"[^\s“”\".]+")
_CODE = re.compile(r"[a-z][a-z0-9_.]*")
_ROLE_KINDS = (Kind.ROLE, Kind.ROLES)


def _two_ways(names: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Codes by their names; of two codes with one name the first has it."""
    found: dict[str, str] = {}
    for code, name in names:
        found.setdefault(name, code)
    return MappingProxyType(found)


TYPES = _two_ways((one.name, one.title) for one in ENTRY_TYPES.values())
PEOPLE = _two_ways((*ROLES.items(), *AUTHORS.items()))
FIGURES = _two_ways((code, text.split("，")[0]) for code, text in STATES.items())
TRUTH_PARTS = _two_ways((code, re.split("[：，]", text)[0]) for code, text in TRUTHS.items())


def type_name(code: str) -> str:
    """The name of a row type, for within quotation marks."""
    known = ENTRY_TYPES.get(code)
    return known.title if known and TYPES[known.title] == code else code


def person_name(code: str) -> str:
    """The name of a role or an author."""
    return ROLES.get(code) or AUTHORS.get(code, code)


def field_names(types: Sequence[str]) -> Mapping[str, str]:
    """Codes of fields by their names, for rows of these types."""
    known = (ENTRY_TYPES[name] for name in types if name in ENTRY_TYPES)
    return _two_ways((spec.name, spec.title) for one in known for spec in one.fields)


def field_name(code: str, names: Mapping[str, str]) -> str:
    """What a field is called; `fields.trend` keeps what comes behind the point."""
    head, point, rest = code.partition(".")
    if head in names.values() and code not in names.values():
        return f"{_name_of(head, names)}{point}{rest}" if _CODE.fullmatch(rest) else quoted(code)
    return _name_of(code, names)


def _name_of(code: str, names: Mapping[str, str]) -> str:
    for name, known in names.items():
        if known == code and _NAME.fullmatch(name):
            return name
    return code if _CODE.fullmatch(code) else quoted(code)


def value_names(types: Sequence[str], code: str) -> Mapping[str, str]:
    """Codes of values by their names, for one field of rows of these types."""
    head = code.partition(".")[0]
    known = (ENTRY_TYPES[name].field(head) for name in types if name in ENTRY_TYPES)
    return _two_ways(pair for spec in known if spec for pair in _values(spec))


def _values(spec: Field) -> Iterable[tuple[str, str]]:
    return tuple(ROLES.items()) if spec.kind in _ROLE_KINDS else spec.choices


def value_name(value: Scalar, names: Mapping[str, str]) -> str:
    """A value in words: a name, a number, 是, 否, 空, or the text in quotation marks."""
    if value is None:
        return "空"
    if isinstance(value, bool):
        return "是" if value else "否"
    if not isinstance(value, str):
        return repr(value)
    for name, code in names.items():
        if code == value and _VALUE.fullmatch(name):
            return name
    return quoted(value)


_VALUE = re.compile(r"(?![是否空](?:$|且))[^\s\d“”\"（）()，,、；;且+-][^\s“”\"()，,、；;且]*")


def quoted(text: str) -> str:
    """A text in quotation marks."""
    inner = text.replace("\\", "\\\\").replace(CLOSE, "\\" + CLOSE).replace('"', '\\"')
    return f"{OPEN}{inner}{CLOSE}"
