"""Managing: accounts, and the bureau's thresholds of the grades."""

import re
from collections.abc import Mapping

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from web import grade_view, security
from web.passwords import generate_password
from web.services import services
from web.store import people
from web.store.record import ROLE_TITLES, Account, Role

pages = Blueprint("admin", __name__)
security.admit(pages, Role.ADMIN)

Page = str | Response | tuple[str, int]
LONGEST_TITLE = 32


@pages.get("/admin")
def index() -> Page:
    """All accounts, and the form for a new one."""
    return _index({})


@pages.post("/admin/accounts")
def create() -> Page:
    """Add an account; its password is shown once."""
    form = request.form
    name, title = form.get("name", "").strip(), form.get("title", "").strip()
    errors = _faults(name, title, form.get("role", ""))
    password = generate_password()
    if not errors:
        hashed = services().passwords.hash(password)
        role, now = Role(form["role"]), services().wall.now()
        if people.create(name, title, role, hashed, now) is None:
            errors["name"] = "这个账号名已经有人使用"
    if errors:
        return _index(errors), 422
    return render_template("admin/password.html", name=name, title=title, password=password)


@pages.post("/admin/accounts/<account_id>")
def change(account_id: str) -> Page:
    """Rename an account, give it another role, or bar it."""
    account, form = _account_or_404(account_id), request.form
    title, active = form.get("title", "").strip(), "active" in form
    errors = _faults(account.name, title, form.get("role", ""))
    if errors:
        return _index(errors), 422
    if people.change(account_id, title=title, role=Role(form["role"]), active=active):
        flash(f"{title}（{account.name}）已更新。", "success")
    else:
        flash("至少要保留一个可用的管理账号。", "error")
    return redirect(url_for("admin.index"))


@pages.post("/admin/accounts/<account_id>/password")
def reset_password(account_id: str) -> Page:
    """Give an account a new password, shown once."""
    account, password = _account_or_404(account_id), generate_password()
    people.set_password(account_id, services().passwords.hash(password))
    return render_template(
        "admin/password.html", name=account.name, title=account.title, password=password
    )


@pages.get("/admin/grades")
def grades() -> Page:
    """The thresholds of the grades, and the form for others."""
    return _grades({}, grade_view.typed_now())


@pages.post("/admin/grades")
def set_grades() -> Page:
    """Let other thresholds hold from now on."""
    errors = grade_view.set_by(security.me(), request.form)
    if errors:
        return _grades(errors, request.form), 422
    flash("等次标准已更新，从现在起结束的演练按新标准定等次。", "success")
    return redirect(url_for("admin.grades"))


def _grades(errors: Mapping[str, str], typed: Mapping[str, str]) -> str:
    return render_template(
        "admin/grades.html",
        titles=grade_view.TITLES,
        history=grade_view.history(),
        errors=errors,
        typed=typed,
    )


def _index(errors: dict[str, str]) -> str:
    return render_template(
        "admin/index.html",
        accounts=people.everyone(),
        roles=[(role.value, title) for role, title in ROLE_TITLES.items()],
        errors=errors,
        typed=request.form if request.method == "POST" else {},
    )


def _faults(name: str, title: str, role: str) -> dict[str, str]:
    errors = {}
    if not re.fullmatch(people.NAME, name):
        errors["name"] = "账号名为 2 至 32 个字符，可用文字、数字和 . _ -"
    if not title or len(title) > LONGEST_TITLE or not title.isprintable():
        errors["title"] = f"姓名或称谓不能为空，不超过 {LONGEST_TITLE} 个字"
    if role not in {one.value for one in Role}:
        errors["role"] = "请选择角色"
    return errors


def _account_or_404(account_id: str) -> Account:
    account = people.get(account_id)
    if account is None:
        abort(404)
    return account
