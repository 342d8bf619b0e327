"""S4: attitude and feeling, fitted to the harm.

Source: doctrine §5.1 (failure types, seven bad spokespersons) and §5.2 S4.
"""

from fractions import Fraction

from scoring.rubric.line import Item, Outcome, quoted, spans
from scoring.rubric.publication import Publication
from simulator.statement.element import Element, Mark
from simulator.statement.text import Span

_CARE, _ORDER, _CLEAN = 5, 2, 3
_RESPECT, _CLICHE, _CLEAN_UNHARMED, _ONE_COLD = 6, 3, 4, 2
_CLEAN_ONLY = 2
"""The most that the absence of cold words is worth where there is no warm one."""


_ANSWERS = ("clarify", "reply")
"""Kinds of statement that may answer critics with respect in place of concern for the harmed."""


def judge(publication: Publication) -> Outcome:
    """Ask for concern where people suffer, for respect elsewhere, and for nothing cold.

    问什么：态度与伤害程度相称。
    有人受害：有关切、慰问或致歉 5 分（有人死亡须有哀悼或慰问，否则 3 分；
    澄清和答复可以是对质疑的理解和
    感谢）；表达在措施之前，或与措施同段 2 分；没有冷漠、失当、轻描淡写的话 3 分。
    无人受害：有理解、感谢、致歉等对公众的态度 6 分，只有“高度重视”一类 3 分；
    没有冷漠失当的话 4 分，
    一处 2 分，两处以上 0 分。指责质疑者的，其态度不计分。没有上述态度的，没有失当的话最多 2 分。
    满分：“我们牵挂每一名孩子，家长的担忧我们十分理解”。
    失分：“家属情绪稳定”“处置有力有序，得到一致好评”。
    """
    bad = _bad(publication)
    warm, words, said = _harmed(publication) if publication.harm else _unharmed(publication)
    clean = _clean(len(bad), harm=publication.harm)
    points = warm + (clean if warm else min(clean, _CLEAN_ONLY))
    if bad:
        said.append(f"用语失当：{quoted(bad)}")
    reason = f"{'；'.join(said) or '态度得当，没有冷漠失当的话'}。"
    return Outcome(Fraction(points), reason, gained=words, lost=bad)


def _clean(bad: int, *, harm: bool) -> int:
    """Points for the absence of cold words."""
    if harm:
        return 0 if bad else _CLEAN
    return (_CLEAN_UNHARMED, _ONE_COLD, 0)[min(bad, 2)]


def _harmed(publication: Publication) -> tuple[int, tuple[Span, ...], list[str]]:
    reading = publication.reading
    marks = reading.of(Element.CONCERN, Element.APOLOGY)
    if not marks and reading.kind in _ANSWERS:
        marks = reading.of(Element.ATTITUDE, values=("understanding", "thanks"))
    if not marks:
        return 0, (), ["有人受害而没有关切、慰问的表达"]
    if publication.dead and not reading.of(Element.CONCERN):
        return _CLICHE, spans(marks), ["有人死亡而没有哀悼、慰问"]
    words = spans(marks)
    if _comes_first(words[0], publication):
        return _CARE + _ORDER, words, []
    return _CARE, words, ["关切放在措施之后"]


def _unharmed(publication: Publication) -> tuple[int, tuple[Span, ...], list[str]]:
    reading = publication.reading
    if reading.of(Element.ATTACK):
        return 0, (), ["指责质疑者，没有对公众的尊重"]
    warm = (
        *reading.of(Element.ATTITUDE, values=("understanding", "thanks")),
        *reading.of(Element.APOLOGY, Element.CONCERN),
    )
    if warm:
        return _RESPECT, spans(warm), []
    resolve = reading.of(Element.ATTITUDE, values=("resolve",))
    if resolve:
        return _CLICHE, spans(resolve), ["只有表态，没有对公众的理解和尊重"]
    return 0, (), ["没有对公众关切的态度"]


def _comes_first(word: Span, publication: Publication) -> bool:
    """Whether concern stands before the measures, or in the same paragraph as the first."""
    measures = publication.reading.content.measures
    if not measures:
        return True
    return "\n" not in publication.reading.text[measures[0].span.end : word.start]


def _bad(publication: Publication) -> tuple[Span, ...]:
    marks: list[Mark] = [*publication.reading.of(Element.COLD, Element.MISFIT, Element.ATTACK)]
    if publication.harm:
        marks += publication.reading.of(Element.MINIMISING)
        if not publication.dead:
            marks += publication.reading.of(Element.CONCERN, values=("mourning",))
    return spans(marks)


ITEM = Item("S4", "态度与关切", 10, judge)
