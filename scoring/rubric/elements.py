"""S2: the elements of a fact: when, where, who, what is verified, whence.

Source: doctrine §5.2 S2.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.rubric.line import Item, Outcome, spans
from scoring.rubric.publication import Publication
from simulator.statement.element import Element, Mark
from simulator.statement.text import Span

_EACH = 3
_VAGUE = 1


@dataclass(frozen=True, slots=True)
class _Slot:
    """One element: its name, the marks that fill it, those that only touch it."""

    name: str
    filled: tuple[Span, ...]
    vague: tuple[Span, ...] = ()
    told: bool = False
    """Filled by a field of the draft, without words of its own."""

    @property
    def worth(self) -> int:
        """Points for this element."""
        return _EACH if self.filled or self.told else _VAGUE if self.vague else 0


def judge(publication: Publication) -> Outcome:
    """Ask whether the statement says when, where, who, what is verified and how it is known.

    问什么：时间、地点、主体、已核实的事实、信息来源五项要素，每项 3 分；
    只说“近日”“涉事企业”“据了解”的，
    该项 1 分。已核实的事实：所引用的事实当时已查明，或文中数字与已查明的一致；数字与已查明的不符，
    该项 0 分。
    满分：“9 月 18 日 13 时许，栖川市澄湾实验学校……据栖川市第二人民医院通报，37 名学生就诊”。
    失分：“近日，某单位发生一起事件，有关部门已介入”。
    """
    slots = (*_circumstances(publication), _verified(publication))
    vague = [slot for slot in slots if slot.worth == _VAGUE]
    absent = [slot.name for slot in slots if not slot.worth]
    said = [f"缺少{'、'.join(absent)}"] if absent else []
    said += [f"{slot.name}笼统" for slot in vague]
    return Outcome(
        Fraction(sum(slot.worth for slot in slots)),
        f"{'，'.join(said)}。" if said else "时间、地点、主体、已核实的事实和来源齐全。",
        gained=tuple(sorted({span for slot in slots for span in slot.filled})),
        lost=tuple(span for slot in vague for span in slot.vague),
        rows=_rows(publication),
    )


def _circumstances(publication: Publication) -> Sequence[_Slot]:
    reading = publication.reading
    promised = reading.of(Element.PROMISE)
    exact = [
        mark
        for mark in reading.of(Element.TIME, values=("exact",))
        if not any(_inside(mark, promise) for promise in promised)
    ]
    return (
        _Slot("时间", spans(exact), spans(reading.of(Element.TIME, values=("vague",)))),
        _Slot("地点", spans(reading.of(Element.PLACE))),
        _Slot(
            "主体",
            spans(reading.of(Element.SUBJECT, values=("named", "claim"))),
            spans(reading.of(Element.SUBJECT, values=("vague",))),
        ),
        _Slot(
            "信息来源",
            spans(reading.of(Element.SOURCE, values=("firm",))),
            spans(reading.of(Element.SOURCE, values=("weak",))),
        ),
    )


def _inside(mark: Mark, other: Mark) -> bool:
    return other.span.start <= mark.span.start and mark.span.end <= other.span.end


def _verified(publication: Publication) -> _Slot:
    figures = publication.figures
    right = tuple(figure.count.span for figure in figures if figure.agrees)
    if any(figure.agrees is False for figure in figures):
        return _Slot("与已核实情况一致的数字", ())
    return _Slot("已核实的事实", right, told=bool(publication.told))


def _rows(publication: Publication) -> tuple[int, ...]:
    """The rows in which the facts it cites became known."""
    return tuple(
        row.seq
        for row in publication.before("sim.fact")
        if row.data.get("fact") in publication.cited
    )


ITEM = Item("S2", "事实要素", 15, judge)
