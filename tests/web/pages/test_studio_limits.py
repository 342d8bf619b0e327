"""Hostile texts through the studio's door, in a process of its own: within 5 s and 300 MB."""

import subprocess
import sys

import pytest

from tests.hostile import MEGABYTES, SECONDS

STUDIO = """
import sys, time
from io import BytesIO
from pathlib import Path
from argon2.profiles import CHEAPEST
from tests.hostile import HOSTILE, peak_mb
from tests.web.conftest import HandWall, Person
from web import create_app
from web.config import Config
from web.services import NAME
from web.store import people
from web.store.record import Role

wall = HandWall()
app = create_app(Config(data=Path(sys.argv[1]), secret_key="k" * 32, password_cost=CHEAPEST), wall)
secret = app.extensions[NAME].passwords.hash("authorauthor")
account = people.create("author", "作者", Role.INSTRUCTOR, secret, wall.now())
stranger = Person(app.test_client(), None)
stranger.post("/sign-in", name="author", password="authorauthor")
author = Person(stranger.client, account)
token = author.token()

def posted(path, **form):
    form["csrf_token"] = token
    with author.client.post(path, data=form, content_type="multipart/form-data") as answer:
        return answer.status_code, answer.location

def weigh(name, ask):
    began = time.process_time()
    status, found = ask()
    print(name, status, time.process_time() - began, peak_mb(), sep="\\t")
    return found

for name in sys.argv[2:]:
    text = HOSTILE[name]
    file = (BytesIO(text.encode()), "a.yaml")
    address = weigh(f"{name}: import", lambda: posted("/studio/import", file=file))
    weigh(f"{name}: show", lambda: (author.get(f"{address}?view=script").status_code, ""))
    change = {"view": "facts", "deed": "put", "route": "title", "value": "甲"}
    weigh(f"{name}: amend", lambda: posted("/studio/amend", text=text, ref="x", **change))
"""
HEAVIEST = ("as many as are read", "each waits for the next", "all wait for none")
"""Of the hostile texts those that take the studio longest; it was weighed with all."""
ANSWERS = {"200", "302"}


@pytest.mark.slow
def test_a_hostile_text_in_the_studio_is_quick_and_small(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", STUDIO, str(tmp_path), *HEAVIEST],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={"PYTHONUTF8": "1", "PYTHONPATH": ":".join(sys.path)},
    )

    weights = [line.split("\t") for line in done.stdout.splitlines()]
    assert {name.split(":")[0] for name, *_ in weights} == set(HEAVIEST)
    assert [line for line in weights if line[1] not in ANSWERS or float(line[2]) >= SECONDS] == []
    assert float(weights[-1][3]) < MEGABYTES
