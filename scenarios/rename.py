"""Another id for a part of a scenario, wherever the scenario names it.

It works on the text as data, so a text that has faults elsewhere can be changed too.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from scenarios.document import Path, read
from scenarios.edit import reword
from scenarios.errors import ScenarioError
from scenarios.vocabulary import ENTRY_TYPES, Kind

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}", re.ASCII)

_KINDS: Mapping[Path, str] = MappingProxyType(
    {
        ("truth", "facts"): "fact",
        ("seats",): "seat",
        ("platforms",): "platform",
        ("outlets",): "outlet",
        ("posts",): "post",
        ("rumours",): "rumour",
        ("injects",): "inject",
        ("citizens",): "item",
        ("reporters",): "inquiry",
        ("answers",): "answer",
        ("statements",): "statement",
    }
)
"""The lists whose items have ids, and what those stand for."""

_EVENTS = ("posts", "rumours", "injects", "citizens", "reporters")
"""The lists of which no two items may share an id, since rows of the journal name them."""

_ROUTES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "fact": ("rumours.*.refuted_by", "statements.*.facts", "statements.*.asserts_cause"),
        "platform": (
            *("posts.*.platform", "citizens.*.platform", "chatter.*.platforms"),
            "allowed_channels",
        ),
        "outlet": ("reporters.*.outlet",),
        "rumour": ("posts.*.rumour",),
        **dict.fromkeys(("inject", "post", "item", "inquiry"), ()),
    }
)
"""Where items are named in fields of their own, besides what statements address."""

_ADDRESSED = ("rumour", "post", "item", "inquiry")
_OF_KIND: Mapping[Kind, str] = MappingProxyType(
    {
        **dict.fromkeys((Kind.FACT, Kind.FACTS), "fact"),
        **dict.fromkeys((Kind.POST, Kind.POSTS), "post"),
        Kind.CHANNELS: "platform",
    }
)
_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        **{
            field.name: _OF_KIND[field.kind]
            for one in ENTRY_TYPES.values()
            for field in one.fields
            if field.kind in _OF_KIND
        },
        **{name: name for name in _ROUTES},
    }
)
"""What the fields of rows name, where conditions test them and injects fill them."""

_TESTED = ("where", "requires", "data")
"""The keys of a document under which fields of rows stand."""


def renamed(text: str, path: Path, name: str) -> str:
    """Give an item another id, and change the id wherever the scenario names it.

    Args:
        text: The document.
        path: Where the item stands: a list and a place, or `platforms` and a key.
        name: The new id.

    Raises:
        ScenarioError: If no item is there, if the new id is none or taken, or if the text
            cannot be changed there.
    """
    data = read(text.encode("utf-8", "surrogatepass"), "").data
    kind = _KINDS.get(path[:-1])
    old = None if kind is None else _id_at(data, path)
    if kind is None or old is None:
        raise ScenarioError("这里没有编号可改", hint="刷新页面，或在文本中改")
    if name == old:
        return text
    _check(name, _taken(data, path[:-1]))
    found = dict.fromkeys(_named(data, kind, old), name)
    if path[0] == "platforms":
        return reword(text, found, {path: name})
    return reword(text, {**found, (*path, "id"): name}, {})


def _check(name: str, taken: Collection[str]) -> None:
    if not _ID.fullmatch(name):
        hint = "用英文字母、数字和 . _ -，以字母或数字开头，最多 80 字"
        raise ScenarioError(f"“{name[:20]}”不能作编号", hint=hint)
    if name in taken:
        raise ScenarioError(f"编号 {name} 已有别的内容使用", hint="换一个编号")


def _id_at(data: object, path: Path) -> str | None:
    around = _at(data, path[:-1])
    if isinstance(around, Mapping):
        return str(path[-1]) if path[-1] in around else None
    said = _at(around, path[-1:])
    found = said.get("id") if isinstance(said, Mapping) else None
    return found if isinstance(found, str) else None


def _taken(data: object, home: Path) -> Collection[str]:
    """The ids that an item of a list cannot have."""
    lists = [(name,) for name in _EVENTS] if home[0] in _EVENTS else [home]
    return {one for route in lists for one in _ids(_at(data, route))}


def _ids(items: object) -> Iterator[str]:
    if isinstance(items, Mapping):
        yield from map(str, items)
    for one in items if isinstance(items, list) else ():
        if isinstance(one, Mapping) and isinstance(one.get("id"), str):
            yield one["id"]


def _named(data: object, kind: str, old: str) -> Iterator[Path]:
    """The paths of the values that name an item."""
    routes = _ROUTES.get(kind, ())
    if kind in _ADDRESSED:
        routes = (*routes, "statements.*.addresses")
    for route in routes:
        for path in _along(data, route.split("."), ()):
            yield from _equal(_at(data, path), old, path)
    yield from _in_rows(data, kind, old, ())


def _along(data: object, steps: list[str], path: Path) -> Iterator[Path]:
    """The paths on a route; `*` is every item of a list."""
    if not steps:
        yield path
    elif steps[0] == "*":
        for n, one in enumerate(data if isinstance(data, list) else ()):
            yield from _along(one, steps[1:], (*path, n))
    elif isinstance(data, Mapping):
        yield from _along(data.get(steps[0]), steps[1:], (*path, steps[0]))


def _in_rows(data: object, kind: str, old: str, path: Path) -> Iterator[Path]:
    """The paths of the values in tested and filled fields of rows that name an item."""
    for step, one in _children(data):
        here = (*path, step)
        if step in _TESTED and isinstance(one, Mapping):
            for field, value in one.items():
                addressed = field == "addresses" and kind in _ADDRESSED
                if addressed or _FIELDS.get(field) == kind:
                    yield from _equal(value, old, (*here, field))
        else:
            yield from _in_rows(one, kind, old, here)


def _equal(value: object, old: str, path: Path) -> Iterator[Path]:
    """The paths of the texts in a value that are the old id: itself, or those of a list or test."""
    if value == old:
        yield path
    for step, one in _children(value):
        if step != "mentions":  # words of a text, no ids
            yield from _equal(one, old, (*path, step))


def _children(data: object) -> Iterator[tuple[str | int, object]]:
    if isinstance(data, Mapping):
        yield from data.items()
    elif isinstance(data, list):
        yield from enumerate(data)


def _at(data: object, path: Path) -> object:
    for step in path:
        if isinstance(data, Mapping):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
            data = data[step]
        else:
            data = None
    return data
