"""The list of rehearsals."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from web.authoring.drafting import outline
from web.store import people, rehearsals, versions
from web.store.record import RehearsalRecord, RehearsalState
from web.words import wall_words

STATE_TITLES = {
    RehearsalState.WAITING: "排练中",
    RehearsalState.DONE: "已完成",
    RehearsalState.CANCELLED: "已取消",
    RehearsalState.FAILED: "没有完成",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One rehearsal as lists show it."""

    title: str
    version: str
    plans: int
    played: int
    runs: int
    state: str
    state_title: str
    told: str
    href: str


def lines() -> Sequence[Line]:
    """All rehearsals, the newest first."""
    names = people.titles()
    return [line_of(one, names.get(one.order.account, "")) for one in rehearsals.everything()]


def line_of(record: RehearsalRecord, who: str) -> Line:
    """One rehearsal in a line, and who ordered it when."""
    order = record.order
    return Line(
        title=outline(versions.text_of(order.digest) or "").title,
        version=f"第 {order.version} 版" if order.version else "随程序提供",
        plans=len(order.plans),
        played=record.played,
        runs=order.runs,
        state=record.state.value,
        state_title=STATE_TITLES[record.state],
        told=f"{wall_words(record.created_at)}，{who}",
        href=url_for("rehearsals.show", rehearsal=record.id),
    )
