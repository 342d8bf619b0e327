from scoring.checks import KINDS
from web.manual import Manual, Piece, manual_of

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
    assert manual_of("exists", PAGE) == Manual(
        "exists",
        (
            ("问什么", (plain("有没有 "), code("row"), plain("。"))),
            ("写法", (plain("写 "), code("4h"), plain("，接着写。"))),
            ("符合", (plain("有。"),)),
        ),
    )


def test_every_kind_of_check_has_a_manual_page_with_examples():
    for name, kind in KINDS.items():
        headings = [heading for heading, _ in manual_of(name, kind.check.__doc__).parts]
        assert headings[0] == "问什么", name
        assert len(headings) > 1, name
