from fractions import Fraction

import pytest

from scoring.rubric import boundary
from scoring.rubric.line import Outcome
from simulator.statement.text import Span
from tests.scoring.rubric.press import CASES, Row, notice

CAUSE = {"id": "f2", "kind": "cause", "text": "检出毒素"}
OPEN = "原因正在调查。"
FINDING: Row = (700, "dept", "verify.finding", {"kind": "fact", "verdict": "true", "text": "属实"})


def test_what_is_open_is_called_open() -> None:
    assert boundary.judge(notice(OPEN)) == Outcome(
        Fraction(15), "已知与未知分明，没有提前下结论。", gained=(Span(0, 6, "原因正在调查"),)
    )


def test_number_against_a_known_fact_loses_everything() -> None:
    outcome = boundary.judge(notice(f"27 名学生就诊，{OPEN}", known=[CASES]))

    assert outcome == Outcome(
        Fraction(0),
        "“27 名”与已查明的事实不符，列入谎报核对。",
        gained=(Span(9, 15, "原因正在调查"),),
        lost=(Span(0, 4, "27 名"),),
    )


@pytest.mark.parametrize(
    ("text", "draft", "points", "reason", "lost"),
    [
        ("系零食所致。", {}, 8, "原因尚未查明即下结论：“系零食所致”。", ["系零食所致"]),
        ("与食堂无关。", {}, 8, "原因尚未查明即下结论：“与食堂无关”。", ["与食堂无关"]),
        ("疑似食物中毒。", {}, 12, "原因尚未查明即作猜测：“疑似食物中毒”。", ["疑似食物中毒"]),
        ("5 人受伤。", {}, 10, "数字尚未核实：“5 人”。", ["5 人"]),
        ("黑心商家。", {}, 10, "尚未查明即定性或归责：“黑心商家”。", ["黑心商家"]),
        ("", {"facts": ["f9"]}, 10, "引用的情况当时尚未查明：f9。", []),
        ("", {"asserts_cause": "f9"}, 8, "所认定的原因当时尚未查明。", []),
    ],
)
def test_each_early_claim_costs_points(
    text: str, draft: dict[str, object], points: int, reason: str, lost: list[str]
) -> None:
    outcome = boundary.judge(notice(f"{text}{OPEN}", **draft))

    quotes = [span.quote for span in outcome.lost]
    assert (outcome.points, outcome.reason, quotes) == (points, reason, lost)


def test_faults_add_up_and_never_go_below_nothing() -> None:
    text = "系零食所致，5 人受伤，黑心商家。"
    outcome = boundary.judge(notice(text, facts=["f9"]))

    assert (outcome.points, [span.quote for span in outcome.lost]) == (
        0,
        ["系零食所致", "5 人", "黑心商家"],
    )


def test_notice_that_leaves_nothing_open_while_the_cause_is_unknown_loses() -> None:
    assert boundary.judge(notice("已到场。")) == Outcome(Fraction(11), "没有说明哪些情况尚待核查。")
    assert boundary.judge(notice("已到场。", kind="result")).points == 15
    assert boundary.judge(notice("已到场。", known=[CAUSE])).points == 15


def test_known_cause_may_be_named_guessed_and_blamed() -> None:
    text = "系毒素所致，疑似食物中毒，企业负主要责任。"

    assert boundary.judge(notice(text, known=[CAUSE], asserts_cause="f2")).points == 15


def test_verified_fact_lets_a_cause_be_ruled_out_but_not_asserted() -> None:
    fact = {"id": "f3", "kind": "fact", "text": "合格"}

    assert boundary.judge(notice(f"与食堂无关，{OPEN}", known=[fact], facts=["f3"])).points == 15
    assert boundary.judge(notice(f"系零食所致，{OPEN}", known=[fact], facts=["f3"])).points == 8


def test_blame_after_a_finding_is_no_fault() -> None:
    assert boundary.judge(notice(f"黑心商家，{OPEN}", FINDING)).points == 15


def test_number_of_complaints_needs_no_fact() -> None:
    assert boundary.judge(notice(f"收到投诉 8 件，{OPEN}")).points == 15
