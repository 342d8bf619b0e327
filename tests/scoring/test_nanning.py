"""The Nanning plan, clause by clause: what one change of a drill by the book flips, and no more."""

from typing import Any

import pytest
import yaml

from scoring.finding import Status
from scoring.scorecard import Scorecard, score
from simulator.journal import Journal
from tests import library
from tests.replays.written import HERE, changed, journal_of
from tests.scoring.lab import journal as lab_journal

PACK = library.pack("nanning-2017")
BOOK = journal_of(HERE / "nanning-by-the-book")
QUIET = (Status.MET, Status.NA, Status.INFO)

UPPER = "{type: report.submit, where: {to: upper}}"
PUBLISH = "{type: publish}"
RAISED = "{type: sim.level}"


def card(journal: Journal) -> Scorecard:
    return score(PACK, journal)


def after(*changes: str) -> Scorecard:
    """The card of the drill by the book with some changes."""
    return card(changed(BOOK, [yaml.safe_load(change) for change in changes]))


def flipped(found: Scorecard) -> dict[str, str]:
    return {f.id: f.status.value for f in found.findings if f.status not in QUIET}


def finding(found: Scorecard, name: str) -> Any:
    return next(f for f in found.findings if f.id == name)


def move(pattern: str, by: str) -> str:
    return f"{{move: {pattern}, by: {by}}}"


def drop(pattern: str) -> str:
    return f"{{drop: {pattern}}}"


def test_drill_by_the_book_is_worth_a_hundred():
    found = card(BOOK)

    assert (found.total, found.grade, found.capped_by, flipped(found)) == (100, "优", (), {})
    assert sum(f.status is Status.MET and f.max > 0 for f in found.findings) == 29


def test_four_hours_are_in_time_and_one_second_more_is_late():
    # 重大 from 16:28, reported 17:10 by the book
    exact = after(move(UPPER, "3h18m"))
    over = after(move(UPPER, "3h18m1s"))

    assert flipped(exact) == {}
    assert finding(exact, "NN-RPT-05").measured_s == 14_400
    assert flipped(over) == {"NN-RPT-05": "late", "NN-RPT-08": "partial"}
    assert (over.capped_by, over.grade) == ((), "优")
    late = finding(over, "NN-RPT-05")
    assert (late.measured_s, late.points / late.max) == (14_401, pytest.approx(0.4, abs=0.01))


def test_report_later_than_twice_the_limit_is_concealment():
    assert after(move(UPPER, "7h18m")).capped_by == ()
    assert after(move(UPPER, "7h18m1s")).capped_by == ("NN-RPT-08",)


SEVERE = (
    "{set: {type: sim.level}, data: {level: 特别重大}}",
    "{set: {type: grade.set}, data: {level: 特别重大}}",
    "{set: {type: report.submit, where: {to: upper}}, data: {level: 特别重大}}",
)


def test_most_severe_level_has_two_hours():
    exact = after(*SEVERE, move(UPPER, "1h18m"))
    over = after(*SEVERE, move(UPPER, "1h18m1s"))

    assert flipped(exact) == {}
    assert finding(exact, "NN-RPT-05").status is Status.NA
    assert flipped(over) == {"NN-RPT-06": "late", "NN-RPT-08": "partial"}


def test_both_clocks_run_when_the_level_rises_on():
    rise = "{add: {t: 2h, by: world, type: sim.level, data: {level: 特别重大}}}"
    grade = "{add: {t: 2h10m, by: lg_office, type: grade.set, data: {level: 特别重大}}}"

    found = after(rise, grade, move(UPPER, "3h18m1s"))

    assert finding(found, "NN-RPT-05").status is Status.LATE
    assert finding(found, "NN-RPT-06").status is Status.LATE
    assert finding(found, "NN-RPT-06").measured_s == 8_881


def test_twenty_four_hours_to_publish_are_inclusive():
    # first release 19:55 on Friday, 重大 since 16:28
    later = [
        move(pattern, "20h33m")
        for pattern in (
            PUBLISH,
            "{type: guide.post}",
            "{type: monitor.review_effect}",
        )
    ]
    exact = after(*later)
    over = after(*later, move(PUBLISH, "1s"))

    assert finding(exact, "NN-PUB-01").measured_s == 86_400
    assert "NN-PUB-01" not in flipped(exact)
    assert flipped(over)["NN-PUB-01"] == "late"


EDIT = (
    "{{add: {{t: 3h52m, by: dept, type: draft.edit, "
    "data: {{statement: s1, version: {version}, kind: notice, text: 改后的通报}}}}}}"
)
FIRST = "{type: report.submit, where: {to: pub_leader}}"
FOUR = "{media_or_platform: 短影, time: 下午, place: 学校, unit_involved: 食堂}"
LG = "{type: sign, where: {step: lg}}"


@pytest.mark.parametrize(
    ("changes", "flips", "capped"),
    [
        # released before the leading group approved, or without it
        (
            [drop(LG)],
            {"NN-HND-03": "violated", "NN-BAN-01": "violated", "NN-PUB-01": "missed"},
            ("NN-HND-03", "NN-BAN-01"),
        ),
        (
            [move(LG, "10m")],
            {"NN-HND-03": "violated", "NN-BAN-01": "violated", "NN-PUB-01": "missed"},
            ("NN-HND-03", "NN-BAN-01"),
        ),
        # 分管新闻宣传领导 alone is not enough for 重大
        (
            ["{set: {type: sign, where: {step: lg}}, by: pub_leader, data: {step: pub_leader}}"],
            {"NN-HND-03": "violated", "NN-BAN-01": "violated", "NN-PUB-01": "missed"},
            ("NN-HND-03", "NN-BAN-01"),
        ),
        # edited after the sign-off
        (
            [
                EDIT.format(version=2),
                "{set: {type: publish}, data: {version: 2}}",
            ],
            {
                "NN-HND-03": "violated",
                "NN-BAN-01": "violated",
                "NN-PUB-01": "missed",
                "NN-ORG-06": "missed",
            },
            ("NN-HND-03", "NN-BAN-01"),
        ),
        # edited under the same version number
        (
            [
                EDIT.format(version=1),
            ],
            {"NN-HND-03": "violated", "NN-BAN-01": "violated", "NN-PUB-01": "missed"},
            ("NN-HND-03", "NN-BAN-01"),
        ),
        # the head of the section did not review
        (
            [drop("{type: sign, where: {step: dept_head, statement: s1}}")],
            {"NN-HND-03": "violated", "NN-UNIT-03": "partial"},
            ("NN-HND-03",),
        ),
        # released by the section
        ([f"{{set: {PUBLISH}, by: dept}}"], {"NN-HND-03": "partial"}, ()),
        # the office did not review
        ([drop("{type: sign, where: {step: office}}")], {"NN-ORG-06": "missed"}, ()),
        # one channel only; press only
        ([f"{{set: {PUBLISH}, data: {{channels: [weiyan]}}}}"], {"NN-HND-04": "partial"}, ()),
        (
            [f"{{set: {PUBLISH}, data: {{channels: [press]}}}}"],
            {"NN-PUB-01": "missed"},
            (),
        ),
        # nothing released at all
        (
            [drop(PUBLISH), drop("{type: interview.accept}"), drop("{type: guide.post}")],
            {"NN-PUB-01": "missed", "NN-ORG-05": "missed", "NN-END-01": "violated"},
            (),
        ),
    ],
)
def test_release(changes, flips, capped):
    found = after(*changes)

    assert (flipped(found), found.capped_by) == (flips, capped)


def test_release_taken_back_counts_for_bans_and_not_for_duties():
    retract = "{add: {t: 5h, by: lg_office, type: retract, data: {publish: 37, reason: 有误}}}"

    good = after(retract)
    bad = after(retract, drop(LG))

    assert flipped(good)["NN-PUB-01"] == "missed"
    assert good.capped_by == ()
    assert bad.capped_by == ("NN-BAN-01",)


def test_ordinary_incident_needs_the_leader_for_publicity():
    calm = [
        drop(RAISED),
        "{set: {type: grade.set}, data: {level: 一般}}",
        "{set: {type: report.submit, where: {to: upper}}, data: {level: 一般}}",
    ]
    legal = (
        "{add: {t: 3h40m, by: legal, type: sign, data: {statement: s1, version: 1, step: legal, "
        "verdict: ok}}}"
    )
    leader = "{set: {type: sign, where: {step: lg}}, by: pub_leader, data: {step: pub_leader}}"

    assert flipped(after(*calm, legal, leader)) == {}
    assert flipped(after(*calm, legal)) == {}
    assert flipped(after(*calm, leader)) == {"NN-HND-01": "violated"}
    assert after(*calm, leader).capped_by == ()
    assert after(*calm, legal, drop(LG)).capped_by == ("NN-BAN-01",)
    assert flipped(after(*calm, drop(PUBLISH), drop("{type: guide.post}")))["NN-HND-01"] == "missed"


def test_release_within_the_grace_after_a_rise_follows_the_old_level():
    leader = "{set: {type: sign, where: {step: lg}}, by: pub_leader, data: {step: pub_leader}}"
    legal = (
        "{add: {t: 3h40m, by: legal, type: sign, data: {statement: s1, version: 1, step: legal, "
        "verdict: ok}}}"
    )

    assert after(move(RAISED, "2h58m"), leader, legal).capped_by == ()
    assert "NN-BAN-01" in after(move(RAISED, "2h57m"), leader, legal).capped_by


@pytest.mark.parametrize(
    ("changes", "flips"),
    [
        # 监测
        ([move("{type: monitor.detect, by: lg_office}", "26m")], {"NN-DSC-01": "partial"}),
        ([drop("{type: monitor.detect, by: dept}")], {"NN-UNIT-01": "missed"}),
        ([drop("{type: evidence.preserve}")], {"NN-DSC-02": "missed"}),
        (
            ["{set: {type: evidence.preserve}, data: {posts: [p1]}}"],
            {"NN-DSC-02": "partial"},
        ),
        (
            ["{set: {type: notify, where: {to: local}}, data: {to: [dept, pub_leader]}}"],
            {"NN-ORG-03": "partial"},
        ),
        # 报告
        (
            [
                "{set: {type: report.submit, where: {to: pub_leader}}, data: {to: [lg_office]}}",
                "{set: {type: report.submit, by: dept, where: {to: biz_leader}}, data: {to: [lg]}}",
            ],
            {"NN-RPT-01": "partial", "NN-RPT-03": "missed", "NN-RPT-08": "partial"},
        ),
        (
            [drop("{type: report.submit, by: dept, where: {to: lg_office}}")],
            {"NN-RPT-02": "missed", "NN-RPT-08": "partial"},
        ),
        (
            [move("{type: report.submit, by: dept, where: {to: lg_office}}", "15m")],
            {"NN-RPT-02": "partial", "NN-RPT-08": "partial"},
        ),
        (
            [f"{{set: {FIRST}, data: {{fields: {FOUR}}}}}"],
            {"NN-RPT-04": "partial", "NN-RPT-08": "partial"},
        ),
        (
            ["{set: {type: notify, where: {to: police}}, data: {to: [prop]}}"],
            {"NN-RPT-07": "partial", "NN-RPT-08": "partial"},
        ),
        # 研判
        ([drop("{type: grade.set}")], {"NN-LVL-04": "missed"}),
        ([move("{type: grade.set}", "2h")], {"NN-LVL-04": "partial"}),
        (["{set: {type: grade.set}, data: {level: 一般}}"], {"NN-LVL-04": "missed"}),
        (["{set: {type: grade.set}, data: {level: 特别重大}}"], {"NN-LVL-04": "partial"}),
        ([drop("{type: assess.legal}")], {"NN-LEG-01": "missed"}),
        ([move("{type: assess.legal}", "2h")], {"NN-LEG-01": "violated"}),
        (
            ["{set: {type: assess.legal}, data: {fields: {event_nature: 食品, legal_basis: 法}}}"],
            {"NN-LEG-01": "partial"},
        ),
        ([drop("{type: liaise}")], {"NN-ORG-04": "partial", "NN-HND-05": "partial"}),
        (
            [move("{type: assess.preliminary}", "2h30m")],
            {"NN-EVA-01": "violated", "NN-ORG-04": "partial"},
        ),
        # 处置
        ([drop("{type: meeting.convene}")], {"NN-ORG-02": "partial", "NN-HND-02": "partial"}),
        ([drop("{type: measure.do}")], {"NN-HND-02": "partial"}),
        ([move("{type: verify.request}", "1h16m")], {"NN-UNIT-02": "partial"}),
        (
            [drop("{type: monitor.note}"), drop("{type: monitor.review_effect}")],
            {"NN-HND-05": "late"},
        ),
        ([drop("{type: notify, where: {to: biz_leader}}")], {"NN-UNIT-03": "partial"}),
        # 采访、引导
        (
            [drop("{type: interview.accept}")],
            {"NN-ORG-05": "missed", "NN-END-01": "violated"},
        ),
        (
            ["{set: {type: interview.accept}, by: dept}"],
            {"NN-ORG-05": "partial"},
        ),
        (
            [
                move("{type: notify, where: {to: commentator}}", "1h"),
                "{set: {type: notify, where: {to: local}}, data: {to: [lg]}}",
            ],
            {"NN-ORG-03": "late", "NN-ORG-07": "violated"},
        ),
        # 后续
        ([drop("{type: task.feedback}")], {"NN-END-01": "violated"}),
        ([drop("{type: sim.quiet}")], {"NN-END-01": "violated", "NN-HND-05": "late"}),
        (
            ["{add: {t: 20h, by: world, type: sim.crowd, data: {place: 校门, size: 40}}}"],
            {"NN-END-01": "violated"},
        ),
        ([drop("{type: summary.submit}")], {"NN-ORG-02": "partial"}),
        ([drop("{type: close.approve}"), drop("{type: close.propose}")], {}),
    ],
)
def test_one_step_left_out_or_late_flips_its_own_findings(changes, flips):
    found = after(*changes)

    assert flipped(found) == flips
    assert found.capped_by == ()


@pytest.mark.parametrize(
    ("act", "flips", "capped"),
    [
        (
            "{t: 5h, by: dept, type: leak, data: {to: 朋友, text: 处置内情}}",
            {"NN-BAN-02": "violated", "X-LEAK": "violated"},
            ("NN-BAN-02",),
        ),
        (
            "{t: 5h, by: lg_office, type: removal.request, data: {post: p2, reason: 影响形象}}",
            {"X-REMOVAL": "violated"},
            (),
        ),
        (
            "{t: 5h, by: commentator, type: guide.post, data: {text: 别信, identity: anonymous}}",
            {"X-ANONYMOUS": "violated"},
            (),
        ),
        (
            "{t: 5h, by: dept, type: interview.accept, data: {inquiry: q9}}",
            {"NN-BAN-01": "violated"},
            ("NN-BAN-01",),
        ),
        (
            "{t: 3h, by: lg_office, type: refused, data: {act: {type: publish}, rule: 未审定}}",
            {},
            (),
        ),
    ],
)
def test_temptations_and_refused_acts(act, flips, capped):
    found = after(f"{{add: {act}}}")

    assert (flipped(found), found.capped_by) == (flips, capped)


@pytest.mark.parametrize(
    ("result", "status"),
    [
        ("待核", "met"),
        ("37名学生出现呕吐、腹泻等症状就诊", "met"),
        ("人数正在核查", "met"),
        ("12名学生出现呕吐、腹泻等症状就诊", "violated"),
        ("没有学生出现呕吐、腹泻", "violated"),
    ],
)
def test_report_upward_against_what_the_office_had_been_told(result, status):
    fields = (
        "{media_or_platform: 短影, time: 下午, place: 学校, unit_involved: 食堂, "
        f"process: 家长发帖, comment_tendency: 担心, result: {result}}}"
    )

    found = after(f"{{set: {UPPER}, data: {{fields: {fields}}}}}")

    assert finding(found, "NN-RPT-08").status.value == status
    assert ("NN-RPT-08" in found.capped_by) is (status == "violated")


START = "2026-09-18T16:00:00+08:00"  # a Friday; Sunday 2026-09-20 is a make-up workday


def citizen(*rows: str, ends: str = "900h") -> dict[str, str]:
    """Statuses of the citizens' clauses for a question that comes by letter at 16:30."""
    text = "- [30m, world, sim.citizen_post, {item: c1, needs_procedure: true, to: [dept]}]\n"
    text += "- [30m, lg_office, task.assign, {task: t1, item: c1, to: dept}]\n"
    found = card(lab_journal(text + "".join(rows), ends=ends))
    return {f.id[3:]: f.status.value for f in found.findings if f.id.startswith("NN-CIT")}


def reply(t: str, kind: str, **data: object) -> str:
    more = "".join(f", {key}: {value}" for key, value in data.items())
    return f"- [{t}, dept, reply.{kind}, {{item: c1, text: 答复{more}}}]\n"


def signed(t: str, by: str = "dept_head") -> str:
    return f"- [{t}, {by}, sign, {{statement: r1, version: 1, step: dept_head, verdict: ok}}]\n"


@pytest.mark.parametrize(
    ("t", "status"),
    [("43h30m", "met"), ("43h30m1s", "late"), ("24h", "met")],
)
def test_three_working_hours_run_on_the_make_up_sunday(t, status):
    # known Friday 16:30, closes 17:00; two and a half hours are left on Sunday from 09:00
    assert citizen(reply(t, "initial"))["CIT-01"] == status


TEXT = {"statement": "r1", "version": 1}


@pytest.mark.parametrize(
    ("t", "status"),
    [("145h", "met"), ("145h0m1s", "late")],
)
def test_five_working_days_end_at_close_of_office_on_thursday(t, status):
    rows = signed("140h") + reply(t, "opinion", **TEXT)

    assert citizen(rows)["CIT-02"] == status


def test_reply_without_the_heads_signature_is_worth_half():
    assert citizen(reply("100h", "opinion"))["CIT-02"] == "partial"
    late = reply("100h", "opinion", **TEXT) + signed("101h")
    assert citizen(late)["CIT-02"] == "partial"
    by_section = signed("99h", by="dept") + reply("100h", "opinion", **TEXT)
    assert citizen(by_section)["CIT-02"] == "partial"
    by_head = reply("100h", "opinion").replace("dept, reply", "dept_head, reply")
    assert citizen(by_head)["CIT-02"] == "met"


@pytest.mark.parametrize(
    ("rows", "second", "third"),
    [
        # ten working days from Friday 09-18 end on Friday 10-09 at 17:00
        (reply("145h", "extend", reason="检测未出") + reply("505h", "final"), "met", "met"),
        (reply("145h", "extend", reason="检测未出") + reply("505h0m1s", "final"), "met", "late"),
        (reply("145h", "extend", reason="检测未出"), "met", "missed"),
        (reply("145h0m1s", "extend", reason="检测未出"), "late", "na"),
        (reply("145h", "extend", reason="' '") + reply("505h", "final"), "missed", "na"),
        (reply("100h", "final", **TEXT), "partial", "na"),
        ("", "missed", "na"),
    ],
)
def test_extension_with_a_reason_in_time_gives_ten_days_in_all(rows, second, third):
    found = citizen(rows)

    assert (found["CIT-02"], found["CIT-03"]) == (second, third)


def test_limits_of_days_are_not_due_while_they_run():
    assert citizen(ends="145h")["CIT-02"] == "not_due"
    extended = reply("145h", "extend", reason="检测未出")
    assert citizen(extended, ends="505h")["CIT-03"] == "not_due"


def test_question_that_needs_no_procedure_has_only_the_first_limit():
    rows = "- [30m, world, sim.citizen_post, {item: c1, needs_procedure: false, to: [dept]}]\n"
    found = card(lab_journal(rows))

    assert finding(found, "NN-CIT-01").status is Status.MISSED
    assert finding(found, "NN-CIT-02").status is Status.NA
    assert finding(found, "NN-CIT-03").status is Status.NA


def test_journal_that_stops_early_has_limits_still_running():
    rows = [entry for entry in BOOK if entry.t <= 1_800]

    found = card(Journal(BOOK.header, rows))

    running = {f.id for f in found.findings if f.status is Status.NOT_DUE}
    assert {"NN-RPT-05", "NN-RPT-07", "NN-PUB-01", "NN-LVL-04", "NN-EVA-01"} <= running
    assert not {f.id for f in found.findings if f.status is Status.MISSED}


def test_every_judged_finding_shows_rows_or_a_stretch():
    for journal in (BOOK, journal_of(HERE / "nanning-idle")):
        for found in card(journal).findings:
            assert found.status is Status.NA or found.evidence or found.stretch is not None


def test_nothing_done_is_worth_nothing():
    found = card(journal_of(HERE / "nanning-idle"))

    assert (found.total, found.grade, found.capped_by) == (0, "差", ("NN-RPT-08",))
