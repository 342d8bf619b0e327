"""The trainee's desk: reading it pane by pane, filing acts, asking what is new."""

import json
from collections.abc import Sequence

from flask import Blueprint, Response, flash, jsonify, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from scenarios.vocabulary import ENTRY_TYPES
from simulator.entry import Entry
from web import security
from web.acting import Outcome, blank, enter
from web.clock import SPEEDS
from web.desk_view.feed import MARKS
from web.desk_view.news import news_of
from web.desk_view.page import (
    OWN_WATCHES,
    PANES,
    WATCHES,
    Query,
    act_pane,
    views_of,
    watch_of,
    work_of,
)
from web.forms.acts import BUTTONS
from web.forms.once import fresh_token
from web.forms.shown import FormView
from web.judging.cards import foreseen
from web.push import clock_data
from web.services import services
from web.sitting import Sitting, frame_of, sit
from web.store import watch_rules
from web.store.record import Role, WatchRule

pages = Blueprint("desk", __name__)
security.admit(pages, Role.TRAINEE, Role.INSTRUCTOR)

Page = str | AnyResponse | tuple[str, int] | tuple[str, int, dict[str, str]]

_PARTS = {
    "pane-watch": "watch",
    "pane-work": "work",
    "talk-lines": "talk_lines",
    "pane-act": "act",
    "pane-pace": "pace",
}


@pages.get("/drills/<drill_id>/desk")
def show(drill_id: str) -> Page:
    """The whole desk, or one pane of it."""
    sitting = _sitting(drill_id)
    if not sitting.desk.roles:
        return redirect(url_for("lobby.seats", drill_id=drill_id))
    query = Query.of(request.args)
    form = blank(sitting.desk, query.act, request.args) if query.act else None
    return _page(sitting, query, form)


@pages.post("/drills/<drill_id>/desk/<act_type>")
def submit(drill_id: str, act_type: str) -> Page:
    """File an act."""
    sitting = _sitting(drill_id)
    if act_type not in BUTTONS or not sitting.desk.roles:
        raise NotFound
    outcome = enter(services().live, sitting, act_type, request.form)
    if outcome.entry is None:
        return _again(sitting, act_type, outcome)
    return _filed(sit(sitting.record, sitting.account), outcome.entry)


@pages.get("/drills/<drill_id>/desk/news")
def news(drill_id: str) -> Response:
    """How much is new since what the page shows, and the clock, as JSON."""
    sitting = _sitting(drill_id)
    since = {name: request.args.get(name, 0, type=int) for name in ("feed", "inbox", "talk", "seq")}
    found = news_of(sitting.desk, Query.of(request.args), since, _rules(sitting))
    return jsonify(**found, clock=clock_data(sitting.reading.moment))


def _sitting(drill_id: str) -> Sitting:
    return sit(security.drill_or_404(drill_id), security.me())


def _rules(sitting: Sitting) -> Sequence[WatchRule]:
    return watch_rules.of_account(sitting.record.id, sitting.account.id)


def _page(
    sitting: Sitting, query: Query, form: FormView | None, done: str = "", status: int = 200
) -> tuple[str, int]:
    """The pane that htmx asks for, or the whole desk."""
    part = _PARTS.get(request.headers.get("HX-Target", ""), "show")
    desk = sitting.desk
    page = render_template(
        f"desk/{part}.html",
        frame=frame_of(sitting),
        query=query,
        watch=watch_of(desk, query, _rules(sitting)) if part in ("watch", "show") else None,
        work=work_of(desk, query, lambda: foreseen(sitting.reading, desk.view.t))
        if part in ("work", "talk_lines", "show")
        else None,
        act=act_pane(desk, query, form, done) if part in ("act", "show") else None,
        watches=(*WATCHES, *OWN_WATCHES),
        views=views_of(desk),
        panes=PANES,
        speeds=SPEEDS,
        token=fresh_token,
    )
    return page, status


def _again(sitting: Sitting, act_type: str, outcome: Outcome) -> Page:
    """The form once more, with what was wrong."""
    query = Query.of({**request.args, "act": act_type})
    return _page(sitting, query, outcome.form, status=outcome.status)


def _filed(sitting: Sitting, entry: Entry) -> Page:
    """The act is in the journal: say so, and show the menu again."""
    moment = sitting.desk.words.moment(entry.t)
    done = f"已{_done(entry.type)}（{moment.text}，第 {entry.seq} 条记录）。"
    query = Query.of({**request.args, "act": ""})
    if "HX-Request" not in request.headers:
        flash(done, "success")
        return redirect(url_for("desk.show", drill_id=sitting.record.id) + query.link(view="log"))
    page, status = _page(sitting, query, None, done)
    filed = {"seq": entry.seq, "marks": entry.type in MARKS}
    return page, status, {"HX-Trigger-After-Settle": json.dumps({"desk:filed": filed})}


def _done(act_type: str) -> str:
    """The words for an act that is done: its button without a doubled 已."""
    return BUTTONS.get(act_type, ENTRY_TYPES[act_type].title)
