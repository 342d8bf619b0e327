"""The demonstration: six accounts and a drill of several people that waits for its start."""

from collections.abc import Sequence
from dataclasses import dataclass

from web.conducting import setup
from web.passwords import generate_password
from web.services import Services
from web.store import drills, people
from web.store.record import Account, DrillRecord, Role, State

ACCOUNTS = (
    ("canyan1", "参演一", Role.TRAINEE),
    ("canyan2", "参演二", Role.TRAINEE),
    ("canyan3", "参演三", Role.TRAINEE),
    ("daotiao", "导调员", Role.INSTRUCTOR),
    ("pinggu", "评估员", Role.EVALUATOR),
    ("guanli", "管理员", Role.ADMIN),
)
SCENARIO = "canteen-poisoning"
SEATS = 3
"""Seats for people in the ready drill: the office first, then those that follow it."""

_TOKEN = "demo-first-drill"  # noqa: S105 -- marks the ready drill, so that it is made once


@dataclass(frozen=True, slots=True)
class Printed:
    """What is told at the start; passwords are triples of name, title and password."""

    passwords: Sequence[tuple[str, str, str]]
    names: Sequence[str]
    title: str
    code: str


def prepare(services: Services, *, reset_passwords: bool) -> Printed:
    """Make what is missing of accounts and drill; what is there stays as it is."""
    passwords = [
        (name, title, password)
        for name, title, role in ACCOUNTS
        if (password := _account(services, name, title, role, reset=reset_passwords))
    ]
    drill = _drill(services)
    return Printed(
        passwords=passwords,
        names=[name for name, _, _ in ACCOUNTS],
        title=drill.title if drill else "",
        code=(drill.code or "") if drill else "",
    )


def _account(services: Services, name: str, title: str, role: Role, *, reset: bool) -> str:
    known = people.by_name(name)
    if known is not None and not reset:
        return ""
    password = generate_password()
    hashed = services.passwords.hash(password)
    if known is None:
        people.create(name, title, role, hashed, services.wall.now())
    else:
        people.set_password(known[0].id, hashed)
    return password


def _drill(services: Services) -> DrillRecord | None:
    """The ready drill; None where it is over or no scenario is installed."""
    known = drills.by_token(_TOKEN)
    if known is not None:
        return known if known.state is State.RUNNING else None
    host = next(one for one in people.everyone() if one.role is Role.INSTRUCTOR)
    return _begin(services, host)


def _begin(services: Services, host: Account) -> DrillRecord | None:
    scenario = next((one for one in setup.shelf() if one.id == SCENARIO), None)
    if scenario is None:
        return None
    solo = [seat.id for seat in scenario.seats if seat.solo]
    others = [seat.id for seat in scenario.seats if not seat.solo]
    chosen = setup.Setup(
        scenario=scenario.id,
        plan=scenario.plans[0],
        mode="live",
        speed=setup.PRACTICE_SPEED,
        seats=tuple([*solo, *others][:SEATS]),
        title="",
        seed=None,
        token=_TOKEN,
    )
    return setup.begin(services, chosen, host, solo=False)
