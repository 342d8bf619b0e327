"""The form beside the text: the same document as fields and items, whatever faults it has."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from scenarios.document import Document, Path
from scenarios.errors import Problem
from web.studio_view.asked import COMPARISONS, KINDS, kind_of, parts_of, shared_name
from web.studio_view.finding import choices_of, specs_of
from web.studio_view.naming import Naming
from web.studio_view.spec import (
    PARTED,
    Choices,
    Kind,
    Section,
    Sheet,
    Spec,
    joined,
    path_of,
    value_at,
)
from web.studio_view.told import TRIGGERED, filled, filled_text, told_of
from web.words import cut

_NEVER = 10**12
SHOWN_ITEMS = 150
"""How many items of a list the form shows; the others are changed in the text."""
_SHOWN_PARTS = 40


@dataclass(frozen=True, slots=True)
class Adding:
    """What can be added to a list, a test or a pattern: at once, by choice, or under a name."""

    route: str
    title: str
    kind: str = "plain"
    choices: Choices = ()

    @property
    def shared(self) -> str:
        """The name of the choices where the page holds them once."""
        return shared_name(self.choices)


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `name` is its route, `chosen` what is chosen of several, `parts` what is in it."""

    name: str
    title: str
    kind: str
    value: str
    chosen: Sequence[str]
    choices: Choices
    hint: str
    errors: Sequence[str]
    parts: Sequence["Field"] = ()
    may_drop: bool = False
    adding: Adding | None = None

    @property
    def shared(self) -> str:
        """The name of the choices where the page holds them once."""
        return shared_name(self.choices)

    @property
    def is_parted(self) -> bool:
        """Whether it is drawn as parts."""
        return self.kind in PARTED


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: what it is, what happens with it, and its texts with slots filled.

    `has_id` says whether its id can be changed.
    """

    route: str
    id: str
    heading: str
    told: str
    filled: Sequence[str]
    fields: Sequence[Field]
    faults: int
    line: int
    has_id: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One list with its items."""

    route: str
    title: str
    items: Sequence[Item]
    total: int
    adding: Adding
    empty: str

    @property
    def more(self) -> int:
        """How many items are not shown."""
        return self.total - len(self.items)


@dataclass(frozen=True, slots=True)
class Form:
    """What one tab shows."""

    fields: Sequence[Field]
    groups: Sequence[Group]


class Reader:
    """Reads the form out of a document and its faults."""

    def __init__(
        self, document: Document, problems: Sequence[Problem], *, is_open: bool = True
    ) -> None:
        """Sort the faults to the parts they are about.

        Args:
            document: The text.
            problems: Its faults.
            is_open: Whether parts can be added and dropped.
        """
        self._is_open = is_open
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
        steps = list(_steps(found))
        items = [self._item(section, step, item) for step, item in steps[:SHOWN_ITEMS]]
        if section.route in TRIGGERED:
            items.sort(key=lambda item: self._when(item.route))
        adding = Adding(section.route, section.title, "named" if section.named else "plain")
        return Group(section.route, section.title, items, len(steps), adding, section.empty)

    def _when(self, route: str) -> int:
        at = value_at(self._data, path_of(self._data, f"{route}/at"))
        t = self._naming.seconds(at)
        return _NEVER if t is None else t

    def _item(self, section: Section, step: str | int, item: object) -> Item:
        route = f"{section.route}/{step}"
        path = path_of(self._data, route)
        said = item if isinstance(item, Mapping) else {}
        slots = value_at(self._data, ("slots",))
        return Item(
            route=route,
            id=str(said.get("id", step)),
            heading=_heading(said, item, slots),
            told=told_of(section.route, item, self._naming),
            filled=list(filled(item, slots)),
            fields=[self._field(one, joined(route, one.key)) for one in specs_of(section, item)],
            faults=sum(len(found) for at, found in self._errors.items() if at[: len(path)] == path),
            line=self._document.place(path).line,
            has_id=bool(section.stem),
        )

    def _field(self, spec: Spec, route: str) -> Field:
        path = path_of(self._data, route)
        value = value_at(self._data, path)
        chosen = _words(value)
        spec = replace(spec, choices=choices_of(spec, self._data))
        parts = parts_of(spec, value) if spec.kind in PARTED else ()
        return Field(
            name=route,
            title=str(path[-1]) if not spec.title and route else spec.title,
            kind=_shown_kind(spec),
            value=_typed(spec, value),
            chosen=chosen,
            choices=_choices(spec, chosen),
            hint=spec.hint,
            errors=self._errors.get(path, ()),
            parts=[self._field(one, joined(route, one.key)) for one in parts[:_SHOWN_PARTS]],
            may_drop=spec.may_drop and self._is_open,
            adding=_adding(spec, route, value) if self._is_open else None,
        )


def _shown_kind(spec: Spec) -> str:
    """The kind by which a field is drawn."""
    if spec.kind is Kind.EITHER or (spec.choices and spec.kind is Kind.NUMBER):
        return Kind.CHOICE.value
    return spec.kind.value


def _adding(spec: Spec, route: str, value: object) -> Adding | None:
    """What can be added to a field, None where nothing can."""
    match spec.kind:
        case Kind.CONDITIONS | Kind.ROWS:
            return Adding(route, f"增加一个{spec.item}")
        case Kind.IMAGES:
            return Adding(route, f"增加一张{spec.item}", "upload")
        case Kind.NAMES:
            title = "再加一种" if value else "不限；限定为"
            return Adding(route, title, "choice", spec.choices)
        case Kind.TESTS:
            said = value if isinstance(value, Mapping) else {}
            left = tuple((one.key, one.title) for one in spec.specs if one.key not in said)
            return Adding(route, f"增加{spec.title}", "choice", left) if left else None
        case Kind.TEST:
            left = _comparisons(value)
            return Adding(route, "再加一种比较", "choice", left) if left else None
    return None


def _comparisons(test: object) -> Choices:
    """The comparisons that a test does not have yet."""
    said = test if isinstance(test, Mapping) else ("one_of" if isinstance(test, list) else "is",)
    return tuple((key, title) for key, (title, _) in COMPARISONS.items() if key not in said)


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
    """A value as its field holds it; of a condition its kind."""
    if spec.kind in (Kind.TRIGGER, Kind.CONDITION):
        return kind_of(value)
    if spec.kind is Kind.PATTERN:
        return "rows" if value else ""
    if spec.kind in PARTED:
        return ""
    if isinstance(value, list):
        return ("\n" if spec.kind is Kind.LINES else "、").join(map(_scalar, value))
    if spec.kind in (Kind.YES_NO, Kind.ON):
        return "yes" if value is True or (value is None and spec.kind is Kind.ON) else ""
    return "" if isinstance(value, Mapping) else _scalar(value)


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


_KINDS: Choices = tuple(KINDS.items())


def _choices(spec: Spec, chosen: Sequence[str]) -> Choices:
    """The choices; of several, what was chosen comes first and in its order, known or not."""
    known = spec.choices
    if spec.kind in (Kind.TRIGGER, Kind.CONDITION):
        known = _KINDS
    elif spec.kind is Kind.PATTERN and spec.optional:
        known = (("rows", "某种记录出现时"),)
    elif spec.kind in PARTED:
        return ()
    if spec.kind is Kind.TRIGGER or (spec.optional and known):
        known = (("", spec.empty), *known)
    if spec.kind is not Kind.MANY:
        return known
    titles = dict(known)
    first = tuple((one, titles.get(one, one)) for one in chosen)
    return (*first, *(pair for pair in known if pair[0] not in chosen))
