from fractions import Fraction

import pytest

from scoring.rubric import advice
from scoring.rubric.line import Outcome
from simulator.statement.text import Span
from tests.scoring.rubric.press import notice


def test_advice_and_number_earn_all() -> None:
    assert advice.judge(notice("请及时就医，电话12315。")) == Outcome(
        Fraction(8),
        "告诉了公众怎么做、找谁。",
        gained=(Span(0, 5, "请及时就医"), Span(8, 13, "12315")),
    )


@pytest.mark.parametrize(
    ("text", "points", "reason"),
    [
        ("请及时就医。", 4, "没有联系电话。"),
        ("监督电话12315。", 4, "没有行动提示。"),
        ("已到场。", 0, "没有行动提示和联系电话。"),
    ],
)
def test_half_is_lost_for_each_that_is_missing(text: str, points: int, reason: str) -> None:
    outcome = advice.judge(notice(text))

    assert (outcome.points, outcome.reason) == (points, reason)
