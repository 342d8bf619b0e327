import pytest

from scoring.scorecard import score
from simulator.journal import Journal
from simulator.reading import read_header
from tests.scoring.lab import POST, found, journal, plan, verdict

HARD = """
kind: within
what: 上报
row: {type: report.submit, where: {to: upper}}
from: known
limit: 4h
"""
VAGUE = HARD.replace("4h", "timely")
REPORT = "- [{t}, lg_office, report.submit, {{to: [upper], kind: first}}]\n"


@pytest.mark.parametrize(
    ("t", "status", "percent", "measured"),
    [
        ("10m", "met", 100, 0),
        ("4h30m", "met", 100, 14_400),
        ("4h30m1s", "late", 40, 14_401),
        ("6h30m", "late", 40, 21_600),
        ("6h30m1s", "late", 20, 21_601),
        ("8h30m", "late", 20, 28_800),
        ("8h30m1s", "late", 0, 28_801),
    ],
)
def test_hard_limit_is_inclusive_and_lateness_has_tiers(t, status, percent, measured):
    finding = found(HARD, REPORT.format(t=t))

    assert (finding.status, int(finding.points), finding.measured_s) == (status, percent, measured)
    assert (finding.limit_s, finding.clock, finding.basis) == (14_400, "nat", "plan")
    assert finding.evidence == (1, 2)


@pytest.mark.parametrize(
    ("t", "status", "percent"),
    [
        ("2h30m", "met", 100),
        ("2h30m1s", "partial", 50),
        ("4h30m", "partial", 50),
        ("4h30m1s", "late", 0),
    ],
)
def test_vague_limit_has_two_bands_and_is_a_drill_setting(t, status, percent):
    finding = found(VAGUE, REPORT.format(t=t))

    assert (finding.status, int(finding.points), finding.basis) == (
        status,
        percent,
        "drill_setting",
    )
    assert "“及时”（本演练设定2小时）" in finding.reason


def test_what_never_came_is_missed_once_the_limit_has_passed():
    finding = found(HARD, "", ends="4h30m1s")

    assert (finding.status, finding.measured_s) == ("missed", None)
    assert (finding.evidence, finding.stretch) == ((1,), (1_800, 16_201))


def test_limit_still_running_when_the_journal_stops_is_not_due():
    assert verdict(HARD, "", ends="4h30m") == ("not_due", 0)
    assert found(HARD, "", ends="10m").stretch == (600, 600)


def test_act_after_the_end_does_not_count():
    rows = "- [2h, world, sim.end, {reason: time}]\n" + REPORT.format(t="3h")

    assert verdict(HARD, rows, ends=None) == ("not_due", 0)


def test_without_the_start_it_does_not_apply():
    card = score(plan(HARD), journal(REPORT.format(t="1h")))

    assert card.findings[0].status == "na"
    assert card.total is None


def test_visible_runs_from_the_first_sight():
    check = HARD.replace("from: known", "from: visible")

    assert found(check, REPORT.format(t="4h0m1s")).status == "late"


def test_row_may_start_the_limit_and_known_stands_in_for_it():
    check = HARD.replace(
        "from: known", "from: {row: {type: task.assign}, name: 交办, fallback: known}"
    )
    task = "- [6h, lg_office, task.assign, {task: t1, to: dept}]\n"

    assert found(check, task + REPORT.format(t="10h")).status == "met"
    assert found(check, REPORT.format(t="4h30m1s")).status == "late"


def test_either_side_counts_the_distance_to_the_nearest_row():
    check = """
    kind: within
    what: 抄报
    row: {type: notify}
    from: {row: {type: report.submit}, name: 报告}
    limit: quick
    either_side: true
    """
    notify = "- [{t}, dept, notify, {{to: [lg_office], text: 抄报}}]\n"
    report = REPORT.format(t="2h")

    assert found(check, notify.format(t="1h30m") + report).measured_s == 1_800
    early, late = notify.format(t="10m"), notify.format(t="2h40m")
    finding = found(check, early + report + late)
    assert (finding.status, finding.measured_s) == ("partial", 2_400)
    assert "前后限" in finding.reason


PRESERVE = """
kind: each
what: 证据
over: {type: sim.post, where: {key: true}}
id: post
label: 网帖
check:
  kind: within
  what: 固定证据
  row: {type: evidence.preserve, where: {posts: $post}}
  from: subject
  limit: 1h
  until: {type: sim.removed, where: {post: $post}}
"""
KEEP = "- [{t}, lg_office, evidence.preserve, {{posts: [p1]}}]\n"
GONE = "- [{t}, world, sim.removed, {{post: p1}}]\n"


def test_after_the_cut_it_is_too_late_for_good():
    finding = found(PRESERVE, GONE.format(t="40m") + KEEP.format(t="50m"))

    assert (finding.status, finding.stretch) == ("missed", (1_800, 2_400))
    assert found(PRESERVE, KEEP.format(t="35m") + GONE.format(t="40m")).status == "met"


def test_cut_before_anybody_could_know_excuses():
    assert found(PRESERVE, GONE.format(t="20m")).status == "na"


def test_half_is_earned_by_the_lesser_row_in_time():
    check = HARD + "half: {type: draft.create}\nhalf_what: 已成稿但没有上报\n"
    draft = "- [{t}, lg_office, draft.create, {{statement: s1, version: 1}}]\n"

    assert verdict(check, draft.format(t="1h")) == ("partial", 50)
    assert verdict(check, draft.format(t="1h") + REPORT.format(t="6h")) == ("partial", 50)
    assert verdict(check, draft.format(t="5h")) == ("missed", 0)
    assert verdict(check, REPORT.format(t="1h")) == ("met", 100)
    assert "已成稿但没有上报" in found(check, draft.format(t="1h")).reason


LEVEL = HARD.replace("from: known", "from: level")
RISE = "- [{t}, world, sim.level, {{level: {level}}}]\n"


def level(rows, ends="72h"):
    pack = plan(LEVEL, levels=["重大"])
    return score(pack, journal(POST + rows, ends=ends)).findings[0]


def test_clock_of_a_level_starts_when_it_is_reached_and_the_incident_known():
    early = level(RISE.format(t="10m", level="重大") + REPORT.format(t="4h30m"))
    late = level(RISE.format(t="2h", level="重大") + REPORT.format(t="6h0m1s"))

    assert (early.status, early.measured_s, early.evidence) == ("met", 14_400, (1, 3))
    assert (late.status, late.measured_s, late.evidence) == ("late", 14_401, (2, 3))
    assert "知悉重大舆情" in late.reason


def test_level_that_is_never_reached_does_not_apply():
    finding = level(REPORT.format(t="1h"))

    assert (finding.status, finding.reason) == ("na", "要做的事：只适用于重大，本次演练没有达到。")


def test_falling_level_lifts_only_what_is_not_due_yet():
    rise = RISE.format(t="1h", level="重大")

    assert level(rise + RISE.format(t="3h", level="一般")).status == "na"
    assert level(rise + RISE.format(t="6h", level="一般")).status == "missed"
    done = level(rise + REPORT.format(t="2h") + RISE.format(t="3h", level="一般"))
    assert done.status == "met"


def test_level_reached_again_starts_anew():
    rows = (
        RISE.format(t="1h", level="重大")
        + RISE.format(t="2h", level="一般")
        + RISE.format(t="10h", level="重大")
    )

    assert level(rows + REPORT.format(t="14h")).measured_s == 14_400
    assert level(rows, ends="13h").status == "not_due"


def test_level_left_before_the_incident_was_known_asks_nothing():
    rows = RISE.format(t="5m", level="重大") + RISE.format(t="10m", level="一般")

    assert level(rows).status == "na"


WORKING = """
kind: each
what: 留言
over: {type: sim.citizen_post}
id: item
label: 留言
check:
  kind: within
  what: 回应
  row: {type: reply.initial, where: {item: $item}}
  from: subject
  limit: 3h
  clock: wh
"""


@pytest.mark.parametrize(
    ("reply", "status"),
    [("43h30m", "met"), ("43h30m1s", "late"), ("20h", "met")],
)
def test_working_hours_pause_over_the_weekend_and_its_make_up_day(reply, status):
    # appears 16:00 on Friday 2026-09-18, known 16:30; three working hours end Sunday 11:30
    rows = (
        "- [0, world, sim.citizen_post, {item: c1, to: [dept]}]\n"
        f"- [{reply}, dept, reply.initial, {{item: c1, text: 收到}}]\n"
    )

    finding = found(WORKING, rows)

    assert (finding.status, finding.clock, finding.limit_s) == (status, "wh", 10_800)


def test_year_without_a_calendar_is_unscored_not_guessed():
    entry = journal("- [0, world, sim.citizen_post, {item: c1, to: [dept]}]\n")
    raw = {**entry.header.raw, "starts_at": "2027-03-01T09:00:00+08:00"}
    finding = score(plan(WORKING), Journal(read_header(raw), list(entry))).findings[0]

    assert (finding.status, finding.points, finding.max) == ("unscored", 0, 0)
    assert "2027" in finding.reason


STARTED = """
kind: within
what: 启动
row: {type: plan.activate}
from: {row: {type: assess.preliminary}, name: 研判, not_before: level}
limit: timely
"""
JUDGED = "- [1h, lg_office, assess.preliminary, {judgement: 判断}]\n"
RISEN = "- [5h, world, sim.level, {level: 重大, because: 曝光}]\n"
START_ACT = "- [{t}, lg_office, plan.activate, {{plan: own}}]\n"


@pytest.mark.parametrize(
    ("rows", "t", "status"),
    [
        (JUDGED + RISEN, "7h", "met"),
        (JUDGED + RISEN, "7h1s", "partial"),
        (JUDGED + RISEN, "2h", "met"),
        (RISEN + JUDGED.replace("1h", "6h"), "8h", "met"),
        (RISEN + JUDGED.replace("1h", "6h"), "8h1s", "partial"),
    ],
)
def test_limit_does_not_run_before_the_level_that_asks_for_it(rows, t, status):
    written = sorted((rows + START_ACT.format(t=t)).splitlines(), key=lambda one: one[3])
    pack = plan(STARTED, levels=["重大"])

    finding = score(pack, journal(POST + "\n".join(written) + "\n")).findings[0]

    assert finding.status == status
    begun = "知悉重大舆情（9月18日21:00）" if rows.startswith(JUDGED) else "研判（9月18日22:00）"
    assert f"自{begun}起" in finding.reason


def test_limit_that_begins_with_a_level_is_not_asked_where_no_incident_shows():
    check = "{kind: within, what: 报告, row: {type: report.submit}, from: level, limit: 4h}"

    finding = score(plan(check), journal("[]")).findings[0]

    assert (finding.status, finding.reason) == ("na", "报告：没有出现起算情形。")
