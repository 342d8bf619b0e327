"""S6: what the public should do, and where to turn.

Source: doctrine §5.1 (instructing information first) and §5.2 S6.
"""

from fractions import Fraction

from scoring.rubric.line import Item, Outcome, spans
from scoring.rubric.publication import Publication
from simulator.statement.element import Element

_HALF = 4


def judge(publication: Publication) -> Outcome:
    """Ask whether the reader learns what to do and whom to ring.

    问什么：给公众的行动提示 4 分，咨询、投诉电话 4 分。
    满分：“如孩子出现不适，请及时就医并保留凭证；提供线索可拨打 12315”。
    失分：全文没有一句写给当事人和公众怎么做。
    """
    reading = publication.reading
    advised, hotline = reading.of(Element.ADVICE), reading.of(Element.HOTLINE)
    absent = [name for name, found in (("行动提示", advised), ("联系电话", hotline)) if not found]
    return Outcome(
        Fraction(_HALF * (bool(advised) + bool(hotline))),
        f"没有{'和'.join(absent)}。" if absent else "告诉了公众怎么做、找谁。",
        gained=spans((*advised, *hotline)),
    )


ITEM = Item("S6", "行动指引", 8, judge)
