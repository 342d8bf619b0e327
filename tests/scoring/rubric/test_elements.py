from fractions import Fraction

from scoring.rubric import elements
from scoring.rubric.line import Outcome
from simulator.statement.text import Span
from tests.scoring.rubric.press import CASES, notice


def test_all_five_elements_earn_all_points_with_their_words() -> None:
    text = "18 日，栖川市澄湾实验学校：据第二人民医院通报，37 名学生就诊。"

    assert elements.judge(notice(text, known=(CASES,))) == Outcome(
        Fraction(15),
        "时间、地点、主体、已核实的事实和来源齐全。",
        gained=(
            Span(0, 4, "18 日"),
            Span(5, 14, "栖川市澄湾实验学校"),
            Span(15, 24, "据第二人民医院通报"),
            Span(25, 29, "37 名"),
        ),
    )


def test_vague_elements_earn_a_point_each() -> None:
    outcome = elements.judge(notice("近日，据了解，涉事企业已停业。"))

    assert outcome == Outcome(
        Fraction(3),
        "缺少地点、已核实的事实，时间笼统，主体笼统，信息来源笼统。",
        lost=(Span(0, 2, "近日"), Span(7, 11, "涉事企业"), Span(3, 6, "据了解")),
    )


def test_time_of_a_promise_is_no_time_of_the_event() -> None:
    outcome = elements.judge(notice("将于9月19日10时通报。"))

    assert (outcome.points, outcome.gained) == (Fraction(0), ())


def test_cited_fact_counts_as_verified_and_names_its_row() -> None:
    records = {"id": "f2", "kind": "fact", "text": "票证齐全"}
    outcome = elements.judge(notice("情况已核实。", known=[records], facts=["f2"]))

    assert (outcome.points, outcome.rows) == (Fraction(3), (2,))


def test_number_that_is_cited_must_stand_in_the_text() -> None:
    outcome = elements.judge(notice("情况已核实。", known=[CASES], facts=["f1"]))

    assert (outcome.points, outcome.rows) == (Fraction(0), (2,))


def test_wrong_number_loses_the_verified_fact() -> None:
    outcome = elements.judge(notice("27 名学生就诊。", known=(CASES,)))

    assert outcome == Outcome(
        Fraction(0), "缺少时间、地点、主体、信息来源、与已核实情况一致的数字。"
    )
