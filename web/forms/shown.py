"""A form as the template shows it: its fields with what was typed and what was wrong.

It is the counterpart of web.forms.sent, which reads the same inputs.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scenarios.errors import ActionRefused
from scenarios.vocabulary import ENTRY_TYPES, UNKNOWN_YET
from simulator.entry import Data
from web.forms.acts import BUTTONS, FINAL
from web.forms.inputs import DRAFT_MARK, PREFIX, Choice, Input, Options, Reading, Widget, inputs

RECENT_POSTS = 8
"""Posts offered in a form besides those that were chosen in the feed."""

_ROWS = {"text": 6}

Typed = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field; the names are those of the macro `show`."""

    id: str
    name: str
    title: str
    kind: str
    value: str | tuple[str, ...]
    choices: tuple[Choice, ...]
    error: str
    hint: str
    required: bool
    rows: int
    unknown: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an act was refused."""

    message: str
    rule: str
    clause: str
    remedy: str


@dataclass(frozen=True, slots=True)
class FormView:
    """The form of one act; `hidden` are (name, value)."""

    type: str
    title: str
    button: str
    confirm: str
    token: str
    fields: tuple[FieldView, ...]
    parts: tuple[FieldView, ...]
    hidden: tuple[tuple[str, str], ...]
    roles: tuple[Choice, ...]
    role: str
    errors: tuple[tuple[str, str, str], ...]
    refusal: Refusal | None


def form_view(
    act_type: str,
    options: Options,
    typed: Typed,
    *,
    who: tuple[tuple[Choice, ...], str],
    token: str,
    faults: tuple[Mapping[str, str], Refusal | None] = ({}, None),
) -> FormView:
    """Lay out the form of an act.

    Args:
        act_type: A type that seats write.
        options: What can be chosen now.
        typed: What the fields hold, by name.
        who: The roles to choose from and the one that acts.
        token: Makes that the same form sent twice counts once.
        faults: Errors by field, and a refusal.
    """
    errors, refusal = faults
    asked = inputs(act_type, options)
    shown = [one for one in asked if one.widget is not Widget.HIDDEN]
    views = {one.name: _field(act_type, one, typed, errors) for one in shown}
    return FormView(
        type=act_type,
        title=ENTRY_TYPES[act_type].title,
        button=BUTTONS[act_type],
        confirm=FINAL.get(act_type, ""),
        token=token,
        fields=tuple(views[one.name] for one in shown if not one.part),
        parts=tuple(views[one.name] for one in shown if one.part),
        hidden=tuple(
            (PREFIX + one.name, _first(typed, one.name))
            for one in asked
            if one.widget is Widget.HIDDEN
        ),
        roles=who[0],
        role=who[1],
        errors=tuple(_summary(views, errors)),
        refusal=refusal,
    )


def refusal_of(error: ActionRefused) -> Refusal:
    """A refusal as the form shows it."""
    return Refusal(error.message, error.rule, error.clause, error.hint)


def typed_of(act_type: str, data: Data, options: Options) -> Typed:
    """The typed values that would give this data: for a new version of a draft."""
    typed = {}
    for one in inputs(act_type, options):
        value = data.get("fields", {}).get(one.part) if one.part else data.get(one.name)
        if one.reading is Reading.DRAFT and data.get("statement"):
            value = f"{data['statement']}{DRAFT_MARK}{data['version']}"
        if value is not None:
            typed[one.name] = _texts(one, value)
    return typed


def _texts(one: Input, value: object) -> tuple[str, ...]:
    if isinstance(value, bool):
        return ("yes" if value else "no",)
    if one.reading is Reading.MOMENT:
        return (str(value)[:16],)
    if isinstance(value, list | tuple):
        return tuple(map(str, value))
    return (str(value),)


def _field(act_type: str, one: Input, typed: Typed, errors: Mapping[str, str]) -> FieldView:
    many = one.widget is Widget.CHECKBOXES
    value = tuple(typed.get(one.name, ())) if many else _first(typed, one.name)
    return FieldView(
        id=_id(act_type, one.name),
        name=PREFIX + one.name,
        title=one.title,
        kind=one.widget.value,
        value=value,
        choices=_choices(one, value),
        error=errors.get(one.name, ""),
        hint=one.hint,
        required=one.required or bool(one.part),
        rows=1 if one.part else _ROWS.get(one.name, 3),
        unknown=UNKNOWN_YET if one.part else "",
    )


def _choices(one: Input, value: str | tuple[str, ...]) -> tuple[Choice, ...]:
    """Of the posts those that are chosen and the latest; of all else everything."""
    if one.name not in ("posts", "post"):
        return one.choices
    chosen = {value} if isinstance(value, str) else set(value)
    latest = {key for key, _ in one.choices[-RECENT_POSTS:]}
    kept = [choice for choice in one.choices if choice[0] in chosen | latest]
    return tuple(sorted(kept, key=lambda choice: choice[0] not in chosen))


def _summary(
    views: Mapping[str, FieldView], errors: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    for name, text in errors.items():
        view = views.get(name)
        yield (view.id, view.title, text) if view else ("main", "表单", text)


def _first(typed: Typed, name: str) -> str:
    return next(iter(typed.get(name, ())), "")


def _id(act_type: str, name: str) -> str:
    return f"f-{act_type}-{name}".replace(".", "-").replace("_", "-")
