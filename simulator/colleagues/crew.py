"""Who is there, what lies on whose tray, and how long it takes them."""

from collections.abc import Callable, Iterable
from functools import cached_property, partial
from typing import Protocol

from scenarios.plan import ChainStep
from scenarios.scenario import Delay
from simulator.asks import Asks, asks_of
from simulator.entry import Act, Data
from simulator.world import World

USUAL = Delay(least=600, most=1_800)
"""How long a colleague takes of whom the scenario says nothing."""


class Tray(Protocol):
    """One person's work, done in order."""

    def put(self, job: Callable[[], None], ready: Callable[[int], int]) -> None:
        """Add a job; `ready` tells when it is done if it is begun at a moment."""


class Crew:
    """The people on vacant seats; a role that no seat has is a person of its own."""

    def __init__(
        self,
        world: World,
        hire: Callable[[Callable[[Callable[[], None]], None]], Tray],
        enter: Callable[[Act, int], None],
    ) -> None:
        self.world = world
        self._hire = hire
        self._enter = enter
        self._trays: dict[str, Tray] = {}
        self._asked: set[str] = set()
        self._seat_of = {role: seat.id for seat in world.scenario.seats for role in seat.roles}

    @cached_property
    def asks(self) -> Asks:
        """What the plan asks people to do."""
        return asks_of(self.world.pack)

    def vacant(self, role: str) -> bool:
        """Tell whether a colleague plays this role."""
        return role not in self.world.occupied

    def in_house(self, role: str) -> bool:
        """Tell whether the role sits at the table, played by whomever."""
        return role in self._seat_of

    def plays(self, role: str) -> bool:
        """Tell whether a colleague sits at the table for this role."""
        return self.vacant(role) and self.in_house(role)

    def signer(self, step: ChainStep) -> str:
        """The role that signs a step when colleagues do: the first that sits at the table."""
        return next((role for role in step.by if self.in_house(role)), step.by[0])

    def vacant_step(self, step: ChainStep) -> bool:
        """Tell whether nobody holds a role that may sign this step."""
        return all(self.vacant(role) for role in step.by)

    def ask(
        self,
        role: str,
        name: str,
        acts: Callable[[], Iterable[Act]],
        because: int,
        *,
        hurry: bool = False,
    ) -> None:
        """Put a job on the tray of a vacant role; a name is asked for once only.

        Args:
            role: Who is asked.
            name: What for, unique in the drill; its chance depends on it.
            acts: What the colleague does when it gets to it, by what is the case then.
            because: The seq of the row that asks.
            hurry: It takes half the usual time, as what may not wait does.
        """
        if name in self._asked or not self.vacant(role):
            return
        self._asked.add(name)
        delay = self._delay(role)
        takes = self.world.chance.between(f"colleague:{name}", delay.least, delay.most)
        takes = takes // 2 if hurry else takes

        def work() -> None:
            for act in acts():
                self._enter(act, because)

        self._tray(role).put(work, lambda now: self._ready(delay, now, takes))

    def ask_later(
        self,
        role: str,
        name: str,
        acts: Callable[[], Iterable[Act]],
        because: int,
        wait: Delay,
    ) -> None:
        """Put a job on a tray only after a wait that keeps nobody from other work."""
        self.world.after(wait, f"wait:{name}", partial(self.ask, role, name, acts, because))

    def _ready(self, delay: Delay, now: int, takes: int) -> int:
        if delay.hours == "office":
            return self.world.calendar.after_open_seconds(now, takes)
        return now + takes

    def _delay(self, role: str) -> Delay:
        known = (c.delay for c in self.world.scenario.colleagues if role in c.roles)
        return next(known, USUAL)

    def _tray(self, role: str) -> Tray:
        person = self._seat_of.get(role, role)
        if person not in self._trays:
            self._trays[person] = self._hire(lambda job: job())
        return self._trays[person]


def act(role: str, act_type: str, **data: object) -> Act:
    """What a colleague enters."""
    return Act(role, act_type, data, auto=True)


def listed(value: object) -> tuple[str, ...]:
    """One name or several, as a tuple."""
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, list | tuple) else ()


def addressed(data: Data) -> tuple[str, ...]:
    """The roles an act is for: its `to`, its participants and its unit."""
    return (*listed(data.get("to")), *listed(data.get("participants")), *listed(data.get("unit")))
