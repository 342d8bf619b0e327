"""Signing in and out, and the own password."""

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from web import navigation, security
from web.entrance import enter, is_right
from web.passwords import fault_of
from web.services import services
from web.store import people

pages = Blueprint("auth", __name__)

Page = str | Response | tuple[str, int]


@pages.get("/sign-in")
def sign_in() -> Page:
    """The sign-in form; who is signed in goes on."""
    if current_user.is_authenticated:
        return redirect("/")
    return render_template("auth/sign_in.html", name="", error="", wait_min=0)


@pages.post("/sign-in")
def enter_session() -> Page:
    """Begin a session."""
    name = request.form.get("name", "")[:64]
    password = request.form.get("password", "")[:1024]
    outcome = enter(services(), name, password, request.remote_addr or "")
    if outcome.account is None:
        status = 429 if outcome.wait_s else 422
        error = "" if outcome.wait_s else "账号或密码不正确"
        wait_min = -(-outcome.wait_s // 60)
        page = render_template("auth/sign_in.html", name=name, error=error, wait_min=wait_min)
        return page, status
    session.clear()
    security.sign_in(outcome.account)
    return redirect(security.way_back(request.args.get("next", ""), "/"))


@pages.post("/sign-out")
def sign_out() -> Page:
    """End the session."""
    security.sign_out()
    session.clear()
    return redirect(url_for("auth.sign_in"))


account = Blueprint("account", __name__)
security.admit(account)


@account.get("/")
def home() -> Page:
    """Where each role begins: the first item of its navigation."""
    return redirect(navigation.chrome()["chrome"].home)


@account.get("/account/password")
def password() -> Page:
    """The form for a new password."""
    return render_template("auth/password.html", errors={})


@account.post("/account/password")
def change_password() -> Page:
    """Set a new password; other sessions of this account end."""
    me, form = security.me(), request.form
    errors = _password_faults(form.get("new", ""), form.get("again", ""))
    if not errors and not is_right(services(), me, form.get("old", "")[:1024]):
        errors["old"] = "原密码不正确"
    if errors:
        return render_template("auth/password.html", errors=errors), 422
    people.set_password(me.id, services().passwords.hash(form["new"]))
    fresh = people.get(me.id)
    assert fresh is not None  # it was just changed
    security.sign_in(fresh)
    flash("密码已修改，其他地方的登录已失效。", "success")
    return redirect(url_for("account.password"))


def _password_faults(new: str, again: str) -> dict[str, str]:
    errors = {}
    fault = fault_of(new)
    if fault:
        errors["new"] = fault
    if new != again:
        errors["again"] = "两次输入的密码不一致"
    return errors
