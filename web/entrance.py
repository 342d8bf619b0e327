"""Getting in: by name and password, or into a drill by its code. Both doors close after failures.

Whether a name exists is not to be learned here: unknown names take as long, fail alike and close.
"""

import unicodedata
from dataclasses import dataclass

from web.services import Services
from web.store import drills, people, throttle
from web.store.record import Account, DrillRecord
from web.store.throttle import Door


@dataclass(frozen=True, slots=True)
class Entered:
    """The outcome of a sign-in: an account, or how many seconds the door stays closed."""

    account: Account | None
    wait_s: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """The outcome of a join code: a drill, or how many seconds the door stays closed."""

    drill: DrillRecord | None
    wait_s: int = 0


def enter(services: Services, name: str, password: str, address: str) -> Entered:
    """Try a name and a password.

    Args:
        services: The server.
        name: As typed.
        password: As typed.
        address: Where the request came from.
    """
    by_name, by_address = Door("name", people.key_of(name)), Door("address", address)
    wait_s = _wait_s(services, by_name, by_address)
    if wait_s:
        return Entered(None, wait_s)
    known = people.by_name(name)
    right = services.passwords.verify(known[1] if known else None, password)
    if known is None or not right or not known[0].active:
        return Entered(None)
    throttle.forget(by_name)
    throttle.take_back(by_address)
    return Entered(known[0])


def is_right(services: Services, account: Account, password: str) -> bool:
    """Whether this is the password of an account that is signed in."""
    known = people.by_name(account.name)
    return services.passwords.verify(known[1] if known else None, password)


def find_drill(services: Services, code: str, account: Account, address: str) -> Found:
    """Try a join code; width, case, blanks and hyphens make no difference."""
    by_account, by_address = Door("join", account.id), Door("join-address", address)
    wait_s = _wait_s(services, by_account, by_address)
    if wait_s:
        return Found(None, wait_s)
    drill = drills.by_code(plain_code(code))
    if drill is not None:
        throttle.forget(by_account)
        throttle.take_back(by_address)
    return Found(drill)


def plain_code(text: str) -> str:
    """A join code as it is stored."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).upper() if c.isalnum())


def _wait_s(services: Services, *doors: Door) -> int:
    """Try both doors; seconds to wait, 0 if both are open."""
    now = services.wall.now()
    return max(throttle.try_door(door, now) for door in doors)
