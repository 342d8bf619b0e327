from fractions import Fraction

import pytest

from scoring.rubric import language
from scoring.rubric.line import Outcome
from simulator.statement.text import Span
from tests.scoring.rubric.press import notice


def test_plain_language_earns_all() -> None:
    assert language.judge(notice("18 日，我局责令停业。")) == Outcome(Fraction(3), "语言朴实准确。")


def test_each_sort_of_fault_costs_a_point() -> None:
    text = "绝对安全，个别现象，举一反三，常抓不懈，电话 13912345678。"

    assert language.judge(notice(text)) == Outcome(
        Fraction(0),
        "绝对化或轻描淡写：“绝对安全”“个别”；口号套话：“举一反三”“常抓不懈”；"
        "个人信息或内部情况：“13912345678”。",
        lost=(
            Span(0, 4, "绝对安全"),
            Span(5, 7, "个别"),
            Span(10, 14, "举一反三"),
            Span(15, 19, "常抓不懈"),
            Span(23, 34, "13912345678"),
        ),
    )


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("举一反三。", 3),
        ("做好舆情工作。", 2),
        ("做好舆情引导，形成闭环，找到抓手。", 1),
        ("绝对安全，万无一失，百分百合格，零风险。", 0),
        ("关于网传消息的澄清\n情况正在了解。", 2),
        ("关于网传消息的澄清\n该消息不属实。", 3),
        ("致歉信\n已到场。", 2),
        ("致歉信\n我们诚恳道歉。", 3),
        ("调查结果通报\n已到场。", 2),
        ("调查结果通报\n经核查，已到场。", 3),
        ("情况通报\n已到场。", 3),
    ],
)
def test_slogans_jargon_and_title(text: str, points: int) -> None:
    assert language.judge(notice(text)).points == points
