"""Hot wash for a projector: one row that mattered on each slide, with a question to talk about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from flask import url_for

from scoring.finding import Finding, Status
from scoring.hot_wash import Highlight, Why, highlights
from scoring.scorecard import Scorecard
from web.card_view import FindingView, finding_view, points
from web.counterfactual.change import may_change
from web.number import whole
from web.row_view import RowView, row_view
from web.words import Moment, Words, cut

WHYS: Mapping[Why, str] = MappingProxyType(
    {
        Why.VETO: "一票否决",
        Why.RELEASE: "首次发布",
        Why.LOSS: "失分较多",
        Why.RAISE: "等级变化",
        Why.ANSWER: "次生舆情",
        Why.KEPT: "按时完成",
    }
)
"""Why a row is talked about."""

_DETAILS, _ALSO, _QUESTIONS = 5, 2, 2
"""How much of a row, how many further findings and how many questions a slide has room for."""

_ASKED: Mapping[Why, str] = MappingProxyType(
    {
        Why.VETO: "这一步触犯了一票否决项。当时是怎么决定的？谁可以在哪一步把它拦下来？",
        Why.RELEASE: "这是第一次公开回应。当时哪些事实已经可以说？再早一些发布，缺的是什么？",
        Why.RAISE: "等级变了，随即应当做哪几件事？大家各是什么时候知道的？",
        Why.ANSWER: "公众的这种反应由哪一步引起？当时能不能预见，现在会怎样改？",
        Why.KEPT: "这一项按时完成。哪些安排起了作用，值得固定下来？",
    }
)
_ASKED_OF_LOSS: Mapping[Status, str] = MappingProxyType(
    {
        Status.LATE: "时间花在了哪一步？哪一步可以提前，哪一步可以同时做？",
        Status.MISSED: "这件事没有做。当时知道要做吗？由谁提醒，怎样保证下次不漏？",
        Status.PARTIAL: "做了，但不完整。缺的部分当时有没有条件做到？",
        Status.VIOLATED: "这样做违反了规定。当时还有没有别的选择？",
    }
)


@dataclass(frozen=True, slots=True)
class Step:
    """Where an arrow leads; `href` is empty at either end."""

    back: str
    on: str


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide.

    `row` is None where something was never done, `said` is what it says, shortened. `finding` is
    the first of what was judged there, None where nothing was; `also` are the others. `lost` are
    the marks lost here, empty where none; `course` leads to what a change would have made.
    """

    number: int
    of: int
    whys: tuple[str, ...]
    moment: Moment
    row: RowView | None
    said: tuple[tuple[str, str], ...]
    finding: FindingView | None
    also: tuple[FindingView, ...]
    lost: str
    questions: tuple[str, ...]
    course: str
    step: Step


def slide_of(card: Scorecard, words: Words, drill_id: str, number: str) -> Slide | None:
    """Lay out one slide.

    Args:
        card: The scorecard.
        words: The names and times of its drill.
        drill_id: The drill, for links.
        number: Which slide, from 1, as the address says it; anything else is the nearest.

    Returns:
        The slide; None where there is nothing to talk about.
    """
    chosen = highlights(card, words.journal)
    if not chosen:
        return None
    place = min(max(whole(number) or 1, 1), len(chosen))
    one = chosen[place - 1]
    judged = {finding.id: finding for finding in card.findings}
    findings = [judged[name] for name in one.findings]
    views = [finding_view(finding, words) for finding in findings]
    row = None if one.seq is None else row_view(words.journal[one.seq], words)
    return Slide(
        number=place,
        of=len(chosen),
        whys=tuple(WHYS[why] for why in one.whys),
        moment=words.moment(one.t),
        row=row,
        said=() if row is None else _said(row),
        finding=next(iter(views), None),
        also=tuple(views[1 : 1 + _ALSO]),
        lost=_lost(one, findings),
        questions=_questions(one, findings),
        course=_course(one, words, drill_id),
        step=_step(place, len(chosen), drill_id),
    )


def _said(row: RowView) -> tuple[tuple[str, str], ...]:
    return tuple((part.label, cut(part.text)) for part in row.details[:_DETAILS])


def _lost(one: Highlight, findings: Iterable[Finding]) -> str:
    """The marks lost at a row that was chosen for them."""
    if not {Why.VETO, Why.LOSS}.intersection(one.whys):
        return ""
    return points(sum((found.max - found.points for found in findings), start=Fraction(0)))


def _questions(one: Highlight, findings: Iterable[Finding]) -> tuple[str, ...]:
    asked = [_ASKED[why] for why in one.whys if why in _ASKED]
    if Why.LOSS in one.whys:
        found = {finding.status: finding for finding in findings}
        asked += [question for status, question in _ASKED_OF_LOSS.items() if status in found]
    return tuple(asked[:_QUESTIONS])


def _course(one: Highlight, words: Words, drill_id: str) -> str:
    if one.seq is None or not may_change(words.journal[one.seq]):
        return ""
    return url_for("room.course", drill_id=drill_id, seq=one.seq)


def _step(place: int, last: int, drill_id: str) -> Step:
    def to(number: int) -> str:
        return url_for("room.hot_wash", drill_id=drill_id, n=number) if 1 <= number <= last else ""

    return Step(back=to(place - 1), on=to(place + 1))
