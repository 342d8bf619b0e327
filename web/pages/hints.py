"""Hints on request, for who practises; each costs marks and is a row of the journal."""

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from simulator.entry import Act
from simulator.hint import ASK
from web import security
from web.desk_view.hints import next_hint
from web.desk_view.limits import GUIDED, limits
from web.forms.once import token_of
from web.judging.cards import foreseen
from web.services import services
from web.sitting import sit
from web.store.record import Role

pages = Blueprint("hints", __name__)
security.admit(pages, Role.TRAINEE, Role.INSTRUCTOR)


@pages.post("/drills/<drill_id>/hints")
def ask(drill_id: str) -> Response:
    """Give the next hint, if there is one; the same form again gives no second."""
    me = security.me()
    sitting = sit(security.drill_or_404(drill_id), me)
    desk = sitting.desk
    if not desk.roles or sitting.record.mode not in GUIDED:
        abort(404)
    data = next_hint(desk, limits(desk, foreseen(sitting.reading, desk.view.t)))
    if data is not None:
        act = Act(desk.roles[0], ASK, data, user=me.id)
        services().live.submit(sitting.record, act, token_of(request.form))
    return redirect(url_for("desk.show", drill_id=drill_id, view="limits", pane="work"), code=303)
