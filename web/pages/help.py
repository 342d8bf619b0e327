"""How to use it, for each kind of person."""

from flask import Blueprint, render_template

from web import security
from web.judging import manual

pages = Blueprint("help", __name__)
security.admit(pages)


@pages.get("/help")
def index() -> str:
    """The short guide."""
    return render_template("help/index.html")


@pages.get("/help/checks")
def checks() -> str:
    """The manual of all kinds of checks, of the rubric and its gates."""
    return render_template(
        "help/checks.html", checks=manual.checks(), rubric=manual.rubric(), gates=manual.gates()
    )
