"""Ruling on results: evaluators change, read again and answer; trainees object."""

from collections.abc import Mapping

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from web import rulings, security
from web.forms.once import fresh_token, token_of
from web.judging.ledger import about_of
from web.review_view.rulings import RESULTS, RULERS, Subject
from web.reviewing import Review, review_of
from web.running.reading import Reading, read
from web.services import services
from web.store.record import Role

pages = Blueprint("rulings", __name__)
security.admit(pages, *RULERS)

objections = Blueprint("objections", __name__)
security.admit(objections, Role.TRAINEE)

Page = str | Response | tuple[str, int]
Errors = Mapping[str, str]


@pages.get("/drills/<drill_id>/rulings/new")
def new(drill_id: str) -> Page:
    """Change a result: the form."""
    return _ruling_form(_review(drill_id), {})


@pages.post("/drills/<drill_id>/rulings")
def rule(drill_id: str) -> Page:
    """Change a result."""
    review = _review(drill_id)
    _subject_or_404(review)
    errors = rulings.rule(review.reading, security.me(), request.form)
    if errors:
        return _ruling_form(review, errors), 422
    return _done(drill_id, "改判已记入，待另一位评估人员复核。")


@pages.post("/drills/<drill_id>/rulings/<int:note>/second")
def read_again(drill_id: str, note: int) -> Page:
    """Confirm somebody's override, or disagree."""
    review = _review(drill_id)
    if note not in review.ledger.rulings:
        abort(404)
    errors = rulings.read_again(review.reading, security.me(), note, request.form)
    if errors:
        return _history(review, {note: errors}), 422
    return _done(drill_id, "复核意见已记入。")


@pages.post("/drills/<drill_id>/objections/<int:note>/answer")
def answer(drill_id: str, note: int) -> Page:
    """Answer an objection."""
    review = _review(drill_id)
    if note not in review.ledger.objections:
        abort(404)
    errors = rulings.answer(review.reading, security.me(), note, request.form)
    if errors:
        return _history(review, {note: errors}), 422
    return _done(drill_id, "答复已记入。")


@objections.get("/drills/<drill_id>/objections/new")
def write(drill_id: str) -> Page:
    """Object to a result: the form."""
    return _objection_form(_review(drill_id), {})


@objections.post("/drills/<drill_id>/objections")
def submit(drill_id: str) -> Page:
    """Object to a result."""
    review = _review(drill_id)
    _subject_or_404(review)
    errors = rulings.object_to(review.reading, security.me(), request.form)
    if errors:
        return _objection_form(review, errors), 422
    return _done(drill_id, "申诉已提交，答复会出现在这里。")


def _review(drill_id: str) -> Review:
    """A drill that is over; a running one has nothing to rule on yet."""
    reading: Reading = read(services().live, security.drill_or_404(drill_id))
    if not reading.is_over:
        abort(404)
    return review_of(reading, security.me(), "room.rulings")


def _ruling_form(review: Review, errors: Errors) -> str:
    return _form("review/ruling_form.html", review, errors, results=RESULTS)


def _objection_form(review: Review, errors: Errors) -> str:
    return _form("review/objection_form.html", review, errors)


def _form(template: str, review: Review, errors: Errors, **more: object) -> str:
    """A form on one thing of the card."""
    subject = _subject_or_404(review)
    about = about_of(subject.key)
    return render_template(
        template,
        room=review.room,
        subject=subject,
        held=review.ledger.held.get(about, ""),
        holding=review.ledger.holding(about),
        mark=review.marks.get(subject.key),
        typed=request.form,
        errors=errors,
        token=token_of(request.form),
        **more,
    )


def _subject_or_404(review: Review) -> Subject:
    subject = review.teller.subject(about_of(request.values.get("about", "")))
    if subject is None:
        abort(404)
    return subject


def _history(review: Review, errors: Mapping[int, Errors]) -> str:
    return render_template(
        "review/rulings.html",
        room=review.room,
        view=review.history,
        errors=errors,
        typed=request.form,
        token=fresh_token,
    )


def _done(drill_id: str, words: str) -> Response:
    flash(words, "success")
    return redirect(url_for("room.rulings", drill_id=drill_id))
