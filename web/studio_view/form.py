"""The form beside the text: the same document as fields and items, whatever faults it has."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scenarios.document import Document, Path
from scenarios.errors import Problem
from scenarios.load import pack_ids
from web.lobby_view import pack_title
from web.studio_view.naming import Naming
from web.studio_view.spec import Choices, Kind, Section, Sheet, Spec, path_of, value_at
from web.studio_view.told import TRIGGERED, filled, filled_text, told_of
from web.words import cut

_NEVER = 10**12


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `name` is its route, `chosen` what is chosen of several."""

    name: str
    title: str
    kind: str
    value: str
    chosen: Sequence[str]
    choices: Choices
    hint: str
    errors: Sequence[str]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: what it is, what happens with it, and its texts with slots filled."""

    route: str
    id: str
    heading: str
    told: str
    filled: Sequence[str]
    fields: Sequence[Field]
    faults: int
    line: int


@dataclass(frozen=True, slots=True)
class Group:
    """One list with its items; `may_add` where the form can begin a new one."""

    route: str
    title: str
    items: Sequence[Item]
    may_add: bool
    empty: str


@dataclass(frozen=True, slots=True)
class Form:
    """What one tab shows."""

    fields: Sequence[Field]
    groups: Sequence[Group]


class Reader:
    """Reads the form out of a document and its faults."""

    def __init__(self, document: Document, problems: Sequence[Problem]) -> None:
        """Sort the faults to the parts they are about."""
        self._document = document
        self._data = document.data
        self._naming = Naming(document.data)
        self._errors: dict[Path, list[str]] = {}
        places = {place: path for path, place in reversed(list(document.values.items()))}
        places |= {place: path for path, place in document.keys.items() if place not in places}
        for problem in problems:
            path = places.get(problem.place)
            if path is not None:
                self._errors.setdefault(path, []).append(f"{problem.message}；{problem.hint}")

    def form(self, sheet: Sheet) -> Form:
        """The fields and lists of a tab."""
        return Form(
            fields=[self._field(spec, spec.key) for spec in sheet.fields],
            groups=[self._group(section) for section in sheet.sections],
        )

    def _group(self, section: Section) -> Group:
        found = value_at(self._data, path_of(self._data, section.route))
        items = [self._item(section, step, item) for step, item in _steps(found)]
        if section.route in TRIGGERED:
            items.sort(key=lambda item: self._when(item.route))
        return Group(section.route, section.title, items, section.fresh is not None, section.empty)

    def _when(self, route: str) -> int:
        at = value_at(self._data, path_of(self._data, f"{route}/at"))
        t = self._naming.seconds(at)
        return _NEVER if t is None else t

    def _item(self, section: Section, step: str | int, item: object) -> Item:
        route = f"{section.route}/{step}"
        path = path_of(self._data, route)
        said = item if isinstance(item, Mapping) else {}
        slots = value_at(self._data, ("slots",))
        specs = [spec for spec in section.specs if spec.key != "at" or "when" not in said]
        return Item(
            route=route,
            id=str(said.get("id", step)),
            heading=_heading(said, item, slots),
            told=told_of(section.route, item, self._naming),
            filled=list(filled(item, slots)),
            fields=[self._field(spec, f"{route}/{spec.key}".rstrip("/")) for spec in specs],
            faults=sum(len(found) for at, found in self._errors.items() if at[: len(path)] == path),
            line=self._document.place(path).line,
        )

    def _field(self, spec: Spec, route: str) -> Field:
        path = path_of(self._data, route)
        value = value_at(self._data, path)
        chosen = _words(value)
        return Field(
            name=route,
            title=str(path[-1]) if not spec.key else spec.title,
            kind=(Kind.CHOICE if spec.choices and spec.kind is Kind.NUMBER else spec.kind).value,
            value=_typed(spec, value),
            chosen=chosen,
            choices=_choices(spec, chosen),
            hint=spec.hint,
            errors=self._errors.get(path, ()),
        )


def _steps(found: object) -> Iterator[tuple[str | int, object]]:
    if isinstance(found, Mapping):
        yield from found.items()
    elif isinstance(found, list):
        yield from enumerate(found)


def _heading(said: Mapping[str, object], item: object, slots: object) -> str:
    names = ("title", "text", "question", "author")
    found = str(next((said[name] for name in names if said.get(name)), "" if said else item))
    return cut(filled_text(found, slots) if said else found) or "（空）"


def _words(value: object) -> Sequence[str]:
    return [_scalar(one) for one in value] if isinstance(value, list) else ()


def _typed(spec: Spec, value: object) -> str:
    if isinstance(value, list):
        return "、".join(map(_scalar, value))
    if spec.kind is Kind.YES_NO:
        return "yes" if value is True or (value is None and spec.key == "answerable_now") else ""
    return "" if isinstance(value, Mapping) else _scalar(value)


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _choices(spec: Spec, chosen: Sequence[str]) -> Choices:
    """The choices; of several, what was chosen comes first and in its order, known or not."""
    known = spec.choices
    if spec.key == "plans":
        known = tuple((plan, pack_title(plan)) for plan in pack_ids())
    if spec.kind is not Kind.MANY:
        return known
    titles = dict(known)
    first = tuple((one, titles.get(one, one)) for one in chosen)
    return (*first, *(pair for pair in known if pair[0] not in chosen))
