from fractions import Fraction

import pytest

from scoring.rubric import attitude
from scoring.rubric.line import Outcome
from simulator.statement.text import Span
from tests.scoring.rubric.press import CASES, notice

HARM = {"flags": ["casualties"]}
DEATH = {"id": "f1", "kind": "casualties", "text": "2 人死亡", "value": 2}


def test_concern_before_the_measures_earns_all() -> None:
    outcome = attitude.judge(notice("我们牵挂孩子。我局封存留样。", truth=HARM))

    assert outcome == Outcome(
        Fraction(10), "态度得当，没有冷漠失当的话。", gained=(Span(2, 4, "牵挂"),)
    )


@pytest.mark.parametrize(
    ("text", "points", "reason"),
    [
        ("我局封存留样。我们牵挂孩子。", 10, "态度得当，没有冷漠失当的话。"),
        ("我局封存留样。\n我们牵挂孩子。", 8, "关切放在措施之后。"),
        ("我们道歉。", 10, "态度得当，没有冷漠失当的话。"),
        ("已到场。", 2, "有人受害而没有关切、慰问的表达。"),
        ("我们牵挂孩子，家属情绪稳定。", 7, "用语失当：“家属情绪稳定”。"),
        ("我们牵挂孩子，只有3人不适。", 7, "用语失当：“只有3人”。"),
        ("沉痛哀悼。", 7, "用语失当：“哀悼”。"),
        ("感谢大家的监督。", 2, "有人受害而没有关切、慰问的表达。"),
    ],
)
def test_harm_asks_for_fitting_concern(text: str, points: int, reason: str) -> None:
    outcome = attitude.judge(notice(text, truth=HARM))

    assert (outcome.points, outcome.reason) == (points, reason)


def test_known_casualties_are_harm_without_a_flag() -> None:
    assert attitude.judge(notice("已到场。", known=[CASES])).points == 2


def test_death_asks_for_mourning_or_condolence() -> None:
    sorry = attitude.judge(notice("我们道歉。", known=[DEATH]))
    mourning = attitude.judge(notice("沉痛哀悼。", known=[DEATH]))

    assert (sorry.points, sorry.reason) == (6, "有人死亡而没有哀悼、慰问。")
    assert mourning.points == 10


def test_clarification_may_answer_critics_with_respect() -> None:
    outcome = attitude.judge(notice("感谢大家的监督。", truth=HARM, kind="clarify"))

    assert outcome.points == 10


@pytest.mark.parametrize(
    ("text", "points", "reason"),
    [
        ("大家的疑问我们理解。", 10, "态度得当，没有冷漠失当的话。"),
        ("给您添了麻烦，抱歉。", 10, "态度得当，没有冷漠失当的话。"),
        ("我局高度重视。", 7, "只有表态，没有对公众的理解和尊重。"),
        ("已到场。", 2, "没有对公众关切的态度。"),
        ("感谢监督，但无可奉告。", 8, "用语失当：“无可奉告”。"),
        ("抱歉，但个别人别有用心。", 2, "指责质疑者，没有对公众的尊重；用语失当：“别有用心”。"),
        ("无可奉告，后果自负。", 0, "没有对公众关切的态度；用语失当：“无可奉告”“后果自负”。"),
    ],
)
def test_where_nobody_is_harmed_respect_is_asked(text: str, points: int, reason: str) -> None:
    outcome = attitude.judge(notice(text))

    assert (outcome.points, outcome.reason) == (points, reason)
