import pytest

from scoring.checks import KINDS
from scoring.rubric.card import ITEMS
from web.judging.manual import Manual, Piece, checks, gates, manual_of, rubric

PAGE = """Ask something.

    问什么：有没有 `row`。
    写法：写 `4h`，
    接着写。

    符合：有。
"""


def plain(text):
    return Piece(text, is_code=False)


def code(text):
    return Piece(text, is_code=True)


def test_headings_begin_parts_and_other_lines_go_on_with_them():
    assert manual_of("exists", "有没有做", PAGE) == Manual(
        "exists",
        "有没有做",
        (
            ("问什么", (plain("有没有 "), code("row"), plain("。"))),
            ("写法", (plain("写 "), code("4h"), plain("，接着写。"))),
            ("符合", (plain("有。"),)),
        ),
    )


def test_every_kind_of_check_has_a_manual_page_with_examples():
    assert [one.name for one in checks()] == list(KINDS)
    for manual in checks():
        headings = [heading for heading, _ in manual.parts]
        assert headings[0] == "问什么", manual.name
        assert len(headings) > 1, manual.name


def test_every_line_of_the_rubric_says_what_it_asks_and_how_points_are_lost():
    assert [one.name for one in rubric()] == [item.id for item in ITEMS]
    for manual in rubric():
        headings = [heading for heading, _ in manual.parts]
        assert headings[0] == "问什么", manual.name
        assert headings[-1] == "失分", manual.name


@pytest.mark.parametrize("name", ["chain", "authority", "secrecy", "privacy"])
def test_every_gate_says_what_it_asks(name):
    found = next(one for one in gates() if one.name == name)

    assert [heading for heading, _ in found.parts] == ["问什么"]
