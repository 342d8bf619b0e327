from fractions import Fraction

from scoring.rubric import consistency
from scoring.rubric.line import Outcome
from simulator.statement.text import Span
from tests.scoring.rubric.press import CASES, HOUR, POST, Row, fact, release, released


def second(first: str, text: str, *between: Row, **draft: object) -> Outcome:
    *_, last = released(
        POST,
        *release(first, asserts_cause=draft.pop("before", None)),
        *between,
        *release(text, 2 * HOUR, "s2", **draft),
        facts=[CASES],
    )
    return consistency.judge(last)


def test_first_release_has_nothing_to_be_compared_with() -> None:
    [only] = released(POST, *release("通报"))

    assert consistency.judge(only) == Outcome(None, "首次发布，没有前文可比。")


def test_other_number_without_a_new_fact_loses_points() -> None:
    assert second("30 名学生就诊，5 人住院。", "12 名学生就诊，5 人住院。") == Outcome(
        Fraction(2),
        "“12 名”与此前发布不一致，没有新查明的事实支持。",
        lost=(Span(0, 4, "12 名"),),
        rows=(4,),
    )


def test_number_that_a_new_fact_supports_agrees() -> None:
    outcome = second("23 名学生就诊。", "37 名学生就诊。", fact(t=HOUR + 60))

    assert outcome == Outcome(Fraction(4), "与此前发布一致。", rows=(4,))


def test_number_that_nobody_gave_before_is_no_change() -> None:
    assert second("23 名学生就诊。", "5 人住院。").points == 4


def test_other_cause_loses_everything() -> None:
    assert second("一", "二", before="f2", asserts_cause="f3") == Outcome(
        Fraction(0), "认定的原因与此前发布不同，没有说明。", rows=(4,)
    )
    assert second("一", "二", before="f2", asserts_cause="f2").points == 4
    assert second("一", "二", before="f2").points == 4
    assert second("一", "二", asserts_cause="f2").points == 4


def test_correction_that_is_named_keeps_the_points() -> None:
    outcome = second("30 名学生就诊。", "更正：12 名学生就诊。")

    assert (outcome.points, outcome.reason) == (4, "与此前不同之处已写明更正。")
