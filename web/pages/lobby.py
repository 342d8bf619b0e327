"""The lobby: practise alone, join by code, take seats, find one's drills again."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from scenarios.errors import ScenarioError
from scenarios.scenario import Scenario
from web import lobby_view, security
from web.conducting import setup
from web.entrance import find_drill
from web.forms.once import fresh_token, token_of
from web.running.documents import scenario_of
from web.services import services
from web.store import drills
from web.store.record import Role

pages = Blueprint("lobby", __name__)
security.admit(pages, Role.TRAINEE, Role.INSTRUCTOR, Role.EVALUATOR)

Page = str | Response | tuple[str, int]


@pages.get("/lobby")
def index() -> Page:
    """Scenarios to practise, the join code, the own drills; `code` is one that was scanned."""
    return _index(code=request.args.get("code", ""))


@pages.post("/lobby/practice")
def practice() -> Page:
    """Begin to practise alone, and go to the desk."""
    me, form = security.me(), request.form
    _players_only()
    scenario = _scenario_or_404(form.get("scenario", ""))
    speed = form.get("speed", setup.PRACTICE_SPEED, type=int)
    chosen = setup.practice(scenario, form.get("plan", ""), speed, token_of(form))
    faults = setup.practice_faults(chosen, scenario, me)
    if faults:
        return _index("；".join(faults)), 422
    record = setup.begin(services(), chosen, me, solo=True)
    drills.join(record.id, me.id, services().wall.now())
    drills.take_seats(record.id, chosen.seats, me.id)
    return redirect(lobby_view.address_of(security.drill_or_404(record.id), me))


@pages.get("/lobby/scenarios/<ref>")
def scenario(ref: str) -> Page:
    """What a scenario is about, and with which plan and speed to practise it."""
    found = _scenario_or_404(ref)
    return render_template(
        "lobby/scenario.html",
        scenario=found,
        plans=lobby_view.plan_choices(found),
        speeds=lobby_view.SPEED_CHOICES,
        speed=setup.PRACTICE_SPEED,
        token=fresh_token(),
    )


@pages.post("/lobby/join")
def join() -> Page:
    """Become a member of a drill by its code."""
    me = security.me()
    _players_only()
    code = request.form.get("code", "")[:32]
    found = find_drill(services(), code, me, request.remote_addr or "")
    if found.drill is None:
        return _index(lobby_view.join_error(found.wait_s), code), 429 if found.wait_s else 422
    drills.join(found.drill.id, me.id, services().wall.now())
    return redirect(url_for("lobby.seats", drill_id=found.drill.id))


@pages.get("/drills/<drill_id>/seats")
def seats(drill_id: str) -> Page:
    """The seats of a drill, free and taken."""
    record = security.drill_or_404(drill_id)
    view = lobby_view.seats_of(record, security.me(), services().hub.present(drill_id))
    return render_template("lobby/seats.html", view=view)


@pages.post("/drills/<drill_id>/seats")
def take_seats(drill_id: str) -> Page:
    """Sit down on free seats."""
    record, me = security.drill_or_404(drill_id), security.me()
    wanted = request.form.getlist("seat")
    if me.id not in record.members:
        abort(403)
    got = drills.take_seats(drill_id, wanted, me.id)
    services().hub.tell(drill_id)
    if len(got) < len(set(wanted)) or not wanted:
        flash("请至少选一个空席。" if not wanted else "有席位已被他人先选。", "error")
        return redirect(url_for("lobby.seats", drill_id=drill_id))
    return redirect(lobby_view.address_of(record, me, seated=True))


@pages.post("/drills/<drill_id>/seats/<seat>/leave")
def leave_seat(drill_id: str, seat: str) -> Page:
    """Get up from a seat."""
    security.drill_or_404(drill_id)
    if not drills.leave_seat(drill_id, seat, security.me().id):
        abort(404)
    services().hub.tell(drill_id)
    flash("已离席，该席位可由他人接替。", "success")
    return redirect(url_for("lobby.seats", drill_id=drill_id))


def _index(error: str = "", code: str = "") -> str:
    view = lobby_view.lobby_of(security.me())
    return render_template("lobby/index.html", view=view, error=error, code=code, token=fresh_token)


def _players_only() -> None:
    if security.me().role not in (Role.TRAINEE, Role.INSTRUCTOR):
        abort(403)


def _scenario_or_404(ref: str) -> Scenario:
    if ref not in {one.id for one in setup.shelf()}:
        abort(404)
    try:
        return scenario_of(ref)
    except ScenarioError:
        abort(404)
