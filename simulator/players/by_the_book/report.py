"""Reporting: level by level in the house, to the superior, to the neighbours, and on."""

from collections.abc import Iterator

from simulator.asks import Ask
from simulator.entry import Act
from simulator.players.by_the_book.desk import (
    HOUR,
    act,
    asked,
    doer,
    due,
    fields,
    foreseen,
    grave,
    in_house,
    known,
    level,
    matter,
    told,
    units,
)
from simulator.players.look import Look

FOLLOW_EVERY_S = 3 * HOUR + 1_800


def upwards_in_house(look: Look) -> Iterator[Act]:
    """Report to the leader in charge, then to the head, then to the leader for publicity."""
    if not known(look):
        return
    for leader in in_house(look, "biz_leader", "lg_head", "pub_leader"):
        if not _reported(look, leader):
            yield _report(look, [leader], form="phone", kind="first")


def as_asked(look: Look) -> Iterator[Act]:
    """Report to whom, and in the form in which, the plan asks for it besides."""
    if not known(look):
        return
    for ask in asked(look, "report.submit"):
        to = _addressees(look, ask)
        if to and ask.kind != "cadence" and due(look, ask):
            form = (*ask.values("form"), "written")[0]
            kind = (*ask.values("kind"), "follow" if _reported(look, to[0]) else "first")[0]
            yield _report(look, to, form=form, kind=kind)


def _addressees(look: Look, ask: Ask) -> list[str]:
    """Whom a request names: all where all are wanted, else the first that sits in the house.

    Where it names nobody, those who hear how things go on.
    """
    test = ask.way.where.get("to")
    if test is None:
        return _followers(look)
    if test.has_all:
        return [str(role) for role in test.has_all]
    named = [*in_house(look, *_heads(ask)), *ask.values("to")]
    return named[:1]


def _heads(ask: Ask) -> list[str]:
    """The roles named, the head of the leading group in its place."""
    return ["lg_head" if role == "lg" else role for role in ask.values("to")]


def superior(look: Look) -> Iterator[Act]:
    """Report a grave matter to the superior, in writing, unless the plan names other bodies."""
    if grave(look) and not outside(look):
        yield _report(look, ["upper"], form="written", kind="first")


def raised(look: Look) -> Iterator[Act]:
    """Tell the head, and those outside who were told before, that the level has risen."""
    reports = [row for row in look.own("report.submit") if "lg_head" in row.data["to"]]
    if not reports:
        return
    rank = look.pack.level_rank
    stated = max(rank(row.data.get("level", look.pack.levels[0].id)) for row in reports)
    if rank(level(look)) > stated:
        yield _report(look, ["lg_head", *outside(look)], form="written", kind="follow")


def outside(look: Look) -> list[str]:
    """The bodies outside the house to which the player has reported."""
    told_to = dict.fromkeys(role for row in look.own("report.submit") for role in row.data["to"])
    return [role for role in told_to if role not in look.house]


def contact(look: Look) -> Iterator[Act]:
    """Get in touch with the bodies that the plan names, in the order in which it wants it.

    What must come before another step is done early, whatever the level.
    """
    if not known(look):
        return
    now = asked(look, "liaise")
    for ask in foreseen(look, "liaise"):
        to, purpose = ask.values("to")[:1], (*ask.values("purpose"), "advice")[0]
        if to and (ask in now or ask.before) and due(look, ask):
            yield act(look, "liaise", doer(look, ask), to=to[0], purpose=purpose)


def in_the_house(look: Look) -> Iterator[Act]:
    """Tell leaders and units of the house, as soon as the leaders have been reported to."""
    house = in_house(look, "lg_head", "pub_leader", "biz_leader", *units(look))
    if known(look) and house and not look.own("notify"):
        yield act(look, "notify", to=house, text=f"网上动态：{told(look)}。请关注并做好准备。")


def neighbours(look: Look) -> Iterator[Act]:
    """Tell those outside who must know or can help."""
    if not known(look):
        return
    if not look.did("liaise", to="prop"):
        yield act(look, "liaise", to="prop", purpose="advice")
    if not grave(look):
        return
    if not any("police" in row.data["to"] for row in look.own("notify")):
        yield act(look, "notify", to=["prop", "police"], text=f"通报有关情况：{told(look)}。")
    if not look.did("liaise", to="stability"):
        yield act(look, "liaise", to="stability", purpose="advice")


def gathering(look: Look) -> Iterator[Act]:
    """Where people have gathered, have the police help them to leave in peace."""
    gathered = any(look.book.crowds.values())
    if known(look) and gathered and not look.did("liaise", purpose="disperse"):
        yield act(look, "liaise", to="police", purpose="disperse")


def follow_up(look: Look) -> Iterator[Act]:
    """Report how things go on for as long as the matter is alive."""
    reports = reversed(look.own("report.submit"))
    last = next((row.t for row in reports if "lg_head" in row.data["to"]), look.t)
    if look.t - last >= FOLLOW_EVERY_S:
        yield _report(look, _followers(look), form="written", kind="follow")


def _followers(look: Look) -> list[str]:
    """Who hears how things go on."""
    return [*in_house(look, "lg_head"), *outside(look)]


def _reported(look: Look, role: str) -> bool:
    return any(role in row.data["to"] for row in look.own("report.submit"))


def _report(look: Look, to: list[str], *, form: str, kind: str) -> Act:
    posts = matter(look)
    platforms = dict.fromkeys(look.scenario.platforms[post.platform].title for post in posts)
    first = look.book.posts[posts[0].id]
    answers = {
        "media_or_platform": "、".join(platforms),
        "time": look.at(first.t),
        "place": f"网帖所述地点：{first.data['text'][:40]}",
        "unit_involved": look.scenario.title,
        "process": told(look),
        "result": told(look),
        "comment_tendency": "多为担忧和追问，有传言，要求尽快公布情况",
        "tendency": "正在扩散，若无权威信息可能继续升温",
        "summary": f"涉事网帖 {len(posts)} 条，多为担忧和追问；{told(look)}",
        "scope": f"涉及{look.scenario.title}，传播平台为{'、'.join(platforms)}",
        "possible_social_impact": "可能引发群众担忧、聚集和传言",
        "preventive_measures_taken": "已固定证据，已通知有关单位值守核查",
    }
    data = {"to": to, "form": form, "kind": kind, "fields": fields(look, "report.submit", answers)}
    stated = {"level": _stated(look)} if look.book.graded else {}
    return act(look, "report.submit", **data, **stated)


def _stated(look: Look) -> str:
    """The level to report: that which was set, or the higher one that the criteria now give."""
    return max(look.book.graded or "", level(look), key=look.pack.level_rank)
