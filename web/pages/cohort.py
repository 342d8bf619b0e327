"""Marks over many drills: the cohort for those who conduct and evaluate, the own trend for all."""

from flask import Blueprint, abort, render_template, request

from web import security
from web.review_view.cohort import cohort_view
from web.review_view.trend import trend_view
from web.store import people
from web.store.record import Role

pages = Blueprint("cohort", __name__)
security.admit(pages, Role.INSTRUCTOR, Role.EVALUATOR, Role.ADMIN)

trend = Blueprint("trend", __name__)
security.admit(trend, *Role)


@pages.get("/review/cohort")
def index() -> str:
    """The drills of one scenario and plan beside each other."""
    args = request.args
    view = cohort_view(args.get("group", ""), args.get("kind", ""), people.titles())
    return render_template("review/cohort.html", view=view)


@pages.get("/review/cohort/<account_id>")
def person(account_id: str) -> str:
    """One person's practices over time."""
    account = people.get(account_id)
    if account is None:
        abort(404)
    return render_template("review/trend.html", view=trend_view(account, security.me()))


@trend.get("/review/trend")
def own() -> str:
    """The own practices over time, and the own place among all who practised the same."""
    return render_template("review/trend.html", view=trend_view(security.me(), security.me()))
