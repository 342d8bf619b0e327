"""How to use it, for each kind of person."""

from flask import Blueprint, render_template

from scoring.checks import KINDS
from web import security
from web.manual import manual_of

pages = Blueprint("help", __name__)
security.admit(pages)


@pages.get("/help")
def index() -> str:
    """The short guide."""
    return render_template("help/index.html")


@pages.get("/help/checks")
def checks() -> str:
    """The manual of all kinds of checks."""
    manuals = [manual_of(name, kind.check.__doc__ or "") for name, kind in KINDS.items()]
    return render_template("help/checks.html", manuals=manuals)
