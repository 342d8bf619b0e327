"""The studio for everybody but trainees: scenarios, their versions, and reviewing them."""

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from web import security
from web.authoring import bundle, publishing
from web.authoring.drafting import LONGEST_NUMBER, ORIGINAL, outline_of, story_of, text_of
from web.number import whole
from web.pages.images import image_or_404
from web.spreadsheet.msel import MIMETYPE, to_xlsx
from web.store import versions
from web.store.record import Deed, Role, Version
from web.studio_view.compare import compare
from web.studio_view.coverage import coverage_page
from web.studio_view.fault import faults_of
from web.studio_view.history import history_of
from web.studio_view.page import Shown, page_of
from web.studio_view.shelf import shelf_of, shown_version

pages = Blueprint("studio", __name__)
security.admit(pages, Role.INSTRUCTOR, Role.EVALUATOR, Role.ADMIN)

Page = str | AnyResponse | tuple[str, int]


@pages.get("/studio")
def index() -> Page:
    """All scenarios, or those that were searched for."""
    asked = {name: request.args.get(name, "").strip()[:60] for name in ("q", "tag", "state")}
    shelf = shelf_of(asked["q"], asked["tag"], asked["state"])
    may_author = security.me().role is Role.INSTRUCTOR
    return render_template("studio/index.html", shelf=shelf, asked=asked, may_author=may_author)


@pages.get("/studio/images/<name>")
def picture(name: str) -> Page:
    """A picture of a scenario in the making."""
    return image_or_404(name)


@pages.get("/studio/<ref>")
def latest(ref: str) -> Page:
    """The version of a scenario that comes first."""
    known = versions.of_scenario(ref)
    number = shown_version(known).number if known else ORIGINAL
    if text_of(ref, number) is None:
        abort(404)
    return redirect(url_for("studio.show", ref=ref, number=number))


@pages.get("/studio/<ref>/<number>")
def show(ref: str, number: str) -> Page:
    """One version: its text and its faults, to read or to write in."""
    known = number_of(number)
    shown = Shown(ref, known, request.args.get("view", ""))
    page = page_of(shown, text_or_404(ref, known), versions.get(ref, known), security.me())
    return render_template("studio/show.html", page=page)


@pages.get("/studio/<ref>/<number>/scenario.yaml")
def export(ref: str, number: str) -> Page:
    """The text of a version as a file."""
    known = number_of(number)
    return _file(text_or_404(ref, known), "application/yaml", f"{ref}-v{known}.yaml")


@pages.get("/studio/<ref>/<number>/scenario.zip")
def export_bundle(ref: str, number: str) -> Page:
    """The text of a version and its pictures as one file."""
    known = number_of(number)
    content = bundle.packed(text_or_404(ref, known))
    return _file(content, bundle.MIMETYPE, f"{ref}-v{known}.zip")


@pages.get("/studio/<ref>/<number>/msel.xlsx")
def export_msel(ref: str, number: str) -> Page:
    """The events list of a version as an Excel file."""
    known = number_of(number)
    story = story_of(ref, text_or_404(ref, known))
    return _file(to_xlsx(story), MIMETYPE, f"{ref}-v{known}-MSEL.xlsx")


@pages.get("/studio/<ref>/<number>/coverage")
def coverage(ref: str, number: str) -> Page:
    """Which obligations of its plans a version tests, and its limits on the calendar."""
    known = number_of(number)
    text = text_or_404(ref, known)
    page = coverage_page(known, story_of(ref, text), text, request.args.get("plan", ""))
    return render_template("studio/coverage.html", page=page)


@pages.get("/studio/<ref>/history")
def history(ref: str) -> Page:
    """Every version of a scenario with every step, and two of them to be compared."""
    known = versions.of_scenario(ref)
    if not known:
        abort(404)
    title = outline_of(ref, shown_version(known).number).title
    told = history_of(known)
    return render_template("studio/history.html", ref=ref, title=title, versions=told)


@pages.get("/studio/<ref>/compare")
def comparison(ref: str) -> Page:
    """Two versions side by side."""
    old, new = (number_of(request.args.get(name, "")) for name in ("old", "new"))
    found = compare(text_or_404(ref, old), text_or_404(ref, new))
    return render_template("studio/compare.html", ref=ref, old=old, new=new, comparison=found)


@pages.post("/studio/<ref>/<number>/approve")
def approve(ref: str, number: str) -> Page:
    """Pass a version; not by one who wrote it."""
    return carry_out(ref, number, Deed.APPROVE)


@pages.post("/studio/<ref>/<number>/return")
def send_back(ref: str, number: str) -> Page:
    """Give a version back to be changed; not by one who wrote it."""
    return carry_out(ref, number, Deed.RETURN)


def _file(content: bytes | str, mimetype: str, name: str) -> Response:
    answer = Response(content, mimetype=mimetype)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def carry_out(ref: str, number: str, deed: Deed) -> Page:
    """Do something with a version as the page showed it."""
    found = version_or_404(ref, number)
    me, note = security.me(), request.form.get("note", "").strip()[: publishing.LONGEST_NOTE]
    address = url_for("studio.show", ref=ref, number=found.number)
    refusal = publishing.carry_out(seen_by_form(found), deed, me, note)
    if refusal is None:
        flash(f"{publishing.DONE[deed]}。", "success")
        return redirect(address)
    page = render_template(
        "studio/refused.html",
        title=f"没有{publishing.DEED_TITLES[deed]}",
        refusal=refusal,
        faults=faults_of(refusal.problems),
        back=address,
        key=f"{ref}/{found.number}",
    )
    return page, 409


def number_of(text: str) -> int:
    """A version's number in an address."""
    known = whole(text, LONGEST_NUMBER)
    return abort(404) if known is None else known


def text_or_404(ref: str, number: int) -> str:
    """The text of a version or an original."""
    text = text_of(ref, number)
    return abort(404) if text is None else text


def version_or_404(ref: str, number: str) -> Version:
    """A version that was written here."""
    found = versions.get(ref, number_of(number))
    return abort(404) if found is None else found


def seen_by_form(version: Version) -> Version:
    """The version as the reader of the page saw it when the form was drawn."""
    return version.seen_as(request.form.get("seen", ""))
