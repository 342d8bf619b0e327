"""Writing scenarios, for instructors: new ones, drafts, and bringing them to the drills."""

from collections.abc import Mapping
from contextlib import closing

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from scenarios.load import MAX_IMAGE_BYTES
from web import security
from web.amending import Amendment, amended
from web.authoring import drafting, publishing
from web.authoring.bundle import MAX_BYTES as BUNDLE_BYTES
from web.image import encoded
from web.pages.studio import carry_out, seen_by_form, text_or_404, version_or_404
from web.services import services
from web.spreadsheet.guard import MAX_BYTES as SPREADSHEET_BYTES
from web.spreadsheet.msel import from_xlsx
from web.store import images, versions
from web.store.record import Deed, Role, Version
from web.studio_view.compare import compare
from web.studio_view.fault import SHOWN, faults_of
from web.studio_view.sheet import view_of
from web.studio_view.start import start_of

pages = Blueprint("authoring", __name__)
security.admit(pages, Role.INSTRUCTOR)

Page = str | Response | tuple[str, int]
Answer = dict[str, object]
_STEPS = (Deed.SUBMIT, Deed.WITHDRAW, Deed.PUBLISH, Deed.ARCHIVE)


@pages.get("/studio/new")
def new() -> Page:
    """The forms for a new scenario: from the template or a copy, or from a file."""
    return _new(request.args, {})


@pages.post("/studio/new")
def create() -> Page:
    """Begin a scenario."""
    form = {name: request.form.get(name, "").strip() for name in ("ref", "title", "source")}
    errors = drafting.faults_of_form(form["ref"], form["title"])
    if errors:
        return _new(form, errors), 422
    draft = drafting.begin(form["ref"], form["title"], form["source"], security.me())
    if draft is None:
        taken = drafting.faults_of_form(form["ref"], form["title"])  # by somebody since
        return _new(form, taken or {"source": "请选择一个情景作为基础"}), 422
    return redirect(url_for("studio.show", ref=draft.scenario, number=draft.number))


@pages.post("/studio/import")
def bring_in() -> Page:
    """Begin a scenario as an uploaded file says it."""
    file = request.files.get("file")
    if file is None or not file.filename:
        return _new({}, {"file": "请选择一个 .yaml 或 .zip 文件"}), 422
    brought = drafting.bring_in(_uploaded(BUNDLE_BYTES), file.filename[:80], security.me())
    if brought.draft is None:
        faults = faults_of(brought.problems)
        return _new({}, {"file": brought.refusal or "这个文件读不出来"}, file_faults=faults), 422
    wrong = f"，还有 {len(brought.problems)} 处问题要改" if brought.problems else "，没有发现问题"
    flash(f"已导入为草稿{wrong}。", "success")
    return redirect(url_for("studio.show", ref=brought.draft.scenario, number=1))


@pages.post("/studio/<ref>/<number>")
def save(ref: str, number: str) -> Page:
    """Save a draft; where somebody else did so meanwhile, both texts are shown."""
    return _saved(version_or_404(ref, number), _text_of_form(), "草稿已保存。")


@pages.post("/studio/<ref>/<number>/msel")
def bring_in_msel(ref: str, number: str) -> Page:
    """Lay an events list from Excel on a draft; with faults the draft stays as it is."""
    found = version_or_404(ref, number)
    content = _uploaded(SPREADSHEET_BYTES)
    laid = from_xlsx(content, text_or_404(ref, found.number))
    if not laid.faults:
        return _saved(found, laid.text, "事件清单已导入并保存为草稿。")
    back = url_for("studio.show", ref=ref, number=found.number, view="script")
    return render_template("studio/sheet_faults.html", faults=laid.faults[:SHOWN], back=back), 422


def _saved(found: Version, text: str, said: str) -> Page:
    """A draft with another text; where somebody else saved meanwhile, both are shown."""
    address = url_for("studio.show", ref=found.scenario, number=found.number)
    me, now = security.me(), services().wall.now()
    if versions.save(seen_by_form(found), text, me.id, now) is not None:
        flash(said, "success")
        return redirect(address)
    page = render_template(
        "studio/conflict.html",
        version=found,
        mine=text,
        may_save=publishing.may_write(found, me),
        comparison=compare(text_or_404(found.scenario, found.number), text),
    )
    return page, 409


@pages.post("/studio/<ref>/<number>/revise")
def revise(ref: str, number: str) -> Page:
    """Begin the next version of a scenario."""
    found = version_or_404(ref, number)
    draft = drafting.revise(ref, found.number, security.me())
    if draft is None:
        flash("这个情景已有正在编写的版本。", "error")
        return redirect(url_for("studio.latest", ref=ref))
    return redirect(url_for("studio.show", ref=ref, number=draft.number))


@pages.post("/studio/<ref>/<number>/steps/<deed>")
def step(ref: str, number: str, deed: str) -> Page:
    """Submit, withdraw, publish or archive a version."""
    chosen = next((one for one in _STEPS if one.value == deed), None)
    return abort(404) if chosen is None else carry_out(ref, number, chosen)


@pages.post("/studio/read")
def read() -> Answer:
    """What is wrong with a text that is being written, and the form beside it."""
    return _read(_text_of_form())


@pages.post("/studio/amend")
def amend() -> Answer:
    """A text with a change that the form asks for; what `read` answers, and the text."""
    form, text = request.form, _text_of_form()
    asked = Amendment(form.get("deed", ""), form.get("route", "")[:200], form.getlist("value"))
    changed = amended(text, asked)
    return {"text": changed, **_read(changed)}


@pages.post("/studio/upload")
def upload() -> Answer:
    """Keep a picture and name it in a text, where the form asks for it; answers as `amend`."""
    text, route = _text_of_form(), request.form.get("route", "")[:200]
    found = encoded(_uploaded(MAX_IMAGE_BYTES))
    changed = amended(text, Amendment("add", route, [found.name]))
    images.keep(found.name, found.content)
    return {"text": changed, **_read(changed)}


def _read(text: str) -> Answer:
    form = request.form
    found = drafting.read_as(form.get("ref", "")[:80], text)
    faults = faults_of(found.problems)
    view = view_of(form.get("view", ""), found.document, found.problems, is_open=True)
    return {
        "faults": render_template("studio/faults.html", faults=faults),
        "lines": sorted({one.line for one in faults.lines}),
        "view": render_template("studio/view.html", view=view),
    }


def _new(typed: Mapping[str, str], errors: Mapping[str, str], *, file_faults: object = None) -> str:
    start = start_of(typed)
    return render_template("studio/new.html", start=start, errors=errors, file_faults=file_faults)


def _uploaded(most: int) -> bytes:
    """The bytes of the uploaded file, one more than `most` where it is too long; none without."""
    file = request.files.get("file")
    if file is None:
        return b""
    with closing(file):
        content: bytes = file.read(most + 1)
    return content


def _text_of_form() -> str:
    text = request.form.get("text", "")
    return abort(400) if "\x00" in text else drafting.cleaned(text)
