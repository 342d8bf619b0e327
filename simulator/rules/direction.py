"""Rules about what a director does: injects, cards of the blue cell, the clock, the end."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from scenarios.vocabulary import INJECT_CHANNELS
from simulator.deck import hand_of
from simulator.entry import Act, Data
from simulator.rules.office import Check, Office, Reason

_CONFRONTATION = "confrontation"


def _ends(_data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    if office.book.ended:
        yield "time.ended", "演练已经结束"


def _injects(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    name = data["inject"]
    if office.pending(name):
        return
    if name in office.inject_titles or name in office.book.injects:
        yield "inject.spent", f"情景注入“{office.inject_titles.get(name, name)}”已经发出或跳过"
    if data.get("channel") not in INJECT_CHANNELS or not data.get("title") or not data.get("text"):
        titles = "、".join(INJECT_CHANNELS.values())
        yield "form.missing", f"临时注入须填写标题、内容和渠道（{titles}）"


def _skips(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    if not office.pending(name := data["inject"]):
        yield "inject.unknown", f"没有待发的情景注入“{office.inject_titles.get(name, name)}”"


def _replans(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    yield from office.replan(data)


def _card(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    yield from _confronts(data, _act, office)
    refusal = hand_of(office.journal, office.now()).refusal(data["card"])
    if refusal:
        yield "card.spent", refusal
    if not office.playable(data["card"]):
        yield "card.useless", "情景里没有这张牌要用的媒体或事实"


def _confronts(_data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    if office.journal.header.mode != _CONFRONTATION:
        yield "card.mode", "只有模拟对抗才有蓝军"


def _speed(data: Data, _act: Act, _office: Office) -> Iterator[Reason]:
    if data["factor"] <= 0:
        yield "form.wrong", "倍速必须大于 0"


def _about(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    if data.get("about") is not None and office.row_type(data["about"]) is None:
        yield "row.unknown", f"还没有第 {data['about']} 条记录"


RULES: Mapping[str, tuple[Check, ...]] = MappingProxyType(
    {
        "director.speed": (_speed,),
        "director.inject": (_ends, _injects),
        "director.skip": (_ends, _skips),
        "director.replan": (_ends, _replans),
        "director.note": (_about,),
        "director.card": (_ends, _card),
        "director.veto": (_ends, _confronts),
        "director.opponent": (_ends, _confronts),
        "director.end": (_ends,),
    }
)
