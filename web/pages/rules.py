"""The keyword rules of a trainee: kept, read, deleted; the desk shows what they found."""

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from web import security
from web.desk_view.alerts import fault_of
from web.desk_view.keyword import LONGEST
from web.forms.sent import clean
from web.number import whole
from web.running.reading import read
from web.services import services
from web.store import watch_rules
from web.store.record import Role

pages = Blueprint("rules", __name__)
security.admit(pages, Role.TRAINEE, Role.INSTRUCTOR)

_LONGEST_NUMBER = 6


@pages.post("/drills/<drill_id>/rules")
def add(drill_id: str) -> Response:
    """Keep a rule; one that cannot be read comes back with its fault."""
    record, me = security.drill_or_404(drill_id), security.me()
    text = " ".join(clean(request.form.get("rule", "")).split())
    if not text or fault_of(text, watch_rules.of_account(record.id, me.id)):
        return _back(drill_id, text[: LONGEST + 1])  # one more, or the fault would not show again
    watch_rules.add(record.id, me.id, text, len(read(services().live, record).journal))
    return _back(drill_id)


@pages.post("/drills/<drill_id>/rules/<number>/seen")
def mark_seen(drill_id: str, number: str) -> Response:
    """Take what a rule found so far as read."""
    record, me = security.drill_or_404(drill_id), security.me()
    newest = whole(request.form.get("newest", "")) or 0
    newest = min(newest, len(read(services().live, record).journal))
    watch_rules.mark_seen(record.id, me.id, _number_of(number), newest)
    return _back(drill_id)


@pages.post("/drills/<drill_id>/rules/<number>/remove")
def remove(drill_id: str, number: str) -> Response:
    """Delete a rule."""
    record, me = security.drill_or_404(drill_id), security.me()
    watch_rules.remove(record.id, me.id, _number_of(number))
    return _back(drill_id)


def _number_of(text: str) -> int:
    """A rule's number in an address."""
    known = whole(text, _LONGEST_NUMBER)
    return abort(404) if known is None else known


def _back(drill_id: str, typed: str = "") -> Response:
    """On to the rules at the desk; htmx follows and takes the pane."""
    address = url_for("desk.show", drill_id=drill_id, watch="rules", pane="watch", rule=typed)
    return redirect(address, code=303)
