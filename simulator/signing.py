"""Which signatures a text needs by the plan, and which of them are still missing.

A text needs the plan's chain for the level that was graded, the lowest before grading; a
reply to a citizen only its unit's head, or the first step where the chain has no such step.
"""

from scenarios.plan import Chain, ChainStep, PlanPack
from simulator.casebook import Casebook, Row, Statement

_HEAD = "dept_head"


def chain_of(pack: PlanPack, book: Casebook) -> Chain | None:
    """The chain for the level that was graded, None where the plan has none."""
    return pack.chain_for(book.graded or pack.levels[0].id)


def steps_of(pack: PlanPack, book: Casebook, draft: Row) -> tuple[ChainStep, ...]:
    """The signatures that a text needs, in the plan's order."""
    chain = chain_of(pack, book)
    if chain is None:
        return ()
    if not _to_citizens(draft, book):
        return chain.steps
    return tuple(step for step in chain.steps if step.step == _HEAD) or chain.steps[:1]


def open_steps(pack: PlanPack, book: Casebook, statement: Statement) -> list[ChainStep]:
    """The signatures that the newest version of a text still lacks."""
    version = statement.latest
    steps = steps_of(pack, book, statement.versions[version])
    return [step for step in steps if statement.verdict(version, step.step) != "ok"]


def _to_citizens(draft: Row, book: Casebook) -> bool:
    named = draft.data.get("addresses") or ()
    return draft.data["kind"] == "reply" and all(name in book.items for name in named)
