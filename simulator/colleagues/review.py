"""Colleagues who sign drafts: in the plan's order, sending back what must not go out."""

from collections.abc import Iterable
from functools import partial

from scenarios.plan import Chain, ChainStep
from simulator.casebook import Casebook, Row
from simulator.colleagues.crew import Crew, act
from simulator.entry import Act, Data, Entry


def to_citizens(draft: Data, book: Casebook) -> bool:
    """Tell whether a text is a reply to citizens, for which its unit alone answers."""
    named = draft.get("addresses") or ()
    return draft["kind"] == "reply" and all(name in book.items for name in named)


_DRAFTS = ("draft.create", "draft.edit")


class Reviewers:
    """The signatures that vacant roles owe to the drafts on the table."""

    def __init__(self, crew: Crew) -> None:
        self._crew = crew
        self._world = crew.world

    def on(self, entry: Entry) -> None:
        """See whether somebody has to sign next."""
        if entry.type in (*_DRAFTS, "sign"):
            self._next(entry.data["statement"], entry)
        elif entry.type == "grade.set":
            for statement in tuple(self._world.book.statements):
                self._next(statement, entry)

    def _next(self, statement: str, entry: Entry) -> None:
        book = self._world.book.statements[statement]
        draft = book.versions[book.latest]
        if book.releases:
            return
        for step in self._steps(draft):
            verdict = book.verdict(book.latest, step.step)
            if verdict == "ok":
                continue
            if verdict is None and self._crew.vacant_step(step):
                role = self._crew.signer(step)
                name = f"sign:{statement}:{book.latest}:{step.step}"
                self._crew.ask(role, name, partial(self._sign, role, step, draft), entry.seq)
            return

    def _steps(self, draft: Row) -> tuple[ChainStep, ...]:
        chain = self._chain()
        if chain is None:
            return ()
        return chain.steps[:1] if to_citizens(draft.data, self._world.book) else chain.steps

    def _chain(self) -> Chain | None:
        pack = self._world.pack
        return pack.chain_for(self._world.book.graded or pack.levels[0].id)

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
