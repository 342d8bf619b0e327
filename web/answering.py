"""Answers to small forms: with htmx a line of words, without it the page again."""

import json

from flask import flash, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from web.forms.once import fresh_token
from web.security import way_back


def said(words: str, page: str) -> Response:
    """Say that something was done.

    Args:
        words: What was done, without a full stop.
        page: Where to go on without htmx; the form may name another page of ours in `next`.
    """
    if "HX-Request" not in request.headers:
        flash(f"{words}。", "success")
        return redirect(way_back(request.form.get("next", ""), page))
    answer = make_response(render_template("components/said.html", words=f"{words}。"))
    answer.headers["HX-Trigger"] = json.dumps({"yulian:done": {"once": fresh_token()}})
    return answer


def gone_on(words: str, page: str) -> Response:
    """Say that something was done, on another page of ours."""
    flash(f"{words}。", "success")
    if "HX-Request" not in request.headers:
        return redirect(page)
    answer = make_response("")
    answer.headers["HX-Redirect"] = page
    return answer
