"""What the examiner works out about rows, put to patterns that ask for it."""

import pytest

from tests.scoring.lab import verdict

FACTS = [
    {"id": "f1", "kind": "casualties", "text": "23名宾客呕吐、腹泻，到医院就诊", "value": 23},
    {"id": "f2", "kind": "cause", "text": "凉菜检出沙门氏菌"},
    {"id": "f3", "kind": "fact", "text": "执法线索来自内部举报", "secret": True},
]
DRAFT = "- [1h, dept, draft.create, {{statement: s1, version: 1, kind: notice, {0}}}]\n"
SIGN = "- [2h, lg_head, sign, {statement: s1, version: 1, step: lg, verdict: ok}]\n"
PUBLISH = "- [3h, {0}, publish, {{statement: s1, version: 1, channels: [{1}]}}]\n"


def holds(row: str, where: str, rows: str, **truth: object) -> bool:
    """Whether a row of this type passes the tests."""
    check = f"{{kind: exists, what: 有, row: {{type: {row}, where: {{{where}}}}}}}"
    return verdict(check, rows, facts=FACTS, **truth) == ("met", 100)


def released(draft: str, *, by: str = "lg_office", channels: str = "weiyan", rows: str = "") -> str:
    return rows + DRAFT.format(draft) + SIGN + PUBLISH.format(by, channels)


def test_facts_of_a_release_are_those_found_out_before():
    known = "- [30m, world, sim.fact, {fact: f1}]\n"
    found = "- [30m, dept, verify.finding, {kind: fact, verdict: 'true', facts: [f1]}]\n"
    text = released("facts: [f1, f2]")

    assert holds("publish", "verified_facts: 1", known + text)
    assert holds("publish", "verified_facts: 1", found + text)
    assert holds("publish", "verified_facts: 0", text)


def test_measures_of_a_release_are_those_taken_before():
    measure = "- [10m, dept, measure.do, {code: C1-1}]\n"

    assert holds("publish", "recorded_measures: 1", measure + released("measures: [2]"))
    assert holds("publish", "recorded_measures: 0", released("measures: [9]"))


@pytest.mark.parametrize(
    ("finding", "premature"),
    [
        ("", True),
        ("- [30m, dept, verify.finding, {kind: cause, verdict: 'true', facts: [f2]}]\n", False),
        ("- [30m, dept, verify.finding, {kind: cause, verdict: 'true', facts: [f9]}]\n", True),
        ("- [30m, dept, verify.finding, {kind: cause, verdict: 'false', facts: [f2]}]\n", True),
        ("- [30m, dept, verify.finding, {kind: cause, verdict: partly}]\n", False),
        ("- [30m, dept, verify.finding, {kind: fact, verdict: 'true', facts: [f2]}]\n", True),
    ],
)
def test_cause_is_premature_until_it_has_been_found(finding: str, *, premature: bool):
    where = f"premature_cause: {str(premature).lower()}"

    assert holds("publish", where, released("asserts_cause: f2", rows=finding))


def test_release_without_a_cause_asserts_none():
    assert holds("publish", "premature_cause: false", released("asserts_cause: null"))


def test_figure_that_differs_from_what_is_known_is_untrue():
    known = "- [30m, world, sim.fact, {fact: f1}]\n"

    assert holds("publish", "untrue: true", known + released("text: 共5人呕吐就诊"))
    assert holds("publish", "untrue: false", known + released("text: 共23人呕吐就诊"))
    assert holds("publish", "untrue: false", released("text: 共5人呕吐就诊"))


def test_secret_is_told_by_its_fact_or_by_its_words():
    assert holds("publish", "secret: true", released("facts: [f3]"))
    assert holds("publish", "secret: true", released("text: 据悉执法线索来自内部举报"))
    assert holds("publish", "secret: false", released("text: 正在调查"))
    assert holds(
        "guide.post",
        "secret: true",
        "- [1h, commentator, guide.post, {text: 执法线索来自内部举报, identity: official}]\n",
    )
    assert holds(
        "interview.accept",
        "secret: true",
        DRAFT.format("facts: [f3]")
        + "- [2h, lg_office, interview.accept, {inquiry: q1, statement: s1, version: 1}]\n",
    )


def test_channel_of_the_platform_where_the_incident_lives_is_on_the_spot():
    assert holds("publish", "on_the_spot: true", released("facts: []"))
    assert holds("publish", "on_the_spot: false", released("facts: []", channels="website"))
    assert holds("publish", "allowed_channels_only: true", released("facts: []"))


def test_named_person_releases_by_role_and_nobody_else():
    named = "- [1m, lg_head, spokesperson.designate, {user_or_role: release_person}]\n"
    text = released("facts: []", by="release_person")

    assert holds("publish", "by_designated: true", named + text)
    assert holds("publish", "by_designated: false", named + released("facts: []"))
    assert holds("publish", "by_designated: true", released("facts: []"))


def test_county_may_release_what_its_own_head_approved_and_the_city_may_not():
    local = "- [2h, local_head, sign, {statement: s1, version: 1, step: lg_leader, verdict: ok}]\n"
    text = DRAFT.format("facts: []") + local

    assert holds("publish", "approved: true", text + PUBLISH.format("local", "weiyan"))
    assert holds("publish", "approved: false", text + PUBLISH.format("lg_office", "weiyan"))


def test_interview_is_approved_with_an_approved_text_only():
    accept = "- [3h, lg_office, interview.accept, {{inquiry: q1{0}}}]\n"
    text = DRAFT.format("facts: []")
    named = accept.format(", statement: s1, version: 1")

    assert holds("interview.accept", "approved: true", text + SIGN + named)
    assert holds("interview.accept", "approved: false", text + named)
    assert holds("interview.accept", "approved: false", accept.format(""))


def test_guidance_is_on_the_line_of_an_approved_release():
    guide = "- [4h, commentator, guide.post, {{text: {0}, cites: {1}, identity: official}}]\n"
    text = released("text: 23人就诊均为轻症")

    assert holds("guide.post", "on_the_line: true", text + guide.format("见通报", 4))
    assert holds("guide.post", "on_the_line: true", text + guide.format("均为轻症", "null"))
    assert holds("guide.post", "on_the_line: false", text + guide.format("都是谣言", "null"))
    assert holds("guide.post", "on_the_line: false", guide.format("见通报", 2))


def test_report_says_what_is_not_yet_known():
    report = "- [1h, lg_office, report.submit, {{to: [lg], fields: {{result: {0}}}}}]\n"

    assert holds("report.submit", "marked_unverified: true", report.format("待核"))
    assert holds("report.submit", "marked_unverified: false", report.format("均为轻症"))


def test_warning_is_held_against_the_level_due_now_or_a_moment_ago():
    level = "- [1h, world, sim.level, {level: 红, scale: warning}]\n"
    warn = "- [{0}, monitor, warn.issue, {{level: {1}, to: [dept]}}]\n"

    assert holds("warn.issue", "right_level: true", level + warn.format("1h10m", "红"))
    assert holds("warn.issue", "right_level: true", level + warn.format("1h10m", "蓝"))
    assert holds("warn.issue", "right_level: false", level + warn.format("1h30m", "蓝"))
    assert holds("warn.issue", "right_level: true", warn.format("1h30m", "蓝"))


def test_reminder_of_an_overdue_task_is_known_as_such():
    task = "- [1h, lg, task.assign, {task: t1, to: dept, deadline: '2026-09-18T18:00:00+08:00'}]\n"
    open_ended = "- [1h, lg, task.assign, {task: t1, to: dept, deadline: null}]\n"
    done = "- [90m, dept, task.feedback, {task: t1, done: true}]\n"
    urge = "- [{0}, lg_office, urge, {{task: t1, text: 抓紧}}]\n"

    assert holds("urge", "overdue: false", task + urge.format("2h"))
    assert holds("urge", "overdue: true", task + urge.format("2h0m1s"))
    assert holds("urge", "overdue: false", task + done + urge.format("3h"))
    assert holds("urge", "overdue: false", open_ended + urge.format("3h"))


def test_revision_is_of_a_problem_that_the_summary_lists():
    summary = "- [1h, lg, summary.submit, {to: [lg], fields: {problems: 夜间值守 人手不足}}]\n"
    revise = "- [2h, lg, plan.revise, {{problem: {0}, change: 增加}}]\n"

    assert holds("plan.revise", "listed: true", summary + revise.format("夜间值守人手不足"))
    assert holds("plan.revise", "listed: false", summary + revise.format("发布太晚"))
    assert holds("plan.revise", "listed: false", summary + revise.format("''"))


def test_quiet_must_last_to_be_settled():
    quiet = "- [{0}, world, sim.quiet, {{}}]\n"
    turns = quiet.format("1h") + "- [2h, world, sim.active, {}]\n" + quiet.format("3h")
    close = "- [{0}, lg_office, close.propose, {{text: 结束}}]\n"

    assert holds("close.propose", "settled: true", turns + close.format("27h"))
    assert holds("close.propose", "settled: false, quiet: true", turns + close.format("26h59m59s"))
    assert holds("close.propose", "settled: false, quiet: false", close.format("30h"))


def test_words_in_a_text_can_be_asked_for():
    text = released("attitude: 对患者深表关切")

    assert holds("publish", "attitude: {mentions: [慰问, 关切]}", text)
    assert not holds("publish", "attitude: {mentions: 慰问}", text)
    assert not holds("publish", "attitude: {mentions: 慰问}", released("facts: []"))
