"""What was done, what the reader should do, and what will be told later.

A measure is at most one a clause: a verb of the field with what stands around it. Who does it is
the last actor before the verb, when it is done a time in the same sentence; both are carried on
within a paragraph, as notices do. A vague 「将加强监管」 is no measure.
"""

import re
from collections.abc import Iterator

from simulator.statement.cue import compiled
from simulator.statement.element import Element, Mark, Measure
from simulator.statement.lead import quick
from simulator.statement.lexicon.action import ACTIONS, ACTORS, ADVISED, READERS, TELL
from simulator.statement.text import Span, Stretch, Text

_ACTION = compiled(ACTIONS)
_ACTOR = compiled(ACTORS)
_NOT_DONE = re.compile(
    r"(?:未|没有|不|如需|无需|无须|不予|拒绝|如|若|应当|应|可以|可|建议|请|要求|诉求|拒不|能否|是否|经)$"
)

_DO = "|".join(ADVISED.split())
_ADVICE = compiled(
    rf"""
    (提醒|建议|呼吁)(广大|各位|周边|有关|相关)?({READERS})[^。;!?\n]{{0,30}}?({_DO})
    (如|若|一旦|凡)[^。;!?\n]{{0,30}}?(请|可|应|要)[^。;!?\n]{{0,22}}?({_DO})
    (?<![邀申提聘函商报])请(?!示|求)[^,。;!?\n]{{0,30}}?({_DO})
    (?<![许认不])可(?!能|见|控|靠|惜|喜)[^,。;!?\n]{{0,24}}?({_DO})
    (先|千万)?别(急着|轻信|信|交|买|吃|用|转|点|扔|去)
    (不要|请勿|切勿|暂勿)(传播|转发|围观|靠近|进入|返回) 按需购买
    尽早[^,。;!?\n]{{0,4}}?({_DO})
    欢迎[^,。;!?\n]{{0,20}}?({_DO})
    (拨打?|打|致电)[^,。;!?\n\d]{{0,4}}(?=\d{{3}})
    应(及时|立即|尽快|尽早|先|暂停|妥善)[^,。;!?\n]{{0,6}}?({_DO})
    """
)
_HOTLINE = quick(
    r"(?<!\d)(?:12315|12345|12331|119|110|120|9[56]\d{3})(?!\d)|(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)"
    r"|(?:电话|热线|专线)[::为是]{0,2}\d{7,8}(?!\d)|(?<!\d)[48]00-?\d{3}-?\d{4}(?!\d)"
)
_PROMISE = compiled(
    rf"""
    (将|会(?!员|议|上|长|计|所|场)|拟|计划|定于|后续|随后|下一步)[^。;!?\n]{{0,40}}?({TELL})
    (结果|情况|进展|结论|报告)[^。;!?\n]{{0,20}}?(第一时间|及时|立即|尽快|随时|当天)[^。;!?\n]{{0,14}}?({TELL})
    (结果|结论)(出来|出具|明确|公布)?后[^。;!?\n]{{0,20}}?({TELL})
    ([今明][天日晚早]|每([天日周\d]|两|半|个?小时))[^,。;!?\n]{{0,16}}?({TELL})
    下一?次(通报|发布|公布) 再(报|通报|发布|跟大家说|向大家)
    [日时点分午晚晨夜]之?前[^,。;!?\n]{{0,6}}?({TELL}) 最[晚迟]不[过超]
    \d[时点分](左右)?({TELL})
    一?有(结果|结论|消息|进展)[^,。;!?\n]{{0,4}}?(就|马上|立即)[^,。;!?\n]{{0,6}}?({TELL})
    """
)
_WITHIN = re.compile(
    r"[今明当][天日晚早]|(?:\d{1,3}|[一二三四五六七八九十]{1,3})个?(?:小时|工作日|天|日)之?内|每[天日\d]"
)


def measures(text: Text, times: tuple[Mark, ...]) -> Iterator[Measure]:
    """Every measure, in order.

    Args:
        text: The text.
        times: Its exact times.
    """
    actor: Span | None = None
    time: Span | None = None
    for sentence in text.sentences:
        time = _time_in(text, sentence, times) or time
        for clause in _clauses(text, sentence):
            found = _action(text, clause)
            until = found.start if found else clause.end
            actor = _last_actor(text, clause.start, until) or actor
            if found:
                yield Measure(text.span(found.start, found.end), actor, time)
        if text.plain[sentence.end - 1 : sentence.end] == "\n":
            actor = time = None


def _clauses(text: Text, sentence: Stretch) -> Iterator[Stretch]:
    at = sentence.start
    while at < sentence.end:
        clause = text.clause(at)
        yield clause
        at = clause.end


def _action(text: Text, clause: Stretch) -> Stretch | None:
    """From the first verb of a measure in a clause to the end of the clause, at most 30 on."""
    for match in _ACTION.finditer(text.plain, clause.start, clause.end):
        if not _NOT_DONE.search(text.plain[clause.start : match.start()][-6:]):
            rest = text.after(match.end())[:30]
            return Stretch(match.start(), match.end() + len(rest))
    return None


def _last_actor(text: Text, start: int, end: int) -> Span | None:
    found = [match.span() for match in _ACTOR.finditer(text.plain, start, end)]
    return text.span(*found[-1]) if found else None


def _time_in(text: Text, sentence: Stretch, times: tuple[Mark, ...]) -> Span | None:
    if sentence.start == sentence.end:
        return None
    whole = text.span(sentence.start, sentence.end)
    return next(
        (m.span for m in times if whole.start <= m.span.start and m.span.end <= whole.end), None
    )


def advice(text: Text) -> Iterator[Mark]:
    """Every piece of advice to the reader, and every number to ring."""
    for match in _ADVICE.finditer(text.plain):
        yield Mark(text.span(*match.span()), Element.ADVICE)
    for match in _HOTLINE.finditer(text.plain):
        yield Mark(text.span(*match.span()), Element.HOTLINE)


_LOOK_BACK = 30
"""Characters before a promise in which 「据…」 makes it somebody else's report."""


def promises(text: Text, times: tuple[Mark, ...]) -> Iterator[Mark]:
    """Every promise of more news; `timed` if it says when."""
    for match in _PROMISE.finditer(text.plain):
        if "据" in text.before(match.start(), _LOOK_BACK):
            continue
        span = text.span(*match.span())
        clause = text.plain[text.clause(match.start()).start : text.clause(match.end() - 1).end]
        inside = any(span.start <= m.span.start and m.span.end <= span.end for m in times)
        timed = inside or _WITHIN.search(clause)
        yield Mark(span, Element.PROMISE, "timed" if timed else "untimed")
