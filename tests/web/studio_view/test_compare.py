from web.studio_view.compare import Comparison, Row, Side, compare


def equal(number, text, other=None):
    parts = ((text, False),)
    return Row("equal", Side(number, parts), Side(other or number, parts))


def test_equal_texts_have_no_rows_but_what_is_skipped():
    assert compare("a\nb\nc", "a\nb\nc") == Comparison([Row("skipped", skipped=3)], 0, 0)
    assert compare("", "") == Comparison([], 0, 0)


def test_a_changed_line_marks_its_letters_and_shows_what_is_around():
    old = "\n".join("abcdefgh")
    new = old.replace("e", "E")

    found = compare(old, new)

    assert found == Comparison(
        [
            equal(1, "a"),
            equal(2, "b"),
            equal(3, "c"),
            equal(4, "d"),
            Row("changed", Side(5, [("e", True)]), Side(5, [("E", True)])),
            equal(6, "f"),
            equal(7, "g"),
            equal(8, "h"),
        ],
        1,
        1,
    )


def test_far_lines_are_skipped():
    old = "\n".join(map(str, range(20)))

    rows = compare(old, old + "\nneu").rows

    assert rows[0] == Row("skipped", skipped=17)
    assert rows[-1] == Row("changed", None, Side(21, (("neu", True),)))


def test_letters_of_long_lines_are_not_compared():
    old, new = "a" * 300, "a" * 299 + "b"

    assert compare(old, new).rows == [
        Row("changed", Side(1, ((old, True),)), Side(1, ((new, True),)))
    ]


def test_texts_of_many_alike_lines_are_compared_at_once():
    assert compare("a\n" * 20_000, "a\n" * 20_000 + "b\n").come >= 1
