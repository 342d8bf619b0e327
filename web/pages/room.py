"""The review room beside the scorecard: statements, national rules, what was said about results."""

from flask import Blueprint, abort, render_template, request

from web import security
from web.desk_view.page import WATCHES
from web.forms.once import fresh_token
from web.review_view.course import BY, HOW, course_view
from web.review_view.doctrine import national_rules
from web.review_view.hot_wash import slide_of
from web.review_view.limit_chart import limit_chart
from web.review_view.screen import screen_of
from web.review_view.shares import Who
from web.review_view.shares import shares as shares_of
from web.review_view.statements import releases, statement_view
from web.reviewing import Review, review_of
from web.running.reading import may_read, read
from web.services import services
from web.store import people
from web.store.record import Role

pages = Blueprint("room", __name__)
security.admit(pages, *Role)


@pages.get("/drills/<drill_id>/statements")
def statements(drill_id: str) -> str:
    """Every statement that went out, with its mark."""
    review = _review(drill_id, "statements")
    return render_template(
        "review/statements.html", room=review.room, releases=releases(review.card, review.words)
    )


@pages.get("/drills/<drill_id>/statements/<int:seq>")
def statement(drill_id: str, seq: int) -> str:
    """One statement, line by line, and its text with the words that earned or lost points."""
    review = _review(drill_id, "statements")
    view = statement_view(review.card, review.words, seq, request.args.get("item", ""))
    if view is None:
        abort(404)
    return render_template("review/statement.html", room=review.room, view=view, marks=review.marks)


@pages.get("/drills/<drill_id>/doctrine")
def doctrine(drill_id: str) -> str:
    """The national rules beside the plan."""
    review = _review(drill_id, "doctrine")
    view = national_rules(review.reading, review.words)
    return render_template("review/doctrine.html", room=review.room, view=view)


@pages.get("/drills/<drill_id>/shares")
def shares(drill_id: str) -> str:
    """What each person, seat, phase and dimension came to."""
    review = _review(drill_id, "shares")
    who = Who(review.reading.record, people.titles(), security.me())
    view = shares_of(review.card, review.words, who, request.args.get("by", ""))
    return render_template("review/shares.html", room=review.room, view=view)


@pages.get("/drills/<drill_id>/limits")
def limits(drill_id: str) -> str:
    """Every obligation with a limit as a bar on the time axis."""
    review = _review(drill_id, "limits")
    chart = limit_chart(
        review.card, review.words, review.reading.moment.t, request.args.get("hours", "")
    )
    return render_template("review/limits.html", room=review.room, view=chart)


@pages.get("/drills/<drill_id>/course")
def course(drill_id: str) -> str:
    """Heat, posts, anger and trust with the acts on them, and what another course would be."""
    review = _review(drill_id, "course")
    if not review.reading.is_over:
        return render_template("review/course_later.html", room=review.room)
    view = course_view(services().courses, review.reading, review.words, request.args)
    return render_template("review/course.html", room=review.room, view=view, how=HOW, by=BY)


@pages.get("/drills/<drill_id>/hot-wash")
def hot_wash(drill_id: str) -> str:
    """The ten rows that mattered most, one at a time, for a projector."""
    review = _review(drill_id, "hot_wash")
    slide = slide_of(review.card, review.words, drill_id, request.args.get("n", ""))
    return render_template("review/hot_wash.html", room=review.room, slide=slide)


@pages.get("/drills/<drill_id>/screen")
def screen(drill_id: str) -> str:
    """The screen of a seat at a moment."""
    review = _review(drill_id, "screen")
    view = screen_of(review.reading, review.words, request.args)
    return render_template("review/screen.html", room=review.room, view=view, watches=WATCHES)


@pages.get("/drills/<drill_id>/rulings")
def rulings(drill_id: str) -> str:
    """What evaluators changed and read again, what trainees objected to, and the answers."""
    review = _review(drill_id, "rulings")
    return render_template(
        "review/rulings.html",
        room=review.room,
        view=review.history,
        errors={},
        typed={},
        token=fresh_token,
    )


def _review(drill_id: str, page: str) -> Review:
    """A drill whose review is open to who asks."""
    reading = read(services().live, security.drill_or_404(drill_id))
    if not may_read(security.me(), reading):
        abort(404)
    return review_of(reading, security.me(), f"room.{page}")
