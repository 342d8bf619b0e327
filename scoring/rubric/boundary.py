"""S3: the line between what is known and what is not; no early cause, number or blame.

Source: doctrine §5.2 S3; catalogue A-16.
"""

from fractions import Fraction

from scoring.rubric.line import Fault, Item, Outcome, lost_to, quoted, spans
from scoring.rubric.publication import Publication
from simulator.statement.element import Element
from simulator.statement.ledger import Figure

_ALL = 15
_CAUSE, _HEDGED, _NUMBER, _BLAME, _FACT, _SILENT = 7, 3, 5, 5, 5, 4
"""Points that each kind of fault costs."""


def judge(publication: Publication) -> Outcome:
    """Ask that nothing is said that is not yet known, and that what is open is called open.

    问什么：已知与未知的界限。与已查明的事实矛盾，记 0 分并列入谎报核对。
    扣分：原因未查明而断定或排除原因，扣 7 分；原因未查明而猜测，扣 3 分；未核实的伤亡等数字，
    扣 5 分；
    责任或性质未查明而定性归责，扣 5 分；引用尚未查明的事实，扣 5 分；
    通报和续报在原因未明（食品、特种设备和其他突发事件，或有人受害）或什么都未查明时不说明尚待核查，
    扣 4 分。
    满分：“原因正在调查，检验结果尚未出具”。
    失分：化验之前写“系学生自行购买零食所致”。
    """
    reading = publication.reading
    opened = spans(reading.of(Element.UNKNOWN))
    wrong = tuple(f.count.span for f in publication.figures if f.agrees is False)
    if wrong:
        reason = f"{quoted(wrong)}与已查明的事实不符，列入谎报核对。"
        return Outcome(Fraction(0), reason, gained=opened, lost=wrong)
    faults = [
        fault
        for fault in (
            _cause(publication),
            _guess(publication),
            _number(publication),
            _blame(publication),
            _fact(publication),
            _silence(publication),
        )
        if fault
    ]
    points = max(0, _ALL - sum(fault.cost for fault in faults))
    reason = "；".join(fault.reason for fault in faults) or "已知与未知分明，没有提前下结论"
    lost = lost_to(faults)
    return Outcome(Fraction(points), f"{reason}。", gained=opened, lost=lost)


def _cause(publication: Publication) -> Fault | None:
    """A cause is asserted or ruled out that is not known; the field counts as the words do."""
    reading = publication.reading
    said = reading.asserts_cause
    if said is not None and said not in publication.known:
        words = spans(reading.of(Element.CAUSE))
        return Fault(_CAUSE, "所认定的原因当时尚未查明", words)
    if publication.knows("cause"):
        return None
    excluded = () if publication.cited else reading.of(Element.CAUSE, values=("excluded",))
    words = spans((*reading.of(Element.CAUSE, values=("asserted",)), *excluded))
    if not words:
        return None
    return Fault(_CAUSE, f"原因尚未查明即下结论：{quoted(words)}", words)


def _guess(publication: Publication) -> Fault | None:
    words = spans(publication.reading.of(Element.CAUSE, values=("hedged",)))
    if not words or publication.knows("cause"):
        return None
    return Fault(_HEDGED, f"原因尚未查明即作猜测：{quoted(words)}", words)


def _number(publication: Publication) -> Fault | None:
    figures = publication.figures
    whole = max((f.count.least for f in figures if f.agrees), default=0)
    bare = tuple(f.count.span for f in figures if _is_bare(f) and not _is_share(f, whole))
    return Fault(_NUMBER, f"数字尚未核实：{quoted(bare)}", bare) if bare else None


def _is_bare(figure: Figure) -> bool:
    return figure.agrees is None and not _HARMED.isdisjoint(figure.count.topics)


def _is_share(figure: Figure, whole: int) -> bool:
    """Whether a number can be a part of a verified one: so many of the ill went home."""
    return figure.count.least < whole and _GRAVE.isdisjoint(figure.count.topics)


_GRAVE = frozenset({"dead", "injured", "missing"})
"""Topics whose numbers are never a mere part."""

_HARMED = frozenset({"dead", "injured", "treated", "admitted", "ill", "missing"})
"""Topics whose numbers must be verified before they are named."""


def _blame(publication: Publication) -> Fault | None:
    words = spans(publication.reading.of(Element.BLAME))
    settled = publication.knows("cause") or publication.knows("course")
    if not words or settled or {"true", "partly"} & publication.verdicts:
        return None
    return Fault(_BLAME, f"尚未查明即定性或归责：{quoted(words)}", words)


def _fact(publication: Publication) -> Fault | None:
    early = [fact for fact in publication.reading.facts if fact not in publication.known]
    if not early:
        return None
    return Fault(_FACT, f"引用的情况当时尚未查明：{'、'.join(early)}")


def _silence(publication: Publication) -> Fault | None:
    reading = publication.reading
    if reading.kind not in ("notice", "progress") or reading.of(Element.UNKNOWN):
        return None
    if publication.knows("cause") or (publication.known and not _asks_for_cause(publication)):
        return None
    return Fault(_SILENT, "没有说明哪些情况尚待核查")


def _asks_for_cause(publication: Publication) -> bool:
    """Whether people want to know why it happened: somebody was harmed, or it was an accident."""
    return publication.harm or publication.category in _ACCIDENTS


_ACCIDENTS = (1, 2, 8)
"""Categories in which something happened that has a cause: food, equipment, other emergencies."""


ITEM = Item("S3", "已知与未知", 15, judge)
