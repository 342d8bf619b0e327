"""Which signatures a text needs by the plan, and which of them are still missing.

A text needs the plan's chain for the level that was graded, the lowest before grading. A reply
to a citizen needs only those whom the plan's obligations ask to sign replies; where it names
nobody the unit's head, or the first step where the chain has no such step.
"""

from collections.abc import Collection

from scenarios.plan import Chain, ChainStep, PlanPack
from simulator.casebook import Casebook, Row, Statement

_HEAD = "dept_head"


def chain_of(pack: PlanPack, book: Casebook) -> Chain | None:
    """The chain for the level that was graded, None where the plan has none."""
    return pack.chain_for(book.graded or pack.levels[0].id)


def steps_of(
    pack: PlanPack, book: Casebook, draft: Row, repliers: Collection[str] = ()
) -> tuple[ChainStep, ...]:
    """The signatures that a text needs, in the plan's order.

    Args:
        pack: The plan.
        book: What is on the books.
        draft: The version that is to be signed.
        repliers: The roles that the plan asks to sign replies to citizens.
    """
    chain = chain_of(pack, book)
    if chain is None:
        return ()
    if not _to_citizens(draft, book):
        return chain.steps
    named = tuple(_narrowed(step, repliers) for step in chain.steps if set(step.by) & set(repliers))
    return named or tuple(s for s in chain.steps if s.step == _HEAD) or chain.steps[:1]


def _narrowed(step: ChainStep, roles: Collection[str]) -> ChainStep:
    return step.model_copy(update={"by": tuple(role for role in step.by if role in roles)})


def open_steps(
    pack: PlanPack, book: Casebook, statement: Statement, repliers: Collection[str] = ()
) -> list[ChainStep]:
    """The signatures that the newest version of a text still lacks; see `steps_of`."""
    version = statement.latest
    steps = steps_of(pack, book, statement.versions[version], repliers)
    return [step for step in steps if statement.verdict(version, step.step) != "ok"]


def _to_citizens(draft: Row, book: Casebook) -> bool:
    named = draft.data.get("addresses") or ()
    return draft.data["kind"] == "reply" and all(name in book.items for name in named)
