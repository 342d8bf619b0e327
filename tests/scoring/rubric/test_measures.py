from fractions import Fraction

import pytest

from scoring.rubric import measures
from scoring.rubric.line import Outcome
from simulator.statement.text import Span
from tests.scoring.rubric.press import Row, notice

DONE: Row = (600, "dept", "measure.do", {"code": "C1-2", "legal_basis": "第一百零五条", "note": ""})


def test_two_measures_with_actor_time_and_record_earn_all() -> None:
    text = "18日16时，我局责令停业，封存留样，抽样送检。"

    assert measures.judge(notice(text, DONE, measures=[2])) == Outcome(
        Fraction(15),
        "措施具体，有主体有时间，均有记录。",
        gained=(Span(9, 13, "责令停业"), Span(14, 18, "封存留样")),
        rows=(2,),
    )


@pytest.mark.parametrize(
    ("text", "cited", "points", "reason"),
    [
        ("将加强监管。", [], 0, "没有具体措施；没有列出已采取措施的记录。"),
        (
            "责令停业。",
            [2],
            6,
            "具体措施不足两项；措施没有写明由谁做；措施没有写明时间。",
        ),
        ("我局责令停业，封存留样。", [2], 12, "措施没有写明时间。"),
        ("18日，我局责令停业，封存留样。", [], 12, "没有列出已采取措施的记录。"),
        ("18日，我局责令停业，封存留样。", [2, 1, 9], 13, "所列措施有2项在日志中找不到。"),
    ],
)
def test_what_is_missing_costs_points(
    text: str, cited: list[int], points: int, reason: str
) -> None:
    outcome = measures.judge(notice(text, DONE, measures=cited))

    assert (outcome.points, outcome.reason) == (points, reason)


def test_most_complete_measures_count() -> None:
    text = "责令停业。\n18日，我局封存留样，抽样送检。"
    outcome = measures.judge(notice(text, DONE, measures=[2]))

    assert [span.quote for span in outcome.gained] == ["封存留样", "抽样送检"]
    assert outcome.points == 15
