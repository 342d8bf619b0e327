from scenarios.vocabulary import ASIDES, ENTRY_TYPES
from simulator.entry import Entry
from web.running.changes import TOPIC_OF, TOPICS, Changes, changes


def row(seq, row_type):
    return Entry(seq, 0, "world", row_type, {})


def test_every_type_of_row_has_a_topic():
    assert set(TOPIC_OF) == set(ENTRY_TYPES)
    assert set(TOPIC_OF.values()) == set(TOPICS)


def test_rows_are_counted_by_topic():
    rows = [row(3, "sim.post"), row(5, "sim.removed"), row(9, "publish")]

    assert changes(rows, 2) == Changes(9, {"feed": 2, "acts": 1})


def test_an_act_that_is_addressed_is_something_for_the_inbox_too():
    to = {"to": ["dept"], "text": "请核查"}
    rows = [Entry(3, 0, "lg_office", "task.assign", to), Entry(4, 0, "lg", "publish", {})]

    assert changes(rows, 2) == Changes(4, {"acts": 2, "inbox": 1})


def test_what_seats_say_and_ask_is_no_handling():
    rows = [row(3, "team.say"), row(4, "hint.ask")]

    assert changes(rows, 2) == Changes(4, {"talk": 1, "hints": 1})
    assert {name for name, topic in TOPIC_OF.items() if topic in ("talk", "hints")} == set(ASIDES)


def test_no_rows_leave_the_reader_where_it_was():
    assert changes([], 7) == Changes(7, {})
