"""S7: whether the questions that the public asks most are answered.

Source: doctrine §5.2 S7.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from scoring.row import Row
from scoring.rubric.line import Item, Outcome, not_applicable
from scoring.rubric.publication import Publication
from simulator.statement.element import Element

_TOP = 3
"""Questions that must be answered: the weightiest open ones."""

_TICKED_ONLY = Fraction(1, 2)
"""What a rumour is worth that is ticked as answered, while the text neither denies nor checks."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something that people want to know: its id, weight, words and row."""

    id: str
    weight: int
    words: str
    seq: int
    rumour: bool = False


def judge(publication: Publication) -> Outcome:
    """Ask whether the three weightiest open questions are answered.

    问什么：发布时公众最关心而尚未回应的问题，最多取三个：影响恶劣的谣言、其他谣言和媒体采访、
    网民诉求，依次为重；同等的先出现者为先。按稿件“回应的问题”计分，
    平均分配 10 分。
    勾选了谣言而正文既没有澄清也没有说明正在核查的，该问题减半。没有待回应的问题时不评。
    满分：三个问题都已回应。
    失分：通报了情况，却回避传得最多的说法。
    """
    top = sorted(questions(publication), key=lambda one: (-one.weight, one.seq))[:_TOP]
    if not top:
        return not_applicable("发布时没有待回应的问题，不作评价。")
    addressed = set(publication.reading.addresses)
    worth = {
        one.id: _worth(one, publication) if one.id in addressed else Fraction(0) for one in top
    }
    left = [one for one in top if worth[one.id] < 1]
    points = 10 * sum(worth.values(), Fraction(0)) / len(top)
    words = "".join(f"“{one.words}”" for one in left)
    reason = (
        f"最受关注的{len(top)}个问题中，未充分回应：{words}。"
        if left
        else "最受关注的问题均已回应。"
    )
    return Outcome(points, reason, rows=tuple(one.seq for one in top))


_CLOSES = ("sim.media_inquiry_closed", "interview.accept", "reply.opinion", "reply.final")
"""Rows after which a question is no longer open."""


def questions(publication: Publication) -> tuple[Question, ...]:
    """What was open when it went out: asked before, and not answered by an earlier statement."""
    answered = {name for one in publication.earlier for name in one.reading.addresses}
    closed = {
        str(row.data.get("inquiry") or row.data.get("item")) for row in publication.before(*_CLOSES)
    }
    found: dict[str, Question] = {}
    for one in _asked(publication):
        if one.id not in answered | closed:
            found.setdefault(one.id, one)
    return tuple(found.values())


def _asked(publication: Publication) -> Iterator[Question]:
    for row in publication.before("sim.rumour"):
        weight = 4 if row.data.get("severe") else 3
        yield Question(
            str(row.data.get("rumour")), weight, _words(row, "text"), row.seq, rumour=True
        )
    for row in publication.before("sim.media_inquiry"):
        yield Question(str(row.data.get("inquiry")), 3, _words(row, "question"), row.seq)
    for row in publication.before("sim.citizen_post"):
        yield Question(str(row.data.get("item")), 1, _words(row, "text"), row.seq)


def _words(row: Row, field: str) -> str:
    """The beginning of a question."""
    text = " ".join(str(row.data.get(field) or "").split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


_SHOWN = 20


def _worth(question: Question, publication: Publication) -> Fraction:
    speaks = publication.reading.of(
        Element.DENIAL, Element.UNKNOWN, Element.EXPLANATION, Element.EVIDENCE
    )
    return _TICKED_ONLY if question.rumour and not speaks else Fraction(1)


ITEM = Item("S7", "回应关切", 10, judge)
