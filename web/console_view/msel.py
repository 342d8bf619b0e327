"""The master scenario events list: every inject, whether it came, what the director added."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from scenarios.image import Image
from scenarios.scenario import Inject
from scenarios.template import render
from scenarios.vocabulary import INJECT_CHANNELS
from simulator.entry import Data, Entry
from simulator.journal import Journal
from simulator.replan import Plan, plan_of
from web.conducting.director import TIERS
from web.console_view.replan import Part, changes, when
from web.words import Moment, Words

STATES: Mapping[str, str] = MappingProxyType(
    {
        "planned": "待触发",
        "waiting": "待条件",
        "fired": "已触发",
        "skipped": "已跳过",
        "expired": "已过时",
    }
)
SOON = 5
"""How many of the planned injects are always in sight."""

_LATEST = 10**9


@dataclass(frozen=True, slots=True)
class InjectLine:
    """One line of the list as it stands; `at` and `seq` tell when and as which row it came.

    `stands` is its place in time: when it came, else when it is planned; None while it waits.
    """

    id: str
    title: str
    channel: str
    sender: str
    to: str
    text: str
    images: Sequence[Image]
    expected: str
    note: str
    planned: str
    changes: Sequence[Part]
    state: str
    state_title: str
    is_open: bool
    at: Moment | None
    seq: int | None
    stands: int | None


@dataclass(frozen=True, slots=True)
class Msel:
    """The list in four groups: soon, later, waiting for a condition, and past, newest first."""

    soon: Sequence[InjectLine]
    later: Sequence[InjectLine]
    waiting: Sequence[InjectLine]
    past: Sequence[InjectLine]


def msel(journal: Journal, pending: Collection[str], words: Words) -> Msel:
    """The whole list.

    Args:
        journal: The rows so far.
        pending: The injects that can still happen.
        words: The names of the drill.
    """
    came = _came(journal)
    skipped = {row.data["inject"]: row for row in journal.of("director.skip")}
    orders = journal.of("director.replan")
    plans = {one.id: plan_of(words.scenario, one, orders) for one in words.scenario.injects}
    injects = sorted(words.scenario.injects, key=lambda one: _order(plans[one.id]))
    lines = []
    for one in injects:
        plan = plans[one.id]
        state = _state(one, plan, pending, came, skipped)
        lines.append(_line(one, plan, state, came.get(one.id), words))
    known = {one.id for one in injects}
    added = [row for row in journal.of("director.inject") if row.data["inject"] not in known]
    lines += [_added(row, words) for row in added]
    planned_lines = [line for line in lines if line.state == "planned"]
    past = [line for line in lines if not line.is_open]
    return Msel(
        soon=planned_lines[:SOON],
        later=planned_lines[SOON:],
        waiting=[line for line in lines if line.state == "waiting"],
        past=sorted(past, key=lambda line: line.seq or 0, reverse=True),
    )


def _came(journal: Journal) -> Mapping[str, Entry]:
    rows = (row for row in journal if row.by == "world" and "inject" in row.data)
    return {row.data["inject"]: row for row in rows}


def _order(plan: Plan) -> int:
    return _LATEST if plan.at is None else plan.at


def _state(
    inject: Inject,
    plan: Plan,
    pending: Collection[str],
    came: Mapping[str, Entry],
    skipped: Mapping[str, Entry],
) -> str:
    if inject.id in came:
        return "fired"
    if inject.id in skipped:
        return "skipped"
    if inject.id not in pending:
        return "expired"
    return "planned" if plan.at is not None else "waiting"


def _line(inject: Inject, plan: Plan, state: str, row: Entry | None, words: Words) -> InjectLine:
    said = plan.said
    return InjectLine(
        id=inject.id,
        title=said.get("title", inject.title),
        channel=INJECT_CHANNELS[said.get("channel", inject.channel)],
        sender=inject.sender,
        to=words.roles(said.get("to", inject.to)) or "全体",
        text=said["text"] if inject.row == "inject" else render(inject.text, words.scenario.slots),
        images=inject.images,
        expected=inject.expected,
        note=inject.note,
        planned=when(inject, plan, words),
        changes=changes(inject, plan, words),
        state=state,
        state_title=STATES[state],
        is_open=state in ("planned", "waiting"),
        at=None if row is None else words.moment(row.t),
        seq=None if row is None else row.seq,
        stands=plan.at if row is None else row.t,
    )


def _added(row: Entry, words: Words) -> InjectLine:
    data = row.data
    return InjectLine(
        id=str(data["inject"]),
        title=str(data["title"]),
        channel=_carrier(data),
        sender="",
        to=words.roles(list(data.get("to") or ())) or "全体",
        text=str(data["text"]),
        images=(),
        expected="",
        note="",
        planned="临时注入",
        changes=(),
        state="fired",
        state_title=STATES["fired"],
        is_open=False,
        at=words.moment(row.t),
        seq=row.seq,
        stands=row.t,
    )


def _carrier(data: Data) -> str:
    """By what an inject of the director's own came."""
    if data.get("tier"):
        return f"{TIERS[data['tier']]}领导批示"
    return INJECT_CHANNELS[data["channel"]]
