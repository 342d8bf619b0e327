"""Entering what is said in a review: overrides, second readings, objections, answers.

Each function reads a form and gives what is wrong with it by field, nothing if it was entered.
`refused` says why it could not be entered although every field was right.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from scenarios.errors import OverrideRefused
from scoring.finding import Status
from scoring.override import Override, points_of
from scoring.revision import revise
from web.forms.once import token_of
from web.forms.sent import clean
from web.judging.cards import examined
from web.judging.ledger import About, Ledger, about_of, key_of, ledger_of
from web.number import whole
from web.running.reading import Reading
from web.services import services
from web.store import notes
from web.store.record import Account, NewNote, Note, NoteKind

LONGEST = 500
"""Characters of a reason."""

RESTORE = "restore"
"""The result of the form that gives the examiner's own back."""

Form = Mapping[str, str]
Errors = dict[str, str]


class _Refused(Exception):
    """A note must not follow those that are there."""


@dataclass(frozen=True, slots=True)
class _Change:
    """An override as it was filled in."""

    status: Status | None
    restores: bool
    points: str
    replaces: int | None


def rule(reading: Reading, account: Account, form: Form) -> Errors:
    """Change a result."""
    about, reason = about_of(form.get("about", "")), clean(form.get("reason", ""))
    errors = _reason_errors(reason, "reason", "改判必须写明理由。")
    change = _change_of(form, about, errors)
    if errors:
        return errors
    now = services().wall.now()
    try:
        override = Override(
            about=about,
            by=account.id,
            at=now.isoformat(),
            reason=reason,
            status=change.status,
            points=None if change.restores else points_of(change.points),
            replaces=change.replaces,
        )
    except OverrideRefused as error:
        return {"points": f"{error.message}，{error.hint}。"}
    new = NewNote(NoteKind.OVERRIDE, account.id, now, override.as_json(), token_of(form))
    card = examined(reading)

    def fits(known: Sequence[Note]) -> None:
        revise(card, [*ledger_of(known).overrides, override])

    return _add(reading, new, fits)


def read_again(reading: Reading, account: Account, number: int, form: Form) -> Errors:
    """Confirm an override of somebody else, or disagree."""
    verdict, text = form.get("agrees", ""), clean(form.get("text", ""))
    errors = {}
    if verdict not in ("yes", "no"):
        errors["agrees"] = "请选择同意或不同意。"
    if verdict == "no" or text:
        errors |= _reason_errors(text, "text", "不同意的，请写明理由。")
    if errors:
        return errors
    data = {"agrees": verdict == "yes", "text": text}
    new = _note(NoteKind.SECOND, account, data, form, number)

    def may(ledger: Ledger) -> None:
        ruling = ledger.rulings[number]
        if ruling.note.account == account.id:
            raise _Refused("自己的改判要由另一位评估人员复核。")
        if not ruling.waits:
            raise _Refused("这次改判已经复核过，或者已被后来的改判取代。")

    return _add(reading, new, lambda known: may(ledger_of(known)))


def object_to(reading: Reading, account: Account, form: Form) -> Errors:
    """Object to a result."""
    about, text = about_of(form.get("about", "")), clean(form.get("text", ""))
    errors = _reason_errors(text, "text", "请写明对哪一点有异议、依据是什么。")
    if errors:
        return errors
    data = {"about": key_of(about), "text": text}
    new = _note(NoteKind.OBJECTION, account, data, form, None)

    def may(ledger: Ledger) -> None:
        if any(one.note.account == account.id for one in ledger.objections_to(about)):
            raise _Refused("对这一项已经提出过申诉，每人每项可以申诉一次。")

    return _add(reading, new, lambda known: may(ledger_of(known)))


def answer(reading: Reading, account: Account, number: int, form: Form) -> Errors:
    """Answer an objection."""
    outcome, text = form.get("outcome", ""), clean(form.get("text", ""))
    errors = _reason_errors(text, "text", "请写明答复的理由。")
    if outcome not in ("kept", "changed"):
        errors["outcome"] = "请选择答复结果。"
    if errors:
        return errors
    data = {"changed": outcome == "changed", "text": text}
    new = _note(NoteKind.ANSWER, account, data, form, number)

    def may(ledger: Ledger) -> None:
        objection = ledger.objections[number]
        if objection.answer is not None:
            raise _Refused("这件申诉已经答复。")
        ruling = ledger.holding(objection.about)
        if outcome == "changed" and (ruling is None or ruling.note.number < number):
            raise _Refused("申诉之后还没有改判。请先改判这一项，再答复。")

    return _add(reading, new, lambda known: may(ledger_of(known)))


def _change_of(form: Form, about: About, errors: Errors) -> _Change:
    """The new result; a line of the rubric has no status, only points."""
    chosen, points = form.get("status", ""), form.get("points", "").strip()
    status = next((one for one in Status if one.judged and one.value == chosen), None)
    if chosen != RESTORE and status is None and isinstance(about, str):
        errors["status"] = "请选择改判结果。"
    if chosen != RESTORE and not isinstance(about, str) and not points:
        errors["points"] = "请填写改判后的得分。"
    return _Change(
        status=status if isinstance(about, str) else None,
        restores=chosen == RESTORE,
        points=points,
        replaces=_number(form.get("replaces", "")),
    )


def _number(text: str) -> int | None:
    """The number of the override that was seen; 0, which none has, where it cannot be read."""
    return (whole(text) or 0) if text else None


def _reason_errors(text: str, field: str, empty: str) -> Errors:
    if not text:
        return {field: empty}
    if len(text) > LONGEST:
        return {field: f"不能超过 {LONGEST} 个字，现在有 {len(text)} 个字。"}
    return {}


def _note(
    kind: NoteKind, account: Account, data: Mapping[str, object], form: Form, about: int | None
) -> NewNote:
    return NewNote(kind, account.id, services().wall.now(), data, token_of(form), about)


def _add(reading: Reading, new: NewNote, allow: Callable[[Sequence[Note]], None]) -> Errors:
    try:
        notes.add(reading.record.id, new, allow)
    except OverrideRefused as error:
        return {"refused": f"{error.message}。{error.hint}。"}
    except _Refused as error:
        return {"refused": str(error)}
    return {}
