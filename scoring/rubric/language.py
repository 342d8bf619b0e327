"""S11: plain words, without absolutes, slogans and jargon, and a title that fits.

Source: doctrine §5.2 S11.
"""

from fractions import Fraction

from scoring.rubric.line import Fault, Item, Outcome, lost_to, quoted, spans
from scoring.rubric.publication import Publication
from simulator.statement.element import Element
from simulator.statement.reading import Reading
from simulator.statement.text import Span

_ALL = 3
_PRIVATE = 2


def judge(publication: Publication) -> Outcome:
    """Ask for plain language.

    问什么：语言朴实准确，共 3 分，扣完为止：绝对化或轻描淡写的话，每处扣 1 分；口号套话，
    每两处扣 1 分；
    写给内部的行话，一两处扣 1 分，三四处扣 2 分；个人信息或内部情况，扣 2 分；
    标题与正文不符（题为澄清、致歉、结果而正文没有），扣 1 分。
    满分：没有上述问题。
    失分：“绝对安全”“极个别”“举一反三、常抓不懈”“做好舆情管控”。
    """
    found = [fault for fault in _faults(publication) if fault.cost]
    reason = "；".join(f"{fault.reason}：{quoted(fault.words)}" for fault in found)
    return Outcome(
        Fraction(max(0, _ALL - sum(fault.cost for fault in found))),
        f"{reason or '语言朴实准确'}。",
        lost=lost_to(found),
    )


def _faults(publication: Publication) -> tuple[Fault, ...]:
    sure = spans(publication.reading.of(Element.ABSOLUTE, Element.MINIMISING))
    slogans = spans(publication.reading.of(Element.SLOGAN))
    jargon = spans(publication.reading.of(Element.JARGON))
    private = spans(publication.reading.of(Element.PERSONAL, Element.INTERNAL))
    title = _title(publication.reading)
    return (
        Fault(len(sure), "绝对化或轻描淡写", sure),
        Fault(len(slogans) // 2, "口号套话", slogans),
        Fault((len(jargon) + 1) // 2, "行话", jargon),
        Fault(_PRIVATE * bool(private), "个人信息或内部情况", private),
        Fault(len(title), "标题与正文不符", title),
    )


_TITLES: tuple[tuple[tuple[str, ...], tuple[Element, ...]], ...] = (
    (("澄清", "辟谣", "不实"), (Element.DENIAL, Element.EXPLANATION)),
    (("致歉", "道歉"), (Element.APOLOGY,)),
    (("调查结果", "处理结果", "调查结论"), (Element.SOURCE, Element.CAUSE)),
)
"""Words of a title, and what the body must then contain, any of it."""


def _title(reading: Reading) -> tuple[Span, ...]:
    title = reading.content.title
    if title is None:
        return ()
    body = {mark.element for mark in reading.content.marks if mark.span.start >= title.end}
    for words, elements in _TITLES:
        if any(word in title.quote for word in words) and body.isdisjoint(elements):
            return (title,)
    return ()


ITEM = Item("S11", "语言", 3, judge)
