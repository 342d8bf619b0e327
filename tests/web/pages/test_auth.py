from datetime import timedelta

import pytest

from web.store import people
from web.store.record import Role
from web.store.throttle import LIMITS, WINDOW_S


def test_the_right_password_begins_a_session(stranger, enrol):
    enrol("lg01")

    answer = stranger.post("/sign-in", name="ＬＧ01", password="lg01lg01")

    assert (answer.status_code, answer.location) == (302, "/")
    assert stranger.get("/lobby").status_code == 200


@pytest.mark.parametrize(
    ("role", "home"),
    [
        (Role.TRAINEE, "/lobby"),
        (Role.INSTRUCTOR, "/console"),
        (Role.EVALUATOR, "/review"),
        (Role.ADMIN, "/admin"),
    ],
)
def test_everybody_begins_at_their_own_place(sign_in, role, home):
    assert sign_in("p1", role).get("/").location == home


@pytest.mark.parametrize(
    ("name", "password"),
    [("lg01", "wrong"), ("nobody", "lg01lg01"), ("", ""), ("lg01", "x" * 5000), ("\x00", "\ud800")],
)
def test_a_wrong_password_and_an_unknown_name_answer_alike(stranger, enrol, name, password):
    enrol("lg01")

    answer = stranger.post(
        "/sign-in", name=name, password=password.encode("utf-8", "replace").decode()
    )

    assert answer.status_code == 422
    assert "账号或密码不正确" in answer.text
    assert stranger.get("/lobby").status_code == 302


def test_the_name_stays_in_the_form_and_the_password_does_not(stranger):
    page = stranger.post("/sign-in", name="<b>lg01", password="secret-word").text

    assert 'value="&lt;b&gt;lg01"' in page
    assert "secret-word" not in page


def test_a_barred_account_cannot_sign_in_and_its_session_ends(sign_in, stranger):
    person = sign_in("lg01")

    people.change(person.account.id, title="甲", role=Role.TRAINEE, active=False)

    assert person.get("/lobby").status_code == 302
    assert stranger.post("/sign-in", name="lg01", password="lg01lg01").status_code == 422


@pytest.mark.parametrize("name", ["lg01", "nobody"])
def test_the_door_closes_after_failures_even_for_unknown_names(stranger, enrol, wall, name):
    enrol("lg01")

    for _ in range(LIMITS["name"]):
        assert stranger.post("/sign-in", name=name, password="wrong").status_code == 422
    answer = stranger.post("/sign-in", name=name, password="lg01lg01")

    assert answer.status_code == 429
    assert "请 15 分钟后再试" in answer.text
    wall.pass_by(WINDOW_S)
    right = stranger.post("/sign-in", name=name, password="lg01lg01")
    assert right.status_code == (302 if name == "lg01" else 422)


def test_the_door_closes_for_an_address_that_tries_many_names(stranger):
    for n in range(LIMITS["address"]):
        stranger.post("/sign-in", name=f"name{n}", password="wrong")

    assert stranger.post("/sign-in", name="other", password="wrong").status_code == 429


def test_signing_in_does_not_use_up_tries(stranger, enrol):
    enrol("lg01")

    for _ in range(LIMITS["address"] + 5):
        assert stranger.post("/sign-in", name="lg01", password="lg01lg01").status_code == 302
        stranger.client.delete_cookie("yulian")


def test_signing_out_ends_the_session(sign_in):
    person = sign_in("lg01")

    assert person.post("/sign-out").location == "/sign-in"

    assert person.get("/lobby").location == "/sign-in?next=/lobby"


def test_after_signing_in_one_goes_on_to_where_one_wanted(stranger, enrol):
    enrol("lg01")
    target = stranger.get("/drills/abc/seats?x=1").location

    answer = stranger.post(target, name="lg01", password="lg01lg01")

    assert target == "/sign-in?next=/drills/abc/seats?x%3D1"
    assert answer.location == "/drills/abc/seats?x=1"


@pytest.mark.parametrize(
    "target",
    ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "lobby"],
)
def test_nobody_is_sent_to_another_server(stranger, enrol, target):
    enrol("lg01")

    answer = stranger.client.post(
        "/sign-in",
        query_string={"next": target},
        data={"csrf_token": stranger.token(), "name": "lg01", "password": "lg01lg01"},
    )

    assert answer.location == "/"


def test_who_is_signed_in_does_not_see_the_form(sign_in):
    assert sign_in("lg01").get("/sign-in").location == "/"


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(stranger, enrol):
    enrol("lg01")

    answer = stranger.post("/sign-in", name="lg01", password="lg01lg01")

    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("yulian=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie


def test_a_new_session_has_a_new_csrf_token(stranger, enrol):
    enrol("lg01")
    before = stranger.token()

    stranger.post("/sign-in", name="lg01", password="lg01lg01")

    answer = stranger.client.post("/sign-out", data={"csrf_token": before})
    assert answer.status_code == 400


def test_a_session_ends_after_twelve_hours(app, sign_in):
    person = sign_in("lg01")
    assert app.permanent_session_lifetime == timedelta(hours=12)

    app.permanent_session_lifetime = timedelta(seconds=-1)

    assert person.get("/lobby").status_code == 302


def test_a_new_password_is_taken_and_other_sessions_end(sign_in, stranger):
    person = sign_in("lg01")
    stranger.post("/sign-in", name="lg01", password="lg01lg01")

    answer = person.post(
        "/account/password", old="lg01lg01", new="correct horse", again="correct horse"
    )

    assert answer.location == "/account/password"
    assert "密码已修改" in person.get("/account/password").text
    assert stranger.get("/lobby").status_code == 302
    assert stranger.post("/sign-in", name="lg01", password="correct horse").status_code == 302


@pytest.mark.parametrize(
    ("old", "new", "again", "fault"),
    [
        ("wrong", "correct horse", "correct horse", "原密码不正确"),
        ("lg01lg01", "short", "short", "密码至少 10 个字符"),
        ("lg01lg01", "aaaaaaaaaaaa", "aaaaaaaaaaaa", "4 个不同的字符"),
        ("lg01lg01", "x1y2" * 40, "x1y2" * 40, "密码不超过 128 个字符"),
        ("lg01lg01", "correct horse", "incorrect horse", "两次输入的密码不一致"),
    ],
)
def test_a_bad_new_password_is_refused_at_its_field(sign_in, old, new, again, fault):
    person = sign_in("lg01")

    answer = person.post("/account/password", old=old, new=new, again=again)

    assert answer.status_code == 422
    assert fault in answer.text
    assert people.get(person.account.id).epoch == 0
