from simulator.statement.element import Count, Element, Mark, Measure
from simulator.statement.reading import Content, Reading, content_of, read
from simulator.statement.text import LONGEST, Span

NOTICE = "情况通报\n18 日，我局封存留样。37 名学生就诊，我们牵挂孩子。"


def test_content_gives_title_marks_counts_and_measures() -> None:
    day, bureau = Span(5, 9, "18 日"), Span(10, 12, "我局")

    assert content_of(NOTICE) == Content(
        title=Span(0, 4, "情况通报"),
        marks=(
            Mark(day, Element.TIME, "exact"),
            Mark(Span(14, 16, "留样"), Element.EVIDENCE),
            Mark(Span(28, 30, "牵挂"), Element.CONCERN, "care"),
        ),
        counts=(Count(Span(17, 21, "37 名"), ("treated",), 37, 37),),
        measures=(Measure(Span(12, 16, "封存留样"), bureau, day),),
        cut=False,
    )


def test_reading_keeps_what_the_author_filled_in() -> None:
    draft = {
        "kind": "clarify",
        "mode": "expert",
        "covers": ["event_information"],
        "text": "",
        "addresses": ["r1"],
        "facts": ["f1"],
        "asserts_cause": "f2",
        "measures": [4, 5],
        "attitude": "理解",
        "next_update": "2026-09-19T10:00:00+08:00",
    }

    assert read(draft) == Reading(
        kind="clarify",
        mode="expert",
        covers=("event_information",),
        text="",
        addresses=("r1",),
        facts=("f1",),
        asserts_cause="f2",
        cited=(4, 5),
        attitude="理解",
        next_update="2026-09-19T10:00:00+08:00",
        content=Content(None, (), (), (), cut=False),
    )


def test_empty_draft_is_read_as_empty() -> None:
    assert read({}) == Reading(
        "", None, (), "", (), (), None, (), "", None, Content(None, (), (), (), cut=False)
    )


def test_marks_are_found_by_element_and_value() -> None:
    reading = read({"text": "疑似食物中毒。系变质肉所致。"})

    assert [mark.value for mark in reading.of(Element.CAUSE)] == ["hedged", "asserted"]
    assert [mark.span.quote for mark in reading.of(Element.CAUSE, values=("hedged",))] == [
        "疑似食物中毒"
    ]
    assert reading.of(Element.CAUSE, values=("excluded",)) == ()


def test_marks_of_several_elements_stand_in_the_order_of_the_text() -> None:
    reading = read({"text": "系变质肉所致。其他情况正在调查。疑似食物中毒。"})

    marks = reading.of(Element.UNKNOWN, Element.CAUSE)

    assert [(mark.element, mark.span.quote) for mark in marks] == [
        (Element.CAUSE, "系变质肉所致"),
        (Element.UNKNOWN, "正在调查"),
        (Element.CAUSE, "疑似食物中毒"),
    ]


def test_first_line_is_a_title_only_if_it_is_short_and_no_sentence() -> None:
    assert content_of("长" * 41 + "\n正文").title is None
    assert content_of("一句话。\n正文").title is None
    assert content_of("\n正文").title is None
    assert content_of("只有一行").title is None
    assert content_of("长" * 40 + "\n正文").title == Span(0, 40, "长" * 40)


def test_text_beyond_the_limit_is_not_read() -> None:
    content = content_of("安" * LONGEST + "绝对安全")

    assert (content.marks, content.cut) == ((), True)
