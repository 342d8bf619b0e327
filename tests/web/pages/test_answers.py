"""What every response has in common: safe headers, and friendly words when something is wrong."""

import subprocess
import sys
from dataclasses import replace

import pytest
from flask import Flask

from scenarios.errors import DrillError, JournalTooNew, StoreError
from web import create_app, errors
from web.config import MAX_BODY
from web.security import HEADERS


@pytest.mark.parametrize(
    "path", ["/sign-in", "/lobby", "/nothing", "/static/app.css", "/static/nothing", "/admin"]
)
def test_every_response_carries_the_safe_headers(sign_in, path):
    answer = sign_in("p1").get(path)

    assert {name: answer.headers.get(name) for name in HEADERS} == dict(HEADERS)


def test_the_content_policy_allows_nothing_inline():
    policy = HEADERS["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


def test_pages_are_not_kept_by_browsers_but_files_are(sign_in):
    person = sign_in("p1")

    assert person.get("/lobby").headers["Cache-Control"] == "no-store"
    assert "max-age" in person.get("/static/app.css").headers["Cache-Control"]


@pytest.mark.parametrize(
    ("path", "status", "title"),
    [
        ("/nothing", 404, "没有这个页面"),
        ("/admin", 403, "没有权限"),
        ("/sign-out", 405, "不能这样打开这个地址"),
    ],
)
def test_a_wrong_address_is_answered_with_a_page(sign_in, path, status, title):
    answer = sign_in("p1").get(path)

    assert answer.status_code == status
    assert title in answer.text
    assert "演练" in answer.text


def test_a_body_that_is_too_large_is_refused(sign_in):
    person = sign_in("p1")

    answer = person.client.post("/lobby/join", data={"code": "x" * (MAX_BODY + 1)})

    assert answer.status_code == 413


def failing(app: Flask, error: Exception):
    """Give the application a page that fails."""

    def page():
        raise error

    app.add_url_rule("/failing", "failing", page)


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (StoreError("数据库拒绝操作", hint="清理磁盘"), 503, "暂时不能保存或读取"),
        (JournalTooNew("版本 2"), 409, "演练记录的版本较新"),
        (DrillError("时钟不走", hint="请单步推进"), 409, "时钟不走；请单步推进"),
        (KeyError("inside"), 500, "系统出了问题"),
    ],
)
def test_an_error_is_answered_from_the_table(app, sign_in, error, status, words):
    failing(app, error)

    answer = sign_in("p1").get("/failing")

    assert answer.status_code == status
    assert words in answer.text
    assert "inside" not in answer.text


def test_a_part_is_answered_with_a_part_and_json_with_json(app, sign_in):
    failing(app, DrillError("时钟不走", hint="请单步推进"))
    person = sign_in("p1")

    part = person.client.get("/failing", headers={"HX-Request": "true"})
    data = person.client.get("/failing", headers={"Accept": "application/json"})

    assert "<html" not in part.text
    assert "时钟不走" in part.text
    assert data.json == {
        "error": {
            "title": "操作没有完成",
            "message": "时钟不走；请单步推进",
            "remedy": "请按提示处理后再试。",
        }
    }


def test_parts_and_json_without_a_session_are_not_answered_with_the_sign_in_page(stranger):
    part = stranger.client.get("/lobby", headers={"HX-Request": "true"})
    data = stranger.client.get("/drills/x/changes", headers={"Accept": "application/json"})

    assert (part.status_code, part.headers["HX-Redirect"]) == (401, "/sign-in?next=/lobby")
    assert (data.status_code, data.json["error"]["title"]) == (401, "请先登录")


def test_the_narrowest_class_decides():
    assert errors.answer_for(JournalTooNew("x")).title == "演练记录的版本较新"
    assert errors.answer_for(RuntimeError()).status == 500


def test_behind_https_cookies_are_secure(config, wall):
    app = create_app(replace(config, https=True), wall)

    assert app.config["SESSION_COOKIE_SECURE"] is True


def test_importing_web_loads_neither_flask_nor_the_store():
    asks = "import sys, web, web.cli; print({'flask', 'peewee'} & set(sys.modules))"
    answer = subprocess.run(
        [sys.executable, "-c", asks], capture_output=True, text=True, check=True
    )

    assert answer.stdout.strip() == "set()"
