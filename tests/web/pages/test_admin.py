import re

import pytest

from web.store import people
from web.store.record import Role


@pytest.fixture
def admin(sign_in):
    return sign_in("guanli", Role.ADMIN)


def shown_password(page):
    return re.search(r'id="password">([^<]+)<', page)[1]


def test_a_new_account_can_sign_in_with_the_password_that_was_shown(admin, stranger):
    answer = admin.post("/admin/accounts", name="张伟", title="监测岗", role="trainee")

    password = shown_password(answer.text)
    found = people.by_name("张伟")
    assert (found[0].title, found[0].role) == ("监测岗", Role.TRAINEE)
    assert password not in found[1]
    assert stranger.post("/sign-in", name="张伟", password=password).status_code == 302


@pytest.mark.parametrize(
    ("form", "fault"),
    [
        ({"name": "x", "title": "甲", "role": "trainee"}, "账号名为 2 至 32 个字符"),
        ({"name": "a b", "title": "甲", "role": "trainee"}, "账号名为 2 至 32 个字符"),
        ({"name": "GUANLI", "title": "甲", "role": "trainee"}, "已经有人使用"),
        ({"name": "lg01", "title": " ", "role": "trainee"}, "不能为空"),
        ({"name": "lg01", "title": "甲" * 33, "role": "trainee"}, "不超过 32 个字"),
        ({"name": "lg01", "title": "甲", "role": "root"}, "请选择角色"),
        ({"name": "lg01", "title": "甲"}, "请选择角色"),
    ],
)
def test_a_bad_account_is_refused_at_its_field_and_keeps_the_input(admin, form, fault):
    answer = admin.post("/admin/accounts", **form)

    assert answer.status_code == 422
    assert fault in answer.text
    assert len(people.everyone()) == 1
    assert f'value="{form["name"]}"' in answer.text


def test_an_account_is_changed(admin, enrol):
    account = enrol("lg01")

    admin.post(f"/admin/accounts/{account.id}", title="发布岗", role="evaluator")

    found = people.get(account.id)
    assert (found.title, found.role, found.active) == ("发布岗", Role.EVALUATOR, False)
    assert "已更新" in admin.get("/admin").text


def test_the_last_administrator_cannot_go(admin):
    admin.post(f"/admin/accounts/{admin.account.id}", title="甲", role="trainee", active="on")

    assert people.get(admin.account.id).role is Role.ADMIN
    assert "至少要保留一个可用的管理账号" in admin.get("/admin").text


def test_a_reset_password_is_shown_once_and_ends_sessions(admin, sign_in, stranger):
    person = sign_in("lg01")

    page = admin.post(f"/admin/accounts/{person.account.id}/password").text

    password = shown_password(page)
    assert person.get("/lobby").status_code == 302
    assert stranger.post("/sign-in", name="lg01", password=password).status_code == 302
    assert password not in admin.get("/admin").text


@pytest.mark.parametrize("path", ["/admin/accounts/nobody", "/admin/accounts/nobody/password"])
def test_an_unknown_account_does_not_exist(admin, path):
    assert admin.post(path, title="甲", role="trainee").status_code == 404
