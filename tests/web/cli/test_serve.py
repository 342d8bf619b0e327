"""The commands that serve, in processes of their own."""

import os
import re
import signal
import socket
import subprocess

import pytest

from tests.web.served import ROOT, YULIAN, Browser, served

pytestmark = pytest.mark.server


def run(*words):
    """Run a command to its end: exit code, output, errors."""
    done = subprocess.run(
        [*YULIAN, *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_server_without_accounts_says_how_to_make_one_and_stops_when_told(tmp_path, number):
    with served(tmp_path, "serve") as server:
        hint = server.process.stdout.readline() + server.process.stdout.readline()
        status, page = Browser(server.address).get("sign-in")
        code, rest = server.stop(number)

    assert f"yulian admin 账号名 --data {tmp_path}" in hint
    assert (status, "登录" in page) == (200, True)
    assert code == 0
    assert "舆练已停止" in rest
    assert "Traceback" not in rest


def test_the_first_administrator_signs_in_while_the_server_runs(tmp_path):
    with served(tmp_path, "serve") as server:
        _, said, _ = run("admin", "guanli", "--data", tmp_path)
        _, again, _ = run("admin", "guanli", "--data", tmp_path)
        first, second = (re.search(r"密码 (\S+)", text)[1] for text in (said, again))

        assert first != second
        assert (
            "账号或密码不正确"
            in Browser(server.address).post("sign-in", name="guanli", password=first)[1]
        )
        browser = Browser(server.address)
        browser.sign_in("guanli", second)
        assert "账号管理" in browser.get("admin")[1]


def test_a_name_that_cannot_be_typed_is_refused(tmp_path):
    code, _, said = run("admin", "a b", "--data", tmp_path)

    assert code == 1
    assert "不能用作账号名" in said


def test_the_demonstration_prints_passwords_once_and_keeps_its_data(tmp_path):
    with served(tmp_path) as server:
        words = server.passwords()
        code = re.search(r"加入码 (\w+)", server.said)[1]
        for name, password in words.items():
            Browser(server.address).sign_in(name, password)
        assert server.stop()[0] == 0

    with served(tmp_path) as server:
        again = server.said
        Browser(server.address).sign_in("daotiao", words["daotiao"])
        assert server.stop()[0] == 0

    with served(tmp_path, "demo", "--reset-passwords") as server:
        fresh = server.passwords()
        Browser(server.address).sign_in("daotiao", fresh["daotiao"])

    assert set(words) == {"canyan1", "canyan2", "canyan3", "daotiao", "pinggu", "guanli"}
    assert words["daotiao"] not in again
    assert "演示账号已存在" in again
    assert "--reset-passwords" in again
    assert code in again
    assert not set(fresh.values()) & set(words.values())


def test_a_taken_port_is_named_with_a_remedy(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        code, _, said = run("serve", "--data", tmp_path, "--port", port)

    assert code == 1
    assert f"{port} 端口" in said
    assert "--port" in said
    assert "Traceback" not in said


def test_a_data_folder_in_use_is_named_with_a_remedy(tmp_path):
    with served(tmp_path, "serve"):
        code, _, said = run("serve", "--data", tmp_path, "--port", "0")

    assert code == 1
    assert "正被另一个服务使用" in said


def test_a_data_folder_that_cannot_be_made_is_named_with_a_remedy(tmp_path):
    (tmp_path / "file").write_text("", "utf-8")

    code, _, said = run("serve", "--data", tmp_path / "file" / "data", "--port", "0")

    assert code == 1
    assert "数据目录" in said
    assert "--data" in said
    assert "Traceback" not in said


def test_a_damaged_database_is_named_with_a_remedy(tmp_path):
    (tmp_path / "yulian.db").write_bytes(b"nonsense" * 1000)

    code, _, said = run("serve", "--data", tmp_path, "--port", "0")

    assert code == 1
    assert "yulian restore" in said
    assert "Traceback" not in said


def test_a_nonsensical_host_is_refused(tmp_path):
    code, _, said = run("serve", "--data", tmp_path, "--host", "no such host", "--port", "0")

    assert code == 1
    assert "--host" in said
    assert "Traceback" not in said


def test_the_secret_key_is_for_this_user_alone(tmp_path):
    run("admin", "guanli", "--data", tmp_path / "data")

    assert (tmp_path / "data" / "secret.key").stat().st_mode & 0o077 == 0
