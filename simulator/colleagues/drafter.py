"""The section that handles a matter proposes what is to be published about it.

Its texts are the scenario's models; each is written when everything it says is known and
done. Once somebody else drafts, the section leaves it to them.
"""

from collections.abc import Iterator
from functools import partial

from scenarios.scenario import Statement as Model
from simulator.colleagues.crew import Crew, act
from simulator.entry import Act, Entry

_CHANGES = (
    "sim.fact",
    "sim.media_inquiry",
    "verify.finding",
    "measure.do",
    "task.assign",
    "grade.set",
)


class Drafters:
    """Units that were told to handle the matter, and may draft by the plan."""

    heeds = ("task.assign", *_CHANGES)

    def __init__(self, crew: Crew) -> None:
        self._crew = crew
        self._world = crew.world
        self._unit: str | None = None

    def on(self, entry: Entry) -> None:
        """See whether a text can be written now."""
        if entry.type == "task.assign" and entry.data["purpose"] == "handle":
            self._take(entry)
        if self._unit is not None and entry.type in _CHANGES:
            for model in self._world.scenario.statements:
                if self._can_be_said(model, self._unit):
                    job = partial(self._draft, model, self._unit)
                    self._crew.ask(self._unit, f"draft:{model.id}", job, entry.seq)

    def _take(self, entry: Entry) -> None:
        unit = entry.data["to"]
        allowed = {role for chain in self._world.pack.chains for role in chain.drafted_by}
        mine = self._crew.plays(unit) and unit in allowed
        if mine and self._unit is None and entry.data.get("item") is None:
            self._unit = unit

    def _can_be_said(self, model: Model, unit: str) -> bool:
        done = {row.data["code"] for row in self._world.journal.of("measure.do")}
        known = all(self._world.book.known(fact, [unit]) for fact in model.facts)
        asked = model.kind != "reply" or any(map(self._world.book.holds, model.addresses))
        return known and asked and set(model.measures) <= done

    def _draft(self, model: Model, unit: str) -> Iterator[Act]:
        drafts = self._world.journal.of("draft.create")
        if any(row.data["kind"] == model.kind and not row.auto for row in drafts):
            return
        done = self._world.journal.of("measure.do")
        in_time = model.next_update
        update = (
            None if in_time is None else self._world.journal.header.at(self._world.now + in_time)
        )
        yield act(
            unit,
            "draft.create",
            statement=model.id,
            version=1,
            kind=model.kind,
            **({"mode": model.mode} if model.mode else {}),
            covers=list(model.covers),
            text=self._world.fill(model.text),
            addresses=[name for name in model.addresses if self._world.book.holds(name)],
            facts=list(model.facts),
            asserts_cause=model.asserts_cause,
            measures=[row.seq for row in done if row.data["code"] in model.measures],
            attitude=self._world.fill(model.attitude),
            next_update=update,
        )
