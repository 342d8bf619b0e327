"""What a drill has on its books: posts, statements, tasks, citizens' items, inquiries, facts.

It is a running fold over rows and decides nothing. The world keeps one over all rows; an
automatic player keeps one over the rows its roles can see, where a row may be about something
that was not seen.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from simulator.entry import Data
from simulator.view import reach


class Row(Protocol):
    """What a row must have to be noted: an entry of the journal, or what a seat sees of it."""

    @property
    def seq(self) -> int: ...  # noqa: D102 -- as in `Entry`
    @property
    def t(self) -> int: ...  # noqa: D102 -- as in `Entry`
    @property
    def by(self) -> str: ...  # noqa: D102 -- as in `Entry`
    @property
    def type(self) -> str: ...  # noqa: D102 -- as in `Entry`
    @property
    def data(self) -> Data: ...  # noqa: D102 -- as in `Entry`


@dataclass(slots=True)
class Statement:
    """One text on its way out: its versions, the signatures on each, its releases."""

    versions: dict[int, Row] = field(default_factory=dict)
    signs: dict[int, list[Row]] = field(default_factory=dict)
    releases: list[Row] = field(default_factory=list)

    @property
    def latest(self) -> int:
        """The number of the newest version."""
        return max(self.versions)

    def verdict(self, version: int, step: str) -> str | None:
        """The last verdict of a step on a version, None if nobody signed it."""
        given = [s for s in self.signs.get(version, ()) if s.data["step"] == step]
        return str(given[-1].data["verdict"]) if given else None


@dataclass(slots=True)
class Task:
    """One assignment and what came back."""

    entry: Row
    feedback: list[Row] = field(default_factory=list)

    @property
    def done(self) -> bool:
        """Tell whether the unit reported it finished."""
        return any(row.data["done"] for row in self.feedback)


@dataclass(slots=True)
class Item:
    """A citizen's item and the replies to it."""

    entry: Row
    replies: list[Row] = field(default_factory=list)

    def has(self, *types: str) -> bool:
        """Tell whether a reply of one of these types was given."""
        return any(row.type in types for row in self.replies)


@dataclass(slots=True)
class Inquiry:
    """A reporter's question and what became of it."""

    entry: Row
    answers: list[Row] = field(default_factory=list)
    closed: bool = False

    def has(self, row_type: str) -> bool:
        """Tell whether an act of this type was done about it."""
        return any(row.type == row_type for row in self.answers)


class Casebook:
    """Everything that later acts can refer to; `note` it row by row."""

    def __init__(self) -> None:
        self.posts: dict[str, Row] = {}
        self.removed: set[str] = set()
        self.crowds: dict[str, int] = {}
        self.rumours: dict[str, Row] = {}
        self.statements: dict[str, Statement] = {}
        self.tasks: dict[str, Task] = {}
        self.items: dict[str, Item] = {}
        self.inquiries: dict[str, Inquiry] = {}
        self.injects: dict[str, Row] = {}
        self.facts: dict[str, list[Row]] = {}
        self.found: dict[str, Row] = {}
        self.ranks: dict[str, int] = {}
        self.releases: list[Row] = []
        self.retracted: set[int] = set()
        self.level: str | None = None
        self.warning: str | None = None
        self.graded: str | None = None
        self.quiet_since: int | None = None
        self.ended: Row | None = None

    def note(self, entry: Row) -> None:
        """Take one more row into account."""
        handler = _HANDLERS.get(entry.type)
        if handler is not None:
            handler(self, entry)

    def draft(self, statement: str, version: int) -> Row | None:
        """One version of a text, None if there is none."""
        known = self.statements.get(statement)
        return known.versions.get(version) if known else None

    def known(self, fact: str, roles: Collection[str]) -> bool:
        """Tell whether people with these roles can know a fact by now."""
        return self.known_since(fact, roles) is not None

    def known_since(self, fact: str, roles: Collection[str]) -> int | None:
        """Since when they can know it, None if they cannot."""
        own = reach(roles)
        times = [
            row.t
            for row in self.facts.get(fact, ())
            if not row.data.get("to") or not own.isdisjoint(row.data["to"])
        ]
        if fact in self.found:
            times.append(self.found[fact].t)
        return min(times, default=None)

    def holds(self, name: str) -> bool:
        """Tell whether a rumour, question or post of this name is there to be answered."""
        places = (self.rumours, self.items, self.inquiries, self.posts)
        return any(name in known for known in places)

    def released(self, release: Row) -> Row:
        """The version that a release sent out."""
        return self.statements[release.data["statement"]].versions[release.data["version"]]


def _post(book: Casebook, entry: Row) -> None:
    book.posts[entry.data["post"]] = entry


def _removed(book: Casebook, entry: Row) -> None:
    book.removed.add(entry.data["post"])


def _crowd(book: Casebook, entry: Row) -> None:
    book.crowds[entry.data["place"]] = entry.data["size"]


def _rumour(book: Casebook, entry: Row) -> None:
    book.rumours[entry.data["rumour"]] = entry


def _fact(book: Casebook, entry: Row) -> None:
    book.facts.setdefault(entry.data["fact"], []).append(entry)


def _finding(book: Casebook, entry: Row) -> None:
    for fact in entry.data.get("facts", ()):
        if fact in book.facts:
            book.found.setdefault(fact, entry)


def _draft(book: Casebook, entry: Row) -> None:
    statement = book.statements.setdefault(entry.data["statement"], Statement())
    statement.versions[entry.data["version"]] = entry


def _sign(book: Casebook, entry: Row) -> None:
    statement = book.statements.setdefault(entry.data["statement"], Statement())
    statement.signs.setdefault(entry.data["version"], []).append(entry)


def _release(book: Casebook, entry: Row) -> None:
    book.releases.append(entry)
    book.statements[entry.data["statement"]].releases.append(entry)


def _retract(book: Casebook, entry: Row) -> None:
    book.retracted.add(entry.data["publish"])


def _task(book: Casebook, entry: Row) -> None:
    book.tasks[entry.data["task"]] = Task(entry)


def _feedback(book: Casebook, entry: Row) -> None:
    if entry.data["task"] in book.tasks:
        book.tasks[entry.data["task"]].feedback.append(entry)


def _item(book: Casebook, entry: Row) -> None:
    book.items[entry.data["item"]] = Item(entry)


def _reply(book: Casebook, entry: Row) -> None:
    if entry.data["item"] in book.items:
        book.items[entry.data["item"]].replies.append(entry)


def _inquiry(book: Casebook, entry: Row) -> None:
    book.inquiries[entry.data["inquiry"]] = Inquiry(entry)


def _answer(book: Casebook, entry: Row) -> None:
    if entry.data["inquiry"] in book.inquiries:
        book.inquiries[entry.data["inquiry"]].answers.append(entry)


def _inquiry_closed(book: Casebook, entry: Row) -> None:
    if entry.data["inquiry"] in book.inquiries:
        book.inquiries[entry.data["inquiry"]].closed = True


def _inject(book: Casebook, entry: Row) -> None:
    book.injects[entry.data.get("inject", f"row {entry.seq}")] = entry


def _hotlist(book: Casebook, entry: Row) -> None:
    if entry.data.get("incident"):
        book.ranks.pop(entry.data["topic"], None)
        if entry.data["rank"] is not None:
            book.ranks[entry.data["topic"]] = entry.data["rank"]


def _level(book: Casebook, entry: Row) -> None:
    if entry.data.get("scale") == "warning":
        book.warning = entry.data["level"]
    else:
        book.level = entry.data["level"]


def _grade(book: Casebook, entry: Row) -> None:
    book.graded = entry.data["level"]


def _quiet(book: Casebook, entry: Row) -> None:
    book.quiet_since = entry.t


def _active(book: Casebook, _entry: Row) -> None:
    book.quiet_since = None


def _end(book: Casebook, entry: Row) -> None:
    book.ended = entry


_HANDLERS: Mapping[str, Callable[[Casebook, Row], None]] = MappingProxyType(
    {
        "sim.post": _post,
        "sim.removed": _removed,
        "sim.crowd": _crowd,
        "sim.rumour": _rumour,
        "sim.fact": _fact,
        "verify.finding": _finding,
        "draft.create": _draft,
        "draft.edit": _draft,
        "sign": _sign,
        "publish": _release,
        "presser.hold": _release,
        "retract": _retract,
        "task.assign": _task,
        "task.feedback": _feedback,
        "sim.citizen_post": _item,
        "reply.initial": _reply,
        "reply.opinion": _reply,
        "reply.extend": _reply,
        "reply.final": _reply,
        "sim.media_inquiry": _inquiry,
        "interview.accept": _answer,
        "interview.authorise": _answer,
        "interview.decline": _answer,
        "sim.media_inquiry_closed": _inquiry_closed,
        "inject": _inject,
        "sim.hotlist": _hotlist,
        "sim.level": _level,
        "grade.set": _grade,
        "sim.quiet": _quiet,
        "sim.active": _active,
        "sim.end": _end,
    }
)
