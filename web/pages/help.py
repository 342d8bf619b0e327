"""How to use it, for each kind of person."""

from flask import Blueprint, render_template

from web import security

pages = Blueprint("help", __name__)
security.admit(pages)


@pages.get("/help")
def index() -> str:
    """The short guide."""
    return render_template("help/index.html")
