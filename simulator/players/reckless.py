"""The reckless player: quick, alone and against the rules; a warning, not a model.

It publishes what nobody signed, names a cause nobody found, asks for criticism to be taken
down, speaks under false names, talks to reporters without leave and lets things out.
"""

from collections.abc import Iterator

from simulator.entry import Act
from simulator.players.by_the_book.desk import act, known, matter
from simulator.players.by_the_book.release import channels
from simulator.players.by_the_book.watch import detect
from simulator.players.look import Look, Player

STATEMENT = "hasty"
TEXT = "经了解，有关情况已经查明，系个别人员操作不当引起，请大家不要听信谣言。"


def acts(look: Look) -> Iterator[Act]:
    """What comes to its mind next."""
    yield from detect(look)
    if known(look):
        yield from _publish(look)
        yield from _silence(look)
        yield from _talk(look)


def _publish(look: Look) -> Iterator[Act]:
    if STATEMENT not in look.book.statements:
        causes = (fact.id for fact in look.scenario.truth.facts if fact.kind == "cause")
        draft = {"statement": STATEMENT, "version": 1, "kind": "notice", "text": TEXT}
        yield act(look, "draft.create", **draft, asserts_cause=next(causes, None))
    elif not look.book.releases:
        where = channels(look)[:1]
        yield act(look, "publish", statement=STATEMENT, version=1, channels=where)


def _silence(look: Look) -> Iterator[Act]:
    """Have the first post taken down, and answer the others under a false name."""
    first = matter(look)[0].id
    if first not in look.book.removed and not look.did("removal.request", post=first):
        yield act(look, "removal.request", post=first, reason="影响不好")
    if not look.own("guide.post"):
        text = "路过说一句，这家单位一直挺好的，别带节奏。"
        yield act(look, "guide.post", text=text, cites=None, identity="anonymous")


def _talk(look: Look) -> Iterator[Act]:
    for name, inquiry in look.book.inquiries.items():
        if not inquiry.closed and not inquiry.has("interview.accept"):
            yield act(look, "interview.accept", inquiry=name)
    if not look.own("leak"):
        yield act(look, "leak", to="熟悉的记者", text="内部还没有定论，领导意见也不一致。")


PLAYER = Player("reckless", acts)
"""Everything one must not do."""
