"""How long the pages of a drill take on the server, a day and a half into the incident."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

from argon2.profiles import CHEAPEST
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.bench.headless import SCENARIO
from tests.bench.measure import Figure, p95_ms, timed
from web import create_app
from web.config import Config
from web.services import NAME, Services
from web.store import people
from web.store.database import connected
from web.store.record import Role

SPEED = 60
INTO_S = 36 * 3600
TIMES = 20
PASSWORD = "演练测速用的长口令"
WATCHES = ("feed", "hot", "heat")
VIEWS = ("inbox", "cases", "statements", "facts", "log")


@dataclass
class HandWall:
    """A wall clock that stands until it is moved."""

    passed_s: float = 0.0

    def monotonic(self) -> float:
        return self.passed_s

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.passed_s, UTC)


def figures(folder: Path) -> Iterator[Figure]:
    """The 95th percentile of reading the desk and of filing an act."""
    wall = HandWall()
    app = create_app(Config(data=folder, secret_key="k" * 32, password_cost=CHEAPEST), wall)
    server: Services = app.extensions[NAME]
    with connected():
        client = signed_in(server, app.test_client())
        desk = send(client, "/lobby/practice", scenario=SCENARIO, speed=str(SPEED)).location
        advance(server, wall, desk)
    yield Figure("page_p95_ms", p95_ms(list(reading(client, desk))), "ms")
    yield Figure("act_p95_ms", p95_ms(list(filing(client, desk))), "ms")


def signed_in(server: Services, client: FlaskClient) -> FlaskClient:
    """Make an account and sign in with it."""
    hashed = server.passwords.hash(PASSWORD)
    people.create("bench", "测速", Role.TRAINEE, hashed, server.wall.now())
    send(client, "/sign-in", name="bench", password=PASSWORD)
    return client


def token(client: FlaskClient) -> str:
    """The token of this session against forged forms."""
    page = client.get("/sign-in", follow_redirects=True).text
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found, page
    return found[1]


def send(client: FlaskClient, address: str, **form: str) -> TestResponse:
    """Send a form; it must lead on to another page."""
    answer = client.post(address, data={"csrf_token": token(client), **form})
    assert answer.status_code == 302, answer.text
    return answer


def advance(server: Services, wall: HandWall, desk: str) -> None:
    """Let the drill go on to where it is measured, in the steps the ticking thread takes."""
    live = server.live.peek(desk.split("/")[2])
    assert live
    wall.passed_s += INTO_S / SPEED
    while live.moment().t < INTO_S:
        server.live.round()


def reading(client: FlaskClient, desk: str) -> Iterator[float]:
    """The seconds of reading the whole desk, with each pair of panes in turn."""
    for watch, view in list(product(WATCHES, VIEWS)) * TIMES:
        answer, taken = timed(client.get, f"{desk}?watch={watch}&view={view}")
        assert answer.status_code == 200, answer.text
        yield taken


def filing(client: FlaskClient, desk: str) -> Iterator[float]:
    """The seconds of filing an act, from the form to the saved row."""
    form = {"csrf_token": token(client)}
    for number in range(TIMES * 5):
        note = {**form, "act.text": f"巡查记录 {number}"}
        answer, taken = timed(client.post, f"{desk}/monitor.note", data=note)
        assert answer.status_code == 302, answer.text
        yield taken
