from simulator.casebook import Casebook
from simulator.entry import Entry
from simulator.signing import chain_of, open_steps, steps_of
from tests.simulator.story import PLAN, plan


def book(graded=None, **draft) -> Casebook:
    filled = Casebook()
    data = {"statement": "s", "version": 1, "kind": "notice", **draft}
    filled.note(Entry(1, 1, "world", "sim.citizen_post", {"item": "c"}))
    filled.note(Entry(2, 2, "dept", "draft.create", data))
    if graded:
        filled.note(Entry(3, 3, "lg_office", "grade.set", {"level": graded}))
    return filled


def steps(filled, pack=None):
    found = steps_of(pack or plan(), filled, filled.draft("s", 1))
    return [step.step for step in found]


def test_chain_is_that_of_the_level_graded_the_lowest_before():
    assert steps(book()) == ["legal"]
    assert steps(book("重大")) == ["dept_head", "lg"]
    assert steps(book(), plan(chains=[])) == []
    assert chain_of(plan(chains=[]), book()) is None


def test_reply_to_a_citizen_needs_its_head_or_the_first_step():
    to_citizen = {"kind": "reply", "addresses": ["c"]}

    assert steps(book("重大", **to_citizen)) == ["dept_head"]
    assert steps(book(**to_citizen)) == ["legal"]


def test_reply_to_a_reporter_needs_the_whole_chain():
    assert steps(book("重大", kind="reply", addresses=["c", "q1"])) == ["dept_head", "lg"]


def test_open_are_the_steps_without_an_ok_on_the_newest_version():
    filled = book("重大")
    sign = {"statement": "s", "version": 1, "step": "dept_head", "verdict": "ok"}
    filled.note(Entry(4, 4, "dept_head", "sign", sign))
    signed = [step.step for step in open_steps(plan(), filled, filled.statements["s"])]
    filled.note(Entry(5, 5, "dept", "draft.edit", {**filled.draft("s", 1).data, "version": 2}))
    edited = [step.step for step in open_steps(plan(), filled, filled.statements["s"])]

    assert (signed, edited) == (["lg"], ["dept_head", "lg"])
    assert len(PLAN["chains"]) == 2


def test_reply_needs_those_whom_the_plan_asks_to_sign_replies():
    filled = book("重大", kind="reply", addresses=["c"])
    found = steps_of(plan(), filled, filled.draft("s", 1), {"lg_head", "pub_leader"})

    assert [(step.step, step.by) for step in found] == [("lg", ("lg_head",))]
