"""The inbox: everything that came to this seat, and the log of what the team did."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from scenarios.image import Image
from scenarios.vocabulary import ENTRY_TYPES, Writer
from simulator.view import Sight, addressees, reach
from web.desk_view.desk import Desk
from web.desk_view.facts import known_facts
from web.desk_view.image import images_of
from web.desk_view.talk import SAY
from web.row_view import RowView, row_view, value_text
from web.words import day_breaks

WORLD = (
    "inject",
    "sim.leader_instruction",
    "sim.decision",
    "sim.fact",
    "sim.crowd",
    "sim.citizen_post",
    "sim.media_inquiry",
    "director.hint",
)
"""Rows of the world that come to a seat."""

URGENT = frozenset({"sim.leader_instruction", "sim.media_inquiry", "sim.crowd"})
ICONS: Mapping[str, str] = MappingProxyType(
    {
        "phone": "phone",
        "letter": "mail",
        "feed": "world",
        "news": "news",
        "meeting": "users",
        "ticket": "message-circle",
        "sim.leader_instruction": "flag",
        "sim.decision": "checks",
        "sim.fact": "bulb",
        "sim.crowd": "users-group",
        "sim.citizen_post": "message-2",
        "sim.media_inquiry": "microphone",
        "director.hint": "info-circle",
    }
)
LOG_SHOWN = 200
"""Lines of the log on one page."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One thing in the inbox; `act` is the form that answers it, with what is filled in."""

    row: RowView
    icon: str
    kind: str
    heading: str
    texts: tuple[str, ...]
    images: tuple[Image, ...]
    urgent: bool
    is_act: bool
    """Whether somebody's act came, to be shown with all its fields."""
    act: str
    fill: tuple[tuple[str, str], ...]
    act_title: str


@dataclass(frozen=True, slots=True)
class LogLine:
    """One act of the team; where `told` is False only that it happened."""

    row: RowView
    day: str
    """Its day where that differs from the line above, else empty."""
    mine: bool
    told: bool


def inbox(desk: Desk) -> tuple[Letter, ...]:
    """What came to this seat, the newest first."""
    return tuple(_letter(sight, desk) for sight in _received(desk))[::-1]


def arrivals(desk: Desk, since: int) -> tuple[Letter, ...]:
    """What came after seq `since`, the newest first."""
    return tuple(_letter(sight, desk) for sight in _received(desk, since))[::-1]


def log(desk: Desk) -> tuple[LogLine, ...]:
    """What the team did, the newest first; of acts of others that go elsewhere only the title."""
    acts = [sight for sight in desk.view.rows() if _is_act(sight)][-LOG_SHOWN:][::-1]
    rows = [row_view(sight, desk.words, whole=sight.whole) for sight in acts]
    days = day_breaks([row.moment.day for row in rows], desk.now.day)
    return tuple(
        LogLine(row, day, desk.mine(sight), sight.whole)
        for sight, row, day in zip(acts, rows, days, strict=True)
    )


def _is_act(sight: Sight) -> bool:
    return ENTRY_TYPES[sight.type].writer is Writer.SEAT and sight.type != SAY


def _received(desk: Desk, since: int = 0) -> Iterator[Sight]:
    own = reach(desk.roles)
    known = {fact.seq for fact in known_facts(desk)}
    for sight in desk.view.rows(since=since):
        if sight.type == "sim.fact" and sight.seq not in known:
            continue  # it was told before
        if sight.type in WORLD or (_is_act(sight) and _is_from_others(sight, desk, own)):
            yield sight


def _is_from_others(sight: Sight, desk: Desk, own: frozenset[str]) -> bool:
    """Whether an act of somebody else is addressed to a role held here."""
    to = addressees(desk.view.journal[sight.seq])
    return not desk.mine(sight) and bool(own.intersection(to))


def _letter(sight: Sight, desk: Desk) -> Letter:
    kind, heading = _heading(sight, desk)
    act, key, act_title = _ANSWER.get(sight.type, ("", "", ""))
    return Letter(
        row=row_view(sight, desk.words),
        icon=ICONS.get(str(sight.data.get("channel")), ICONS.get(sight.type, "file-text")),
        kind=kind,
        heading=heading,
        texts=_texts(sight),
        images=images_of(sight, desk),
        urgent=sight.type in URGENT,
        is_act=_is_act(sight),
        act=act,
        fill=((key, str(sight.data[key])),) if key else (),
        act_title=act_title,
    )


def _texts(sight: Sight) -> tuple[str, ...]:
    """The body of a letter from outside, by paragraphs."""
    if _is_act(sight):
        return ()
    body = str(sight.data.get("text") or sight.data.get("question") or "")
    return tuple(filter(None, body.split("\n")))


def _heading(sight: Sight, desk: Desk) -> tuple[str, str]:
    """What sort of letter it is, and its first line."""
    spec = ENTRY_TYPES[sight.type]
    channel = spec.field("channel")
    if sight.type == "inject" and channel:
        kind = value_text(channel, sight.data["channel"], desk.words)
        return kind, str(sight.data["title"])
    if _is_act(sight):
        return spec.title, f"{desk.words.role(sight.by)}：{spec.title}"
    return spec.title, _FIRST_LINES[sight.type](sight, desk)


def _decision(sight: Sight, desk: Desk) -> str:
    field = ENTRY_TYPES["sim.decision"].field("verdict")
    assert field is not None  # the vocabulary has it
    verdict = value_text(field, sight.data["verdict"], desk.words)
    return f"{desk.words.role(str(sight.data['role']))}：{verdict}"


def _crowd(sight: Sight, _: Desk) -> str:
    size = sight.data["size"]
    return f"{sight.data['place']}聚集 {size} 人" if size else f"{sight.data['place']}人员已散去"


_FIRST_LINES: Mapping[str, Callable[[Sight, Desk], str]] = {
    "sim.leader_instruction": lambda sight, desk: f"{_tier(sight, desk)}领导批示",
    "sim.decision": _decision,
    "sim.fact": lambda sight, desk: desk.words.fact(str(sight.data["fact"])),
    "sim.crowd": _crowd,
    "sim.citizen_post": lambda sight, desk: (
        f"{desk.words.platform(sight.data['platform'])}网民留言"
    ),
    "sim.media_inquiry": lambda sight, desk: f"{desk.words.outlet(sight.data['outlet'])}申请采访",
    "director.hint": lambda _, __: "导调提示",
}


def _tier(sight: Sight, desk: Desk) -> str:
    field = ENTRY_TYPES["sim.leader_instruction"].field("tier")
    assert field is not None  # the vocabulary has it
    return value_text(field, sight.data["tier"], desk.words)


_ANSWER: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "sim.citizen_post": ("reply.initial", "item", "初步回应"),
        "sim.media_inquiry": ("interview.authorise", "inquiry", "办理采访申请"),
        "task.assign": ("task.feedback", "task", "反馈办理结果"),
    }
)
"""By type of row: the act that answers it, the key it names, the words of the link."""
