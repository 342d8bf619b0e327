"""The quick reader gives what the strict one gives, or nothing."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scenarios.errors import JournalError
from simulator.journal import write_journal
from simulator.lines import MAX_LINE, read_line, read_lines
from tests.strategies import journals

DEEP = b'{"a": ' + b"[" * 150 + b"]" * 150 + b"}"

HOSTILE = (
    b'{"a": 1, "a": 2}',
    b'{"a" : 1, "a"\t:\t2}',
    b'{"a": {"b": 1, "b": "x"}}',
    b'{"a": [{"b": 1, "b": 2}]}',
    rb'{"a": "\u0022", "a": "\u0022\u0022"}',
    rb'{"a": "\"", "a": 1}',
    b'{"a": NaN}',
    b'{"a": 1e999}',
    b'{"a": [[-1e999]]}',
    b'{"a": 1' + b"0" * 400 + b".5}",
    b'{"a": 1' + b"0" * 5000 + b"}",
    rb'{"a": "\ud800"}',
    b'{"a": "\xed\xa0\x80"}',
    b'{"a": "\xff"}',
    b'{"a": "\x00"}',
    b'{"a": 1} {"b": 2}',
    b'{"a": 1},',
    b"[1]",
    b"7",
    b"\xef\xbb\xbf{}",
    b"[" * 100_000,
    b'{"a": ' * 5_000,
    b'{"a": "' + b"x" * MAX_LINE + b'"}',
)


def strict(line):
    try:
        return read_line(line, "f", 1)
    except JournalError:
        return None


@pytest.mark.parametrize("line", HOSTILE, ids=lambda line: repr(line[:30]))
def test_broken_line_is_never_taken(line):
    assert strict(line) is None
    assert read_lines([b"{}", line]) is None


@pytest.mark.parametrize(
    "line",
    [
        b"{}",
        b'{"a": ": x", "b": "\\": "}',
        b' {"a"\t: 1}\r',
        '{"a": "一", "b": {"c": [1, 1.5, true, null, "\\n", {}]}}'.encode(),
        b'{"a": 0.1e-400, "b": -0, "c": -0.0}',
        b'{"a": 1' + b"0" * 400 + b"}",
        DEEP,
    ],
)
def test_sound_line_is_read_as_by_the_strict_reader(line):
    (found,) = read_lines([line])

    assert repr(found) == repr(strict(line))


@pytest.mark.parametrize("line", [rb'{"a": "\u4e00"}', b'{"a": "Infinity"}', b'{"a": Infinity}'])
def test_line_that_takes_a_closer_look_is_left_to_the_strict_reader(line):
    assert read_lines([line]) is None


def test_no_lines_are_no_objects():
    assert read_lines([]) == []


@given(journals(max_size=8))
def test_lines_of_any_journal_are_read_as_by_the_strict_reader(journal):
    lines = write_journal(journal).encode().split(b"\n")[:-1]
    found = read_lines(lines)

    assert found is None or repr(found) == repr([strict(line) for line in lines])


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(max_size=2), part),
    max_leaves=8,
)
PIECES = st.sampled_from(['"a"', ":", ",", "{", "}", "[", "]", " ", '"', "1", "e9", "\\u0022"])


@given(VALUES.map(lambda value: json.dumps({"a": value}, ensure_ascii=False)))
@example('{"a": 1.7976931348623157e308}')
def test_any_value_is_read_as_by_the_strict_reader_or_left_to_it(text):
    line = text.encode("utf-8", "surrogatepass")
    found = read_lines([line])

    assert found is None or repr(found) == repr([strict(line)])


@given(st.lists(PIECES, max_size=14).map(lambda pieces: "{" + "".join(pieces) + "}"))
@example('{"a":1,"a":1}')
def test_any_scraps_of_json_are_read_as_by_the_strict_reader_or_left_to_it(text):
    line = text.encode()
    found = read_lines([line])

    assert found is None or repr(found) == repr([strict(line)])
