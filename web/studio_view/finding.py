"""Finds the field of the form at a route of the document, and what may be chosen there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from scenarios.load import pack_ids
from scenarios.vocabulary import CHANNELS as RELEASE_CHANNELS
from scenarios.vocabulary import ENTRY_TYPES
from web.lobby_view import pack_title
from web.studio_view.asked import field_spec, fields_of, parts_of
from web.studio_view.sheets import SHEETS
from web.studio_view.spec import PARTED, Choices, Kind, Section, Spec, value_of
from web.words import cut

_SECTIONS = {section.route: section for sheet in SHEETS for section in sheet.sections}
_NAMES = ("title", "text", "question")
MOST_CHOICES = 200
"""How many items of a list can be chosen in a field; the ids of others are written in the text."""
_SIMPLE = (Kind.LINE, Kind.NUMBER, Kind.CHOICE, Kind.EITHER)


def section_of(route: str) -> Section | None:
    """The list at a route, None where the form has none there."""
    return _SECTIONS.get(route)


def spec_of(data: object, route: str) -> Spec | None:
    """The field at a route of a document, None where the form has none there."""
    for sheet in SHEETS:
        for spec in sheet.fields:
            if spec.key == route:
                return spec
    for section in _SECTIONS.values():
        name, _, rest = route.removeprefix(f"{section.route}/").partition("/")
        if route.startswith(f"{section.route}/") and name:
            item = value_of(value_of(data, section.route), name)
            for spec in specs_of(section, item):
                if found := _within(spec, item, rest):
                    return replace(found, choices=choices_of(found, data))
    return None


def specs_of(section: Section, item: object) -> Iterator[Spec]:
    """The fields of an item, as far as what it says leaves them a meaning."""
    said = item if isinstance(item, Mapping) else {}
    has_trigger = any(spec.kind is Kind.TRIGGER for spec in section.specs)
    senseless = ("at" if "when" in said else "not_after") if has_trigger else None
    for spec in section.specs:
        if spec.key == "requires":
            yield replace(spec, specs=fields_of(value_of(said, "on/type")))
        elif spec.key != senseless:
            yield spec
        if spec.key == "row":
            yield from _data_fields(said.get("row"))


def _data_fields(row: object) -> Iterator[Spec]:
    """The fields of the row that an inject writes, as far as a line holds them."""
    known = ENTRY_TYPES.get(row) if isinstance(row, str) and row != "inject" else None
    for field in known.fields if known else ():
        spec = field_spec(field)
        if spec.kind in _SIMPLE:
            title = f"记录的{spec.title}"
            yield replace(spec, key=f"data/{spec.key}", title=title, optional=not field.required)


def _within(spec: Spec, around: object, rest: str) -> Spec | None:
    """The field at what is left of a route, which may be a part of this one."""
    if rest == spec.key:
        return spec
    if spec.kind not in PARTED or not rest.startswith(f"{spec.key}/"):
        return None
    value = value_of(around, spec.key)
    inner = rest.removeprefix(f"{spec.key}/")
    found = (_within(part, value, inner) for part in parts_of(spec, value) if part.key)
    return next((one for one in found if one), None)


def choices_of(spec: Spec, data: object) -> Choices:
    """What may be chosen in a field: what its table says, or the items of a list of the text."""
    if spec.key == "plans":
        return tuple((plan, pack_title(plan)) for plan in pack_ids())
    if spec.key == "allowed_channels":
        return (*_items(value_of(data, "platforms")), *RELEASE_CHANNELS.items())
    return _items(value_of(data, spec.of)) if spec.of else spec.choices


def _items(found: object) -> Choices:
    """The ids of a list or mapping with what its items are called."""
    if isinstance(found, Mapping):
        known = islice(found.items(), MOST_CHOICES)
        return tuple((str(key), _called(item, key)) for key, item in known)
    items: Sequence[object] = found if isinstance(found, list) else ()
    said = (item for item in items if isinstance(item, Mapping) and item.get("id"))
    listed = islice(said, MOST_CHOICES)
    return tuple((str(item["id"]), _called(item, item["id"])) for item in listed)


def _called(item: object, ref: object) -> str:
    said = item if isinstance(item, Mapping) else {}
    words = next((str(said[name]) for name in _NAMES if said.get(name)), "")
    return f"{cut(words)}（{ref}）" if words else str(ref)
