"""The director's console: all drills, a new one, and conducting one."""

from io import BytesIO

import segno
from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from scenarios.vocabulary import INJECT_CHANNELS
from web import lobby_view, security
from web.answering import gone_on, said
from web.conducting import setup
from web.conducting.director import Director
from web.conducting.grouping import begin_group, team_faults, teams_of
from web.console_view.create import form_of, setup_of
from web.console_view.group import group_lines
from web.console_view.page import PARTS, part, whole
from web.console_view.replan import replan_form
from web.console_view.show import Show, show_of
from web.forms.once import fresh_token
from web.services import services
from web.store import drills
from web.store.record import DrillRecord, Role, State

pages = Blueprint("console", __name__)
security.admit(pages, Role.INSTRUCTOR)

Page = str | Response | tuple[str, int]


@pages.get("/console")
def index() -> Page:
    """All drills."""
    lines = lobby_view.drill_lines(drills.everything(), security.me(), at_console=True)
    return render_template(
        "console/index.html",
        running=[line for line in lines if line.is_running],
        ended=[line for line in lines if not line.is_running],
        groups=group_lines(),
    )


@pages.get("/console/new")
def new() -> Page:
    """Choose a scenario, then everything else."""
    form = form_of(request.args.get("scenario", ""), {}, ())
    return render_template("console/new.html", form=form, token=fresh_token())


@pages.post("/console/new")
def create() -> Page:
    """Create a drill of several people."""
    scenario = next((one for one in setup.shelf() if one.id == request.form.get("scenario")), None)
    chosen = setup_of(request.form, request.form.getlist("seat"))
    teams = teams_of(request.form.get("teams", ""))
    faults = {**setup.faults_of(chosen, scenario), **team_faults(teams, chosen)}
    if faults or scenario is None:
        form = form_of(chosen.scenario, faults, chosen.seats, request.form)
        return render_template("console/new.html", form=form, token=chosen.token), 422
    if teams:
        title = chosen.title or scenario.title
        group = begin_group(services(), chosen, teams, title, security.me())
        return redirect(url_for("groups.show", group_id=group.id))
    record = setup.begin(services(), chosen, security.me(), solo=False)
    return redirect(url_for("console.show", drill_id=record.id))


@pages.get("/console/<drill_id>")
def show(drill_id: str) -> Page:
    """Conduct a drill."""
    return render_template("console/show.html", token=fresh_token, **whole(_show(drill_id)))


@pages.get("/console/<drill_id>/wall")
def wall(drill_id: str) -> Page:
    """What the big screen in the room shows."""
    found = _show(drill_id)
    address = _join_address(found.record)
    return render_template("console/wall_page.html", address=address, **part("wall", found))


@pages.get("/console/<drill_id>/join.svg")
def join_code(drill_id: str) -> Page:
    """The address to join a drill as a QR code."""
    picture = BytesIO()
    code = segno.make(_join_address(security.drill_or_404(drill_id)), micro=False)
    code.save(picture, kind="svg", border=2, omitsize=True)
    return Response(picture.getvalue(), mimetype="image/svg+xml")


@pages.get("/console/<drill_id>/parts/<name>")
def refresh(drill_id: str, name: str) -> Page:
    """One part of the console again."""
    if name not in PARTS:
        abort(404)
    return render_template(f"console/{name}.html", token=fresh_token, **part(name, _show(drill_id)))


@pages.post("/console/<drill_id>/injects/<inject>/fire")
def fire(drill_id: str, inject: str) -> Page:
    """Let a planned inject happen now."""
    return _said(drill_id, _director(drill_id).fire(inject, request.form))


@pages.post("/console/<drill_id>/injects/<inject>/skip")
def skip(drill_id: str, inject: str) -> Page:
    """Take a planned inject out of the story."""
    return _said(drill_id, _director(drill_id).skip(inject, request.form))


@pages.get("/console/<drill_id>/injects/<inject>")
def planned(drill_id: str, inject: str) -> Page:
    """The form to change a planned inject, beside what the scenario has."""
    found = _show(drill_id)
    form = replan_form(found, inject)
    if form is None:
        abort(404)
    return render_template(
        "console/replan.html",
        show=found,
        form=form,
        channels=INJECT_CHANNELS.items(),
        token=fresh_token,
    )


@pages.post("/console/<drill_id>/injects/<inject>")
def replan(drill_id: str, inject: str) -> Page:
    """Change when a planned inject comes and what it says."""
    to = request.form.getlist("to")
    words = _director(drill_id).replan(inject, request.form, to)
    return gone_on(words, url_for("console.show", drill_id=drill_id, _anchor=f"inject-{inject}"))


@pages.post("/console/<drill_id>/injects/<inject>/restore")
def restore(drill_id: str, inject: str) -> Page:
    """Put a planned inject back to what the scenario has."""
    words = _director(drill_id).restore_inject(inject, request.form)
    return gone_on(words, url_for("console.show", drill_id=drill_id, _anchor=f"inject-{inject}"))


@pages.post("/console/<drill_id>/injects")
def add(drill_id: str) -> Page:
    """Put an inject of one's own."""
    return _said(drill_id, _director(drill_id).add(request.form, request.form.getlist("to")))


@pages.post("/console/<drill_id>/notes")
def note(drill_id: str) -> Page:
    """Write a note for the evaluation."""
    return _said(drill_id, _director(drill_id).note(request.form))


@pages.post("/console/<drill_id>/hints")
def hint(drill_id: str) -> Page:
    """Give a hint."""
    return _said(drill_id, _director(drill_id).hint(request.form, request.form.getlist("to")))


@pages.post("/console/<drill_id>/limits")
def limits(drill_id: str) -> Page:
    """Let the seats see the running limits, or no longer."""
    return _said(drill_id, _director(drill_id).show_limits(request.form))


@pages.post("/console/<drill_id>/cards")
def card(drill_id: str) -> Page:
    """Play a card of the blue cell."""
    return _said(drill_id, _director(drill_id).play(request.form))


@pages.post("/console/<drill_id>/vetoes")
def veto(drill_id: str) -> Page:
    """Keep a card from being played, or let it be played again."""
    return _said(drill_id, _director(drill_id).veto(request.form))


@pages.post("/console/<drill_id>/opponent")
def oppose(drill_id: str) -> Page:
    """Let the blue cell play by itself, harder, or no longer."""
    return _said(drill_id, _director(drill_id).oppose(request.form))


@pages.post("/console/<drill_id>/revive")
def revive(drill_id: str) -> Page:
    """Take a stopped drill up again from its saved rows."""
    record = security.drill_or_404(drill_id)
    if record.state is not State.STOPPED:
        abort(404)
    services().live.revive(record)
    return _said(drill_id, "已从保存的记录重新载入")


def _join_address(record: DrillRecord) -> str:
    """Where a trainee joins, by the address under which this page was asked for."""
    return url_for("lobby.index", code=record.code, _external=True)


def _show(drill_id: str) -> Show:
    return show_of(services(), security.drill_or_404(drill_id), request.args)


def _director(drill_id: str) -> Director:
    return Director(services().live, security.drill_or_404(drill_id), security.me())


def _said(drill_id: str, words: str) -> Response:
    return said(words, url_for("console.show", drill_id=drill_id))
