"""Sections answering citizens: what was given to them, and what reaches nobody else.

A first word comes soon; what needs a procedure, or by the plan a signature, goes through those
who sign and takes office hours, unless the deadline is near: then it is done at any hour.
"""

from collections.abc import Callable, Iterator
from functools import partial

from scenarios.scenario import CitizenItem, Delay
from simulator.colleagues.crew import Crew, act, listed
from simulator.entry import Act, Entry
from simulator.signing import open_steps

PROCEDURE = Delay(least=4 * 3_600, most=10 * 3_600, hours="office")
"""How long a matter takes that has to go through a procedure."""

SIGNING = Delay(least=2 * 3_600, most=4 * 3_600, hours="office")
"""After what time the clerk looks whether the head has signed."""

URGENT = Delay(least=1_800, most=5_400)
"""How long it takes where the deadline would be over before the procedure is."""

_NEAR_S = 24 * 3_600


def _nothing() -> None:
    """Where no reply waits for the signature."""


class Clerks:
    """The replies that vacant units owe to citizens."""

    heeds = ("sim.citizen_post", "task.assign", "sign")

    def __init__(self, crew: Crew) -> None:
        self._crew = crew
        self._world = crew.world
        self._unsigned: dict[str, Callable[[], None]] = {}
        """What sends a reply as soon as it is signed, by statement."""

    def on(self, entry: Entry) -> None:
        """See whether a citizen has to be answered."""
        if entry.type == "sim.citizen_post":
            self._asked(entry)
        elif entry.type == "task.assign" and entry.data.get("item") is not None:
            unit = entry.data["to"]
            if self._crew.plays(unit):
                self._look_into(unit, entry)
                self._work(unit, entry.data["item"], entry, entry.data["task"])
        elif entry.type == "sign" and self._is_signed(entry.data["statement"]):
            self._unsigned.pop(entry.data["statement"], _nothing)()

    def _asked(self, entry: Entry) -> None:
        """What is addressed to colleagues only, the first of them answers unasked."""
        to = listed(entry.data["to"])
        unit = next((role for role in to if self._crew.plays(role)), None)
        if unit is not None and all(map(self._crew.vacant, to)):
            item = entry.data["item"]
            self._crew.ask(unit, f"first:{item}", partial(self._first, unit, item), entry.seq)
            self._work(unit, item, entry, None)

    def _look_into(self, unit: str, entry: Entry) -> None:
        """Begin to check what a citizen says, where the plan wants every task begun soon."""
        asks = self._crew.asks.of("verify.request")
        if any("task.assign" in one.type for ask in asks for one in ask.each):
            task = entry.data["task"]
            job = partial(self._check, unit, entry.data["item"])
            self._crew.ask(unit, f"check:{task}", job, entry.seq)

    def _check(self, unit: str, item: str) -> Iterator[Act]:
        said = self._world.book.items[item].entry.data["text"]
        yield act(unit, "verify.request", unit=unit, about=f"网民反映：{said}")

    def _first(self, unit: str, item: str) -> Iterator[Act]:
        if not self._world.book.items[item].replies:
            text = "您反映的问题已收到，我们正在核实办理，将尽快答复您。"
            yield act(unit, "reply.initial", item=item, text=text)

    def _work(self, unit: str, item: str, entry: Entry, task: str | None) -> None:
        story = next((one for one in self._world.scenario.citizens if one.id == item), None)
        if story is None:
            return
        name = f"item:{unit}:{item}"
        if story.needs_procedure or self._crew.asks.signed(self._world.book.items[item].entry.data):
            job = partial(self._propose, unit, story, task, entry)
            wait = URGENT if self._is_near(entry) else PROCEDURE
            self._crew.ask_later(unit, name, job, entry.seq, wait)
        else:
            self._crew.ask(unit, name, partial(self._answer, unit, story, task), entry.seq)

    def _answer(self, unit: str, story: CitizenItem, task: str | None) -> Iterator[Act]:
        if not self._world.book.items[story.id].has("reply.final"):
            yield act(unit, "reply.final", item=story.id, text=self._world.fill(story.answer))
        yield from self._done(unit, task)

    def _propose(
        self, unit: str, story: CitizenItem, task: str | None, entry: Entry
    ) -> Iterator[Act]:
        """Write the opinion, have the head sign it, then send it."""
        statement = f"reply-{story.id}"
        text = self._world.fill(story.answer)
        draft = {"statement": statement, "version": 1, "kind": "reply", "text": text}
        yield act(unit, "draft.create", **draft, addresses=[story.id])
        job = partial(self._send, unit, story.id, statement, task)
        if self._is_near(entry):
            send = partial(self._crew.ask, unit, f"send:{story.id}", job, entry.seq)
            self._unsigned[statement] = send
        else:
            self._crew.ask_later(unit, f"send:{story.id}", job, entry.seq, SIGNING)

    def _is_near(self, entry: Entry) -> bool:
        """Tell whether a task is due before a procedure in office hours may be over."""
        deadline = entry.data.get("deadline")
        if deadline is None:
            return False
        return int(self._world.journal.header.moment(deadline)) - entry.t <= _NEAR_S

    def _is_signed(self, statement: str) -> bool:
        known = self._world.book.statements.get(statement)
        repliers = self._crew.asks.repliers
        return known is not None and not open_steps(
            self._world.pack, self._world.book, known, repliers
        )

    def _send(self, unit: str, item: str, statement: str, task: str | None) -> Iterator[Act]:
        if not self._is_signed(statement):
            return
        known = self._world.book.statements[statement]
        version, text = known.latest, known.versions[known.latest].data["text"]
        sent = {"statement": statement, "version": version}
        yield act(unit, "reply.opinion", item=item, text=text, **sent)
        yield from self._done(unit, task)

    def _done(self, unit: str, task: str | None) -> Iterator[Act]:
        if task is not None:
            yield act(unit, "task.feedback", task=task, result="已答复网民。", done=True)
