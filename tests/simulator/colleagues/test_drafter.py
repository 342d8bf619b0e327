from tests.simulator.colleagues.house import HANDLE, VERIFY, done, house, office
from tests.simulator.stage import DAY, HOUR, NOTICE
from tests.simulator.story import STORY


def test_draft_when_everything_can_be_said():
    begun = house(600)
    office(begun, "task.assign", **HANDLE)
    begun.advance_to(DAY)

    ((by, text),) = done(begun, "draft.create")
    facts = begun.journal.of("sim.fact")
    measure = begun.journal.of("measure.do")[0]
    row = begun.journal.of("draft.create")[0]
    assert row.t > max(measure.t, facts[0].t)
    assert (by, text) == (
        "dept",
        {
            "statement": "notice",
            "version": 1,
            "kind": "notice",
            "covers": [],
            "text": "12人就诊，均为轻症",
            "addresses": ["r-meat"],
            "facts": ["f-cases"],
            "asserts_cause": None,
            "measures": [measure.seq],
            "attitude": "我们牵挂每一名孩子",
            "next_update": begun.journal.header.at(row.t + 4 * HOUR),
        },
    )


def test_draft_says_in_what_way_it_speaks_where_the_story_has_one():
    explained = {**STORY["statements"][0], "mode": "expert"}
    begun = house(600, statements=[explained])
    office(begun, "task.assign", **HANDLE)
    begun.advance_to(DAY)

    ((_, text),) = done(begun, "draft.create")
    assert text["mode"] == "expert"


def test_leave_it_to_a_person_who_drafts():
    begun = house(600)
    office(begun, "draft.create", **{**NOTICE, "facts": []})
    office(begun, "task.assign", **HANDLE)
    begun.advance_to(DAY)

    assert done(begun, "draft.create") == []


def test_draft_only_when_told_to_handle():
    begun = house(600)
    office(begun, "task.assign", **VERIFY)
    office(begun, "task.assign", **{**HANDLE, "to": "local"})
    begun.advance_to(DAY)

    assert done(begun, "draft.create") == []


def test_text_that_needs_no_next_time_has_none_and_a_reply_waits_for_its_question():
    reply = {"id": "r", "kind": "reply", "text": "答复", "addresses": ["q1"]}
    begun = house(600, statements=[reply])
    office(begun, "task.assign", **HANDLE)
    begun.advance_to(HOUR)
    before = done(begun, "draft.create")
    begun.advance_to(DAY)

    assert before == []
    ((_, text),) = done(begun, "draft.create")
    assert (text["statement"], text["addresses"], text["next_update"]) == ("r", ["q1"], None)
