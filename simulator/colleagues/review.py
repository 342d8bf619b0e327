"""Colleagues who sign drafts: in the plan's order, sending back what must not go out."""

from collections.abc import Iterable
from functools import partial

from scenarios.plan import ChainStep
from simulator.casebook import Row
from simulator.colleagues.crew import Crew, act
from simulator.entry import Act, Entry
from simulator.signing import open_steps

_DRAFTS = ("draft.create", "draft.edit")


class Reviewers:
    """The signatures that vacant roles owe to the drafts on the table."""

    heeds = (*_DRAFTS, "sign", "grade.set")

    def __init__(self, crew: Crew) -> None:
        self._crew = crew
        self._world = crew.world

    def on(self, entry: Entry) -> None:
        """See whether somebody has to sign next."""
        if entry.type in (*_DRAFTS, "sign"):
            self._next(entry.data["statement"], entry)
        else:  # the level may ask for more who sign
            for statement in tuple(self._world.book.statements):
                self._next(statement, entry)

    def _next(self, statement: str, entry: Entry) -> None:
        book = self._world.book.statements[statement]
        draft = book.versions[book.latest]
        repliers = self._crew.asks.repliers
        missing = open_steps(self._world.pack, self._world.book, book, repliers)
        if book.releases or not missing:
            return
        step = missing[0]
        if book.verdict(book.latest, step.step) is None and self._crew.vacant_step(step):
            role = self._crew.signer(step)
            name = f"sign:{statement}:{book.latest}:{step.step}"
            self._crew.ask(role, name, partial(self._sign, role, step, draft), entry.seq)

    def _sign(self, role: str, step: ChainStep, draft: Row) -> Iterable[Act]:
        statement, version = draft.data["statement"], draft.data["version"]
        quality = self._world.quality(draft)
        verdict = "reject" if quality.faults else "ok"
        note = "；".join((*quality.faults, *quality.advice)) or "同意"
        yield act(
            role,
            "sign",
            statement=statement,
            version=version,
            step=step.step,
            verdict=verdict,
            note=note,
        )
        if step.step == "dept_head" and verdict == "ok" and self._crew.in_house("biz_leader"):
            text = f"稿件 {statement} 第 {version} 版已签署意见，报请知悉。"
            unit = role.removesuffix("_head")
            teller = unit if self._crew.vacant(unit) else role
            yield act(teller, "notify", to=["biz_leader"], text=text)
