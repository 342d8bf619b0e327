"""Rehearsals for instructors: the list, a new one, and what came of each."""

from flask import (
    Blueprint,
    Response,
    abort,
    flash,
    jsonify,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug.wrappers import Response as AnyResponse

from web import security
from web.forms.once import fresh_token, token_of
from web.rehearsal.result import as_data
from web.rehearsal_view import create as choosing
from web.rehearsal_view import index as listing
from web.rehearsal_view.preview import preview_of
from web.rehearsal_view.show import page_of
from web.rehearsing import order_for, outcomes_of
from web.services import services
from web.store import rehearsals
from web.store.record import RehearsalRecord, RehearsalState, Role

pages = Blueprint("rehearsals", __name__)
security.admit(pages, Role.INSTRUCTOR)

Page = str | AnyResponse | tuple[str, int]


@pages.get("/rehearsals")
def index() -> Page:
    """All rehearsals."""
    return render_template("rehearsals/index.html", lines=listing.lines())


@pages.get("/rehearsals/new")
def new() -> Page:
    """Choose a scenario, then the plans and how often."""
    key = request.args.get("scenario", "")
    subject = choosing.subject_of(key)
    if key and subject is None:
        abort(404)
    errors = choosing.faults_of(subject, subject.plans, str(choosing.SEEDS)) if subject else {}
    form = choosing.form_of(subject, errors)
    return render_template("rehearsals/new.html", form=form, token=fresh_token())


@pages.post("/rehearsals/new")
def create() -> Page:
    """Order a rehearsal."""
    subject = choosing.subject_of(request.form.get("scenario", ""))
    if subject is None:
        abort(404)
    plans, seeds = request.form.getlist("plan"), request.form.get("seeds", "")
    errors = choosing.faults_of(subject, plans, seeds)
    if errors:
        form = choosing.form_of(subject, errors, plans, seeds)
        return render_template("rehearsals/new.html", form=form, token=token_of(request.form)), 422
    token = token_of(request.form)
    record = choosing.begin(subject, plans, seeds, security.me(), token)
    return redirect(url_for("rehearsals.show", rehearsal=record.id))


@pages.get("/rehearsals/preview")
def preview() -> Page:
    """The curves of doing nothing and of working by the book, in seconds."""
    subject = choosing.subject_of(request.args.get("scenario", ""))
    if subject is None or subject.story is None:
        abort(404)
    return render_template("rehearsals/preview.html", preview=preview_of(subject))


@pages.get("/rehearsals/<rehearsal>")
def show(rehearsal: str) -> Page:
    """How far a rehearsal is, and what it shows by one of its plans."""
    page = page_of(_record_or_404(rehearsal), request.args.get("plan", ""))
    return render_template("rehearsals/show.html", page=page)


@pages.get("/rehearsals/<rehearsal>/progress")
def progress(rehearsal: str) -> Page:
    """How far it is, asked for again and again; once it is over the whole page comes anew."""
    record = _record_or_404(rehearsal)
    if record.state is not RehearsalState.WAITING:
        return Response(headers={"HX-Refresh": "true"})
    line = listing.line_of(record, "")
    return render_template("rehearsals/progress.html", id=record.id, line=line)


@pages.post("/rehearsals/<rehearsal>/cancel")
def cancel(rehearsal: str) -> Page:
    """End a rehearsal; what was played stays."""
    record = _record_or_404(rehearsal)
    if rehearsals.cancel(record.id, services().wall.now()):
        flash("已取消，已经推演的部分仍可查看。", "success")
    else:
        flash("排练已经结束，不用取消。", "error")
    return redirect(url_for("rehearsals.show", rehearsal=record.id))


@pages.get("/rehearsals/<rehearsal>/rehearsal.json")
def download(rehearsal: str) -> Page:
    """Everything that was played, as `yulian rehearse --json` prints it."""
    record = _record_or_404(rehearsal)
    answer = jsonify(as_data(order_for(record.order), outcomes_of(record.id)))
    answer.headers["Content-Disposition"] = f'attachment; filename="rehearsal-{record.id}.json"'
    return answer


def _record_or_404(rehearsal: str) -> RehearsalRecord:
    return rehearsals.get(rehearsal) or abort(404)
