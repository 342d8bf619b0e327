from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.document import MAX_BYTES, MAX_DEPTH, MAX_PARTS, read
from scenarios.errors import MOST_PROBLEMS, Place
from tests.scenarios.mini import SCENARIO


def said(content):
    """The problems of a document as lines, without hints."""
    text = content if isinstance(content, bytes) else content.encode()
    return [f"{p.place}: {p.rule}: {p.message}" for p in read(text, "f").problems]


def test_scalars_follow_the_core_schema_of_yaml_1_2():
    text = """
        text: [12:30, no, yes, 2026-09-18, 1_000, "12", '12', 0b1, 1h30m, =, <<]
        none: [~, null, ]
        truth: [true, False]
        numbers: [12, -3, +4, 0o17, 0x1F, 1.5, -.5, 1e3, 5.]
    """

    document = read(text.encode(), "f")

    assert document.problems == ()
    assert document.data == {
        "text": [
            "12:30",
            "no",
            "yes",
            "2026-09-18",
            "1_000",
            "12",
            "12",
            "0b1",
            "1h30m",
            "=",
            "<<",
        ],
        "none": [None, None],
        "truth": [True, False],
        "numbers": [12, -3, 4, 15, 31, 1.5, -0.5, 1000.0, 5.0],
    }


def test_every_part_has_its_place():
    document = read("甲: 1\n乙:\n  - x\n  - {丙: [y]}\n".encode(), "f")

    assert document.values == {
        (): Place("f", 1, 1),
        ("甲",): Place("f", 1, 4),
        ("乙",): Place("f", 3, 3),
        ("乙", 0): Place("f", 3, 5),
        ("乙", 1): Place("f", 4, 5),
        ("乙", 1, "丙"): Place("f", 4, 9),
        ("乙", 1, "丙", 0): Place("f", 4, 10),
    }
    assert document.keys == {
        ("甲",): Place("f", 1, 1),
        ("乙",): Place("f", 2, 1),
        ("乙", 1, "丙"): Place("f", 4, 6),
    }


def test_unknown_part_stands_where_the_nearest_known_part_stands():
    document = read(b"a:\n  b: 1\n", "f")

    assert document.place(("a", "tag", "b", "c")) == Place("f", 2, 6)
    assert document.key_place(("a", "tag", "b")) == Place("f", 2, 3)
    assert document.key_place(()) == Place("f", 1, 1)
    assert read(b"", "f").place(("a",)) == Place("f")


def test_byte_order_mark_is_no_text():
    assert read(b"\xef\xbb\xbfa: 1", "f").data == {"a": 1}


@pytest.mark.parametrize(
    ("content", "faults"),
    [
        (b"", ["f:1:1: empty: 文件是空的"]),
        (b"# only a comment", ["f:1:1: empty: 文件是空的"]),
        (b"a: 1\nb: \xff", ["f:2:4: encoding: 不是 UTF-8 编码"]),
        ("a: 栖\x00".encode(), ["f:1:5: control-character: 控制字符 '\\x00'"]),
        ("a: 1\nb: '\u0085\x9f'", ["f:2:6: control-character: 控制字符 '\\x9f'"]),
        ('a: "\\0"', ["f:1:4: scalar: 文字里有控制字符 '\\x00'"]),
        ("\ta: 1", ["f:1:1: syntax: 此处出现不能开头的字符"]),
        ("a: b: c", ["f:1:5: syntax: 此处不应出现“: ”"]),
        ("a: 'x", ["f:1:6: syntax: 文件提前结束"]),
        ("%NO x\n---\na", ["f:1:4: syntax: YAML 语法错误（found unknown directive name）"]),
        ("a: 1\n---\nb: 2", ["f:2:1: one-document: 文件里有第二个文档"]),
        ("a: 1\nb: 2\na: 3", ["f:3:1: duplicate-key: 键 a 重复，第 1 行已有"]),
        ("a: {b: 1, b: {c: 1}}", ["f:1:11: duplicate-key: 键 b 重复，第 1 行已有"]),
        (
            "1: a\nnull: b\ntrue: c",
            [
                "f:1:1: key-text: 键 '1' 不是文字",
                "f:2:1: key-text: 键 'null' 不是文字",
                "f:3:1: key-text: 键 'true' 不是文字",
            ],
        ),
        ("? [a]\n: b", ["f:1:3: key-text: 键不是文字"]),
        ("*x : b", ["f:1:1: alias: 不支持别名 *x"]),
        (
            "a: .nan\nb: -.inf\nc: 1e999",
            [
                "f:1:4: scalar: .nan 不是有限的数",
                "f:2:4: scalar: -.inf 不是有限的数",
                "f:3:4: scalar: 数 1e999 太大",
            ],
        ),
        ("a: " + "9" * 5000, [f"f:1:4: scalar: 数 {'9' * 40}… 太长"]),
        ("a: &x 1\nb: *x", ["f:1:4: anchor: 不支持锚点 &x", "f:2:4: alias: 不支持别名 *x"]),
        (
            "a: !!python/object/apply:os.system [ls]",
            ["f:1:4: tag: 不支持标签 tag:yaml.org,2002:python/object/apply:os…"],
        ),
        (
            "a: !!str 1\n? !x b\n: 1",
            ["f:1:4: tag: 不支持标签 tag:yaml.org,2002:str", "f:2:3: tag: 不支持标签 !x"],
        ),
        ("[" * 100_000, [f"f:1:{MAX_DEPTH + 1}: too-deep: 嵌套超过 {MAX_DEPTH} 层"]),
        ("- " * 100_000, [f"f:1:{MAX_DEPTH * 2 + 1}: too-deep: 嵌套超过 {MAX_DEPTH} 层"]),
        ("{" * 3000, ["f:1:2: key-text: 键不是文字"]),
        pytest.param(
            "- a\n" * MAX_PARTS,
            [f"f:{MAX_PARTS}:3: too-many: 内容超过 {MAX_PARTS} 项"],
            marks=pytest.mark.slow,
        ),
        (b" " * (MAX_BYTES + 1), [f"f: too-large: 文件有 {MAX_BYTES + 1} 字节，上限 {MAX_BYTES}"]),
    ],
    ids=count(),
)
def test_what_is_no_document_is_said_with_its_place(content, faults):
    assert said(content) == faults


def test_first_of_two_equal_keys_counts():
    document = read(b"a: 1\na: [2, {b: 3}]\nc: 4", "f")

    assert document.data == {"a": 1, "c": 4}


def test_value_that_could_not_be_read_is_broken():
    document = read(b"a: !t 1\nb: *x\nc: 1e999\nd: 1", "f")

    assert document.data == {"a": 1, "b": None, "c": None, "d": 1}
    assert document.broken == {("a",), ("b",), ("c",)}


def test_ten_laughs_do_not_become_a_billion():
    laughs = "a: &a [ha, ha]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]\n"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )

    assert {p.rule for p in read(laughs.encode(), "f").problems} == {"anchor", "alias"}


@pytest.mark.slow
@settings(max_examples=300)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_end_in_data_or_in_problems_with_a_line(content):
    document = read(content, "f")

    assert document.data is not None or document.problems or content.strip()
    assert all(problem.place.line > 0 for problem in document.problems)


@pytest.mark.slow
@settings(max_examples=300)
@given(st.integers(0, len(SCENARIO)), st.integers(0, 30), st.text(max_size=5))
def test_document_with_a_piece_exchanged_is_read_to_the_end(start, length, piece):
    text = SCENARIO[:start] + piece + SCENARIO[start + length :]

    document = read(text.encode("utf-8", "surrogatepass"), "f")

    assert document.problems or isinstance(document.data, dict)


def test_reading_stops_where_faults_have_no_end():
    document = read(b"a: 1\n" * (MOST_PROBLEMS * 3), "f")

    assert (len(document.problems), document.problems[-1].rule) == (MOST_PROBLEMS + 1, "more")
    assert document.is_cut
    assert not read(b"a: 1\na: 2", "f").is_cut
