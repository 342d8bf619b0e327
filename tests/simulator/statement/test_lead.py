import re

import pytest
from hypothesis import given

from simulator.statement.cue import compiled
from simulator.statement.lead import leads, quick
from simulator.statement.lexicon import knowledge, posture, tone
from tests.strategies import statements


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("甲|乙丙", {"甲", "乙"}),
        ("(?:甲|乙)?丙", {"甲", "乙", "丙"}),
        ("甲?乙", {"甲", "乙"}),
        ("甲*乙", {"甲", "乙"}),
        ("甲{0,3}乙", {"甲", "乙"}),
        ("甲{2}乙", {"甲"}),
        ("甲+乙", {"甲"}),
        (r"\d{1,3}号", {r"\d"}),
        ("[今明]天", {"今明"}),
        ("(?<!不)(?=甲)甲", {"甲"}),
        ("(?P<name>甲)乙", {"甲"}),
        (r"\(甲", {r"\("}),
        ("-甲", {r"\-"}),
    ],
)
def test_first_characters(expression: str, expected: set[str]) -> None:
    assert leads(expression) == expected


@pytest.mark.parametrize("expression", ["", "甲?", ".甲", "^甲", "[^甲]乙", "(?:甲|乙?)丙", "甲|"])
def test_what_may_be_empty_or_anything_has_no_first_characters(expression: str) -> None:
    assert leads(expression) is None


def test_unbalanced_group_is_refused() -> None:
    with pytest.raises(ValueError, match="unbalanced group"):
        leads("(甲")


def test_expression_without_first_characters_is_searched_all_the_same() -> None:
    assert quick("甲?乙?丙").search("丙")
    assert quick(".甲").search("乙甲")


@pytest.mark.slow
@given(statements())
def test_quick_search_finds_what_the_slow_one_finds(text: str) -> None:
    for cue in (*knowledge.CUES, *posture.CUES, *tone.CUES):
        fast = compiled(cue.words)
        slow = re.compile(fast.pattern.partition("])(?:")[2][:-1])

        assert [m.span() for m in fast.finditer(text)] == [m.span() for m in slow.finditer(text)]
