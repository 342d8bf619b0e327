"""Desks for tests: hand-written rows of the small story, seen from a seat."""

from functools import cache

from simulator.entry import Entry
from simulator.header import Digests, header_of
from simulator.journal import Journal
from tests.simulator import story
from web.desk_view.desk import Desk, desk_of
from web.words import Words


@cache
def documents():
    return story.scenario(), story.plan()


def journal(*rows, occupied=("office",)) -> Journal:
    """A journal of rows (t, by, type, data)."""
    scenario, plan = documents()
    header = header_of(scenario, plan, 1, mode="practice", occupied=occupied, digests=Digests())
    return Journal(
        header,
        [Entry(seq, t, by, kind, data) for seq, (t, by, kind, data) in enumerate(rows, 1)],
    )


def words(*rows) -> Words:
    return Words(journal(*rows), *documents())


def desk(*rows, seats=("office",), t=36_000) -> Desk:
    """The desk of the holder of some seats, ten hours after the start."""
    told = journal(*rows)
    return desk_of(Words(told, *documents()), told, seats, t)


def post(name, text="好多孩子吐了", platform="weiyan", **more):
    data = {"post": name, "platform": platform, "author": "阿宁", "stance": "victim", "text": text}
    return ("world", "sim.post", {**data, **more})


def draft(statement, version, text, by="lg_office", **more):
    kind = "draft.create" if version == 1 else "draft.edit"
    data = {"statement": statement, "version": version, "kind": "notice", "text": text, **more}
    return (by, kind, data)


def sign(statement, version, step, by, verdict="ok", note=""):
    data = {"statement": statement, "version": version, "step": step, "verdict": verdict}
    return (by, "sign", {**data, "note": note} if note else data)
