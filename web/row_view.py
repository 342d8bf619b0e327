"""One journal row in Chinese: who, when, a title, and each field under its label.

Used wherever a row is shown: team log, inbox, evidence of a finding. What may be shown is decided
before, by `simulator.view` for seats; here every row that comes in is told whole.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Protocol

from scenarios.image import Image
from scenarios.vocabulary import ENTRY_TYPES, FIELD_TITLES, MEASURES, Field, Kind
from simulator.entry import Data
from web.words import Moment, Words, cut


class Row(Protocol):
    """A journal entry, or a seat's sight of one."""

    @property
    def seq(self) -> int:
        """Its number."""

    @property
    def t(self) -> int:
        """Seconds since StartEx."""

    @property
    def by(self) -> str:
        """Whose row it is."""

    @property
    def type(self) -> str:
        """Its type."""

    @property
    def data(self) -> Data:
        """What it says."""

    @property
    def auto(self) -> bool:
        """Whether an automatic colleague wrote it."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One labelled value; `seqs` are rows it names, for links."""

    label: str
    text: str
    seqs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RowView:
    """A row as pages show it."""

    seq: int
    moment: Moment
    who: str
    auto: bool
    type: str
    title: str
    summary: str
    details: tuple[Detail, ...]
    images: tuple[Image, ...]


_SUMMARY_FIELDS = (
    "title", "text", "headline", "question", "judgement", "requirements", "result", "note",
    "decisions", "purpose", "about", "reason", "measures", "topic", "fact", "place", "change",
    "inject", "card", "strength",
)  # fmt: skip

_EMPTY: Mapping[str, str] = MappingProxyType({"to": "全体", "at": "按脚本"})
"""What it means that a field is there and empty, by its name; otherwise 无."""


def row_view(row: Row, words: Words, *, whole: bool = True) -> RowView:
    """Tell one row.

    Args:
        row: The row.
        words: The names of its drill.
        whole: False where only that it happened may be told.
    """
    spec = ENTRY_TYPES[row.type]
    details = tuple(_details(row, words)) if whole else ()
    return RowView(
        seq=row.seq,
        moment=words.moment(row.t),
        who=words.role(row.by),
        auto=row.auto,
        type=row.type,
        title=_title(row, spec.title),
        summary=summary(row, words) if whole else "",
        details=details,
        images=images_of(row, words) if whole else (),
    )


def images_of(row: Row, words: Words) -> tuple[Image, ...]:
    """The pictures that go with a row: of a post, an inject, or the posts that it preserves."""
    data, story = row.data, words.scenario
    if row.type == "evidence.preserve":
        names = set(data["posts"])
        return tuple(image for one in story.posts if one.id in names for image in one.images)
    if row.type == "sim.post":
        return next((one.images for one in story.posts if one.id == data["post"]), ())
    inject = story.inject(str(data.get("inject", ""))) if row.by == "world" else None
    return () if inject is None else inject.images


def summary(row: Row, words: Words) -> str:
    """The most telling field of a row in one line."""
    spec = ENTRY_TYPES[row.type]
    for name in _SUMMARY_FIELDS:
        field = spec.field(name)
        if field and row.data.get(name):
            return cut(value_text(field, row.data[name], words))
    return ""


def value_text(field: Field, value: Any, words: Words) -> str:  # noqa: ANN401 -- data are JSON
    """One value of a row's data in Chinese."""
    if value is None or value == []:
        return _EMPTY.get(field.name, "无")
    if field.name == "version":
        return f"第 {value} 版"
    if field.name in _BY_NAME and isinstance(value, str):
        return _BY_NAME[field.name](value, words)
    if field.kind is Kind.CHOICE:
        return dict(field.choices).get(value, str(value))
    return _BY_KIND.get(field.kind, _plain)(value, words)


def _title(row: Row, title: str) -> str:
    if row.type == "refused" and isinstance(row.data.get("act"), Mapping):
        refused = ENTRY_TYPES.get(str(row.data["act"].get("type")))
        return f"未予受理：{refused.title}" if refused else title
    return title


def _details(row: Row, words: Words) -> Iterator[Detail]:
    spec = ENTRY_TYPES[row.type]
    for name, value in row.data.items():
        field = spec.field(name)
        if field is None:
            yield Detail(_EXTRA.get(name, name), _plain(value, words))
        elif field.kind is Kind.FIELDS:
            yield from _parts(row.type, value, words)
        elif (row.type, name) == ("refused", "act"):
            continue
        else:
            yield Detail(field.title, value_text(field, value, words), _seqs(field, value))


def _parts(act_type: str, value: Mapping[str, str], words: Words) -> Iterator[Detail]:
    titles = {**FIELD_TITLES.get(act_type, {}), **words.pack.forms.get(act_type, {})}
    for key, text in value.items():
        yield Detail(titles.get(key, key), text)


def _seqs(field: Field, value: Any) -> tuple[int, ...]:  # noqa: ANN401 -- data are JSON
    if field.kind is Kind.SEQ and field.name != "version" and isinstance(value, int):
        return (value,)
    return tuple(value) if field.kind is Kind.SEQS and isinstance(value, list) else ()


def _plain(value: Any, words: Words) -> str:  # noqa: ANN401 -- data are JSON
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list | tuple):
        return "、".join(_plain(one, words) for one in value) or "无"
    if isinstance(value, Mapping):
        return "；".join(f"{key}：{_plain(one, words)}" for key, one in value.items()) or "无"
    return "无" if value is None else str(value)


_EXTRA: Mapping[str, str] = MappingProxyType({"sha256": "校验值（SHA-256）"})

_BY_NAME: Mapping[str, Callable[[str, Words], str]] = MappingProxyType(
    {
        "platform": lambda value, words: words.platform(value),
        "outlet": lambda value, words: words.outlet(value),
        "fact": lambda value, words: words.fact(value),
        "code": lambda value, _: MEASURES.get(value, value),
        "user_or_role": lambda value, words: words.role(value),
        "statement": lambda value, _: statement_name(value),
        "task": lambda value, _: f"任务 {value.removeprefix('t')}",
        "item": lambda value, words: words.thing(value),
        "inquiry": lambda value, words: words.thing(value),
        "rumour": lambda value, words: words.thing(value),
        "inject": lambda value, words: words.inject(value),
    }
)

_BY_KIND: Mapping[Kind, Callable[[Any, Words], str]] = MappingProxyType(
    {
        Kind.ROLE: lambda value, words: words.role(value),
        Kind.ROLES: lambda value, words: words.roles(value),
        Kind.CHANNELS: lambda value, words: "、".join(map(words.channel, value)),
        Kind.FACT: lambda value, words: words.fact(value),
        Kind.FACTS: lambda value, words: "；".join(map(words.fact, value)),
        Kind.POST: lambda value, words: words.thing(value),
        Kind.POSTS: lambda value, words: "；".join(map(words.thing, value)),
        Kind.TEXTS: lambda value, words: "；".join(map(words.thing, value)),
        Kind.TIME: lambda value, words: words.moment_of(value).text,
        Kind.SEQ: lambda value, _: f"第 {value} 条记录",
    }
)


def statement_name(statement: str) -> str:
    """How a statement is called: `s3` is 稿件 3."""
    number = statement.removeprefix("s")
    return f"稿件 {number}" if number.isdecimal() else f"稿件 {statement}"
