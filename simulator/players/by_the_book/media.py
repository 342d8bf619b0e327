"""Citizens and reporters: a first word at once, leave before an interview, answers in time."""

from collections.abc import Iterator

from scenarios.scenario import CitizenItem
from simulator.asks import REPLIES
from simulator.casebook import Item
from simulator.entry import Act
from simulator.players.by_the_book.desk import HOUR, act, asked, in_house, units
from simulator.players.by_the_book.release import signed
from simulator.players.look import Look

DECLINE_AFTER_S = 2 * HOUR + 1_500
ITEM_WITHIN_S = 72 * HOUR
SETTLED_WITHIN_S = 24 * HOUR
ANSWER_WITHIN_S = 3 * HOUR


def first_reply(look: Look) -> Iterator[Act]:
    """Give every citizen a first word."""
    for name, item in look.book.items.items():
        if not item.has("reply.initial"):
            text = "您反映的问题已收到，我们正在核实办理，将尽快答复您，感谢关注。"
            yield act(look, "reply.initial", item=name, text=text)


def reply(look: Look) -> Iterator[Act]:
    """Answer what can be answered, and give the rest to the unit that decides it."""
    for name, item in look.book.items.items():
        if not item.has("reply.initial"):
            continue
        if _needs_procedure(look, name):
            yield from _procedure(look, name, item)
        else:
            yield from _now(look, name, item)


def ask_leave(look: Look) -> Iterator[Act]:
    """Ask the leading group whether a reporter may be answered."""
    for name in look.book.inquiries:
        asked = any(name in row.data["text"] for row in look.own("notify"))
        head = in_house(look, "lg_head", "lg")[:1]
        if head and name in waiting(look) and not asked:
            text = f"媒体申请采访（{name}），请领导小组审定是否接受。"
            yield act(look, "notify", to=head, text=text)


def answer(look: Look) -> Iterator[Act]:
    """Accept with the approved text once there is leave; decline with a reason otherwise."""
    for name, inquiry in look.book.inquiries.items():
        answered = inquiry.has("interview.accept") or inquiry.has("interview.decline")
        if answered or name not in waiting(look):
            continue
        if inquiry.has("interview.authorise"):
            yield act(look, "interview.accept", inquiry=name, **_line(look, name))
        elif look.t - inquiry.entry.t >= DECLINE_AFTER_S:
            reason = "情况正在核实，将通过官方渠道统一发布，届时请以发布为准。"
            yield act(look, "interview.decline", inquiry=name, reason=reason)


def _needs_procedure(look: Look, name: str) -> bool:
    """Whether it goes through a procedure, as an experienced clerk can tell, or needs signing."""
    known = _story(look, name)
    return known is not None and (known.needs_procedure or look.asks.signed(_row(known)))


def _story(look: Look, name: str) -> CitizenItem | None:
    return next((item for item in look.scenario.citizens if item.id == name), None)


def _row(item: CitizenItem) -> dict[str, object]:
    """What a clerk makes of an item: what it needs besides what it says."""
    return {"needs_procedure": item.needs_procedure, "answerable_now": item.answerable_now}


def _procedure(look: Look, name: str, item: Item) -> Iterator[Act]:
    """Give it to the unit with a deadline; tell the citizen the result when it is done."""
    task = look.book.tasks.get(f"item-{name}")
    if task is not None and task.done:
        wanted = any(ask.way.type == ("reply.final",) for ask in asked(look, "reply.final"))
        if wanted and not item.has("reply.final"):
            given = item.replies[-1].data
            data = {key: given[key] for key in ("text", "statement", "version") if key in given}
            yield act(look, "reply.final", item=name, **data)
    elif task is None and units(look):
        data = {
            "task": f"item-{name}",
            "item": name,
            "to": units(look)[0],
            "deadline": look.at(_due(look, name)),
            "requirements": "研究提出答复意见，经科室负责人审定后答复网民。",
            "purpose": "handle",
        }
        yield act(look, "task.assign", **data)


def _due(look: Look, name: str) -> int:
    """Until when a unit is to answer: soon, or in three days where it takes a procedure.

    Where the plan wants every matter settled and says no time, within a day; where it says so,
    the same day in any case.
    """
    known = _story(look, name)
    row = {} if known is None else _row(known)
    within = ITEM_WITHIN_S if row.get("needs_procedure") else ANSWER_WITHIN_S
    kinds = {ask.kind for ask in asked(look, *REPLIES) if ask.is_about("sim.citizen_post", row)}
    within = min(within, SETTLED_WITHIN_S) if "exists" in kinds else within
    if "day" not in kinds:
        return look.t + within
    tonight = max(look.calendar.end_of_day(look.t) - HOUR, look.t + HOUR // 2)
    return min(look.t + within, tonight)


def _now(look: Look, name: str, item: Item) -> Iterator[Act]:
    known = _story(look, name)
    if known is not None and not item.has("reply.final"):
        yield act(look, "reply.final", item=name, text=look.fill(known.answer))


def _line(look: Look, inquiry: str) -> dict[str, object]:
    """What to answer from: the text written for this reporter, or what was published last."""
    for name, statement in look.book.statements.items():
        draft = statement.versions.get(statement.latest) if statement.versions else None
        own = draft is not None and inquiry in (draft.data.get("addresses") or ())
        if own and signed(look, statement):
            return {"statement": name, "version": statement.latest}
    release = look.book.releases[-1:]
    return {key: release[0].data[key] for key in ("statement", "version")} if release else {}


def waiting(look: Look) -> list[str]:
    """The inquiries of reporters who are still waiting."""
    return [name for name, inquiry in look.desk.inquiries.items() if not inquiry.closed]
