"""S10: the next update, promised and kept.

Source: doctrine §5.2 S10.
"""

from fractions import Fraction

from scoring.release import RELEASES, key_of
from scoring.row import Row
from scoring.rubric.line import Item, Outcome, not_applicable, spans
from scoring.rubric.publication import Publication
from scoring.wording import moment
from simulator.statement.element import Element

_ALL, _SAID = 3, 1
_CLOSING = frozenset({"result", "clarify", "reply"})
"""Kinds of statement that need not promise another one."""


def judge(publication: Publication) -> Outcome:
    """Ask whether the next update is announced with its time, and then comes.

    问什么：通报和续报要预告下次发布时间 1 分，并按时再次发布 2 分；到演练结束尚未到约定时间的，
    按守约计。
    只说“及时公布”而没有时间的 1 分。结果通报、澄清和答复没有预告的不评。
    满分：“将于 9 月 19 日 10 时前再次通报”，并在此前发布续报。
    失分：承诺的时间过去，没有下文。
    """
    promised = spans(publication.reading.of(Element.PROMISE))
    due = _due(publication)
    if due is None and not promised:
        if publication.reading.kind in _CLOSING:
            return not_applicable("结论性发布，没有预告下次发布，不作评价。")
        return Outcome(Fraction(0), "没有预告下次发布。")
    if due is None:
        reason = "预告了后续发布，但没有填写下次通报时间，无法核对是否守约。"
        return Outcome(Fraction(_SAID), reason, gained=promised)
    at = moment(publication.evidence.header, due)
    later = _next(publication)
    if later is not None and later.t <= due:
        return Outcome(Fraction(_ALL), f"约定{at}前再次发布，已守约。", promised, rows=(later.seq,))
    if later is None and publication.evidence.stop < due:
        return Outcome(Fraction(_ALL), f"约定{at}再次发布，到演练结束尚未到期。", promised)
    reason = f"约定{at}前再次发布，届时没有发布。"
    return Outcome(Fraction(_SAID), reason, lost=promised)


def _due(publication: Publication) -> int | None:
    """When the next update was to come, in seconds since StartEx."""
    value = publication.reading.next_update
    return None if value is None else publication.evidence.header.moment(value)


def _next(publication: Publication) -> Row | None:
    """The next release of another text."""
    later = (row for row in publication.evidence.rows(*RELEASES) if row.seq > publication.row.seq)
    return next((row for row in later if key_of(row) != publication.key), None)


ITEM = Item("S10", "持续更新", 3, judge)
