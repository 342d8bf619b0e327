"""What all tests share: the settings of Hypothesis, and the Chromium of this machine."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.register_profile("quick", deadline=None, max_examples=10)
settings.load_profile("ci" if os.environ.get("CI") else "here")

BROWSER = Path(__file__).parent / "browser"
COMMANDS = Path(__file__).parent / "web" / "cli"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept-replays`, which `make replays-accept` gives."""
    parser.addoption("--accept-replays", action="store_true", help="write the golden drills anew")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what `make check` leaves out by where it lies or what it asks for; run browsers last.

    Playwright keeps an event loop running in this thread from the first browser test on, so no
    test with a loop of its own can come after it.
    """
    for item in items:
        if BROWSER in item.path.parents:
            item.add_marker(pytest.mark.browser)
        elif COMMANDS in item.path.parents or "app" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.application)
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """How pytest-playwright starts the system's Chromium, talking to nobody but our server."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.fail("no Chromium was found; install it: sudo apt-get install chromium")
    as_root = ("--no-sandbox",) if os.geteuid() == 0 else ()
    return {"executable_path": path, "args": [*QUIET, *as_root]}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    """The office PC of the pages: 1440 x 900, Chinese, in China's time."""
    return {
        "viewport": {"width": 1440, "height": 900},
        "locale": "zh-CN",
        "timezone_id": "Asia/Shanghai",
    }
