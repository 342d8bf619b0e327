"""Bodies outside the team: investigations that bring facts to light, offices that answer.

They answer acts as the scenario says, after the delays it gives, and do nothing by
themselves.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

from scenarios.pattern import field_of
from scenarios.scenario import Answer, Delay, Fact, Knowing, Scenario
from simulator.entry import Entry
from simulator.situation import fits
from simulator.world import World

_WRITING = Delay(least=1_800, most=5_400)
"""How long a reporter takes to write up an interview."""


class Counterparts:
    """Listens for acts that start an investigation or ask for an answer."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._ways = _by_type(world.scenario)
        self._answers: dict[str, list[Answer]] = {}
        for answer in world.scenario.answers:
            for row_type in answer.on.type:
                self._answers.setdefault(row_type, []).append(answer)
        self._begun: set[str] = set()
        self._given: set[str] = set()

    def on(self, entry: Entry) -> None:
        """Arrange what an act sets going."""
        if entry.type in ("interview.accept", "interview.decline"):
            self._hear(entry)
        for name, fact, knowing in self._ways.get(entry.type, ()):
            if name not in self._begun and fits(knowing.after, entry):
                self._begun.add(name)
                self._investigate(fact, knowing, name, entry)
        for answer in self._answers.get(entry.type, ()):
            if not (answer.once and answer.id in self._given) and fits(answer.on, entry):
                self._given.add(answer.id)
                name = f"answer:{answer.id}:{self._count(answer)}"
                self._world.after(answer.delay, name, partial(self._answer, answer, entry))

    def _hear(self, entry: Entry) -> None:
        """A reporter who was heard writes what was said; one who was refused goes away."""
        name = entry.data["inquiry"]
        asked = self._world.book.inquiries[name].entry.data
        answered = {one.id: one.answered for one in self._world.scenario.reporters}.get(name)

        def close() -> None:
            if entry.type == "interview.accept":
                said = f"监管部门回应：{asked['question']}"
                headline = self._world.fill(answered) if answered else said
                self._world.report(asked["outlet"], headline, entry.seq, answered=True)
            if not self._world.book.inquiries[name].closed:
                self._world.write("sim.media_inquiry_closed", {"inquiry": name}, because=entry.seq)

        self._world.after(_WRITING, f"{entry.type}:{name}", close)

    def _count(self, answer: Answer) -> int:
        return self._world.ledger.count(answer.on, 0)

    def _investigate(self, fact: Fact, knowing: Knowing, name: str, asked: Entry) -> None:
        find_out = partial(self._world.reveal, fact.id, knowing.to, asked.seq)
        self._world.after(knowing.delay, name, find_out)

    def _answer(self, answer: Answer, asked: Entry) -> None:
        content = self._world.fill(answer.text)
        verdict: str = answer.verdict
        if not all(test.holds(field_of(asked.data, key)) for key, test in answer.requires.items()):
            verdict, content = "refused", self._world.fill(answer.otherwise)
        data: dict[str, Any] = {"request": asked.seq, "verdict": verdict, "role": answer.role}
        data["text"] = content
        data.update(_named(asked.data))
        self._world.write("sim.decision", data, because=asked.seq)


def _named(data: Mapping[str, Any]) -> dict[str, Any]:
    """The statement and version that an act names, if it names any."""
    return {key: data[key] for key in ("statement", "version") if key in data}


_Way = tuple[str, Fact, Knowing]


def _by_type(scenario: Scenario) -> Mapping[str, list[_Way]]:
    """The ways in which facts come to be known, by the type of row that begins them."""
    ways: dict[str, list[_Way]] = {}
    for fact in scenario.truth.facts:
        for number, knowing in enumerate(fact.learned):
            for row_type in knowing.after.type:
                name = f"learn:{fact.id}:{number}"
                ways.setdefault(row_type, []).append((name, fact, knowing))
    return ways
