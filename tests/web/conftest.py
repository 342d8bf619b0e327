"""A server for tests: a temporary store, a clock that is set by hand, people who signed in."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from argon2.profiles import CHEAPEST
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache
from werkzeug.test import TestResponse

from simulator.journal import Journal
from simulator.reading import read_journal
from tests.house import ROOT
from web import create_app
from web.conducting.setup import Setup, begin
from web.config import Config
from web.services import NAME, Services
from web.store import drills, people
from web.store.database import close_store
from web.store.record import Account, DrillRecord, NewDrill, Role, State

SCENARIO = "canteen-poisoning"
PLAN = "nanning-2017"
FORM = "form-token-0001"
SHARED_MEMORY = Path("/dev/shm")  # a folder in memory, on Linux
ROOM = 1 << 28  # bytes


@dataclass
class HandWall:
    """A wall clock that stands until it is told to go on."""

    seconds: float = 1000.0
    start: datetime = field(default=datetime(2026, 11, 22, 8, 0, tzinfo=UTC))

    def monotonic(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return self.start + timedelta(seconds=self.seconds - 1000.0)

    def pass_by(self, seconds: float) -> None:
        self.seconds += seconds


@dataclass
class Person:
    """Somebody with a browser."""

    client: FlaskClient
    account: Account | None

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.client.get(path, headers=headers, buffered=True)

    def post(self, path: str, **form: str | list[str]) -> TestResponse:
        return self.client.post(path, data={"csrf_token": self.token(), **form})

    def read(self, path: str) -> str:
        """The page at a path, without the tokens of its forms, which hold the second of signing."""
        return re.sub(r'(name="csrf_token" value)="[^"]+"', r"\1", self.get(path).text)

    def token(self) -> str:
        page = self.client.get("/help" if self.account else "/sign-in").text
        found = re.search(r'name="csrf_token" value="([^"]+)"', page)
        assert found
        return found[1]


@pytest.fixture
def wall() -> HandWall:
    return HandWall()


@pytest.fixture
def data() -> Iterator[Path]:
    """A folder for a store: in memory where there is room, since every act waits for the disk."""
    in_memory = SHARED_MEMORY.is_dir() and shutil.disk_usage(SHARED_MEMORY).free > ROOM
    with TemporaryDirectory(dir=SHARED_MEMORY if in_memory else None) as folder:
        yield Path(folder)


@pytest.fixture
def config(data: Path) -> Config:
    return Config(data=data, secret_key="k" * 32, password_cost=CHEAPEST)


@pytest.fixture(scope="session")
def compiled_templates(tmp_path_factory) -> FileSystemBytecodeCache:
    """The templates as bytecode, so that not every application compiles them anew."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture
def app(config: Config, wall: HandWall, compiled_templates) -> Iterator[Flask]:
    application = create_app(config, wall)
    application.jinja_env.bytecode_cache = compiled_templates
    yield application
    close_store()


@pytest.fixture
def server(app: Flask) -> Services:
    found: Services = app.extensions[NAME]
    return found


@pytest.fixture
def stranger(app: Flask) -> Person:
    """Somebody who has not signed in."""
    return Person(app.test_client(), None)


@pytest.fixture
def enrol(server: Services) -> Callable[[str, Role], Account]:
    """Make an account; its password is its name, twice."""

    def make(name: str, role: Role = Role.TRAINEE) -> Account:
        hashed = server.passwords.hash(name * 2)
        account = people.create(name, f"{name}同志", role, hashed, server.wall.now())
        assert account is not None
        return account

    return make


@pytest.fixture
def sign_in(app: Flask, enrol) -> Callable[[str, Role], Person]:
    """Make an account and sign in with it."""

    def make(name: str, role: Role = Role.TRAINEE) -> Person:
        account = enrol(name, role)
        person = Person(app.test_client(), None)
        answer = person.post("/sign-in", name=name, password=name * 2)
        assert answer.status_code == 302, answer.text
        return Person(person.client, account)

    return make


@pytest.fixture
def director(sign_in) -> Person:
    """Somebody who creates and conducts drills."""
    return sign_in("daotiao", Role.INSTRUCTOR)


@pytest.fixture
def conduct(server: Services, enrol) -> Callable[..., DrillRecord]:
    """Begin a drill of several people that waits for its start."""

    def make(
        *members: Account, seats: tuple[str, ...] = ("office", "dept"), **changes: object
    ) -> DrillRecord:
        host = people.by_name("host")
        setup = Setup(
            scenario=SCENARIO,
            plan=PLAN,
            mode="live",
            speed=60,
            seats=seats,
            title="秋季联合演练",
            seed=7,
            token=f"token-{len(drills.everything()):08}",
        )
        record = begin(
            server,
            Setup(**{**{k: getattr(setup, k) for k in Setup.__slots__}, **changes}),
            host[0] if host else enrol("host", Role.INSTRUCTOR),
            solo=False,
        )
        for seat, member in zip(seats, members, strict=False):
            drills.join(record.id, member.id, server.wall.now())
            drills.take_seats(record.id, [seat], member.id)
        found = drills.get(record.id)
        assert found is not None
        return found

    return make


@pytest.fixture
def archive(server: Services, enrol) -> Callable[..., DrillRecord]:
    """Keep a journal as a drill that is over; members hold the seats in turn.

    Without a journal it is the one that was written by hand to do everything by the book.
    """

    def keep(
        *members: Account, journal: Journal | None = None, seats: tuple[str, ...] = ("office",)
    ) -> DrillRecord:
        kept, now = journal or by_the_book(), server.wall.now()
        host = people.by_name("host")
        new = NewDrill(
            title="归档的演练",
            scenario=kept.header.scenario,
            plan=kept.header.plan,
            mode="live",
            speed=60,
            seats=seats,
            host=(host[0] if host else enrol("host", Role.INSTRUCTOR)).id,
            header=dict(kept.header.raw),
            token=f"archive-{len(drills.everything()):08}",
        )
        record = drills.create(new, now)
        for seat, member in zip(seats, members, strict=False):
            drills.join(record.id, member.id, now)
            drills.take_seats(record.id, [seat], member.id)
        drills.save(record.id, list(kept), kept[len(kept)].t, {})
        drills.finish(record.id, State.ENDED, "", now)
        found = drills.get(record.id)
        assert found is not None
        return found

    return keep


def drill_form(**changes: str | list[str]) -> dict[str, str | list[str]]:
    """The form of a new drill of several people as somebody fills it in."""
    usual = {"scenario": SCENARIO, "plan": PLAN, "mode": "live", "speed": "60", "once": FORM}
    return {**usual, "seat": ["office", "dept"], **changes}


def by_the_book() -> Journal:
    """The drill of the canteen, written by hand, in which everything is done as the plan asks."""
    file = ROOT / "tests/replays/nanning-by-the-book/journal.jsonl"
    return read_journal(file.read_bytes(), str(file))
