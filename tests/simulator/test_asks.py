"""Are the requests of a plan's checks read, whoever wrote the plan?"""

from simulator.asks import asks_of
from tests.simulator.story import PLAN, plan

REPORT = {"type": "report.submit", "by": ["lg_office"], "where": {"to": "lg", "form": "written"}}


def asks(check, **obligation):
    one = {**PLAN["obligations"][0], **obligation, "check": check}
    return asks_of(plan(obligations=[one]))


def only(check, *types, **obligation):
    found = asks(check, **obligation).of(*types)
    assert len(found) == 1
    return found[0]


def test_row_of_a_check_is_asked_with_its_roles_levels_and_conditions():
    check = {"kind": "exists", "row": REPORT, "when": {"flag": "harm"}}
    ask = only(check, "report.submit", levels=["重大"])

    assert (ask.obligation, ask.kind, ask.levels) == ("S-1", "exists", ("重大",))
    assert (ask.values("to"), ask.values("form"), ask.values("level")) == (
        ("lg",),
        ("written",),
        (),
    )
    assert [one.flag for one in ask.when] == ["harm"]
    assert (ask.allows("lg_office"), ask.allows("dept")) == (True, False)
    assert ask.check == check


def test_parts_steps_and_each_are_looked_into():
    inner = {"kind": "exists", "row": {"type": "reply.final", "where": {"item": "$item"}}}
    each = {"kind": "each", "over": {"type": "sim.citizen_post"}, "check": inner}
    steps = {"kind": "steps", "steps": [{"name": "通报", "row": {"type": "notify"}}, "x"]}
    read = asks({"kind": "parts", "of": [each, steps, {"title": "科室", "any": ["dept"]}]})

    assert read.of("reply.final")[0].each[0].type == ("sim.citizen_post",)
    assert read.of("notify")[0].kind == "steps"
    assert read.any("reply.final")
    assert not read.any("publish")


def test_grading_asks_those_who_grade():
    ask = only({"kind": "level", "by": ["lg"], "first": "1h", "again": "1h"}, "grade.set")

    assert (ask.allows("lg_head"), ask.allows("lg_office")) == (True, False)


def test_what_is_forbidden_listed_or_unreadable_asks_for_nothing():
    for kind in ("none", "info", "only", "branch", "candour", "close"):
        assert not asks({"kind": kind, "row": REPORT}).any("report.submit")
    assert not asks({"kind": "exists", "row": {"typ": "x"}}).any("report.submit")
    assert not asks({"kind": "exists", "row": 3, "when": 4}).any("report.submit")


def test_any_of_several_rows_meets_a_request():
    rows = [REPORT, {"type": "notify", "where": {"to": {"one_of": ["lg"], "has_none": ["dept"]}}}]
    ask = only({"kind": "exists", "row": rows}, "report.submit")

    assert (ask.way, ask.allows("dept")) == (ask.rows[0], False)
    assert ask.met_by("report.submit", "lg_office", {"to": ["lg_head"], "form": "written"})
    assert ask.met_by("notify", "dept", {"to": ["lg_deputy"]})
    assert not ask.met_by("report.submit", "dept", {"to": ["lg"], "form": "written"})
    assert not ask.met_by("notify", "dept", {"text": "无对象"})


def test_groups_of_a_list_are_read_from_a_check_contains():
    groups = [{"title": "科室", "any": ["dept", "legal"]}, {"title": "专家", "any": "expert"}]
    check = {"kind": "contains", "row": {"type": "assess.risk"}, "field": "participants"}
    ask = only({**check, "of": [*groups, "x"]}, "assess.risk")

    assert ask.among("participants") == (("dept", "legal"), ("expert",))
    assert ask.among("to") == ()
    assert only({"kind": "exists", "row": REPORT}, "report.submit").among("participants") == ()


def test_replies_are_signed_by_whom_the_plan_names_and_for_the_items_it_means():
    row = {"type": ["reply.opinion", "reply.final"], "where": {"signers": ["dept_head"]}}
    over = {"type": "sim.citizen_post", "where": {"needs_procedure": True}}
    read = asks({"kind": "each", "over": over, "check": {"kind": "exists", "row": row}})

    assert read.repliers == {"dept_head"}
    assert (read.signed({"needs_procedure": True}), read.signed({})) == (True, False)
    assert asks({"kind": "exists", "row": row}).signed({})
    assert asks({"kind": "exists", "row": {"type": "reply.final"}}).repliers == frozenset()


def test_points_are_read_from_the_first_list_that_a_raising_row_fills():
    check = {
        "kind": "dispositions",
        "points": {"type": "measure.do", "where": {"code": "C7-2"}},
        "in": ["demands", "parts"],
        "row": {"type": "measure.do", "where": {"code": "C7-3"}},
        "field": "disposition",
    }
    ask = only(check, "measure.do")
    asked = {"code": "C7-2", "demands": [], "parts": ["退费", "登记"]}

    assert ask.raised("measure.do", "dept", asked) == ("退费", "登记")
    assert ask.raised("measure.do", "dept", {"code": "C7-2"}) == ()
    assert ask.raised("measure.do", "dept", {**asked, "code": "C7-3"}) == ()
    assert ask.raised("notify", "dept", asked) == ()
