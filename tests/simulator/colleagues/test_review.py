from simulator.drill import Drill
from tests.simulator.colleagues.house import EVERYBODY, done, drafted, house, office, signs
from tests.simulator.stage import DAY, HOUR, NOTICE, act
from tests.simulator.story import plan, scenario


def test_sign_in_the_order_of_the_chain_and_tell_the_leader_in_charge():
    begun = drafted()
    begun.advance_to(DAY)

    assert signs(begun) == [("dept_head", "dept_head", 1, "ok"), ("lg", "lg", 1, "ok")]
    told = {"to": ["biz_leader"], "text": "稿件 s1 第 1 版已签署意见，报请知悉。"}
    assert done(begun, "notify") == [("dept", told)]


def test_send_back_what_must_not_go_out_and_say_why():
    begun = drafted()
    bad = {**NOTICE, "version": 2, "facts": ["f-meat"], "attitude": "", "text": "12人就诊"}
    office(begun, "draft.edit", **bad)
    begun.advance_to(DAY)

    (rejection,) = [d for _, d in done(begun, "sign") if d["version"] == 2]
    assert (rejection["step"], rejection["verdict"]) == ("dept_head", "reject")
    assert rejection["note"] == (
        "引用的情况尚未查实：f-meat；涉及人身伤害，缺少关切的态度表述；建议写明已采取的措施"
    )


def test_wait_for_the_person_who_holds_the_next_step():
    begun = drafted(taken=("office", "dept"))
    begun.advance_to(3 * HOUR)
    before = signs(begun)
    begun.submit(
        act("dept_head", "sign", statement="s1", version=1, step="dept_head", verdict="ok")
    )
    begun.advance_to(DAY)

    assert (before, signs(begun)) == ([], [("lg", "lg", 1, "ok")])


def test_look_again_when_the_level_asks_for_another_chain():
    begun = house(HOUR + 60)
    office(begun, "draft.create", **NOTICE)
    begun.advance_to(2 * HOUR)
    office(begun, "grade.set", level="重大")
    begun.advance_to(DAY)

    assert [step for _, step, _, _ in signs(begun)] == ["legal", "dept_head", "lg"]


def test_do_not_sign_what_has_gone_out():
    begun = drafted()
    office(begun, "publish", statement="s1", version=1, channels=["website"])
    office(begun, "draft.edit", **{**NOTICE, "version": 2})
    begun.advance_to(DAY)

    assert {version for _, _, version, _ in signs(begun)} <= {1}


def test_sign_nothing_where_the_plan_has_no_chain():
    begun = Drill(scenario(), plan(chains=[]), 7)
    begun.submit(act("lg_office", "draft.create", **{**NOTICE, "facts": []}))
    begun.advance_to(DAY)

    assert signs(begun) == []


def test_head_tells_the_leader_himself_when_somebody_holds_the_section():
    apart = [{**seat, "roles": ["dept"]} if seat["id"] == "dept" else seat for seat in EVERYBODY]
    head = {"id": "dept-head", "title": "科长", "roles": ["dept_head"]}
    begun = drafted(taken=("office", "dept"))
    assert begun.journal.header.raw["occupied"] == ["dept", "office"]

    split = Drill(scenario(seats=[*apart, head]), plan(), 7, occupied=("office", "dept"))
    split.advance_to(HOUR + 60)
    split.submit(act("lg_office", "grade.set", level="重大"))
    split.submit(act("lg_office", "draft.create", **NOTICE))
    split.advance_to(DAY)

    assert [by for by, d in done(split, "notify") if d["to"] == ["biz_leader"]] == ["dept_head"]
