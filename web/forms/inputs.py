"""The inputs of an act's form: made from the vocabulary, the plan's own fields and what is at hand.

An input says what is asked and how it is entered; it holds no value. `web.forms.sent` reads values
with it, `web.forms.shown` shows it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from scenarios.vocabulary import ENTRY_TYPES, FIELD_TITLES, Field, Kind

Choice = tuple[str, str]
"""A value and its Chinese words."""

FEW = 5
"""Up to so many choices are shown as radio buttons, more as a list."""

PREFIX = "act."
"""Before the names of inputs in a form, since an input called `form` or `method` would hide the
form's own property of that name from scripts."""

DRAFT_MARK = "#"
"""Between statement and version in the value of a `draft` input: `s1#2`."""


class Widget(StrEnum):
    """How something is entered; the names are those of the macro `field`."""

    HIDDEN = "hidden"
    TEXT = "text"
    AREA = "textarea"
    SELECT = "select"
    RADIOS = "radios"
    CHECKBOXES = "checkboxes"
    MOMENT = "datetime-local"


class Reading(StrEnum):
    """What the entered text becomes in the row's data."""

    TEXT = "text"
    TEXTS = "texts"  # several values of a list
    WORDS = "words"  # one line, parted by 、 or commas
    NUMBER = "number"
    NUMBERS = "numbers"
    YES_NO = "yes_no"
    MOMENT = "moment"
    PAIRS = "pairs"  # one 名称：值 a line
    LINES = "lines"
    DRAFT = "draft"  # a statement and its version


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to enter; `part` is the key inside `fields` where it belongs there."""

    name: str
    title: str
    widget: Widget
    reading: Reading
    required: bool = True
    choices: tuple[Choice, ...] = ()
    hint: str = ""
    part: str = ""
    closed: bool = False
    """Only the choices are accepted."""


@dataclass(frozen=True, slots=True)
class Options:
    """What can be chosen at one desk at one moment.

    `choices` has the lists by name: roles, levels, posts, facts, causes, channels, releases,
    measures, codes, tasks, items, inquiries, addresses, drafts, steps, covers. `titles` are the
    plan's keys of `fields` by act.
    """

    starts_at: datetime
    choices: Mapping[str, tuple[Choice, ...]]
    titles: Mapping[str, Mapping[str, str]]

    def of(self, name: str) -> tuple[Choice, ...]:
        """The choices of a list, empty where there is none."""
        return self.choices.get(name, ())


YES_NO: tuple[Choice, ...] = (("yes", "是"), ("no", "否"))

_BY_NAME: Mapping[str, str] = MappingProxyType(
    {
        "level": "levels",
        "task": "tasks",
        "item": "items",
        "inquiry": "inquiries",
        "channels": "channels",
        "addresses": "addresses",
        "publish": "releases",
        "cites": "releases",
        "code": "codes",
        "covers": "covers",
        "step": "steps",
        "user_or_role": "roles",
    }
)
_BY_KIND: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.ROLE: "roles",
        Kind.ROLES: "roles",
        Kind.POST: "posts",
        Kind.POSTS: "posts",
        Kind.FACTS: "facts",
        Kind.FACT: "causes",
        Kind.SEQS: "measures",
    }
)
_MANY = (Kind.TEXTS, Kind.ROLES, Kind.POSTS, Kind.FACTS, Kind.CHANNELS, Kind.SEQS)
_PLAIN: Mapping[Kind, tuple[Widget, Reading]] = MappingProxyType(
    {
        Kind.TEXT: (Widget.TEXT, Reading.TEXT),
        Kind.LONG_TEXT: (Widget.AREA, Reading.TEXT),
        Kind.TEXTS: (Widget.TEXT, Reading.WORDS),
        Kind.TIME: (Widget.MOMENT, Reading.MOMENT),
        Kind.OBJECT: (Widget.AREA, Reading.PAIRS),
        Kind.JSON: (Widget.AREA, Reading.LINES),
    }
)
_NUMBERED = ("draft.create", "draft.edit")
_OPTIONAL = {("task.assign", "deadline")}
"""What may be left empty although the row has the field; the plan marks what is missing."""

_HINTS: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("measure.do", "parts"): "多项之间用顿号分开。",
        ("measure.do", "verdicts"): "每行一项，写作“审查对象：是”或“审查对象：否”。",
        ("measure.do", "disposition"): "每行一项，写作“意见：处理方式”。",
        ("presser.hold", "questions"): "每行一个问题及答复要点。",
        ("draft.create", "asserts_cause"): "稿件没有写明原因的，不填。",
        ("draft.edit", "asserts_cause"): "稿件没有写明原因的，不填。",
    }
)
_FIRST = ("draft", "kind", "text", "attitude")
"""Of a draft these are asked first; the rest follow in the order of the vocabulary."""


def inputs(act_type: str, options: Options) -> tuple[Input, ...]:
    """The inputs of an act, in the order in which they are asked."""
    made = [
        one for field in ENTRY_TYPES[act_type].fields for one in _made(act_type, field, options)
    ]
    if act_type in _NUMBERED:
        made.sort(key=lambda one: _FIRST.index(one.name) if one.name in _FIRST else len(_FIRST))
    return tuple(made)


def _made(act_type: str, field: Field, options: Options) -> Iterator[Input]:
    if field.name == "version" and act_type not in _NUMBERED:
        return  # asked together with the statement
    if field.name == "statement" and act_type not in _NUMBERED:
        yield _select("draft", field, options.of("drafts"), Reading.DRAFT)
    elif field.kind is Kind.FIELDS:
        yield from _parts(act_type, options)
    elif act_type in _NUMBERED and field.name in ("statement", "version"):
        reading = Reading.NUMBER if field.name == "version" else Reading.TEXT
        yield Input(field.name, field.title, Widget.HIDDEN, reading)
    elif (act_type, field.name) == ("task.assign", "task"):
        yield Input(field.name, field.title, Widget.HIDDEN, Reading.TEXT)
    elif field.name != "covers" or options.of("covers"):
        yield _input(act_type, field, options)


def _input(act_type: str, field: Field, options: Options) -> Input:
    required = field.required and (act_type, field.name) not in _OPTIONAL
    hint = _HINTS.get((act_type, field.name), "")
    source = _source(field)
    if field.kind in _MANY and source:
        reading = Reading.NUMBERS if field.kind is Kind.SEQS else Reading.TEXTS
        choices = options.of(source)
        return Input(
            field.name,
            field.title,
            Widget.CHECKBOXES,
            reading,
            required,
            choices,
            hint,
            closed=True,
        )
    if field.kind is Kind.YES_NO:
        return Input(field.name, field.title, Widget.RADIOS, Reading.YES_NO, required, YES_NO)
    if field.kind is Kind.CHOICE and not source:
        return _one_of(field, required, field.choices, hint)
    if source:
        return _one_of(field, required, options.of(source), hint)
    widget, reading = _PLAIN[field.kind]
    return Input(field.name, field.title, widget, reading, required, hint=hint)


def _source(field: Field) -> str:
    return _BY_KIND.get(field.kind) or _BY_NAME.get(field.name, "")


def _one_of(field: Field, required: bool, choices: tuple[Choice, ...], hint: str) -> Input:  # noqa: FBT001
    widget = Widget.RADIOS if len(choices) <= FEW and required else Widget.SELECT
    reading = Reading.NUMBER if field.kind is Kind.SEQ else Reading.TEXT
    return Input(field.name, field.title, widget, reading, required, choices, hint, closed=True)


def _select(name: str, field: Field, choices: tuple[Choice, ...], reading: Reading) -> Input:
    return Input(name, field.title, Widget.SELECT, reading, field.required, choices, closed=True)


def _parts(act_type: str, options: Options) -> Iterator[Input]:
    titles = options.titles.get(act_type) or FIELD_TITLES.get(act_type, {})
    for key, title in titles.items():
        yield Input(f"fields.{key}", title, Widget.AREA, Reading.TEXT, required=False, part=key)
