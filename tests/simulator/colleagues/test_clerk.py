import pytest

from simulator.drill import Drill
from tests.simulator.asking import asking, begun
from tests.simulator.colleagues.house import EVERYBODY, HANDLE, done, house, office
from tests.simulator.stage import DAY, HOUR
from tests.simulator.story import PLAN, STORY, plan, scenario

PROCEDURE = {
    "id": "c2",
    "at": "10m",
    "platform": "weiyan",
    "text": "能退费吗",
    "needs_procedure": True,
    "answerable_now": False,
    "to": ["dept"],
    "answer": "五个工作日内答复",
}


def test_answer_what_reaches_nobody_else():
    item = {**PROCEDURE, "needs_procedure": False}
    begun = house(DAY, citizens=[item])

    assert [row.type for row in begun.journal if row.auto] == ["reply.initial", "reply.final"]


def test_leave_to_the_person_what_reaches_the_person():
    begun = house(DAY)

    assert done(begun, "reply.initial") == []


def test_matter_of_procedure_is_signed_before_it_is_answered():
    begun = house(5 * DAY, citizens=[PROCEDURE], length="6d")

    assert [(row.by, row.type) for row in begun.journal if row.auto] == [
        ("dept", "reply.initial"),
        ("dept", "draft.create"),
        ("legal", "sign"),
        ("dept", "reply.opinion"),
    ]
    opinion = begun.journal.of("reply.opinion")[0]
    assert opinion.data == {
        "item": "c2",
        "text": "五个工作日内答复",
        "statement": "reply-c2",
        "version": 1,
    }


def test_task_about_an_item_is_done_when_it_is_answered():
    begun = house(2 * HOUR + 60)
    office(begun, "task.assign", **{**HANDLE, "item": "c1"})
    begun.advance_to(DAY)

    assert [d["text"] for _, d in done(begun, "reply.final")] == ["请到正规医院就诊"]
    assert [d["done"] for _, d in done(begun, "task.feedback")] == [True]


def test_answer_that_was_given_is_not_given_again():
    begun = house(2 * HOUR + 60)
    office(begun, "reply.final", item="c1", text="请就医")
    office(begun, "task.assign", **{**HANDLE, "item": "c1"})
    begun.advance_to(DAY)

    assert done(begun, "reply.final") == []
    assert [d["done"] for _, d in done(begun, "task.feedback")] == [True]


def test_person_in_the_section_answers_himself():
    begun = house(2 * HOUR + 60, taken=("office", "dept"), citizens=[PROCEDURE])
    office(begun, "task.assign", **{**HANDLE, "item": "c2"})
    begun.advance_to(DAY)

    assert done(begun, "reply.initial") == done(begun, "reply.opinion") == []


def test_head_of_the_section_signs_where_the_chain_names_him():
    chains = [{**PLAN["chains"][1], "levels": ["一般", "重大"]}]
    story = scenario(seats=EVERYBODY, citizens=[PROCEDURE], length="6d")
    begun = Drill(story, plan(chains=chains), 7)
    begun.advance_to(5 * DAY)

    assert [d["step"] for _, d in done(begun, "sign")] == ["dept_head"]
    assert len(done(begun, "reply.opinion")) == 1


def test_unsigned_answer_stays_in_the_house():
    apart = [seat for seat in EVERYBODY if seat["id"] != "dept"]
    seats = [
        *apart,
        {"id": "dept", "title": "科室", "roles": ["dept"]},
        {"id": "head-of-dept", "title": "科长", "roles": ["dept_head"]},
    ]
    chains = [{**PLAN["chains"][1], "levels": ["一般", "重大"]}]
    story = scenario(seats=seats, citizens=[PROCEDURE], length="6d")
    begun = Drill(story, plan(chains=chains), 7, occupied=("office", "head-of-dept"))
    begun.advance_to(5 * DAY)

    assert len(done(begun, "draft.create")) == 1
    assert done(begun, "reply.opinion") == []


def test_item_somebody_made_up_in_play_has_no_answer():
    made_up = {"item": "c9", "platform": "weiyan", "text": "问", "needs_procedure": False}
    data = {**made_up, "answerable_now": True, "to": ["dept"]}
    inject = {**STORY["injects"][0], "row": "sim.citizen_post", "data": data, "to": []}
    begun = house(DAY, injects=[inject], citizens=[])

    assert [row.type for row in begun.journal if row.auto] == ["reply.initial"]


def test_first_word_is_not_said_twice():
    begun = house(601, citizens=[PROCEDURE])
    office(begun, "reply.initial", item="c2", text="收到")
    begun.advance_to(DAY)

    assert done(begun, "reply.initial") == []


SIGNED = {
    "kind": "each",
    "over": {"type": "sim.citizen_post"},
    "check": {
        "kind": "exists",
        "row": {"type": ["reply.opinion", "reply.final"], "where": {"signers": ["lg_head"]}},
    },
}


def given(deadline, **item):
    """An item given to the section by a plan that has every reply signed by the head."""
    chains = [{**PLAN["chains"][1], "levels": ["一般", "重大"]}]
    pack = asking(SIGNED, chains=chains)
    drill = begun(pack, 2 * HOUR + 60, citizens=[{**STORY["citizens"][0], **item}], length="4d")
    due = None if deadline is None else drill.journal.header.at(deadline)
    office(drill, "task.assign", **{**HANDLE, "item": "c1", "deadline": due})
    drill.advance_to(4 * DAY)
    return [(row.by, row.type) for row in drill.journal if row.auto]


@pytest.mark.slow
def test_reply_that_the_plan_has_signed_is_signed_by_whom_it_names_and_sent_at_once():
    assert given(6 * HOUR) == [
        ("dept", "draft.create"),
        ("lg_head", "sign"),
        ("dept", "reply.opinion"),
        ("dept", "task.feedback"),
    ]
    assert given(6 * HOUR) == given(5 * DAY) == given(None)


def test_deadline_that_is_near_is_worked_to_at_any_hour():
    chains = [{**PLAN["chains"][1], "levels": ["一般", "重大"]}]
    drill = begun(asking(SIGNED, chains=chains), 2 * HOUR + 60)
    due = drill.journal.header.at(6 * HOUR)
    office(drill, "task.assign", **{**HANDLE, "item": "c1", "deadline": due})
    drill.advance_to(6 * HOUR)

    assert len(done(drill, "reply.opinion")) == 1
