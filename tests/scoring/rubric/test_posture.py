from fractions import Fraction

import pytest

from scoring.rubric import posture
from scoring.rubric.line import Outcome
from simulator.statement.text import Span
from tests.scoring.rubric.press import CASES, Row, notice

FACT = {"id": "f3", "kind": "fact", "text": "合格"}
TRUE: Row = (700, "dept", "verify.finding", {"kind": "fact", "verdict": "true", "text": "属实"})
WHOLE = "37 名学生就诊，我们牵挂孩子，我局封存留样。"


def judged(text: str, *rows: Row, category: int | None = 1, **draft: object) -> Outcome:
    return posture.judge(notice(text, *rows, truth={"category": category}, **draft))


def test_accident_asks_to_inform_to_care_and_to_put_right() -> None:
    assert posture.judge(notice(WHOLE, known=[CASES])) == Outcome(
        Fraction(7),
        "姿态与责任相称。",
        gained=(Span(0, 4, "37 名"), Span(11, 13, "牵挂"), Span(18, 22, "封存留样")),
    )


@pytest.mark.parametrize(
    ("category", "text", "reason"),
    [
        (1, "已到场。", "缺少：说明情况、表达关切、说明处置。"),
        (3, "已到场。", "缺少：解释依据或采纳意见、表达关切。"),
        (4, "已到场。", "缺少：说明情况、说明处置。"),
        (6, "已到场。", "缺少：澄清不实、出示证据、解释依据或采纳意见。"),
        (7, "已到场。", "缺少：表达关切、沟通协商、解释依据或采纳意见。"),
        (None, "已到场。", "缺少：说明情况、表达关切。"),
        (9, "已到场。", "缺少：说明情况、表达关切。"),
    ],
)
def test_each_category_asks_for_its_own_postures(
    category: int | None, text: str, reason: str
) -> None:
    outcome = judged(text, category=category)

    assert (outcome.points, outcome.reason) == (0, reason)


def test_share_of_the_postures_is_the_share_of_the_points() -> None:
    outcome = judged("我们牵挂孩子，我局封存留样。")

    assert (outcome.points, outcome.reason) == (Fraction(14, 3), "缺少：说明情况。")


def test_own_fault_asks_for_an_apology() -> None:
    text = "我局已立案。"

    assert judged(text, TRUE, category=5, known=[FACT], facts=["f3"]).reason == (
        "缺少：致歉或承担责任。"
    )
    poor = notice(WHOLE, known=[CASES], truth={"flags": ["handling_poor"]})
    assert posture.judge(poor).reason == "缺少：致歉或承担责任。"
    assert judged(f"{text}我们道歉。", TRUE, category=5, known=[FACT], facts=["f3"]).points == 7


def test_clarification_denies_with_evidence_whatever_the_category() -> None:
    text = "网传消息不属实，检验报告已公开。"
    outcome = judged(text, category=1, kind="clarify", known=[FACT], facts=["f3"])

    assert (outcome.points, outcome.reason) == (7, "姿态与责任相称。")


@pytest.mark.parametrize(
    ("text", "points", "reason"),
    [
        ("个别人别有用心。", 3, "指责质疑者：“别有用心”。"),
        ("该消息不属实。", 4, "没有查明的事实作证据即否认：“不属实”。"),
        ("人手不足。", 5, "推脱或自我表扬：“人手不足”。"),
        (
            "该消息不属实，抱歉。",
            1,
            "没有查明的事实作证据即否认：“不属实”；没有查明的事实，边否认边致歉。",
        ),
    ],
)
def test_wrong_posture_costs_points(text: str, points: int, reason: str) -> None:
    outcome = judged(f"我局立案。大家的疑问我们理解。说明如下：{text}", category=3)

    assert (outcome.points, outcome.reason) == (points, reason)


def test_points_never_go_below_nothing() -> None:
    assert judged("人手不足，个别人别有用心，该消息不属实。").points == 0
