"""Several teams at once: side by side, their clocks together, and the board on the big screen."""

from flask import Blueprint, abort, render_template, request, url_for
from werkzeug.wrappers import Response

from web import security
from web.answering import said
from web.clock import SPEEDS
from web.conducting.director import PACES
from web.conducting.grouping import GroupDirector
from web.console_view.group import side_by_side, standings_of
from web.forms.once import fresh_token
from web.services import services
from web.store import groups
from web.store.record import Group, Role

pages = Blueprint("groups", __name__)
security.admit(pages, Role.INSTRUCTOR)

PARTS = ("teams", "board", "screen")
"""The parts that are asked for again; each has a template `console/group_<name>.html`."""

BOARD_DEEDS = ("freeze", "thaw", "hide", "show")
"""What may be done to the board."""


@pages.get("/console/groups/<group_id>")
def show(group_id: str) -> str:
    """The teams side by side."""
    side = side_by_side(services(), _group(group_id))
    return render_template("console/group.html", side=side, speeds=SPEEDS, token=fresh_token)


@pages.get("/console/groups/<group_id>/wall")
def wall(group_id: str) -> str:
    """The big screen: how to join, then the board."""
    side = side_by_side(services(), _group(group_id))
    return render_template("console/group_wall.html", side=side)


@pages.get("/console/groups/<group_id>/parts/<name>")
def refresh(group_id: str, name: str) -> str:
    """One part again."""
    if name not in PARTS:
        abort(404)
    side = side_by_side(services(), _group(group_id))
    return render_template(f"console/group_{name}.html", side=side, token=fresh_token)


@pages.post("/console/groups/<group_id>/pace/<deed>")
def pace(group_id: str, deed: str) -> Response:
    """Pause, resume, change the speed of, step or end all drills."""
    group = _group(group_id)
    if deed not in PACES:
        abort(404)
    words = GroupDirector(services(), group, security.me()).set_pace(deed, request.form)
    return said(words, url_for("groups.show", group_id=group_id))


@pages.post("/console/groups/<group_id>/board/<deed>")
def board(group_id: str, deed: str) -> Response:
    """Freeze the board or let it follow, hide it or show it."""
    group = _group(group_id)
    if deed not in BOARD_DEEDS:
        abort(404)
    if deed in ("freeze", "thaw"):
        freezes = deed == "freeze"
        groups.freeze(group_id, standings_of(services(), group) if freezes else None)
        words = "进展榜已冻结" if freezes else "进展榜已解冻"
    else:
        groups.hide(group_id, hidden=deed == "hide")
        words = "进展榜已从大屏隐藏" if deed == "hide" else "进展榜已在大屏显示"
    return said(words, url_for("groups.show", group_id=group_id))


def _group(group_id: str) -> Group:
    group = groups.get(group_id)
    if group is None:
        abort(404)
    return group
