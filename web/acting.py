"""From a sent form to a row of the journal, or back to the form with what was wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from scenarios.errors import ActionRefused
from simulator.entry import Act, Entry
from web.desk_view.bulletin import bulletin
from web.desk_view.desk import Desk
from web.desk_view.options import (
    latest_draft,
    next_statement,
    next_task,
    options_of,
    steps_of,
)
from web.forms.acts import expected_of
from web.forms.inputs import PREFIX, Choice, Options, inputs
from web.forms.once import fresh_token, token_of
from web.forms.sent import clean, read
from web.forms.shown import FormView, Refusal, Typed, form_view, refusal_of, typed_of
from web.running.live import LiveDrills
from web.sitting import Sitting

ROLE = "role"
OF = "of"
"""In the address bar: of which statement a new version is made."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a sent form: the row, or the form to be corrected and its HTTP status."""

    entry: Entry | None
    form: FormView | None
    status: int = 200


def blank(desk: Desk, act_type: str, args: MultiDict[str, str]) -> FormView:
    """A fresh form, filled with what the link that opened it said.

    Args:
        desk: Whose form it is.
        act_type: A type that seats write.
        args: The address bar; keys with the names of inputs fill them.
    """
    options = options_of(desk, _posts_in(args))
    told = _told(act_type, args, options)
    typed = {**told, **_given(desk, act_type, args.get(OF, ""), options)}
    if act_type == "report.submit":
        typed = {**bulletin(desk, args.getlist("posts")), **typed}
    who = _who(desk, act_type, typed, args.get(ROLE, ""))
    return form_view(act_type, options, typed, who=who, token=fresh_token())


def enter(live: LiveDrills, sitting: Sitting, act_type: str, sent: MultiDict[str, str]) -> Outcome:
    """Read a form and enter the act.

    Args:
        live: The running drills.
        sitting: Who sent it, and from which desk.
        act_type: A type that seats write.
        sent: The form; `role` is the role that acts, `once` recognises it when it comes twice.

    Raises:
        StoreError: If the act could not be saved.
    """
    desk = sitting.desk
    options = options_of(desk, _posts_in(sent))
    filled = read(act_type, sent, options)
    who = _who(desk, act_type, filled.typed, sent.get(ROLE, ""))
    if filled.errors:
        form = form_view(
            act_type,
            options,
            filled.typed,
            who=who,
            token=token_of(sent),
            faults=(filled.errors, None),
        )
        return Outcome(None, form, 422)
    act = Act(by=who[1], type=act_type, data=filled.data, user=sitting.account.id)
    try:
        return Outcome(live.submit(sitting.record, act, token_of(sent)), None)
    except ActionRefused as error:
        typed = {**filled.typed, **_numbers(desk, act_type, _first(filled.typed, "statement"))}
        faults: tuple[Mapping[str, str], Refusal] = ({}, refusal_of(error))
        form = form_view(act_type, options, typed, who=who, token=fresh_token(), faults=faults)
        return Outcome(None, form, 409)


def _posts_in(sent: MultiDict[str, str]) -> Iterator[str]:
    """The posts that the address bar or a form names."""
    for name in ("posts", "post"):
        yield from (*sent.getlist(name), *sent.getlist(PREFIX + name))


def _who(desk: Desk, act_type: str, typed: Typed, wanted: str) -> tuple[tuple[Choice, ...], str]:
    """The roles to choose from, and the one that acts: as wanted, else the likeliest."""
    choices = tuple((role, desk.words.role(role)) for role in desk.roles)
    if wanted in desk.roles:
        return choices, wanted
    step = _first(typed, "step")
    likely = (
        role
        for role in desk.roles
        if (step in steps_of(desk, role) if step else act_type in _expected(desk, role))
    )
    return choices, next(likely, desk.roles[0])


def _expected(desk: Desk, role: str) -> frozenset[str]:
    return expected_of(desk.words.pack, (role,))


def _told(act_type: str, args: MultiDict[str, str], options: Options) -> dict[str, tuple[str, ...]]:
    """What the address bar says about inputs of this form."""
    told = {}
    for one in inputs(act_type, options):
        name = "posts" if one.name == "post" and "post" not in args else one.name
        values = tuple(filter(None, map(clean, args.getlist(name))))
        if values:
            told[one.name] = values
    return told


def _given(
    desk: Desk, act_type: str, statement: str, options: Options
) -> Mapping[str, tuple[str, ...]]:
    """What the desk itself fills in: numbers of new things, the text that is to be changed."""
    numbers = _numbers(desk, act_type, statement)
    draft = latest_draft(desk, statement) if act_type == "draft.edit" else None
    if draft is None:
        return numbers
    before = {k: tuple(v) for k, v in typed_of(act_type, draft, options).items()}
    return {**before, **numbers}


def _numbers(desk: Desk, act_type: str, statement: str) -> Mapping[str, tuple[str, ...]]:
    """The numbers that a new task, statement or version gets."""
    if act_type == "task.assign":
        return {"task": (next_task(desk),)}
    if act_type == "draft.create":
        return {"statement": (next_statement(desk),), "version": ("1",)}
    draft = latest_draft(desk, statement) if act_type == "draft.edit" else None
    return {} if draft is None else {"version": (str(int(draft["version"]) + 1),)}


def _first(typed: Typed, name: str) -> str:
    return next(iter(typed.get(name, ())), "")
