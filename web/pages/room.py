"""The review room beside the scorecard: statements with the words that decided."""

from flask import Blueprint, abort, render_template, request

from web import security
from web.judging import card_of
from web.reading import Reading, may_read, read
from web.review_view.doctrine import national_rules
from web.review_view.room import room_of
from web.review_view.statements import releases, statement_view
from web.services import services
from web.sitting import words_of
from web.store.record import Role

pages = Blueprint("room", __name__)
security.admit(pages, Role.TRAINEE, Role.INSTRUCTOR, Role.EVALUATOR)


@pages.get("/drills/<drill_id>/statements")
def statements(drill_id: str) -> str:
    """Every statement that went out, with its mark."""
    reading = _reading(drill_id)
    words = words_of(reading)
    return render_template(
        "review/statements.html",
        room=room_of(reading, words, "room.statements"),
        releases=releases(card_of(reading), words),
    )


@pages.get("/drills/<drill_id>/statements/<int:seq>")
def statement(drill_id: str, seq: int) -> str:
    """One statement, line by line, and its text with the words that earned or lost points."""
    reading = _reading(drill_id)
    words = words_of(reading)
    view = statement_view(card_of(reading), words, seq, request.args.get("item", ""))
    if view is None:
        abort(404)
    return render_template(
        "review/statement.html", room=room_of(reading, words, "room.statements"), view=view
    )


@pages.get("/drills/<drill_id>/doctrine")
def doctrine(drill_id: str) -> str:
    """The national rules beside the plan."""
    reading = _reading(drill_id)
    words = words_of(reading)
    return render_template(
        "review/doctrine.html",
        room=room_of(reading, words, "room.doctrine"),
        view=national_rules(reading, words),
    )


def _reading(drill_id: str) -> Reading:
    """A drill whose review is open to who asks."""
    reading = read(services().live, security.drill_or_404(drill_id))
    if not may_read(security.me(), reading):
        abort(404)
    return reading
