"""Hints: what the plan asks of this seat next and how it is done, each for some marks.

A hint says what the plan says and what this seat can know; nothing of the story comes in.
"""

from dataclasses import dataclass

from scenarios.vocabulary import ENTRY_TYPES, FIELD_TITLES
from simulator.entry import Data
from simulator.hint import ASK
from web.desk_view.desk import Desk
from web.desk_view.limits import Limits, RunningLimit
from web.words import Moment


@dataclass(frozen=True, slots=True)
class Given:
    """A hint that was given."""

    seq: int
    moment: Moment
    text: str
    cost: int


@dataclass(frozen=True, slots=True)
class Hints:
    """The hints given so far, the newest first; `cost` is that of the next one."""

    given: tuple[Given, ...]
    spent: int
    cost: int
    more: bool
    """Whether there is anything left to give a hint on."""


def hints(desk: Desk, limits: Limits) -> Hints:
    """Fold the hints of a drill."""
    given = tuple(
        Given(s.seq, desk.words.moment(s.t), str(s.data["text"]), int(s.data["cost"]))
        for s in desk.view.rows(ASK)
    )
    return Hints(
        given=given[::-1],
        spent=sum(one.cost for one in given),
        cost=desk.words.scenario.hint_cost,
        more=next_hint(desk, limits) is not None,
    )


def next_hint(desk: Desk, limits: Limits) -> Data | None:
    """The data of the next hint: what this seat has to do first and got no hint on; or None."""
    given = {str(sight.data["obligation"]) for sight in desk.view.rows(ASK)}
    due = [one for one in (*limits.running, *limits.open) if one.mine and one.id not in given]
    if not due:
        return None
    cost = desk.words.scenario.hint_cost
    return {"obligation": due[0].id, "text": _text(desk, due[0]), "cost": cost}


def _text(desk: Desk, one: RunningLimit) -> str:
    limit = f"（{one.limit}）" if one.limit else ""
    until = f"{one.due.text} 前完成，{one.left}。" if one.due else "没有规定时限。"
    return f"预案{one.clause}要求：{one.text}{limit}。{until}{_way(desk, one)}"


def _way(desk: Desk, one: RunningLimit) -> str:
    """How it is done, where the plan's check names an act."""
    if not one.act:
        return ""
    title = ENTRY_TYPES[one.act].title
    parts = desk.words.pack.forms.get(one.act) or FIELD_TITLES.get(one.act, {})
    asked = f"，要素有{'、'.join(parts.values())}" if parts else ""
    return f"在操作中用“{title}”办理{asked}。"
