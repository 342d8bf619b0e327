"""Changes that come from the form beside a text: read, then made in the text and nowhere else."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from scenarios.document import Path, read
from scenarios.edit import drop, insert, put
from scenarios.errors import ScenarioError
from scenarios.scenario import Scenario
from scenarios.units import duration_text
from scenarios.writing import Plain
from web.number import whole
from web.studio_view.naming import Naming
from web.studio_view.spec import Kind, Section, Spec, path_of, section_of, spec_of, value_at

DEEDS = ("put", "add", "drop", "move")
_PARTED = re.compile(r"[、，,\s]+")
_NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,6})?", re.ASCII)
_ORDER = tuple(Scenario.model_fields)
_ON_UNLESS_SAID = ("answerable_now",)


@dataclass(frozen=True, slots=True)
class Amendment:
    """What the form asks for: to put, add, drop or move something at a route."""

    deed: str
    route: str
    values: Sequence[str]


def amended(text: str, asked: Amendment) -> str:
    """The text with a change; the same text where nothing changes.

    Raises:
        ScenarioError: If the form has no such field, or the text cannot be changed there.
    """
    data = read(text.encode("utf-8", "surrogatepass"), "").data
    if asked.deed == "add":
        return _added(text, data, _section(asked.route))
    if asked.deed == "drop":
        _section(asked.route.rpartition("/")[0])
        return drop(text, path_of(data, asked.route))
    spec = spec_of(asked.route)
    if spec is None or asked.deed not in DEEDS:
        raise _refused()
    if asked.deed == "move":
        return _moved(text, data, asked)
    return _put(text, data, asked, spec)


def _put(text: str, data: object, asked: Amendment, spec: Spec) -> str:
    path = path_of(data, asked.route)
    before = value_at(data, path)
    value = _value(spec, asked, was_number=isinstance(before, int | float))
    if value == before:
        return text
    if value is None:
        return drop(text, path) if value_at(data, path[:-1]) and _is_there(data, path) else text
    if len(path) > 1 and value_at(data, path[:-1]) is None:
        return put(text, path[:-1], {str(path[-1]): value}, _ORDER)
    return put(text, path, value, _ORDER)


def _moved(text: str, data: object, asked: Amendment) -> str:
    """A moment put so many seconds after the start, in the way in which it was written."""
    path = path_of(data, asked.route)
    seconds = whole(asked.values[0] if asked.values else "", 8)
    naming, before = Naming(data), value_at(data, path)
    if seconds is None or path[-1] != "at" or naming.seconds(before) is None:
        raise _refused()
    if not isinstance(before, str) or "T" not in before or naming.starts_at is None:
        return put(text, path, duration_text(seconds))
    try:
        moment = naming.starts_at + timedelta(seconds=seconds)
    except OverflowError as error:  # after the year 9999
        raise _refused() from error
    return put(text, path, moment.isoformat())


def _added(text: str, data: object, section: Section) -> str:
    """The text with a fresh item at the end of a list, under an id that is free."""
    if section.fresh is None:
        raise _refused()
    path = path_of(data, section.route)
    known = value_at(data, path)
    if isinstance(known, Mapping):
        ref = _free(section.stem, set(map(str, known)))
        return put(text, (*path, ref), dict(section.fresh))
    items = known if isinstance(known, list) else []
    used = {str(item.get("id")) for item in items if isinstance(item, Mapping)}
    return insert(text, path, {"id": _free(section.stem, used), **section.fresh})


def _free(stem: str, used: set[str]) -> str:
    return next(ref for n in range(1, len(used) + 2) if (ref := f"{stem}-{n}") not in used)


def _value(spec: Spec, asked: Amendment, *, was_number: bool) -> Plain:
    """What was typed as the document writes it; None where the key is to be taken out.

    A number that is none stays a text, so that its fault is shown at its line.
    """
    typed = asked.values[0].strip() if asked.values else ""
    if spec.kind is Kind.YES_NO:
        chosen = typed == "yes"
        return chosen if chosen is not (spec.key in _ON_UNLESS_SAID) else None
    if spec.kind is Kind.MANY:
        return list(asked.values) or None
    if spec.kind is Kind.LIST:
        return [word for word in _PARTED.split(typed) if word] or None
    if (spec.kind is Kind.NUMBER or was_number) and _NUMBER.fullmatch(typed):
        return float(typed) if "." in typed else int(typed)
    return typed.replace("\r\n", "\n") or None


def _is_there(data: object, path: Path) -> bool:
    around = value_at(data, path[:-1])
    return isinstance(around, Mapping) and path[-1] in around


def _section(route: str) -> Section:
    found = section_of(route)
    if found is None:
        raise _refused()
    return found


def _refused() -> ScenarioError:
    return ScenarioError("表单里没有这一处", hint="刷新页面，或在文本中改")
