"""The handling group and the one who tracks: they set to work when the plan is started."""

from collections.abc import Iterator
from functools import partial

from simulator.colleagues.crew import Crew, act, listed
from simulator.entry import Act, Entry

_GROUP = "handle_grp"


class TaskForce:
    """People who have no matter of their own until one is given to them."""

    heeds = ("team.form", "plan.activate", "task.assign", "sim.quiet")

    def __init__(self, crew: Crew) -> None:
        self._crew = crew
        self._tracked: list[tuple[str, str]] = []
        """Units that follow the matter, and by which task."""

    def on(self, entry: Entry) -> None:
        """See whether the group is called, or a tracker begins or has finished."""
        formed = entry.type == "team.form" and _GROUP in listed(entry.data["members"])
        if (entry.type == "plan.activate" or formed) and self._crew.plays(_GROUP):
            self._crew.ask(_GROUP, "taskforce", self._begin, entry.seq)
        elif entry.type == "task.assign" and entry.data["purpose"] == "track":
            self._track(entry)
        elif entry.type == "sim.quiet":
            for unit, task in self._tracked:
                job = partial(self._finish, unit, task)
                self._crew.ask(unit, f"tracked:{task}", job, entry.seq)

    def _begin(self) -> Iterator[Act]:
        units = [unit for unit in ("dept", "local") if self._crew.in_house(unit)]
        text = "应急处置组已开始工作：按分工落实化解措施，统一口径，进展随时报处置组。"
        yield act(_GROUP, "notify", to=units or ["lg_office"], text=text)

    def _track(self, entry: Entry) -> None:
        unit, task = entry.data["to"], entry.data["task"]
        if self._crew.plays(unit):
            self._tracked.append((unit, task))
            self._crew.ask(unit, f"track:{task}", partial(self._note, unit), entry.seq)

    def _note(self, unit: str) -> Iterator[Act]:
        yield act(unit, "monitor.note", text="已明确专人，持续跟踪网上动态和处置后的事态。")

    def _finish(self, unit: str, task: str) -> Iterator[Act]:
        result = "热度已回落，跟踪期间没有新的重大情况。"
        yield act(unit, "task.feedback", task=task, result=result, done=True)
