"""The section that guides a county bureau's work, for as long as the plan wants it followed.

Where an obligation asks a unit of the house to urge, at intervals, what was given to another,
its colleague does so until the task is done.
"""

from collections.abc import Iterator
from functools import partial

from scenarios.units import parse_duration
from simulator.asks import Ask
from simulator.colleagues.crew import Crew, act
from simulator.entry import Act, Entry
from simulator.situation import fits

_SHARE = 0.75
"""After what part of the interval a colleague urges, to be there before it is over."""


class Supervisors:
    """What vacant units owe to the tasks of others."""

    heeds = ("task.assign",)

    def __init__(self, crew: Crew) -> None:
        self._crew = crew
        self._world = crew.world

    def on(self, entry: Entry) -> None:
        """See whether a task is one that somebody must follow."""
        for ask in self._crew.asks.of("urge"):
            unit = next(filter(self._crew.plays, ask.way.by or ()), None)
            if unit is not None and self._is_meant(ask, entry):
                self._wait(unit, entry, self._every(ask), 1)

    def _is_meant(self, ask: Ask, entry: Entry) -> bool:
        now = self._world.situation()
        return (
            ask.kind == "cadence"
            and any(fits(one, entry) for one in ask.each)
            and all(condition.holds(now) for condition in ask.when)
        )

    def _every(self, ask: Ask) -> int:
        """After how many seconds to urge: the plan's interval is a setting or a duration."""
        name = str(ask.check["every"])
        known = self._world.pack.settings.get(name)
        full = parse_duration(name) if known is None else known.full
        return int(self._world.journal.header.settings.get(name, full) * _SHARE)

    def _wait(self, unit: str, entry: Entry, every: int, time: int) -> None:
        self._world.later(every, partial(self._look, unit, entry, every, time))

    def _look(self, unit: str, entry: Entry, every: int, time: int) -> None:
        task = entry.data["task"]
        if not self._world.book.tasks[task].done:
            job = partial(self._urge, unit, task)
            self._crew.ask(unit, f"supervise:{task}:{time}", job, entry.seq)
            self._wait(unit, entry, every, time + 1)

    def _urge(self, unit: str, task: str) -> Iterator[Act]:
        if not self._world.book.tasks[task].done:
            text = "请按核查要点抓紧办理，遇有难点即报，我们派人到现场指导。"
            yield act(unit, "urge", task=task, text=text)
