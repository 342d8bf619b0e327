from simulator.statement.element import Count
from simulator.statement.ledger import Figure, counts_of_fact, figures
from simulator.statement.reading import content_of
from simulator.statement.text import Span

CASES = {"id": "f1", "text": "37 名学生出现呕吐，到医院就诊", "value": 37}
NO_DEATH = {"id": "f2", "text": "无死亡", "value": 0}


def agreement(text: str, *facts: dict[str, object]) -> list[tuple[str, tuple[str, ...], object]]:
    found = figures(content_of(text).counts, facts)
    return [(one.count.span.quote, one.facts, one.agrees) for one in found]


def test_number_is_held_against_facts_that_count_the_same() -> None:
    count = Count(Span(0, 3, "27名"), ("treated",), 27, 27)

    assert figures([count], [CASES, NO_DEATH]) == (Figure(count, ("f1",), agrees=False),)


def test_numbers_agree_clash_or_stand_bare() -> None:
    text = "37名学生就诊，无死亡，其中住院4人"

    assert agreement(text, CASES, NO_DEATH) == [
        ("37名", ("f1",), True),
        ("无死亡", ("f2",), True),
        ("4人", (), None),
    ]


def test_newer_fact_and_older_fact_are_both_true() -> None:
    older = {"id": "f0", "text": "23 名学生就诊", "value": 23}

    assert agreement("23名学生就诊", older, CASES) == [("23名", ("f0", "f1"), True)]


def test_value_counts_for_the_topics_of_a_text_without_numbers() -> None:
    fact = {"id": "f1", "text": "就诊人数", "value": 12}

    assert counts_of_fact(fact) == (Count(Span(0, 0, ""), ("treated",), 12, 12),)


def test_value_without_a_topic_or_of_another_kind_counts_nothing() -> None:
    assert counts_of_fact({"id": "f1", "text": "票证齐全", "value": 12}) == ()
    assert counts_of_fact({"id": "f1", "text": "就诊", "value": True}) == ()
    assert counts_of_fact({"id": "f1", "text": "就诊", "value": "12"}) == ()
    assert counts_of_fact({"id": "f1"}) == ()
