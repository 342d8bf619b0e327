from tests.simulator import story
from tests.web.desk_view.laid import desk, draft, post
from web.desk_view.options import latest_draft, next_statement, next_task, options_of, steps_of

MEASURE = ("dept", "measure.do", {"code": "C1-2", "legal_basis": "法", "note": "已抽样"})
TICKET = {"item": "c1", "platform": "weiyan", "text": "去哪看", "to": ["lg_office"]}
INQUIRY = {"inquiry": "q1", "outlet": "wanbao", "question": "几人"}
PUBLISH = ("lg_office", "publish", {"statement": "s1", "version": 1, "channels": ["website"]})


def of(name, *rows, **desk_args):
    return options_of(desk(*rows, **desk_args)).of(name)


def test_posts_that_were_seen_can_be_chosen():
    assert of("posts", (0, *post("p1"))) == (("p1", "微言 阿宁：好多孩子吐了"),)


def test_only_facts_that_are_known_here_can_be_chosen():
    rows = [
        (0, "world", "sim.fact", {"fact": "f-cases"}),
        (1, "world", "sim.fact", {"fact": "f-cause", "to": ["dept"]}),
    ]

    assert of("facts", *rows) == (("f-cases", "12人就诊"),)
    assert [key for key, _ in of("causes", *rows, seats=["dept"])] == ["f-cases", "f-cause"]


def test_versions_releases_and_measures_can_be_chosen():
    rows = [
        (0, *draft("s1", 1, "甲")),
        (60, *draft("s1", 2, "乙")),
        (90, *MEASURE),
        (120, *PUBLISH),
    ]

    assert of("drafts", *rows) == (("s1#2", "稿件 1（第 2 版）"), ("s1#1", "稿件 1（第 1 版）"))
    assert of("measures", *rows) == (("3", "抽样检验、查封扣押：已抽样"),)
    assert of("releases", *rows) == (("4", "9月18日 周五 16:02 稿件 1（第 1 版）"),)


def test_rumours_questions_and_inquiries_can_be_addressed():
    rows = [
        (0, "world", "sim.rumour", {"rumour": "r1", "text": "过期肉", "severe": True, "facts": []}),
        (1, "world", "sim.citizen_post", TICKET),
        (2, "world", "sim.media_inquiry", INQUIRY),
    ]

    assert of("addresses", *rows) == (
        ("r1", "网传：过期肉"),
        ("c1", "留言：去哪看"),
        ("q1", "采访：几人"),
    )
    assert of("items", *rows) == (("c1", "去哪看"),)
    assert of("inquiries", *rows) == (("q1", "晚报：几人"),)


def test_measures_of_other_kinds_of_incident_are_not_offered():
    codes = [key for key, _ in of("codes")]

    assert codes[:2] == ["C1-1", "C1-2"]
    assert "resolve" in codes
    assert not [code for code in codes if code.startswith("C2-")]


def test_roles_are_those_of_plan_team_and_outside_bodies_each_once():
    keys = [key for key, _ in of("roles")]

    assert keys[:2] == ["lg_office", "dept"]
    assert {"hospital", "police", "lg_head"} <= set(keys)
    assert len(keys) == len(set(keys))


def test_the_steps_this_seat_may_sign_come_first():
    assert [key for key, _ in of("steps", seats=["head"])][:2] == ["lg", "lg_leader"]
    assert steps_of(desk(), "dept_head") == ("dept_head",)
    assert steps_of(desk(), "commentator") == ()


def test_new_things_get_the_next_number():
    rows = [
        (0, *draft("s1", 1, "甲")),
        (1, *draft("s1", 2, "乙")),
        (2, "lg_office", "task.assign", {"task": "t1", "to": "dept", "requirements": "查"}),
    ]

    assert (next_statement(desk()), next_task(desk())) == ("s1", "t1")
    assert (next_statement(desk(*rows)), next_task(desk(*rows))) == ("s2", "t2")


def test_the_newest_version_of_a_statement_is_what_is_changed():
    rows = [(0, *draft("s1", 1, "甲")), (1, *draft("s1", 2, "乙")), (2, *draft("s2", 1, "丙"))]

    assert latest_draft(desk(*rows), "s1")["text"] == "乙"
    assert latest_draft(desk(*rows), "s9") is None


def test_the_plans_own_elements_of_content_can_be_covered():
    assert of("covers") == ()
    assert story.plan(forms={"draft.create": {"a": "甲"}}).forms["draft.create"] == {"a": "甲"}
