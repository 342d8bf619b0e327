"""Changes that come from the form beside a text: read, then made in the text and nowhere else."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import Any

from scenarios.document import Path, read
from scenarios.edit import drop, insert, put
from scenarios.errors import ScenarioError
from scenarios.rename import renamed
from scenarios.scenario import Scenario
from scenarios.units import duration_text
from scenarios.writing import Plain
from web.number import whole
from web.reshaping import ORDER, enlarged, rechosen, refused
from web.studio_view.asked import single
from web.studio_view.finding import choices_of, section_of, spec_of
from web.studio_view.naming import Naming
from web.studio_view.spec import Kind, Section, Spec, path_of, value_at

_PARTED = re.compile(r"[、，,\s]+")
_NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,6})?", re.ASCII)

_KEYS = (*ORDER, *Scenario.model_fields)
_LONGEST_NAME = 40
_READ: Mapping[Kind, Callable[[str], Plain]] = MappingProxyType(
    {
        Kind.YES_NO: lambda typed: True if typed == "yes" else None,
        Kind.ON: lambda typed: None if typed == "yes" else False,
        Kind.EITHER: lambda typed: {"true": True, "false": False}.get(typed, typed or None),
        Kind.LIST: lambda typed: [word for word in _PARTED.split(typed) if word] or None,
        Kind.LINES: lambda typed: (
            [one.strip() for one in typed.splitlines() if one.strip()] or None
        ),
    }
)
"""How what is typed is read, where not as a text or a number."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """What the form asks for: to put, add, drop, move or rename something at a route."""

    deed: str
    route: str
    values: Sequence[str]

    @property
    def first(self) -> str:
        """The first value, without blanks around it."""
        return self.values[0].strip() if self.values else ""


def amended(text: str, asked: Amendment) -> str:
    """The text with a change; the same text where nothing changes.

    Raises:
        ScenarioError: If the form has no such field, or the text cannot be changed there.
    """
    data = read(text.encode("utf-8", "surrogatepass"), "").data
    section, spec = section_of(asked.route), spec_of(data, asked.route)
    match asked.deed:
        case "add" if section is not None:
            return _begun(text, data, section, asked.first)
        case "add":
            return enlarged(text, data, asked.route, spec, asked.first)
        case "drop":
            return _dropped(text, data, asked.route, spec)
        case "rename":
            return renamed(text, path_of(data, asked.route), asked.first)
        case "move" if spec is not None:
            return _moved(text, data, asked)
        case "put" if spec is not None:
            return _written(text, data, asked, spec)
    raise refused()


def _written(text: str, data: object, asked: Amendment, spec: Spec) -> str:
    """The text with what was typed or chosen in a field."""
    if spec.kind in (Kind.TRIGGER, Kind.CONDITION, Kind.PATTERN):
        return rechosen(text, data, asked.route, spec, asked.first)
    return _put(text, data, asked, spec)


def _put(text: str, data: object, asked: Amendment, spec: Spec) -> str:
    path = path_of(data, asked.route)
    before = value_at(data, path)
    if spec.kind in (Kind.TEST, Kind.NAMES):
        spec = single(spec, before)
    value = _value(spec, asked, was_number=isinstance(before, int | float))
    if value == before:
        return text
    if value is None:
        return drop(text, path) if value_at(data, path[:-1]) and _is_there(data, path) else text
    if len(path) > 1 and value_at(data, path[:-1]) is None:
        return put(text, path[:-1], {str(path[-1]): value}, _KEYS)
    return put(text, path, value, _KEYS)


def _dropped(text: str, data: object, route: str, spec: Spec | None) -> str:
    """The text without an item of a list, or without a part that may be missing.

    What would be left empty goes too, where it may be missing.
    """
    path, around = path_of(data, route), route.rpartition("/")[0]
    if section_of(around) is not None:
        return drop(text, path)
    if spec is None or not (spec.may_drop or spec.optional):
        raise refused()
    outer, value = spec_of(data, around), value_at(data, path[:-1])
    is_last = isinstance(value, list | dict) and len(value) == 1
    return drop(text, path[:-1] if is_last and outer is not None and outer.optional else path)


def _moved(text: str, data: object, asked: Amendment) -> str:
    """A moment put so many seconds after the start, in the way in which it was written."""
    path = path_of(data, asked.route)
    seconds = whole(asked.values[0] if asked.values else "", 8)
    naming, before = Naming(data), value_at(data, path)
    if seconds is None or path[-1] != "at" or naming.seconds(before) is None:
        raise refused()
    if not isinstance(before, str) or "T" not in before or naming.starts_at is None:
        return put(text, path, duration_text(seconds))
    try:
        moment = naming.starts_at + timedelta(seconds=seconds)
    except OverflowError as error:  # after the year 9999
        raise refused() from error
    return put(text, path, moment.isoformat())


def _begun(text: str, data: object, section: Section, name: str) -> str:
    """The text with a fresh item at the end of a list, under an id or name that is free."""
    path = path_of(data, section.route)
    known = value_at(data, path)
    if section.named and (not name or len(name) > _LONGEST_NAME or "/" in name):
        raise ScenarioError("要先写名称", hint=f"不超过 {_LONGEST_NAME} 字，不用斜线")
    fresh = _fresh(section, data)
    if isinstance(known, Mapping) or section.named:
        used = set(map(str, known)) if isinstance(known, Mapping) else set()
        ref = name if section.named else _free(section.stem, used)
        if ref in used:
            raise ScenarioError(f"已经有“{ref}”", hint="换一个名称")
        return put(text, (*path, ref), fresh) if used else put(text, path, {ref: fresh}, _KEYS)
    items = known if isinstance(known, list) else []
    used = {str(item.get("id")) for item in items if isinstance(item, Mapping)}
    return insert(text, path, {"id": _free(section.stem, used), **fresh} if section.stem else fresh)


def _fresh(section: Section, data: object) -> Any:  # noqa: ANN401 -- a part of any document
    """A new item; where it has to name an item of another list, it names the first."""
    if not isinstance(section.fresh, Mapping):
        return section.fresh
    lists = {spec.key: spec for spec in section.specs if spec.of}
    found = dict(section.fresh)
    for key in lists.keys() & found.keys():
        first = next((ref for ref, _ in choices_of(lists[key], data)), "")
        found[key] = [first] if isinstance(found[key], list) else first
    return found


def _free(stem: str, used: set[str]) -> str:
    return next(ref for n in range(1, len(used) + 2) if (ref := f"{stem}-{n}") not in used)


def _value(spec: Spec, asked: Amendment, *, was_number: bool) -> Plain:
    """What was typed as the document writes it; None where the key is to be taken out.

    A number that is none stays a text, so that its fault is shown at its line.
    """
    if spec.kind is Kind.MANY:
        return list(asked.values) or None
    if spec.kind in _READ:
        return _READ[spec.kind](asked.first)
    if (spec.kind is Kind.NUMBER or was_number) and _NUMBER.fullmatch(asked.first):
        return float(asked.first) if "." in asked.first else int(asked.first)
    return asked.first.replace("\r\n", "\n") or None


def _is_there(data: object, path: Path) -> bool:
    around = value_at(data, path[:-1])
    return isinstance(around, Mapping) and path[-1] in around
