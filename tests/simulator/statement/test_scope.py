import pytest

from simulator.statement import scope
from simulator.statement.text import Text


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("网传有人死亡", "死亡", True),
        ("家长反映孩子腹泻", "腹泻", True),
        ("网传有人死亡，经核查为轻症", "轻症", False),
        ("网传“经核查死亡”", "死亡", True),
        ("我局已立案", "立案", False),
        ("网传有人死亡。死亡不属实", "不属实", False),
    ],
)
def test_words_of_others_are_told_from_our_own(text: str, word: str, *, expected: bool) -> None:
    assert scope.reported(Text(text), text.index(word)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("是否合格", True),
        ("如发现", True),
        ("为防止再次", True),
        ("对造成后果的", True),
        ("已经查明", False),
    ],
)
def test_questions_and_conditions_are_open(text: str, *, expected: bool) -> None:
    assert scope.open_to(Text(text), len(text)) is expected


def test_guess_and_denial_are_told_by_the_words_before() -> None:
    assert (scope.hedged("初步判断为"), scope.hedged("查明为")) == (True, False)
    assert (scope.turned_round("并非因"), scope.turned_round("因维保不到位")) == (True, False)
