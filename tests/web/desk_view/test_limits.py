from scenarios.plan import Basis, Dimension, ObligationKind, Severity
from scoring.finding import Clock, Finding, Status
from scoring.scorecard import Outlook
from scoring.waiting import Waiting
from tests.simulator import story
from tests.web.desk_view import laid
from web.desk_view.desk import desk_of
from web.desk_view.limits import limits
from web.words import Words

CHECK = {"kind": "within", "row": {"type": "report.submit"}}
DUTY = {**story.PLAN["obligations"][0], "who": ["lg_office"], "check": CHECK}


def desk(t=3_600, seats=("office",)):
    plan = story.plan(obligations=[{**DUTY, "id": f"S-{n}"} for n in range(1, 5)])
    journal = laid.journal()
    return desk_of(Words(journal, story.scenario(), plan), journal, seats, t)


def finding(number, limit_s=None, clock=Clock.NATURAL, start=1_800, status=Status.NOT_DUE):
    return Finding(
        id=f"S-{number}",
        clause="三",
        phase="报告",
        kind=ObligationKind.DUTY,
        severity=Severity.MAJOR,
        dimension=Dimension.TIMING,
        text=f"义务{number}",
        status=status,
        basis=Basis.PLAN,
        reason="",
        limit_s=limit_s,
        clock=clock if limit_s else None,
        stretch=(start, 3_600),
    )


def test_what_runs_out_first_comes_first_with_the_time_left():
    found = limits(desk(), Outlook((finding(1, 14_400), finding(2, 7_200))))

    assert [(o.id, o.due.text, o.left, o.limit) for o in found.running] == [
        ("S-2", "9月18日 周五 18:30", "剩 1 小时 30 分", "2小时"),
        ("S-1", "9月18日 周五 20:30", "剩 3 小时 30 分", "4小时"),
    ]


def test_a_limit_in_working_hours_is_told_in_working_hours():
    # Friday 16:30, three working hours: half an hour today, the rest on the make-up Sunday
    found = limits(desk(t=1_800), Outlook((finding(1, 10_800, Clock.WORKING_HOURS),)))

    assert [(o.due.text, o.left) for o in found.running] == [
        ("9月20日 周日 11:30", "剩工作时间 3 小时")
    ]


def test_a_limit_in_working_days_ends_at_close_of_office():
    found = limits(desk(), Outlook((finding(1, 5, Clock.WORKING_DAYS),)))

    assert [o.due.text for o in found.running] == ["9月24日 周四 17:00"]


def test_a_limit_that_ran_out_since_the_last_row_says_so():
    assert limits(desk(t=20_000), Outlook((finding(1, 7_200),))).running[0].left == "时限已到"


def test_what_has_no_limit_is_told_apart():
    found = limits(desk(), Outlook((finding(1), finding(2, 7_200))))

    assert [o.id for o in found.running] == ["S-2"]
    assert [(o.id, o.due, o.left, o.limit) for o in found.open] == [("S-1", None, "", "")]


def test_what_is_done_late_or_not_of_the_plan_is_not_told():
    done = [finding(1, 60, status=status) for status in Status if status is not Status.NOT_DUE]

    found = limits(desk(), Outlook((*done, finding(9, 7_200))))

    assert (found.running, found.open) == ((), ())


def test_what_this_seat_has_to_do_leads_to_its_form():
    own = limits(desk(), Outlook((finding(1),))).open[0]
    others = limits(desk(seats=("head",)), Outlook((finding(1),))).open[0]

    assert (own.mine, own.act, own.act_title) == (True, "report.submit", "提交报告")
    assert not others.mine


def waits(seq, start=0):
    duty = desk().words.pack.obligations[0]
    return Waiting(duty, seq, "初步回应", "网民留言“去哪”", start, 7_200, Clock.NATURAL, Basis.PLAN)


def test_single_things_are_told_one_by_one_instead_of_the_whole():
    seen = laid.desk(
        (0, "world", "sim.citizen_post", {"item": "c1", "platform": "weiyan", "text": "去哪"}),
        (1, "world", "sim.citizen_post", {"item": "c2", "text": "去哪", "to": ["dept"]}),
        t=3_600,
    )

    found = limits(
        seen, Outlook((finding(1, 14_400),), (waits(1), waits(2, 600), waits(1, -9_000)))
    )

    assert [(o.id, o.seq, o.text, o.left) for o in found.running] == [
        ("S-1", 1, "及时报告：网民留言“去哪”", "剩 1 小时"),
        ("S-1", 2, "及时报告", "剩 1 小时 10 分"),
    ]
    assert found.open == ()
