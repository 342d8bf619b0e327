from fractions import Fraction

from scoring.rubric import promise
from scoring.rubric.line import Outcome
from simulator.statement.text import Span
from tests.scoring.rubric.press import HOUR, POST, Row, release, released

TEXT = "将于今日12时通报。"
NOON = "2026-09-18T12:00:00+08:00"
WORDS = (Span(0, 9, "将于今日12时通报"),)


def first(*after: Row, text: str = TEXT, **draft: object) -> Outcome:
    return promise.judge(released(POST, *release(text, **draft), *after)[0])


def test_kept_promise_earns_all() -> None:
    outcome = first(*release("续报", 4 * HOUR, "s2"), next_update=NOON)

    assert outcome == Outcome(
        Fraction(3), "约定9月18日12:00前再次发布，已守约。", gained=WORDS, rows=(7,)
    )


def test_broken_promise_loses_two() -> None:
    late = first(*release("续报", 4 * HOUR + 1, "s2"), next_update=NOON)
    never = first((5 * HOUR, "world", "sim.quiet", {}), next_update=NOON)

    assert late == Outcome(Fraction(1), "约定9月18日12:00前再次发布，届时没有发布。", lost=WORDS)
    assert never == late


def test_promise_that_is_not_yet_due_is_kept() -> None:
    assert first(next_update=NOON) == Outcome(
        Fraction(3), "约定9月18日12:00再次发布，到演练结束尚未到期。", gained=WORDS
    )


def test_same_text_again_is_no_update() -> None:
    again: Row = (
        2 * HOUR,
        "lg_office",
        "publish",
        {"statement": "s1", "version": 1, "channels": ["website"]},
    )

    assert first(again, (5 * HOUR, "world", "sim.quiet", {}), next_update=NOON).points == 1


def test_promise_without_a_moment_in_its_field_cannot_be_checked() -> None:
    assert first() == Outcome(
        Fraction(1),
        "预告了后续发布，但没有填写下次通报时间，无法核对是否守约。",
        gained=WORDS,
    )


def test_no_promise_is_a_fault_of_a_notice_and_none_of_a_result() -> None:
    assert first(text="通报") == Outcome(Fraction(0), "没有预告下次发布。")
    assert first(text="结果", kind="result") == Outcome(
        None, "结论性发布，没有预告下次发布，不作评价。"
    )
    assert first(text=TEXT, kind="result").points == 1
