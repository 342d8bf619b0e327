from fractions import Fraction

from scoring.rubric import coverage
from scoring.rubric.coverage import Question
from scoring.rubric.line import Outcome
from tests.scoring.rubric.press import HOUR, POST, Row, notice, release, released


def rumour(name: str, *, severe: bool = False) -> Row:
    return (
        600,
        "world",
        "sim.rumour",
        {"rumour": name, "text": f"听说{name}", "severe": severe, "facts": []},
    )


INQUIRY: Row = (
    600,
    "world",
    "sim.media_inquiry",
    {
        "inquiry": "q1",
        "outlet": "wanbao",
        "question": "目前有多少学生就医，涉事食堂是否已经停业整顿？",
    },
)
ITEM: Row = (600, "world", "sim.citizen_post", {"item": "c1", "text": "能退吗", "to": ["dept"]})


def test_weightiest_three_are_asked_and_what_is_left_is_named() -> None:
    rows = (ITEM, INQUIRY, rumour("r1"), rumour("r2", severe=True))
    publication = notice("正在核查。", *rows, addresses=["r2"])

    assert coverage.judge(publication) == Outcome(
        Fraction(10, 3),
        "最受关注的3个问题中，未充分回应：“目前有多少学生就医，涉事食堂是否已经停业…”“听说r1”。",
        rows=(5, 3, 4),
    )


def test_all_answered_earns_all() -> None:
    publication = notice("正在核查。", ITEM, INQUIRY, addresses=["c1", "q1"])

    assert coverage.judge(publication) == Outcome(
        Fraction(10), "最受关注的问题均已回应。", rows=(3, 2)
    )


def test_rumour_that_is_only_ticked_is_worth_half() -> None:
    outcome = coverage.judge(notice("已到场。", rumour("r1"), addresses=["r1"]))

    assert (outcome.points, outcome.reason) == (
        5,
        "最受关注的1个问题中，未充分回应：“听说r1”。",
    )


def test_nothing_asked_is_not_judged() -> None:
    assert coverage.judge(notice("通报")) == Outcome(None, "发布时没有待回应的问题，不作评价。")


def test_question_answered_earlier_or_closed_is_no_longer_open() -> None:
    reply: Row = (700, "dept", "reply.final", {"item": "c1", "text": "可以"})
    accepted: Row = (700, "lg_office", "interview.accept", {"inquiry": "q1"})
    rows = (POST, ITEM, INQUIRY, rumour("r1"), rumour("r2"), reply, accepted)
    *_, second = released(*rows, *release("一", addresses=["r1"]), *release("二", 2 * HOUR, "s2"))

    assert coverage.questions(second) == (Question("r2", 3, "听说r2", 5, rumour=True),)


def test_rumour_that_appears_twice_is_one_question() -> None:
    publication = notice("通报", rumour("r1"), rumour("r1"))

    assert [one.seq for one in coverage.questions(publication)] == [2]
