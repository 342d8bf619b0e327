"""The pace of a drill: for the instructor, and for who practises alone."""

from flask import Blueprint, abort, request, url_for
from werkzeug.wrappers import Response

from web import security
from web.answering import said
from web.conducting.director import PACES, Director
from web.services import services
from web.store.record import Role

pages = Blueprint("pace", __name__)
security.admit(pages, Role.TRAINEE, Role.INSTRUCTOR)


@pages.post("/drills/<drill_id>/pace/<deed>")
def change(drill_id: str, deed: str) -> Response:
    """Pause, resume, change the speed, step to the next event, or end."""
    record, me = security.drill_or_404(drill_id), security.me()
    if deed not in PACES:
        abort(404)
    if not security.may_direct(me, record):
        abort(403)
    words = Director(services().live, record, me).set_pace(deed, request.form)
    return said(words, url_for("desk.show", drill_id=drill_id))
