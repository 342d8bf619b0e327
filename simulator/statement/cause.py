"""Claims about the cause: asserted, guessed, or ruled out; a cause left open is none.

「原因正在调查」 claims nothing, 「系变质肉所致」 asserts, 「疑似食物中毒」 guesses,
「与食堂无关」 rules out. A consequence （「事故造成 3 人受伤」）, attention （「引发关注」）,
a condition of law （「造成严重后果的」） and what others say are no claims.

Source: catalogue A-16.
"""

import re
from collections.abc import Iterator

from simulator.statement import scope
from simulator.statement.cue import compiled
from simulator.statement.element import Element, Mark
from simulator.statement.lead import quick
from simulator.statement.text import Text

_REASON = quick(r"(?:事故|事件|起火|中毒|不适|发病|患病|直接|主要|根本|具体|初步)?原因")
_REASON_IS = quick(
    r"(?:已经?|初步|经查|目前|就|主要|基本)?(?:查明|判断|认定|锁定|确认|确定)?(?:是|为|系|在于|疑为|疑似)"
    r"(?!什么|何|否|由[^,。;!?\n]{0,10}(?:调查|认定|查))"
)
_RESULT = re.compile(r"导致|引发|造成|引起|酿成|致使|诱发|所致")
_NOT_THE_EVENT = re.compile(
    r"[了的]?[^,。;!?\n]{0,6}(?:不便|困扰|误解|误会|担忧|担心|关注|热议|讨论|恐慌|围观|舆论|质疑"
    r"|争议|不良影响|社会影响|焦虑|共鸣|重视|不满|传播|转发)"
)
"""What is brought about is the talk about the event, not the event."""
_FILLER = compiled(
    r"""
    截[至止][^,]{0,20} 目前 现 已 共 并 且 而 也 又 这起 这 此次 此起 本次 该 一起 此 起 的 据 了
    尚未 没有 并未 暂未 未 均 事故 事件 事发 火灾 坍塌 爆炸 泄漏 故障 坠落 聚集 情况 问题
    \d{1,2}[月日时分] [上下]午
    """
)
"""What may stand before 「造成」 without naming a cause."""
_CLAUSE_BEFORE = re.compile(r"(?:由于|因为|因|由)[^,。;!?\n]{2,40},(?:从而|进而|最终|直接|这)?$")
_LAW = re.compile(r"[^,。;!?\n]{2,16}的(?:[,、]|人员|单位|行为|责任|$)")
_NATURE = compiled(
    r"""
    (系|属|属于|是|为|认定为|定性为|判定为|确定为|判断为|疑似|可能是|疑为)[^,。;!?\n]{0,12}?<nature>(?!调查)
    """.replace(
        "<nature>",
        "(食物中毒|投毒|责任事故|集体癔症|意外事故|设备故障|操作不当|操作失误|人为破坏|恶作剧"
        "|天灾|食源性疾病)",
    )
)
_OTHER = compiled(
    r"""
    罪魁祸首 根源在于 归咎于 归因于 症结在于 祸起 问题出在
    与(?!我局|本局|我单位|其他)[^,。;!?\n]{1,24}?(无关|没有关系|无直接关系|不存在关联|没有关联)
    """
)
_RULED_OUT = re.compile(r"无关|没有关系|无直接关系|不存在关联|没有关联")


def causes(text: Text) -> Iterator[Mark]:
    """Every claim about a cause, each once, in order."""
    taken = 0
    for start, end, value in sorted(_claims(text)):
        if start >= taken and not scope.reported(text, end):
            yield Mark(text.span(start, end), Element.CAUSE, value)
            taken = end


def _claims(text: Text) -> Iterator[tuple[int, int, str]]:
    yield from _reasons(text)
    yield from _results(text)
    for match in _NATURE.finditer(text.plain):
        if not scope.open_to(text, match.end()):
            yield match.start(), match.end(), _value(text, match.start(), match[0])
    for match in _OTHER.finditer(text.plain):
        if not scope.open_to(text, match.start()):
            excluded = _RULED_OUT.search(match[0])
            yield match.start(), match.end(), "excluded" if excluded else "asserted"


def _reasons(text: Text) -> Iterator[tuple[int, int, str]]:
    """Claims of the form 「…原因是…」."""
    for match in _REASON.finditer(text.plain):
        copula = _REASON_IS.match(text.plain, match.end())
        if copula and not scope.open_to(text, match.start()):
            end = copula.end() + len(text.after(copula.end())[:40])
            lead = text.plain[match.start() : copula.end()]
            yield match.start(), end, _value(text, match.start(), lead)


def _results(text: Text) -> Iterator[tuple[int, int, str]]:
    """Claims of the form 「…导致…」 and 「系…所致」."""
    for match in _RESULT.finditer(text.plain):
        start = _start_of_cause(text, match.start())
        lead = text.plain[start : match.start()]
        if start < match.start() and not _is_no_claim(text, match, lead):
            end = match.end() + len(text.after(match.end())[:24])
            yield start, end, _value(text, match.start(), lead)


def _start_of_cause(text: Text, at: int) -> int:
    """Where the words for the cause begin: in this clause, or in one before with 由于."""
    start = max(text.clause(at).start, at - 40)
    if _FILLER.sub("", text.plain[start:at]):
        return start
    before = _CLAUSE_BEFORE.search(text.plain, max(text.sentence(at).start, start - 48), start)
    return before.start() if before else at


def _is_no_claim(text: Text, result: re.Match[str], lead: str) -> bool:
    if _NOT_THE_EVENT.match(text.plain, result.end()) or _LAW.match(text.plain, result.end()):
        return True
    return scope.open_to(text, result.start()) or bool(re.search(r"原因$|可以$|易$|容易$", lead))


def _value(text: Text, at: int, lead: str) -> str:
    before = text.before(at, 16) + lead
    if scope.turned_round(before):
        return "excluded"
    return "hedged" if scope.hedged(before) else "asserted"
