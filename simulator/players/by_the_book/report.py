"""Reporting: level by level in the house, to the superior, to the neighbours, and on."""

from collections.abc import Iterator

from simulator.entry import Act
from simulator.players.by_the_book.desk import (
    HOUR,
    act,
    fields,
    grave,
    in_house,
    known,
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


def superior(look: Look) -> Iterator[Act]:
    """Report a grave matter to the superior, in writing."""
    if grave(look) and not _reported(look, "upper"):
        yield _report(look, ["upper"], form="written", kind="first")


def neighbours(look: Look) -> Iterator[Act]:
    """Tell leaders and units of the house, then those outside who must know or can help."""
    if not known(look):
        return
    house = in_house(look, "lg_head", "pub_leader", "biz_leader", *units(look))
    if house and not look.own("notify"):
        yield act(look, "notify", to=house, text=f"网上动态：{told(look)}。请关注并做好准备。")
    if not look.did("liaise", to="prop"):
        yield act(look, "liaise", to="prop", purpose="advice")
    if not grave(look):
        return
    if not any("police" in row.data["to"] for row in look.own("notify")):
        yield act(look, "notify", to=["prop", "police"], text=f"通报有关情况：{told(look)}。")
    if not look.did("liaise", to="stability"):
        yield act(look, "liaise", to="stability", purpose="advice")


def follow_up(look: Look) -> Iterator[Act]:
    """Report how things go on for as long as the matter is alive."""
    to = ["lg_head", "upper"] if grave(look) else in_house(look, "lg_head")
    reports = [row for row in look.own("report.submit") if "lg_head" in row.data["to"]]
    if reports and look.t - reports[-1].t >= FOLLOW_EVERY_S:
        yield _report(look, to, form="written", kind="follow")


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
    }
    data = {"to": to, "form": form, "kind": kind, "fields": fields(look, "report.submit", answers)}
    graded = {"level": look.book.graded} if look.book.graded else {}
    return act(look, "report.submit", **data, **graded)
