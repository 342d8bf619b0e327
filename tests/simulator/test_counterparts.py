from tests.simulator.stage import DAY, HOUR, act, drill, last, told
from tests.simulator.story import STORY

REPORT = {"to": ["upper"], "form": "written", "kind": "first", "fields": {"time": "16:10"}}


def test_investigation_brings_a_fact_to_light_after_its_delay():
    begun = drill(600)

    asked = begun.submit(act("lg_office", "verify.request", unit="expert", about="原因"))
    begun.advance_to(DAY)

    (row,) = [r for r in begun.journal.of("sim.fact") if r.data["fact"] == "f-cause"]
    assert row.data == {"fact": "f-cause", "to": ["dept"]}
    assert row.because == asked.seq
    assert 600 + 6 * HOUR <= row.t <= 600 + 7 * HOUR


def test_second_request_does_not_find_the_same_again():
    begun = drill(600)
    begun.submit(act("lg_office", "verify.request", unit="expert", about="原因"))
    begun.submit(act("lg_office", "verify.request", unit="expert", about="再查"))
    begun.advance_to(DAY)

    assert [r.data["fact"] for r in begun.journal.of("sim.fact")].count("f-cause") == 1


def test_office_hours_put_an_answer_off_from_friday_to_the_make_up_sunday():
    answer = {**STORY["answers"][0], "delay": {"least": "2h", "most": "2h", "hours": "office"}}
    begun = drill(600, answers=[answer], length="3d")

    begun.submit(act("lg_office", "report.submit", **REPORT))
    begun.advance_to(3 * DAY)

    assert last(begun.journal, "sim.decision").t == 42 * HOUR + 600


def test_superior_answers_the_report_once():
    begun = drill(600)
    asked = begun.submit(act("lg_office", "report.submit", **REPORT))
    begun.submit(act("lg_office", "report.submit", **REPORT))
    begun.advance_to(HOUR)

    (row,) = begun.journal.of("sim.decision")
    assert row.data == {
        "request": asked.seq,
        "verdict": "instructed",
        "role": "upper",
        "text": "收到",
    }
    assert 1_200 <= row.t <= 1_800


def test_every_report_is_answered_where_the_story_says_so():
    begun = drill(600, answers=[{**STORY["answers"][0], "once": False}])
    begun.submit(act("lg_office", "report.submit", **REPORT))
    begun.submit(act("lg_office", "report.submit", **REPORT))
    begun.advance_to(HOUR)

    assert sorted(row.data["request"] for row in begun.journal.of("sim.decision")) == [1, 2]


def test_incomplete_report_is_refused_with_what_to_do():
    begun = drill(600)
    begun.submit(act("lg_office", "report.submit", **{**REPORT, "fields": {}}))
    begun.advance_to(HOUR)

    decision = last(begun.journal, "sim.decision").data
    assert (decision["verdict"], decision["text"]) == ("refused", "请补齐时间")


def test_decision_names_the_text_that_was_asked_about():
    answer = {**STORY["answers"][0], "on": {"type": "publish"}, "requires": {}}
    begun = drill(600, answers=[answer])
    draft = {"statement": "s", "version": 1, "kind": "notice", "text": "通报"}
    begun.submit(act("lg_office", "draft.create", **draft))
    begun.submit(act("lg_office", "publish", statement="s", version=1, channels=["website"]))
    begun.advance_to(HOUR)

    decision = last(begun.journal, "sim.decision").data
    assert (decision["statement"], decision["version"]) == ("s", 1)


def test_reporter_who_was_heard_writes_what_was_said():
    begun = drill(HOUR + 60)
    heard = begun.submit(act("lg_office", "interview.accept", inquiry="q1"))
    begun.advance_to(DAY)

    reports = [r for r in begun.journal.of("sim.media_report") if r.because == heard.seq]
    assert [dict(row.data) for row in reports] == [
        {
            "outlet": "wanbao",
            "tier": "city",
            "headline": "监管部门回应：多少人就诊",
            "incident": True,
            "answered": True,
        }
    ]
    assert len(begun.journal.of("sim.media_inquiry_closed")) == 1


def test_reporter_who_was_turned_away_goes_without_a_report():
    begun = drill(HOUR + 60, outlets=STORY["outlets"])
    begun.submit(act("lg_office", "interview.decline", inquiry="q1", reason="正在核实"))
    begun.submit(act("lg_office", "interview.decline", inquiry="q1", reason="再说一次"))
    begun.advance_to(DAY)

    headlines = {row.data["headline"] for row in begun.journal.of("sim.media_report")}
    assert headlines <= {"澄湾学校多人不适", "又是食堂"}
    assert len(told(begun.journal, "sim.media_inquiry_closed")) == 1
