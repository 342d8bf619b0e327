"""Getting it done: tasks with deadlines for units, requests to bodies outside, urging."""

from collections.abc import Iterator

from scenarios.pattern import Pattern
from simulator.entry import Act
from simulator.players.by_the_book.desk import (
    HOUR,
    act,
    asked,
    doer,
    in_house,
    known,
    matter,
    met,
    refuted,
    units,
)
from simulator.players.look import Look

VERIFY_WITHIN_S = 40 * HOUR
"""Time for a laboratory, too."""

HANDLE_WITHIN_S = 6 * HOUR
URGE_BEFORE_S = HOUR
EARLIER_S = 900
"""How long before half of the time is over one urges, where the plan asks for it."""


def _bodies(look: Look) -> list[str]:
    """The bodies outside the house among them."""
    return [unit for unit in dict.fromkeys(_asked(look)) if not in_house(look, unit)]


def _asked(look: Look) -> Iterator[str]:
    """Whom one asks to find out about such a matter, as a trained officer knows."""
    for fact in look.scenario.truth.facts:
        for way in fact.learned:
            yield from _unit(way.after)


def _unit(pattern: Pattern) -> Iterator[str]:
    test = pattern.where.get("unit")
    if "verify.request" in pattern.type and test is not None:
        names = test.one_of or (test.equals,)
        yield from (name for name in names if isinstance(name, str))


def _duties(look: Look) -> Iterator[tuple[str, str, int, str]]:
    """What each unit is given: purpose, unit, time allowed, what is asked."""
    for unit in units(look):
        asked = "到现场核查网帖反映的情况，固定证据，查明事实和原因，按时反馈。"
        yield "verify", unit, VERIFY_WITHIN_S, asked
    for unit in units(look)[:1]:
        asked = "依法采取控制措施，从源头化解，督促有关方面落实救治和善后。"
        yield "handle", unit, HANDLE_WITHIN_S, asked


def tasks(look: Look) -> Iterator[Act]:
    """Assign verification and handling, each with a deadline."""
    if not known(look):
        return
    for purpose, unit, within, demand in _duties(look):
        task = f"{purpose}-{unit}"
        if task not in look.book.tasks:
            deadline = look.at(look.t + within)
            data = {"task": task, "to": unit, "deadline": deadline, "requirements": demand}
            yield act(look, "task.assign", **data, purpose=purpose)


def track(look: Look) -> Iterator[Act]:
    """Name one person who follows the matter, where the plan asks for it."""
    for ask in asked(look, "task.assign"):
        if known(look) and "track" in ask.values("purpose") and not met(look, ask):
            to = (*in_house(look, "track_person"), *in_house(look, "commentator"), look.roles[0])[0]
            text = "动态跟踪网上舆情和处置后的事态，发现新情况即报办公室。"
            data = {"task": "track", "to": to, "deadline": None, "requirements": text}
            yield act(look, "task.assign", doer(look, ask), **data, purpose="track")


def refer(look: Look) -> Iterator[Act]:
    """Pass what is known to be made up to those bodies to which the plan has it passed."""
    for ask in asked(look, "transfer"):
        for to in ask.values("to"):
            for text in [look.fill(rumour.text) for rumour in refuted(look)]:
                if not look.did("transfer", to=to, about=text):
                    reason = "经核实与事实不符，涉嫌编造、传播虚假信息，证据已固定。"
                    yield act(look, "transfer", doer(look, ask), to=to, about=text, reason=reason)


def adopt(look: Look) -> Iterator[Act]:
    """Take up what people advise, and tell them so."""
    if not asked(look, "adopt.suggestion"):
        return
    for post in matter(look):
        if post.treatment == "advise" and not look.did("adopt.suggestion", post=post.id):
            text = "感谢您的建议，我们已转有关科室研究采纳，后续改进情况会公开。"
            yield act(look, "adopt.suggestion", post=post.id, text=text)


def bodies(look: Look) -> Iterator[Act]:
    """Ask bodies outside the house to find out what only they can."""
    if not known(look):
        return
    for unit in look.memory.kept(_bodies, look):
        if not look.did("verify.request", unit=unit):
            yield act(look, "verify.request", unit=unit, about="核实有关情况并反馈结果")


def criticise(look: Look) -> Iterator[Act]:
    """Criticise by circular what was found to be badly done, where the plan wants that."""
    for ask in asked(look, "circulate.criticism"):
        if look.book.found and units(look) and not met(look, ask):
            text = "对核查中发现的履职不到位问题通报批评，限期整改，有关责任另行认定。"
            yield act(look, "circulate.criticism", doer(look, ask), unit=units(look)[0], text=text)


def urge(look: Look) -> Iterator[Act]:
    """Urge what is not done: before its deadline, and again once that is over."""
    chased = any(ask.kind == "chase" for ask in asked(look, "urge"))
    for row in look.own("task.assign"):
        task, deadline = row.data["task"], row.data["deadline"]
        if deadline is None or look.book.tasks[task].done:
            continue
        end = look.moment(deadline)
        begin = (row.t + end) // 2 - EARLIER_S if chased else end - URGE_BEFORE_S
        times = [urge.t for urge in look.own("urge") if urge.data["task"] == task]
        again = chased and look.t >= end > max(times, default=0)
        if look.t >= begin and (not times or again):
            yield act(look, "urge", task=task, text="请抓紧办理，按时限反馈结果。")
