"""Options that several kinds of checks share, or that came later than the kinds."""

from scoring.scorecard import score
from tests.scoring.lab import POST, found, journal, plan, verdict

NOTE = "- [{t}, lg_office, monitor.note, {{text: 稳}}]\n"
PUBLISH = "- [{t}, lg_office, publish, {{statement: s1, version: 1, channels: [weiyan]}}]\n"
GUIDE = "- [{t}, commentator, guide.post, {{text: 见通报, identity: official}}]\n"


def test_exists_counts_only_rows_after_another():
    check = "{kind: exists, what: 引导, row: {type: guide.post}, after: {type: publish}}"

    assert verdict(check, PUBLISH.format(t="1h") + GUIDE.format(t="2h")) == ("met", 100)
    assert verdict(check, GUIDE.format(t="1h") + PUBLISH.format(t="2h")) == ("missed", 0)
    assert verdict(check, GUIDE.format(t="1h")) == ("missed", 0)


def test_within_may_leave_out_rows_before_the_start():
    check = """
    kind: within
    what: 续报
    row: {type: monitor.note}
    from: {row: {type: publish}, name: 发布}
    limit: 1h
    after_start: true
    """
    early, late = NOTE.format(t="10m"), NOTE.format(t="2h0m1s")

    assert verdict(check, early + PUBLISH.format(t="1h")) == ("missed", 0)
    assert verdict(check, PUBLISH.format(t="1h") + late) == ("late", 40)


def test_cadence_may_run_from_another_row():
    check = """
    kind: cadence
    what: 跟踪
    row: {type: monitor.note}
    every: timely
    from: {row: {type: publish}, name: 发布}
    """
    rows = PUBLISH.format(t="10h") + NOTE.format(t="12h")

    assert found(check, rows, ends="14h").measured_s == 7_200
    assert found(check, NOTE.format(t="1h"), ends="14h").status == "na"


def test_each_leaves_out_what_comes_after_the_end():
    check = """
    kind: each
    what: 谣言
    over: {type: sim.rumour}
    id: rumour
    until: {type: close.propose}
    check: {kind: exists, what: 澄清, row: {type: publish}}
    """
    close = "- [1h, lg_office, close.propose, {text: 提请结束}]\n"
    rumour = "- [2h, world, sim.rumour, {rumour: r1, severe: false}]\n"

    assert found(check, close + rumour).status == "na"
    assert found(check, rumour).status == "missed"


def test_fields_may_judge_the_row_that_says_least():
    check = """
    kind: fields
    what: 交办
    row: {type: task.assign}
    which: worst
    fields: {deadline: 时限, requirements: 要求}
    """
    full = "{task: t1, to: dept, deadline: '2026-09-19T12:00:00+08:00', requirements: 查清}"
    poor = "{task: t2, to: dept, deadline: null, requirements: 查清}"
    rows = f"- [1h, lg_office, task.assign, {full}]\n- [2h, lg_office, task.assign, {poor}]\n"

    assert verdict(check, rows) == ("partial", 50)
    assert verdict(check.replace("worst", "best"), rows) == ("met", 100)


def test_claimed_measures_count_only_if_they_were_taken():
    check = """
    kind: fields
    what: 书面报告
    row: {type: report.submit}
    fields: {place: 地点, measures_taken: 已采取措施}
    backed: {measures_taken: {type: measure.do}}
    """
    fields = "{{place: 河湾, measures_taken: {}}}"
    report = f"- [2h, monitor, report.submit, {{{{to: [lg], fields: {fields}}}}}]\n"
    done = "- [1h, dept, measure.do, {code: preventive}]\n"
    after = "- [3h, dept, measure.do, {code: preventive}]\n"

    assert verdict(check, done + report.format("已封存")) == ("met", 100)
    assert verdict(check, report.format("已封存") + after) == ("partial", 50)
    assert verdict(check, report.format("尚未采取")) == ("met", 100)


GATE = """
kind: steps
what: 报告与批准
gate: true
steps:
  - {name: 报甲, row: {type: notify, where: {to: dept}}}
  - {name: 报乙, row: {type: notify, where: {to: local}}, beside: true}
  - {name: 批准, row: {type: interview.authorise}}
  - {name: 发布, row: {type: publish}}
"""
FIRST = "- [{t}, lg_office, notify, {{to: [dept], text: 报}}]\n"
SECOND = "- [{t}, lg_office, notify, {{to: [local], text: 报}}]\n"
THIRD = "- [{t}, lg, interview.authorise, {{inquiry: q1}}]\n"


def test_steps_beside_each_other_may_come_in_any_order():
    rows = SECOND.format(t="1h") + FIRST.format(t="2h") + THIRD.format(t="3h")

    assert verdict(GATE, rows + PUBLISH.format(t="4h")) == ("met", 100)


def test_last_step_before_the_others_breaks_the_gate():
    rows = PUBLISH.format(t="1h") + FIRST.format(t="2h") + SECOND.format(t="3h")
    finding = found(GATE, rows + THIRD.format(t="4h"))

    assert (finding.status, finding.evidence) == ("violated", (2,))
    assert "此前没有依次完成报甲、报乙、批准" in finding.reason


def test_second_release_does_not_mend_the_first():
    rows = FIRST.format(t="1h") + SECOND.format(t="2h") + PUBLISH.format(t="3h")

    assert verdict(GATE, rows + THIRD.format(t="4h") + PUBLISH.format(t="5h")) == ("violated", 0)


def test_gate_that_nobody_passed_is_judged_by_the_steps_taken():
    assert verdict(GATE, FIRST.format(t="1h")) == ("partial", 25)


def test_gradings_are_asked_for_the_levels_of_the_obligation_only():
    check = "{kind: level, what: 定级, by: [lg_office], first: timely, again: timely}"
    level = "- [5h, world, sim.level, {level: 重大}]\n"
    grade = "- [6h, lg_office, grade.set, {level: 重大}]\n"

    assert found(check, level + grade).status == "partial"
    assert _levelled(check, level + grade) == "met"


def _levelled(check: str, rows: str) -> str:
    return score(plan(check, levels=["重大"]), journal(POST + rows)).findings[0].status


def test_author_may_be_the_one_the_thing_names():
    check = """
    kind: each
    what: 核查
    over: {type: task.assign}
    label: 任务
    check: {kind: exists, what: 承办单位核查, row: {type: verify.request, by: [$to]}}
    """
    rows = "- [1h, lg_office, task.assign, {task: t1, to: dept, deadline: null}]\n"

    assert verdict(check, rows + "- [2h, dept_head, verify.request, {unit: local}]\n") == (
        "met",
        100,
    )
    assert verdict(check, rows + "- [2h, local, verify.request, {unit: dept}]\n") == ("missed", 0)


STEADY = "{kind: within, what: 总结, row: {type: summary.submit}, from: steady, limit: 1h}"


def test_limit_may_run_from_when_the_heat_went_down_for_good():
    rows = (
        "- [1h, world, sim.quiet, {}]\n- [2h, world, sim.active, {}]\n"
        "- [10h, world, sim.quiet, {}]\n- [11h, lg_office, summary.submit, {to: [lg]}]\n"
    )

    assert found(STEADY, rows).measured_s == 3_600
    assert found(
        STEADY, "- [1h, world, sim.quiet, {}]\n- [2h, world, sim.active, {}]\n"
    ).status == ("na")


APPROVED = "{kind: within, what: 发布, row: {type: publish}, from: approved, limit: 30m}"


def test_limit_may_run_from_the_approval_of_the_first_release():
    sign = "- [{t}, {by}, sign, {{statement: s1, version: 1, step: {step}, verdict: ok}}]\n"
    draft = "- [1h, dept, draft.create, {statement: s1, version: 1, kind: notice}]\n"
    rows = draft + sign.format(t="2h", by="legal", step="legal")
    rows += sign.format(t="3h", by="lg_head", step="lg") + PUBLISH.format(t="3h30m")

    assert found(APPROVED, rows).measured_s == 1_800
    assert found(APPROVED, draft + PUBLISH.format(t="2h")).status == "na"


def test_limit_falls_back_on_another_moment():
    check = """
    kind: within
    what: 核查
    row: {type: verify.request}
    from: {row: {type: task.assign}, name: 交办, fallback: steady}
    limit: 1h
    """
    rows = "- [4h, world, sim.quiet, {}]\n- [5h, dept, verify.request, {unit: local}]\n"

    assert found(check, rows).measured_s == 3_600


def test_what_must_be_done_by_the_end_is_missed_when_the_drill_is_over():
    check = "{kind: within, what: 总结, row: {type: summary.submit}, from: known, limit: 99h}"
    asked = check[:-1] + ", by_end: true}"

    assert found(check, "").status == "not_due"
    assert found(asked, "").status == "missed"
    assert found(asked, "", ends=None).status == "not_due"


def test_chain_may_leave_the_publisher_to_another_obligation():
    check = "{kind: chain, what: 审批, steps: [legal, lg]}"
    rows = "- [1h, dept, draft.create, {statement: s1, version: 1, kind: notice}]\n"
    for by, step in (("legal", "legal"), ("lg_head", "lg")):
        rows += f"- [2h, {by}, sign, {{statement: s1, version: 1, step: {step}, verdict: ok}}]\n"
    rows += "- [3h, dept, publish, {statement: s1, version: 1, channels: [weiyan]}]\n"

    assert verdict(check, rows) == ("partial", 50)
    assert verdict(check[:-1] + ", any_publisher: true}", rows) == ("met", 100)


def test_level_of_an_obligation_for_all_levels_is_the_first_one():
    check = "{kind: within, what: 报告, row: {type: notify}, from: level, limit: 1h}"
    rows = "- [1h30m, lg_office, notify, {to: [dept], text: 报}]\n"

    assert found(check, rows).measured_s == 3_600
