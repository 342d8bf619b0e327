from simulator.statement.text import LONGEST, Span, Stretch, Text


def test_plain_text_drops_spaces_and_full_width_forms() -> None:
    assert Text("９ 月 18 日，（下午）").plain == "9月18日,(下午)"


def test_hidden_characters_do_not_hide_a_word() -> None:
    text = Text("绝\u200b对\u0336安\u00a0全")

    assert text.plain == "绝对安全"
    assert text.span(0, 4) == Span(0, 7, "绝\u200b对\u0336安\u00a0全")


def test_span_quotes_the_text_as_it_was_written() -> None:
    text = Text("共 37 名 学生")

    assert text.span(1, 4) == Span(2, 6, "37 名")


def test_sentences_and_clauses_are_found_by_position() -> None:
    text = Text("甲，乙。丙\n丁")

    assert text.sentences == (Stretch(0, 4), Stretch(4, 6), Stretch(6, 7))
    assert text.clauses == (Stretch(0, 2), Stretch(2, 4), Stretch(4, 6), Stretch(6, 7))
    assert (text.sentence(3), text.clause(3)) == (Stretch(0, 4), Stretch(2, 4))
    assert (text.before(3, 9), text.after(0)) == ("乙", "甲")


def test_line_breaks_of_every_kind_end_a_sentence() -> None:
    assert len(Text("甲\u2028乙\u2029丙\n").sentences) == 3


def test_empty_text_is_one_empty_stretch() -> None:
    assert Text("").sentences == (Stretch(0, 0),)


def test_only_the_first_characters_are_read() -> None:
    text = Text("安" * (LONGEST + 1))

    assert (len(text.raw), text.cut, Text("安").cut) == (LONGEST, True, False)


def test_character_that_would_become_several_stays_as_it_is() -> None:
    assert Text("㍿…").plain == "㍿…"


def test_span_writes_itself_as_json() -> None:
    assert Span(1, 3, "通报").as_json() == {"start": 1, "end": 3, "quote": "通报"}
