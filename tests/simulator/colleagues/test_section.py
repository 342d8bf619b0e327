from tests.simulator.colleagues.house import HANDLE, VERIFY, done, house, office
from tests.simulator.stage import DAY, HOUR
from tests.simulator.story import STORY


def test_verify_what_they_are_told_to_and_report_when_all_is_found():
    begun = house(HOUR)
    office(begun, "task.assign", **VERIFY)
    begun.advance_to(DAY)

    assert done(begun, "verify.authenticity") == [("dept", {"posts": ["p1"], "verdict": "unknown"})]
    (request,) = done(begun, "verify.request")
    assert request == ("dept", {"unit": "dept", "about": "查", "task": "t1"})
    assert done(begun, "verify.finding") == [
        ("dept", {"kind": "fact", "verdict": "true", "facts": ["f-meat"], "text": "未见过期肉"})
    ]
    assert [d for _, d in done(begun, "task.feedback")] == [
        {"task": "t1", "result": "核查结束，结论已报送。", "done": True}
    ]


def test_request_without_a_task_gets_a_finding_but_no_feedback():
    begun = house(HOUR)
    office(begun, "verify.request", unit="dept", about="肉")
    begun.advance_to(DAY)

    assert len(done(begun, "verify.finding")) == 1
    assert done(begun, "task.feedback") == []


def test_nothing_to_find_out_is_reported_too():
    begun = house(HOUR)
    office(begun, "task.assign", **{**VERIFY, "to": "local"})
    begun.advance_to(DAY)

    assert [(by, d["done"]) for by, d in done(begun, "task.feedback")] == [("local", True)]


def test_before_any_key_post_there_is_nothing_to_look_at():
    begun = house(0)
    office(begun, "verify.request", unit="dept", about="肉")
    begun.advance_to(HOUR)

    assert [d["posts"] for _, d in done(begun, "verify.authenticity")] == [["p1"]]
    early = house(0, posts=[{**STORY["posts"][0], "key": False}])
    office(early, "verify.request", unit="dept", about="肉")
    early.advance_to(HOUR)
    assert done(early, "verify.authenticity") == []


def test_handling_takes_the_measures_and_defuses_at_the_source():
    begun = house(HOUR)
    office(begun, "task.assign", **HANDLE)
    begun.advance_to(3 * HOUR)

    assert [d["code"] for _, d in done(begun, "measure.do")] == ["C1-2", "resolve"]
    assert [d["done"] for _, d in done(begun, "task.feedback")] == [True]


def test_measures_that_were_taken_are_not_taken_again():
    begun = house(HOUR)
    office(begun, "measure.do", code="C1-2", legal_basis="法", note="封存")
    office(begun, "task.assign", **HANDLE)
    begun.advance_to(3 * HOUR)

    assert [d["code"] for _, d in done(begun, "measure.do")] == ["resolve"]


def test_deadline_brings_word_of_how_things_stand():
    begun = house(HOUR)
    deadline = "2026-09-18T17:40:00+08:00"
    office(begun, "task.assign", **{**VERIFY, "deadline": deadline})
    begun.advance_to(DAY)

    feedback = [d["done"] for _, d in done(begun, "task.feedback")]
    assert feedback == [False, True]


def test_urging_brings_word_and_urging_what_is_done_does_not():
    begun = house(HOUR)
    office(begun, "task.assign", **VERIFY)
    begun.advance_to(HOUR + 1_800)
    office(begun, "urge", task="t1", text="快")
    begun.advance_to(12 * HOUR)
    office(begun, "urge", task="t1", text="快")
    begun.advance_to(DAY)

    assert [d["done"] for _, d in done(begun, "task.feedback")] == [False, True]


def test_warned_and_notified_units_respond():
    begun = house(HOUR)
    office(begun, "warn.issue", level="黄色", to=["dept", "expert"])
    office(begun, "notify", to=["dept", "local", "lg_head"], text="请关注")
    begun.advance_to(3 * HOUR)

    office(begun, "warn.issue", level="红色", to=["dept"])
    begun.advance_to(4 * HOUR)

    assert [by for by, _ in done(begun, "warn.respond")] == ["dept", "dept"]
    assert [(by, d["code"]) for by, d in done(begun, "measure.do")] == [("dept", "preventive")]
    assert sorted(by for by, _ in done(begun, "monitor.note")) == ["dept", "local"]


def test_body_outside_is_no_section():
    begun = house(HOUR)
    office(begun, "task.assign", **{**VERIFY, "to": "expert"})
    office(begun, "verify.request", unit="expert", about="原因")
    begun.advance_to(DAY)

    assert [row.by for row in begun.journal if row.auto and row.by == "expert"] == []


def test_section_does_nothing_for_a_person():
    begun = house(HOUR, taken=("office", "dept"))
    office(begun, "task.assign", **VERIFY)
    office(begun, "urge", task="t1", text="快")
    office(begun, "warn.issue", level="黄色", to=["dept"])
    begun.advance_to(DAY)

    assert [row for row in begun.journal if row.auto and row.by.startswith("dept")] == []


def test_word_that_comes_after_the_work_is_not_sent():
    begun = house(HOUR)
    office(begun, "task.assign", **HANDLE)
    office(begun, "urge", task="t2", text="快")
    begun.advance_to(DAY)

    assert [d["done"] for _, d in done(begun, "task.feedback")] == [True]
