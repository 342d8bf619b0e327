from hypothesis import given
from hypothesis import strategies as st

from web.desk_view.difference import FINEST, Piece, compare

texts = st.text(alphabet="甲乙丙丁。！\n", max_size=60)


def test_other_sentences_are_told_whole():
    assert list(compare("甲。乙。", "甲。丙丁戊。")) == [
        Piece("same", "甲。"),
        Piece("removed", "乙。"),
        Piece("added", "丙丁戊。"),
    ]


def test_inside_a_sentence_only_what_changed_is_told():
    assert list(compare("共有12人就诊。", "共有37人就诊。")) == [
        Piece("same", "共有"),
        Piece("removed", "12"),
        Piece("added", "37"),
        Piece("same", "人就诊。"),
    ]


def test_long_stretches_are_not_compared_letter_by_letter():
    old, new = "甲" * FINEST + "乙", "甲" * FINEST + "丙"

    assert list(compare(old, new)) == [Piece("removed", old), Piece("added", new)]


def test_texts_that_are_the_same_have_one_piece():
    assert list(compare("甲。\n乙", "甲。\n乙")) == [Piece("same", "甲。\n乙")]


@given(texts, texts)
def test_both_texts_can_be_put_together_again(old, new):
    pieces = list(compare(old, new))

    assert "".join(p.text for p in pieces if p.op != "added") == old
    assert "".join(p.text for p in pieces if p.op != "removed") == new
