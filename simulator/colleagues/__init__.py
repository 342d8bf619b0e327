"""Automatic colleagues for vacant seats: they answer what is asked of them, and begin nothing.

Each person works through one tray, job after job, at the pace the scenario gives. A
colleague never acts for a role that somebody holds.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from simulator.colleagues.adviser import Advisers
from simulator.colleagues.clerk import Clerks
from simulator.colleagues.command import Command
from simulator.colleagues.crew import Crew, Tray
from simulator.colleagues.drafter import Drafters
from simulator.colleagues.leader import Leaders
from simulator.colleagues.review import Reviewers
from simulator.colleagues.section import Sections
from simulator.colleagues.supervisor import Supervisors
from simulator.colleagues.taskforce import TaskForce
from simulator.entry import Act, Entry
from simulator.world import World


class _Part(Protocol):
    @property
    def heeds(self) -> Sequence[str]:
        """The types of the rows that concern it."""

    def on(self, entry: Entry) -> None:
        """Take a row of one of these types into account."""


class Colleagues:
    """Everybody in the house who is not played by a person."""

    def __init__(
        self,
        world: World,
        hire: Callable[[Callable[[Callable[[], None]], None]], Tray],
        enter: Callable[[Act, int], None],
    ) -> None:
        """Man the vacant seats.

        Args:
            world: The drill.
            hire: Makes the tray of one person.
            enter: Enters an act with the seq of the row that asked for it, unless it has
                become impossible.
        """
        crew = Crew(world, hire, enter)
        parts: tuple[_Part, ...] = (
            Reviewers(crew),
            Sections(crew),
            Drafters(crew),
            Clerks(crew),
            Leaders(crew),
            Command(crew),
            TaskForce(crew),
            Advisers(crew),
            Supervisors(crew),
        )
        self._heeding: dict[str, list[_Part]] = {}
        for part in parts:
            for row_type in part.heeds:
                self._heeding.setdefault(row_type, []).append(part)

    def on(self, entry: Entry) -> None:
        """Give a row to everybody whom it may concern."""
        for part in self._heeding.get(entry.type, ()):
            part.on(entry)
