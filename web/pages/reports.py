"""The after-action report as a file; for who conducts, evaluates or manages."""

from flask import Blueprint, Response, abort

from web import security
from web.judging.cards import card_of
from web.report.compose import Report
from web.report.formats import FORMS, written
from web.review_view.doctrine import national_rules
from web.running.reading import read
from web.services import services
from web.sitting import words_of
from web.store import people
from web.store.record import Role

pages = Blueprint("reports", __name__)
security.admit(pages, Role.INSTRUCTOR, Role.EVALUATOR, Role.ADMIN)


@pages.get("/drills/<drill_id>/report.<ending>")
def report(drill_id: str, ending: str) -> Response:
    """The report of a drill in one of its forms; while it runs, as far as it has come."""
    if ending not in FORMS:
        abort(404)
    reading = read(services().live, security.drill_or_404(drill_id))
    words = words_of(reading)
    told = Report(
        card=card_of(reading),
        words=words,
        title=reading.record.title,
        names=people.titles(),
        doctrine=national_rules(reading, words),
    )
    template = services().config.report_template
    answer = Response(written(told, ending, template), mimetype=FORMS[ending].mimetype)
    name = f"{drill_id}-report.{ending}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
