import yaml

from scenarios.document import read
from scenarios.msel.amend import Splice, Text, applied

ORDER = ("id", "at", "when", "title", "text")
BLOCK = """\
a: 1
list:
  # head
  - id: one # first
    at: 5m   # when
    text: |+
      line

    title: x
  # between
  - title: two
    id: two
rest: >-
  folded
  text
"""
BRACKETS = '{"list": [{"id": "one", "at": "5m"}, {"id": "two"}], "rest": 1}'
KEEP = "list:\n  - id: one\n    text: |+\n      line\n\nrest: 1\n"


def data_of(text: str) -> object:
    document = read(text.encode(), "x")
    assert document.problems == ()
    return document.data


def changed(text: str, *changes: dict[str, object]) -> str:
    """The document with the items of its list changed in turn."""
    parts = Text(text)
    items = parts.child("list")
    assert items is not None
    bodies = [
        parts.changed(node, change, ORDER)
        for node, change in zip(items.value, changes, strict=False)
    ]
    return parts.relisted(items, "list", list(enumerate(bodies)))


def test_comments_and_lines_stay_when_values_change() -> None:
    text = changed(BLOCK, {"at": "6m", "when": {"after": "1h"}, "title": None}, {"at": "7m"})

    assert text == BLOCK.replace(
        "at: 5m   # when", "at: 6m   # when\n    when: {after: 1h}"
    ).replace("\n    title: x", "").replace("    id: two", "    id: two\n    at: 7m")


def test_first_key_goes_with_what_follows_it() -> None:
    text = changed(BLOCK, {}, {"title": None})

    assert text == BLOCK.replace("- title: two\n    id", "- id")


def test_new_key_comes_in_front_of_a_later_one_when_the_earlier_one_goes() -> None:
    text = changed("list:\n  - at: 5m\n    id: a\n", {"at": None, "when": {"after": "1h"}})

    assert text == "list:\n  - id: a\n    when: {after: 1h}\n"


def test_empty_lines_at_the_end_of_a_kept_text_stay_its_own() -> None:
    text = changed(KEEP, {"at": "5m"})

    assert data_of(text) == {"list": [{"id": "one", "at": "5m", "text": "line\n\n"}], "rest": 1}


def test_lists_in_brackets_stay_in_brackets() -> None:
    text = changed(BRACKETS, {"at": None, "title": "甲"}, {"at": "1h"})

    assert text == '{"list": [{"id": "one", title: 甲}, {"id": "two", at: 1h}], "rest": 1}'


def test_items_move_come_and_go_and_headings_stay() -> None:
    parts = Text(BLOCK)
    items = parts.child("list")
    assert items is not None
    one, two = map(parts.body, items.value)
    new = parts.new(items, {"id": "new", "text": "a: b"})

    moved = parts.relisted(items, "list", [(None, new), (1, two), (0, one), (None, new)])
    gone = parts.relisted(items, "list", [(1, two)])

    assert data_of(moved)["list"] == [
        {"id": "new", "text": "a: b"},
        {"id": "two", "title": "two"},
        {"id": "one", "at": "5m", "text": "line\n\n", "title": "x"},
        {"id": "new", "text": "a: b"},
    ]
    assert moved.index("# head") < moved.index("id: new") < moved.index("# between")
    assert gone == BLOCK[: BLOCK.index("  - id: one")] + BLOCK[BLOCK.index("  # between") :]


def test_list_that_is_not_there_is_begun() -> None:
    assert Text("a: 1").relisted(None, "list", [(None, "id: x\n    at: 5m")]) == (
        "a: 1\n\nlist:\n  - id: x\n    at: 5m\n"
    )
    assert Text("a: 1\n").relisted(None, "list", [(None, "id: x")]) == "a: 1\n\nlist:\n  - id: x\n"
    assert Text('{"a": 1}').relisted(None, "list", [(None, '{"id": x}')]) == (
        '{"a": 1, "list": [{"id": x}]}'
    )


def test_empty_list_is_filled_and_emptied() -> None:
    text = "list: []\nb: 2\n"
    parts = Text(text)
    new = parts.new(parts.child("list"), {"id": "x", "at": "5m"})
    filled = parts.relisted(parts.child("list"), "list", [(None, new)])
    again = Text(filled)

    assert filled == "list: \n  - id: x\n    at: 5m\nb: 2\n"
    assert data_of(again.relisted(again.child("list"), "list", [])) == {"list": [], "b": 2}


def test_line_breaks_of_windows_are_kept() -> None:
    text = changed("list:\r\n  - id: one\r\n    title: x\r\n", {"at": "5m"})

    assert text == "list:\r\n  - id: one\r\n    at: 5m\r\n    title: x\r\n"


def test_new_item_of_a_document_in_brackets_is_one_line() -> None:
    parts = Text(BRACKETS)

    assert parts.new(parts.child("list"), {"id": "x", "at": "5m"}) == "{id: x, at: 5m}"
    assert isinstance(parts.root, yaml.MappingNode)


def test_splices_at_one_place_keep_their_order() -> None:
    assert applied("ab", [Splice(1, 1, "x"), Splice(1, 1, "y"), Splice(0, 1, "")]) == "xyb"


def test_key_without_a_value_gets_one() -> None:
    assert changed("list:\n  - id: a\n    text:\n", {"text": "b"}) == (
        "list:\n  - id: a\n    text: b\n"
    )
    assert changed(
        "list:\n  - id: a\n    when:\n      all:\n        - {after: 1h}\n", {"at": "1h"}
    ) == ("list:\n  - id: a\n    at: 1h\n    when:\n      all:\n        - {after: 1h}\n")


def test_key_comes_behind_a_text_in_lines() -> None:
    assert changed("list:\n  - id: >-\n      a\n      b\n\n# end\n", {"at": "1h"}) == (
        "list:\n  - id: >-\n      a\n      b\n    at: 1h\n\n# end\n"
    )


def test_line_breaks_that_nobody_sees_stay_in_their_text() -> None:
    text = changed("list:\n  - id: a\n", {"text": "甲\u2028乙\x85丙\ufeff"})

    assert data_of(text) == {"list": [{"id": "a", "text": "甲\u2028乙\x85丙\ufeff"}]}
