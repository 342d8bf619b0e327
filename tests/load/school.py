"""A store with drills that are under way and trainees on their seats."""

from collections import Counter
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path

from argon2.profiles import CHEAPEST

from tests import library
from web import create_app
from web.conducting.director import Director
from web.conducting.setup import Setup, begin
from web.config import load_config
from web.services import NAME, Services
from web.store import drills, people
from web.store.database import connected
from web.store.record import Account, Role

SCENARIO, PLAN = "canteen-poisoning", "nanning-2017"
SPEED = 60
PASSWORD = "压力测试用的长口令"

OPEN = (("feed", "inbox"), ("feed", "inbox"), ("feed", "cases"), ("hot", "log"), ("heat", "papers"))
"""What the trainees of a drill have open in their left and their middle pane, in turn."""


@dataclass(frozen=True)
class Place:
    """One trainee's account and drill, and what is open on the desk."""

    name: str
    drill: str
    watch: str
    view: str


@dataclass(frozen=True)
class School:
    """All places."""

    places: tuple[Place, ...]

    @classmethod
    def founded(cls, folder: Path, count: int, seats: int) -> "School":
        """Make accounts and drills, and let the drills run."""
        config = replace(load_config(folder), password_cost=CHEAPEST)
        server: Services = create_app(config).extensions[NAME]
        with connected():
            host = _account(server, "host", Role.INSTRUCTOR)
            places = [
                place for number in range(count) for place in _drill(server, host, number, seats)
            ]
        return cls(tuple(places))


def _drill(server: Services, host: Account, number: int, seats: int) -> list[Place]:
    chosen = tuple(islice((one.id for one in library.story(SCENARIO).seats), seats))
    setup = Setup(
        SCENARIO, PLAN, "live", SPEED, chosen, f"第 {number + 1} 组", number, f"load-{number:08}"
    )
    record = begin(server, setup, host, solo=False)
    places = []
    for seat, panes in zip(chosen, cycle(OPEN)):
        trainee = _account(server, f"t{number}{seat}", Role.TRAINEE)
        drills.join(record.id, trainee.id, server.wall.now())
        drills.take_seats(record.id, [seat], trainee.id)
        places.append(Place(trainee.name, record.id, *panes))
    Director(server.live, record, host).set_pace("resume", {})
    return places


def _account(server: Services, name: str, role: Role) -> Account:
    hashed = server.passwords.hash(PASSWORD)
    account = people.create(name, name, role, hashed, server.wall.now())
    assert account is not None
    return account


def rows_of(folder: Path, school: School) -> dict[str, int]:
    """How often each note stands in the journals that were kept."""
    create_app(load_config(folder))
    found: Counter[str] = Counter()
    with connected():
        for drill in {place.drill for place in school.places}:
            record = drills.get(drill)
            assert record is not None
            found.update(row.data["text"] for row in drills.journal(record).of("monitor.note"))
    return dict(found)
