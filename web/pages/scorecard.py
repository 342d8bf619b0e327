"""Scorecards: the list, the card with every finding, the rows that prove it, the downloads."""

import json

from flask import Blueprint, Response, abort, render_template, request

from simulator.entry import Entry
from web import security
from web.card_view import Filter, card_view
from web.counterfactual.change import may_change
from web.desk_view.heat import MARKED, heat
from web.grade_view import scale_words, source_of
from web.judging.cards import card_of, journal_text, thresholds_of
from web.report.formats import FORMS
from web.review_list import reviewable
from web.review_view.doctrine import national_rules
from web.review_view.statements import releases
from web.reviewing import review_of
from web.row_view import RowView, row_view
from web.running.reading import Reading, may_read, may_watch, read
from web.services import services
from web.sitting import words_of
from web.store import people
from web.store.record import Role
from web.words import Words

pages = Blueprint("review", __name__)
security.admit(pages, *Role)

NEIGHBOURS = 3
"""Rows shown before and behind the one in question."""

_HIDDEN_FROM_TRAINEES = ("director.note", "director.card", "director.veto", "director.opponent")


@pages.get("/review")
def index() -> str:
    """The drills whose cards this account may open."""
    return render_template("review/index.html", view=reviewable(security.me()))


@pages.get("/drills/<drill_id>/card")
def card(drill_id: str) -> str:
    """The scorecard; for a trainee only once the drill is over."""
    reading = _reading(drill_id)
    if not may_read(security.me(), reading):
        return render_template("review/not_over.html", record=reading.record)
    review = review_of(reading, security.me(), "review.card")
    words = review.words
    return render_template(
        "review/card.html",
        room=review.room,
        releases=releases(review.card, words),
        doctrine=national_rules(reading, words),
        view=card_view(review.card, words, Filter.of(request.args), people.titles()),
        marks=review.marks,
        changed=review.changed,
        scale=(scale_words(review.card.grades), source_of(thresholds_of(reading))),
        heat=heat(reading.journal.of("sim.metric"), _marks(reading), words),
        may_download=may_watch(security.me()),
        reports=FORMS,
    )


@pages.get("/drills/<drill_id>/rows/<int:seq>")
def row(drill_id: str, seq: int) -> str:
    """One row of the journal in full, with its neighbours."""
    reading = _reading(drill_id)
    if (
        not may_read(security.me(), reading)
        or not 1 <= seq <= len(reading.journal)
        or _is_hidden(reading, seq)
    ):
        abort(404)
    words = words_of(reading)
    around = range(max(1, seq - NEIGHBOURS), min(len(reading.journal), seq + NEIGHBOURS) + 1)
    return render_template(
        "review/row.html",
        record=reading.record,
        row=row_view(reading.journal[seq], words),
        around=[_row(words, reading, n) for n in around if not _is_hidden(reading, n)],
        finding=request.args.get("finding", ""),
        may_change=reading.is_over and may_change(reading.journal[seq]),
    )


@pages.get("/drills/<drill_id>/journal.jsonl")
def journal(drill_id: str) -> Response:
    """The journal as a file; for who conducts or evaluates."""
    reading = _watched(drill_id)
    return _download(journal_text(reading), f"{drill_id}.jsonl", "application/jsonl")


@pages.get("/drills/<drill_id>/card.json")
def card_json(drill_id: str) -> Response:
    """The scorecard as a file; for who conducts or evaluates."""
    told = card_of(_watched(drill_id)).as_json()
    text = json.dumps(told, ensure_ascii=False, indent=2)
    return _download(text, f"{drill_id}-scorecard.json", "application/json")


def _reading(drill_id: str) -> Reading:
    return read(services().live, security.drill_or_404(drill_id))


def _watched(drill_id: str) -> Reading:
    reading = _reading(drill_id)
    if not may_watch(security.me()):
        abort(403)
    return reading


def _is_hidden(reading: Reading, seq: int) -> bool:
    """The director's notes are for those who conduct and evaluate."""
    is_private = reading.journal[seq].type in _HIDDEN_FROM_TRAINEES
    return is_private and not may_watch(security.me())


def _marks(reading: Reading) -> list[Entry]:
    return [entry for name in MARKED for entry in reading.journal.of(name)]


def _row(words: Words, reading: Reading, seq: int) -> RowView:
    return row_view(reading.journal[seq], words)


def _download(text: str, name: str, mimetype: str) -> Response:
    answer = Response(text, mimetype=mimetype)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
