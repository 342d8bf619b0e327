"""S8: a posture that fits the bureau's responsibility.

The table follows situational crisis communication theory as doctrine §5.2 puts it for a
regulator: say what happened, care, put right; deny only what is false, and with evidence; own
faults are answered for; critics are not attacked.
"""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from scoring.rubric.line import Fault, Item, Outcome, lost_to, quoted, spans
from scoring.rubric.publication import Publication
from simulator.statement.element import Element
from simulator.statement.text import Span

_ALL = 7
_ATTACK, _DENIAL, _MIX, _EXCUSE = 4, 3, 3, 2


class Posture(StrEnum):
    """What a statement can do towards the public, with its Chinese name."""

    INFORM = "说明情况"
    ADJUST = "表达关切"
    CORRECT = "说明处置"
    REBUILD = "致歉或承担责任"
    DENY = "澄清不实"
    PROVE = "出示证据"
    EXPLAIN = "解释依据或采纳意见"
    TALK = "沟通协商"


_INFORM, _ADJUST, _CORRECT = Posture.INFORM, Posture.ADJUST, Posture.CORRECT
_ACCIDENT = (_INFORM, _ADJUST, _CORRECT)
_CLARIFY = (Posture.DENY, Posture.PROVE, Posture.EXPLAIN)

FITTING: Mapping[int | None, tuple[Posture, ...]] = MappingProxyType(
    {
        1: _ACCIDENT,
        2: _ACCIDENT,
        3: (Posture.EXPLAIN, _ADJUST),
        4: (_INFORM, _CORRECT),
        5: (_INFORM, _CORRECT),
        6: _CLARIFY,
        7: (_ADJUST, Posture.TALK, Posture.EXPLAIN),
        8: _ACCIDENT,
        None: (_INFORM, _ADJUST),
    }
)
"""What fits an incident, by category; a clarification has its own row, that of category 6."""

_BY_MARKS: Mapping[Posture, tuple[Element, ...]] = MappingProxyType(
    {
        Posture.REBUILD: (Element.APOLOGY, Element.ACCOUNTABILITY),
        Posture.DENY: (Element.DENIAL,),
        Posture.PROVE: (Element.EVIDENCE, Element.SOURCE),
        Posture.EXPLAIN: (
            Element.LEGAL,
            Element.EXPLANATION,
            Element.DIALOGUE,
            Element.EVIDENCE,
        ),
        Posture.TALK: (Element.DIALOGUE,),
    }
)


def judge(publication: Publication) -> Outcome:
    """Ask whether the statement does what this kind of incident asks of a regulator.

    问什么：姿态与责任相称。食品、特种设备和其他突发事件：说明情况、表达关切、说明处置；
    政策和裁量争议：
    解释依据或采纳意见，并表达关切；市场违法：说明情况、说明处置；作风问题查实的须致歉或承担责任；
    谣言和不实指称：澄清并出示证据、作出解释；群体性事件：表达关切、沟通协商、解释依据。
    各项平均分配 7 分。
    扣分：指责质疑者扣 4 分；没有证据的否认扣 3 分；没有查明的事实却边否认边致歉扣 3 分；
    推脱或自我表扬扣 2 分。
    满分：查实属实的作风问题，如实说明、道歉并停职调查。
    失分：“个别网民居心叵测”“一贯工作扎实”。
    """
    wanted = _wanted(publication)
    shown = {posture: _words(publication, posture) for posture in wanted}
    absent = [posture for posture in wanted if shown[posture] is None]
    faults = [fault for fault in _faults(publication) if fault]
    points = Fraction(_ALL * (len(wanted) - len(absent)), len(wanted))
    points = max(Fraction(0), points - sum(fault.cost for fault in faults))
    said = [f"缺少：{'、'.join(absent)}"] if absent else []
    said += [fault.reason for fault in faults]
    return Outcome(
        points,
        f"{'；'.join(said) or '姿态与责任相称'}。",
        gained=tuple(sorted({span for words in shown.values() for span in words or ()})),
        lost=lost_to(faults),
    )


def _wanted(publication: Publication) -> tuple[Posture, ...]:
    if publication.reading.kind == "clarify":
        return _CLARIFY
    fitting = FITTING.get(publication.category, FITTING[None])
    return (*fitting, Posture.REBUILD) if _own_fault(publication) else fitting


def _own_fault(publication: Publication) -> bool:
    """Whether the bureau's own dereliction has been found."""
    if "handling_poor" in publication.evidence.header.flags:
        return True
    return publication.category == _CONDUCT and "true" in publication.verdicts


_CONDUCT = 5
"""The category of the conduct of officials."""


def _words(publication: Publication, posture: Posture) -> tuple[Span, ...] | None:
    """The words that show a posture, None where it is not shown."""
    if posture is _INFORM:
        agreed = tuple(f.count.span for f in publication.figures if f.agrees)
        return agreed if agreed or publication.told else _event(publication)
    if posture is _ADJUST:
        marks = publication.reading.of(Element.CONCERN, Element.APOLOGY)
        respect = publication.reading.of(Element.ATTITUDE, values=("understanding", "thanks"))
        return spans((*marks, *respect)) or None
    if posture is _CORRECT:
        return tuple(m.span for m in publication.reading.content.measures) or None
    return spans(publication.reading.of(*_BY_MARKS[posture])) or None


def _event(publication: Publication) -> tuple[Span, ...] | None:
    """When it happened, and where or to whom; None if either is missing."""
    reading = publication.reading
    when = reading.of(Element.TIME, values=("exact",))
    whom = (*reading.of(Element.PLACE), *reading.of(Element.SUBJECT, values=("named", "claim")))
    return spans((*when, *whom)) if when and whom else None


def _faults(publication: Publication) -> tuple[Fault | None, ...]:
    return _attack(publication), _bare_denial(publication), _mix(publication), _excuse(publication)


def _attack(publication: Publication) -> Fault | None:
    words = spans(publication.reading.of(Element.ATTACK))
    return Fault(_ATTACK, f"指责质疑者：{quoted(words)}", words) if words else None


def _bare_denial(publication: Publication) -> Fault | None:
    words = spans(publication.reading.of(Element.DENIAL))
    if not words or publication.cited:
        return None
    return Fault(_DENIAL, f"没有查明的事实作证据即否认：{quoted(words)}", words)


def _mix(publication: Publication) -> Fault | None:
    denied, sorry = publication.reading.of(Element.DENIAL), publication.reading.of(Element.APOLOGY)
    if not denied or not sorry or publication.cited:
        return None
    return Fault(_MIX, "没有查明的事实，边否认边致歉", spans((*denied, *sorry)))


def _excuse(publication: Publication) -> Fault | None:
    words = spans(publication.reading.of(Element.EXCUSE, Element.BOLSTER, Element.MISFIT))
    return Fault(_EXCUSE, f"推脱或自我表扬：{quoted(words)}", words) if words else None


ITEM = Item("S8", "姿态与责任", 7, judge)
