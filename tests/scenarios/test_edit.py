"""Changes of a text that touch nothing else, on small texts whose result is written out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.document import read
from scenarios.edit import drop, insert, put, relist, reword
from scenarios.errors import ScenarioError
from scenarios.load import content_of
from tests.house import ROOT

TEXT = """\
# 抬头
title: "甲"  # 标题
summary: >-
  一行，
  两行。

tags: [一, 二]
truth:
  # 说明
  facts:
    - id: f-1   # 第一条
      at: 1h
      text: |
        文字

    - {id: f-2, at: 2h}
  flags:
    - harm
empty: []
none:
"""
PLAIN = st.recursive(
    st.text(st.characters(blacklist_categories=("Cs", "Cc")))
    | st.integers(-9, 9)
    | st.booleans()
    | st.none(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("abc:#- ", min_size=1), inner, max_size=3)
    ),
    max_leaves=6,
)
NESTED = """\
new:
  a:
    b:
      - 1
      - [2]
  c: |-
    多
    行"""
STORY = (ROOT / "scenarios/schema/example.yaml").read_text("utf-8")


def changed(old, new):
    """What the change took away and what it brought, as two texts of lines."""
    before, after = old.splitlines(), new.splitlines()
    while before and after and before[0] == after[0]:
        before, after = before[1:], after[1:]
    while before and after and before[-1] == after[-1]:
        before, after = before[:-1], after[:-1]
    return "\n".join(before), "\n".join(after)


def data_of(text):
    found = read(text.encode(), "")
    assert found.problems == ()
    return found.data


@pytest.mark.parametrize(
    ("path", "value", "gone", "come"),
    [
        (("title",), "乙", 'title: "甲"  # 标题', 'title: "乙"  # 标题'),
        (("title",), "a\nb", 'title: "甲"  # 标题', 'title: "a\\nb"  # 标题'),
        (("title",), 7, 'title: "甲"  # 标题', "title: 7  # 标题"),
        (("summary",), "一行。", "  一行，\n  两行。", "  一行。"),
        (("summary",), "a\nb", "summary: >-\n  一行，\n  两行。", "summary: |-\n  a\n  b"),
        (("summary",), " a\nb", "summary: >-\n  一行，\n  两行。", 'summary: " a\\nb"'),
        (("tags",), ["三: 四"], "tags: [一, 二]", 'tags: ["三: 四"]'),
        (("tags", 1), "a, b", "tags: [一, 二]", 'tags: [一, "a, b"]'),
        (("truth", "facts", 0, "at"), "90m", "      at: 1h", "      at: 90m"),
        (
            ("truth", "facts", 0, "text"),
            "短",
            "      text: |\n        文字",
            "      text: |-\n        短",
        ),
        (("truth", "facts", 1, "at"), "3h", "    - {id: f-2, at: 2h}", "    - {id: f-2, at: 3h}"),
        (
            ("truth", "facts", 1, "to"),
            ["lg"],
            "    - {id: f-2, at: 2h}",
            "    - {id: f-2, at: 2h, to: [lg]}",
        ),
        (("truth", "flags"), ["illegal"], "  flags:\n    - harm", "  flags: [illegal]"),
        (("truth", "flags", 0), "illegal", "    - harm", "    - illegal"),
        (("none",), True, "none:", "none: true"),
        (("empty",), [{"a": [1]}, "b"], "empty: []", "empty: [{a: [1]}, b]"),
        (("new",), {"a": {"b": [1, [2]]}, "c": "多\n行"}, "", NESTED),
    ],
)
def test_put_changes_the_lines_of_the_part_alone(path, value, gone, come):
    assert changed(TEXT, put(TEXT, path, value)) == (gone, come)


def test_a_new_key_is_put_where_it_belongs():
    order = ("title", "office_hours", "summary")

    made = put(TEXT, ("office_hours",), ["09:00-12:00"], order)
    assert changed(TEXT, made) == ("", 'office_hours: ["09:00-12:00"]'.replace('"', ""))
    assert made.splitlines()[2].startswith("office_hours")


def test_a_new_key_goes_to_the_end_where_no_order_is_known():
    assert put(TEXT, ("x",), "y").endswith("none:\nx: y\n")
    assert put("a: 1", ("b",), 2) == "a: 1\nb: 2"
    assert put("{}", ("b",), 2) == "{b: 2}"


@pytest.mark.parametrize(
    ("path", "value", "gone", "come"),
    [
        (("truth", "facts"), {"id": "f-3", "at": "3h"}, "", "    - {id: f-3, at: 3h}"),
        (("truth", "facts"), {"id": "f-3", "to": ["lg"]}, "", "    - id: f-3\n      to: [lg]"),
        (("truth", "flags"), "illegal", "", "    - illegal"),
        (("truth", "flags"), 1, "", "    - 1"),
        (("tags",), "三", "tags: [一, 二]", "tags: [一, 二, 三]"),
        (("empty",), "三", "empty: []", "empty: [三]"),
        (("title",), "乙", 'title: "甲"  # 标题', "title: [乙]  # 标题"),
        (("injects",), {"id": "i-1", "to": ["lg"]}, "", "injects:\n  - id: i-1\n    to: [lg]"),
    ],
)
def test_insert_adds_an_item_behind_the_others(path, value, gone, come):
    assert changed(TEXT, insert(TEXT, path, value)) == (gone, come)


@pytest.mark.parametrize(
    ("path", "gone", "come"),
    [
        (("title",), 'title: "甲"  # 标题', ""),
        (("tags", 0), "tags: [一, 二]", "tags: [二]"),
        (("truth", "flags", 0), "  flags:\n    - harm", "  flags: []"),
        (("truth", "facts", 0, "id"), "    - id: f-1   # 第一条\n      at: 1h", "    - at: 1h"),
        (("truth", "facts", 0, "at"), "      at: 1h", ""),
        (("truth", "facts", 1), "    - {id: f-2, at: 2h}", ""),
        (("truth", "facts", 1, "at"), "    - {id: f-2, at: 2h}", "    - {id: f-2}"),
        (("none",), "none:", ""),
    ],
)
def test_drop_takes_the_lines_of_the_part_alone(path, gone, come):
    assert changed(TEXT, drop(TEXT, path)) == (gone, come)


def test_the_first_line_and_the_last_can_be_dropped():
    assert drop("a: 1\nb: 2", ("b",)) == "a: 1"
    assert drop("a: 1\nb: 2\n", ("a",)) == "b: 2\n"


@pytest.mark.parametrize(
    "value",
    [
        "甲: 乙",
        "- 甲",
        "#",
        "no",
        "12:30",
        "1e3",
        "",
        " 甲",
        "'",
        '"',
        "a\n\nb",
        "a\n",
        "{{ x }}",
        "@",
        "\t",
        "null",
        "é\u2028",
    ],
)
@pytest.mark.parametrize(
    "path",
    [
        ("title",),
        ("summary",),
        ("tags", 0),
        ("truth", "facts", 0, "text"),
        ("truth", "facts", 1, "id"),
        ("none",),
        ("new",),
    ],
)
def test_any_text_can_be_put_anywhere(path, value):
    found = data_of(put(TEXT, path, value))

    for part in path:
        found = found[part]
    assert found == value


def test_single_quotes_stay_single_quotes():
    assert put("a: '甲'", ("a",), "it's") == "a: 'it''s'"


@pytest.mark.slow
def test_every_value_of_a_scenario_can_be_changed_with_nothing_else():
    document = read(STORY.encode(), "")
    for path in document.values:
        value = document.data
        for part in path:
            value = value[part]
        if not isinstance(value, dict | list):
            made = put(STORY, path, "改：过的 # 值")
            assert made.count("\n") <= STORY.count("\n"), path
            assert STORY.count("#") - 1 <= made.count("#") - 1 <= STORY.count("#"), path


@pytest.mark.slow
def test_every_part_of_the_library_can_be_dropped():
    text = content_of("scenario", "canteen-poisoning").decode()
    data = data_of(text)
    for key in ("injects", "posts", "citizens"):
        made = data_of(drop(text, (key, len(data[key]) - 1)))
        assert made == {**data, key: data[key][:-1]}


@pytest.mark.slow
@given(PLAIN)
def test_whatever_is_put_is_read_again(value):
    for path in (("title",), ("truth", "facts", 1, "at"), ("new",)):
        found = data_of(put(TEXT, path, value))
        for part in path:
            found = found[part]
        assert found == value
    assert data_of(insert(TEXT, ("truth", "facts"), value))["truth"]["facts"][-1] == value


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda: put("a: [1", ("a",), 1), "文本还有语法错误"),
        (lambda: put("a: 1\na: 2", ("a",), 1), "文本还有语法错误"),
        (lambda: put("a: 1", ("b", "c"), 1), "没有这一处"),
        (lambda: put("a: 1", ("a", "c"), 1), "没有这一处"),
        (lambda: put("[1]", ("c",), 1), "没有这一处"),
        (lambda: put("- 1", (5,), 1), "没有这一处"),
        (lambda: drop("a: 1", ("b",)), "没有这一处"),
        (lambda: drop("title: a", ("title",)), "这一处的写法不能用表单改"),
        (lambda: drop('{"scenario": 1, "title": "a"}', ("title",)), "这一处的写法不能用表单改"),
        (lambda: drop("- 1", (0,)), "这一处的写法不能用表单改"),
        (lambda: insert("- 1", ("b",), 1), "没有这一处"),
        (lambda: reword("a: 1", {("b",): "x"}, {}), "没有这一处"),
        (lambda: reword("a: [1]", {("a",): "x"}, {}), "没有这一处"),
        (lambda: reword("a: 1", {}, {("b",): "x"}), "没有这一处"),
        (lambda: reword("a: &x 1\nb: *x", {("a",): "x"}, {}), "文本还有语法错误"),
        (lambda: put("a: # 说明\n  - x\n", ("a",), ["y"]), "这一处的写法不能用表单改"),
    ],
)
def test_what_cannot_be_changed_is_refused(change, said):
    with pytest.raises(ScenarioError, match=said) as caught:
        change()

    assert caught.value.hint == "在文本中改"


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
ORDER = ("id", "at", "when", "title", "text")


def relisted(text, *wanted):
    return relist(text, ("list",), wanted, ORDER)


def test_comments_and_lines_stay_when_items_change():
    text = relisted(
        BLOCK, (0, {"at": "6m", "when": {"after": "1h"}, "title": None}), (1, {"at": "7m"})
    )

    assert text == BLOCK.replace(
        "at: 5m   # when", "at: 6m   # when\n    when: {after: 1h}"
    ).replace("\n    title: x", "").replace("    id: two", "    id: two\n    at: 7m")


def test_first_keys_of_an_item_go_with_what_is_between_them_and_the_next():
    text = relisted(BLOCK, (0, {"id": None, "at": None}), (1, {"title": None}))

    assert text == BLOCK.replace("id: one # first\n    at: 5m   # when\n    ", "").replace(
        "title: two\n    ", ""
    )


def test_a_key_comes_behind_one_that_stays():
    assert relisted(
        "list:\n  - at: 5m\n    id: a\n", (0, {"at": None, "when": {"after": "1h"}})
    ) == ("list:\n  - id: a\n    when: {after: 1h}\n")
    assert relisted("list:\n  - id: >-\n      a\n      b\n\n# end\n", (0, {"at": "1h"})) == (
        "list:\n  - id: >-\n      a\n      b\n    at: 1h\n\n# end\n"
    )
    kept = relisted("list:\n  - id: one\n    text: |+\n      line\n\nrest: 1\n", (0, {"at": "5m"}))
    assert data_of(kept) == {"list": [{"id": "one", "at": "5m", "text": "line\n\n"}], "rest": 1}


def test_items_in_brackets_stay_in_brackets():
    rest = '"rest": 1}'
    assert relisted(
        '{"list": [{"id": "a", "at": "5m"}, {"id": "b"}], ' + rest, (1, {"at": "1h"})
    ) == ('{"list": [{id: b, at: 1h}], ' + rest)
    assert relisted("list:\n  - {id: a}   # 甲\n  - {id: b}\n", (0, {"at": "1h"}), (1, {})) == (
        "list:\n  - {id: a, at: 1h}   # 甲\n  - {id: b}\n"
    )


def test_items_move_come_and_go_and_headings_stay():
    new = (None, {"id": "new", "text": "a: b"})

    moved = relisted(BLOCK, new, (1, {}), (0, {}), new)
    gone = relisted(BLOCK, (1, {}))

    assert data_of(moved)["list"] == [
        {"id": "new", "text": "a: b"},
        {"id": "two", "title": "two"},
        {"id": "one", "at": "5m", "text": "line\n\n", "title": "x"},
        {"id": "new", "text": "a: b"},
    ]
    assert moved.index("# head") < moved.index("id: new") < moved.index("# between")
    assert gone == BLOCK[: BLOCK.index("  - id: one")] + BLOCK[BLOCK.index("  # between") :]


def test_a_list_is_begun_filled_and_emptied():
    new = (None, {"id": "x", "at": "5m"})

    assert (
        relisted("a: 1\n", new) == "a: 1\nlist: \n".replace(" \n", "\n") + "  - {id: x, at: 5m}\n"
    )
    assert relisted("list: []\nb: 2\n", new) == "list: [{id: x, at: 5m}]\nb: 2\n"
    assert relisted("list:\n  - id: x\nb: 2\n") == "list: []\nb: 2\n"
    assert relisted("b: 2\nlist:\n  - 甲\n", new) == "b: 2\nlist:\n  - {id: x, at: 5m}\n"


def test_an_item_that_cannot_be_changed_safely_is_refused():
    with pytest.raises(ScenarioError, match="这一处的写法不能用表单改"):
        relisted("list:\n  - when:  # 注\n      after: 1h\n", (0, {"when": "b"}))
