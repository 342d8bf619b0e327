"""The demonstration as a person starts it, and people who sit before it with a browser."""

import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response, expect

from tests.browser.at_desk import AtDesk, practise
from tests.house import ROOT

log = logging.getLogger(__name__)

expect.set_options(timeout=20_000)  # a machine may have other things to do as well

COMMAND = (sys.executable, "-c", "from web.cli import main; main()", "demo")
EXPECTED = re.compile(r"Failed to load resource: .* status of (409|422|429)")
"""What Chromium writes to the console when a page answers that a form has to be corrected."""


@dataclass(frozen=True)
class Demo:
    """A running demonstration and what it printed when it started."""

    process: subprocess.Popen[str]
    printed: str

    @property
    def address(self) -> str:
        """Where it serves, without the last slash."""
        return self._found(r"(http://\S+)/")

    @property
    def code(self) -> str:
        """The code to join the ready drill."""
        return self._found(r"加入码 (\S+)")

    def password(self, name: str) -> str:
        """The password of one of its accounts."""
        return self._found(rf"{name}\s+(\S+)")

    def _found(self, pattern: str) -> str:
        found = re.search(pattern, self.printed)
        assert found, self.printed
        return found[1]


@contextmanager
def started(data: Path, port: str = "0") -> Iterator[Demo]:
    """Run `yulian demo` with this data folder, on a free port by default; end it with SIGTERM."""
    process = subprocess.Popen(
        [*COMMAND, "--port", port, "--data", str(data)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"},
    )
    try:
        yield Demo(process, "".join(until_ready(process)))
    finally:
        process.terminate()
        process.communicate(timeout=20)


def until_ready(process: subprocess.Popen[str]) -> Iterator[str]:
    """The lines it prints until it serves."""
    assert process.stdout
    for line in process.stdout:
        yield line
        if "Ctrl+C" in line:
            return


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """One demonstration for all browser tests, with a new data folder."""
    with started(tmp_path_factory.mktemp("data")) as running:
        yield running


@pytest.fixture
def person(
    demo: Demo, new_context: Callable[[], BrowserContext]
) -> Iterator[Callable[[str], Page]]:
    """Sign in with an account of the demonstration, in a browser of one's own.

    When the test is over, no page may have had an error or asked another host.
    """
    faults: list[str] = []

    def sign_in(name: str) -> Page:
        page = watched(new_context().new_page(), demo.address, faults)
        page.goto(f"{demo.address}/sign-in")
        page.get_by_label("账号").fill(name)
        page.get_by_label("密码").fill(demo.password(name))
        page.get_by_role("button", name="登录").click()
        page.wait_for_url(lambda url: not url.endswith("/sign-in"))
        return page

    yield sign_in
    assert faults == []


@pytest.fixture
def desk(person: Callable[[str], Page]) -> Iterator[AtDesk]:
    """Somebody who practises alone, at the end of the second hour; it ends with the test."""
    page = person("canyan3")
    desk = practise(page)
    desk.step(12)
    address = page.url.split("?")[0]
    yield desk
    page.goto(address)
    with page.expect_navigation():
        page.locator('form[action$="/pace/end"]').evaluate(
            "form => HTMLFormElement.prototype.submit.call(form)"  # without the question
        )


def watched(page: Page, address: str, faults: list[str]) -> Page:
    """Write down every error of a page and every request to another host.

    What a page was answered is logged, which pytest shows where a test fails.
    """

    def message(said: ConsoleMessage) -> None:
        if said.type in ("error", "warning") and not EXPECTED.match(said.text):
            faults.append(f"{page.url}: console: {said.text}")

    def request(sent: Request) -> None:
        if not sent.url.startswith((address, "data:", "blob:")):
            faults.append(f"{page.url}: asks {sent.url}")

    def answer(got: Response) -> None:
        target = got.request.headers.get("hx-target", "")
        log.warning("%d %s %s", got.status, target, got.url)

    page.on("response", answer)
    page.on("console", message)
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("request", request)
    return page
