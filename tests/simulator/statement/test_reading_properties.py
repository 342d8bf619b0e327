"""What holds for any text: spans quote it, reading is repeatable, and the time is bounded."""

import time

import pytest
from hypothesis import given

from simulator.statement.reading import Content, content_of
from simulator.statement.text import LONGEST, Span
from tests.strategies import statements


def spans(content: Content) -> list[Span]:
    parts = [m.span for m in (*content.marks, *content.counts, *content.measures)]
    parts += [s for m in content.measures for s in (m.actor, m.time) if s is not None]
    return parts + ([content.title] if content.title else [])


@given(statements())
def test_spans_lie_in_the_text_and_quote_it(text: str) -> None:
    for span in spans(content_of(text)):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.quote


@given(statements())
def test_reading_twice_gives_the_same(text: str) -> None:
    assert content_of.__wrapped__(text) == content_of.__wrapped__(text)


@given(statements())
def test_marks_counts_and_measures_stand_in_order(text: str) -> None:
    content = content_of(text)

    assert list(content.marks) == sorted(content.marks)
    assert [c.span for c in content.counts] == sorted(c.span for c in content.counts)


PIECES = """
由于 因 经 据 正在 原因是 网传“ 请 如 可 将 一 9 1月 名 市 的 造成 不 我局责令 王 学生王
截至目前这起
（ 《 “ ， 、 9月1日1时 7号楼 12315 家长 绝对 0 a 网民称 1人 公司 栖川 是是 无死亡、 是否 经查 据局
"""


@pytest.mark.parametrize("piece", [*PIECES.split(), " ", "\n"])
def test_repeated_text_is_read_in_bounded_time(piece: str) -> None:
    text = (piece * LONGEST)[:LONGEST]

    start = time.process_time()
    content_of.__wrapped__(text)

    assert time.process_time() - start < 3
