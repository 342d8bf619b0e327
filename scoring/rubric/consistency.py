"""S9: whether it agrees with what the bureau said before.

Source: doctrine §5.2 S9.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from scoring.rubric.line import Item, Outcome, not_applicable
from scoring.rubric.publication import Publication
from simulator.statement.element import Count
from simulator.statement.text import Span

_ALL, _EACH = 4, 2
_CORRECTED = re.compile("更正|有误|订正|修正")


def judge(publication: Publication) -> Outcome:
    """Ask whether numbers and causes agree with earlier releases, on whatever channel.

    问什么：与此前各次发布一致。数字与此前不同，又没有新查明的事实支持，每处扣 2 分；
    认定的原因前后不同，
    扣 4 分；写明更正的不扣。首次发布不评。
    满分：人数由 23 名增至 37 名，与医院新的统计一致。
    失分：上午说 30 人就诊，下午说 12 人，没有说明。
    """
    if not publication.earlier:
        return not_applicable("首次发布，没有前文可比。")
    rows = tuple(one.row.seq for one in publication.earlier)
    if _CORRECTED.search(publication.reading.text):
        return Outcome(Fraction(_ALL), "与此前不同之处已写明更正。", rows=rows)
    if _other_cause(publication):
        return Outcome(Fraction(0), "认定的原因与此前发布不同，没有说明。", rows=rows)
    lost = tuple(_changed(publication))
    points = max(0, _ALL - _EACH * len(lost))
    words = "".join(f"“{span.quote}”" for span in lost)
    reason = f"{words}与此前发布不一致，没有新查明的事实支持。" if lost else "与此前发布一致。"
    return Outcome(Fraction(points), reason, lost=lost, rows=rows)


def _other_cause(publication: Publication) -> bool:
    said = publication.reading.asserts_cause
    before = {one.reading.asserts_cause for one in publication.earlier} - {None}
    return said is not None and bool(before) and said not in before


def _changed(publication: Publication) -> Iterator[Span]:
    """Numbers that differ from the last release that gave one, and from every known fact."""
    for figure in publication.figures:
        last = _last(publication, figure.count)
        if last is not None and not figure.count.agrees(last) and not figure.agrees:
            yield figure.count.span


def _last(publication: Publication, count: Count) -> Count | None:
    for one in reversed(publication.earlier):
        for said in one.reading.content.counts:
            if set(said.topics) & set(count.topics):
                return said
    return None


ITEM = Item("S9", "前后一致", 4, judge)
