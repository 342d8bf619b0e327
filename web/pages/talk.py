"""What the seats of a drill say to each other."""

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from scenarios.errors import DrillError
from simulator.entry import Act
from web import security
from web.desk_view.talk import LONGEST, SAY
from web.forms.once import token_of
from web.forms.sent import clean
from web.services import services
from web.sitting import sit
from web.store.record import Role

pages = Blueprint("talk", __name__)
security.admit(pages, Role.TRAINEE, Role.INSTRUCTOR)


@pages.post("/drills/<drill_id>/talk")
def say(drill_id: str) -> Response:
    """Say something to the team; nothing typed is nothing said.

    Raises:
        DrillError: If it is too long.
    """
    me = security.me()
    sitting = sit(security.drill_or_404(drill_id), me)
    if not sitting.desk.roles:
        abort(404)
    text = clean(request.form.get("text", ""))
    if len(text) > LONGEST:
        raise DrillError(f"消息超过 {LONGEST} 个字", hint="分成几条再发")
    if text:
        act = Act(sitting.desk.roles[0], SAY, {"text": text}, user=me.id)
        services().live.submit(sitting.record, act, token_of(request.form))
    return redirect(url_for("desk.show", drill_id=drill_id, view="talk", pane="work"), code=303)
