"""A field of the studio's form, and the lists and tabs it stands in; `sheets` has them all."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from scenarios.document import Path
from scenarios.writing import Plain
from web.number import whole


class Kind(StrEnum):
    """How a value is written in the form; the kinds from TRIGGER on have parts."""

    LINE = "line"
    LONG = "long"
    LIST = "list"  # several words, parted by commas
    LINES = "lines"  # several texts, one a line
    NUMBER = "number"
    YES_NO = "yes_no"
    ON = "on"  # yes unless it says no
    EITHER = "either"  # true or false, told apart from nothing
    CHOICE = "choice"
    MANY = "many"  # several of the choices
    TRIGGER = "trigger"  # a condition, or else a moment
    CONDITION = "condition"
    CONDITIONS = "conditions"  # those that another one combines
    PATTERN = "pattern"  # which rows of the journal
    NAMES = "names"  # one of the choices, or several, each on its own line
    TESTS = "tests"  # what fields or figures have to be like, by name
    TEST = "test"
    ROWS = "rows"  # items of a list inside an item
    IMAGES = "images"  # such items, each a picture that is uploaded
    IMAGE = "image"
    ROW = "row"


PARTED = frozenset(
    {
        *(Kind.TRIGGER, Kind.CONDITION, Kind.CONDITIONS, Kind.PATTERN, Kind.NAMES),
        *(Kind.TESTS, Kind.TEST, Kind.ROWS, Kind.ROW, Kind.IMAGES),
    }
)
"""The kinds that have parts."""

Choices = tuple[tuple[str, str], ...]
_PLACE_DIGITS = 5


@dataclass(frozen=True, slots=True)
class Spec:
    """One field of the form.

    Attributes:
        key: Its path below the part it belongs to.
        of: The list of the document whose items are its choices.
        optional: Whether it may be left out; a choice can then be taken back.
        empty: What it means where it is left out.
        specs: Of tests the fields that may be tested, of rows the fields of an item.
        item: What one of its parts is called, of conditions and rows.
        fresh: What a new item of rows is at first.
        plain: Of a test, how the single value is written that a field has to have.
        may_drop: Whether it can be taken out of what it is a part of.
    """

    key: str
    title: str
    kind: Kind = Kind.LINE
    choices: Choices = ()
    hint: str = ""
    of: str = ""
    optional: bool = False
    empty: str = "不填"
    specs: tuple["Spec", ...] = ()
    item: str = ""
    fresh: Mapping[str, Plain] | None = None
    plain: Kind = Kind.LINE
    may_drop: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A list, or a mapping, of alike items.

    Attributes:
        route: Where it stands in the document.
        fresh: What a new item is at first, without its id.
        stem: With what the id of a new item begins; empty where items have none.
        named: Whether the author gives a new item of a mapping its name.
    """

    route: str
    title: str
    specs: tuple[Spec, ...]
    fresh: Plain
    stem: str = ""
    empty: str = ""
    named: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One tab of the form: single fields, then lists of items."""

    id: str
    title: str
    fields: tuple[Spec, ...] = ()
    sections: tuple[Section, ...] = ()


def path_of(data: object, route: str) -> Path:
    """A route as the path of a document; digits are a place in a list, else a key."""
    path: Path = ()
    for part in route.split("/") if route else ():
        place = whole(part, _PLACE_DIGITS) if isinstance(data, list) else None
        step = part if place is None else place
        path = (*path, step)
        data = _below(data, step)
    return path


def value_at(data: object, path: Path) -> object:
    """What a document says at a path, None where it says nothing."""
    for step in path:
        data = _below(data, step)
    return data


def value_of(data: object, route: str) -> object:
    """What a document says at a route, None where it says nothing."""
    return value_at(data, path_of(data, route))


def joined(route: str, key: str) -> str:
    """The route of a part below another."""
    return f"{route}/{key}".strip("/")


def _below(data: object, step: str | int) -> object:
    if isinstance(data, Mapping):
        return data.get(step)
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return data[step]
    return None
