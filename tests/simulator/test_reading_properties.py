import json

from hypothesis import given
from hypothesis import strategies as st

from scenarios.errors import JournalError
from simulator.journal import write_journal
from simulator.reading import read_journal
from tests.strategies import HEADER, journals

_HEAD = json.dumps(HEADER, ensure_ascii=False).encode()


def _error_of(content):
    """The error that reading ends in, None if it ends well."""
    try:
        read_journal(content, "run.jsonl")
    except JournalError as error:
        return error
    return None


def _is_placed(error, content):
    lines = range(1, content.count(b"\n") + 2)
    return error is None or (
        error.place.file == "run.jsonl" and error.place.line in lines and bool(error.message)
    )


@given(st.binary(max_size=200))
def test_any_bytes_are_a_journal_or_an_error_with_its_place(content):
    assert _is_placed(_error_of(content), content)


@given(st.lists(st.binary(max_size=60), max_size=4))
def test_any_bytes_after_a_header_are_rows_or_an_error_with_its_place(lines):
    content = b"\n".join([_HEAD, *lines])
    assert _is_placed(_error_of(content), content)


@given(
    journals(max_size=6),
    st.dictionaries(
        st.sampled_from(["seq", "at", "by", "type", "data", "user", "auto", "because"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=5),
            lambda part: st.lists(part, max_size=2) | st.dictionaries(st.text(max_size=3), part),
            max_leaves=4,
        ),
    ),
)
def test_any_value_in_a_row_is_read_or_an_error_with_its_place(journal, change):
    head, *rows = write_journal(journal).rstrip("\n").split("\n")
    if rows:
        rows[-1] = json.dumps({**json.loads(rows[-1]), **change})
    content = "\n".join([head, *rows]).encode("utf-8", "surrogatepass")
    assert _is_placed(_error_of(content), content)


@given(journals())
def test_journal_written_and_read_is_the_same(journal):
    text = write_journal(journal)

    again = read_journal(text.encode(), "run.jsonl")

    assert (list(again), write_journal(again)) == (list(journal), text)
