from hypothesis import given
from hypothesis import strategies as st

from simulator.statement.text import Span
from web.review_view.marked import Highlight, Piece, Tag, marked

TEXT = "经查，系个别人员操作不当引起。"


def words(quote, item, *, earned):
    start = TEXT.index(quote)
    return Highlight(Span(start, start + len(quote), quote), item, earned)


def test_a_text_without_marks_is_one_plain_piece():
    assert marked(TEXT, []) == (Piece(TEXT, "plain"),)


def test_an_empty_text_has_no_pieces():
    assert marked("", [Highlight(Span(0, 2, "经查"), "S2", earned=True)]) == ()


def test_words_are_cut_out_and_named_where_they_end():
    assert marked(TEXT, [words("经查", "S2", earned=True)]) == (
        Piece("经查", "earned", (Tag("S2", earned=True),)),
        Piece("，系个别人员操作不当引起。", "plain"),
    )


def test_overlapping_words_are_cut_where_one_begins_or_ends():
    found = marked(
        TEXT,
        [
            words("系个别人员操作不当", "S3", earned=False),
            words("个别", "S11", earned=False),
            words("操作不当引起", "S2", earned=True),
        ],
    )

    assert found == (
        Piece("经查，", "plain"),
        Piece("系", "lost"),
        Piece("个别", "lost", (Tag("S11", earned=False),)),
        Piece("人员", "lost"),
        Piece("操作不当", "both", (Tag("S3", earned=False),)),
        Piece("引起", "earned", (Tag("S2", earned=True),)),
        Piece("。", "plain"),
    )


def test_words_that_one_item_marks_twice_are_named_once():
    found = marked("甲乙", [Highlight(Span(n, 2, ""), "S5", earned=True) for n in (0, 1)])

    assert found[-1].tags == (Tag("S5", earned=True),)


SPANS = st.tuples(st.integers(-3, 30), st.integers(-3, 30)).map(lambda at: Span(*at, ""))


HIGHLIGHTS = st.lists(SPANS.map(lambda span: Highlight(span, "S1", earned=True)), max_size=6)


@given(st.text(max_size=20), HIGHLIGHTS)
def test_the_pieces_together_are_the_text(text, highlights):
    assert "".join(piece.text for piece in marked(text, highlights)) == text
