from tests.scoring.lab import found, verdict

CHECK = """
kind: steps
what: 逐级报告
steps:
  - {name: 报分管领导, row: {type: report.submit, where: {to: biz_leader}}}
  - {name: 报主要领导, row: {type: report.submit, where: {to: lg_head}}}
"""


def report(t, to):
    return f"- [{t}, lg_office, report.submit, {{to: [{to}], kind: first, fields: {{}}}}]\n"


def test_steps_in_order_are_met():
    finding = found(CHECK, report("1h", "biz_leader") + report("2h", "lg_head"))

    assert (finding.status, finding.evidence) == ("met", (2, 3))
    assert finding.reason == (
        "逐级报告：报分管领导（9月18日17:00）→报主要领导（9月18日18:00），依次完成。"
    )


def test_one_row_may_take_both_steps():
    assert verdict(CHECK, report("1h", "biz_leader, lg_head")) == ("met", 100)


def test_skipped_step_costs_its_share():
    finding = found(CHECK, report("1h", "lg_head"))

    assert (finding.status, int(finding.points)) == ("partial", 50)
    assert finding.reason == "逐级报告：未按次序完成报分管领导。"


def test_wrong_order_is_mended_only_by_doing_it_again():
    rows = report("1h", "lg_head") + report("2h", "biz_leader")

    assert verdict(CHECK, rows) == ("partial", 50)
    assert verdict(CHECK, rows + report("3h", "lg_head")) == ("met", 100)
    strict = CHECK + "strict: true\n"
    assert verdict(strict, rows + report("3h", "lg_head")) == ("partial", 50)


def test_same_minute_counts_as_in_order():
    check = CHECK + "same_minute: true\n"
    late, early = report("1h0m50s", "biz_leader"), report("1h0m10s", "lg_head")

    assert verdict(check, early + late) == ("met", 100)
    assert verdict(CHECK, early + late) == ("partial", 50)
    assert verdict(check, early + report("1h1m", "biz_leader")) == ("partial", 50)


def test_none_is_missed():
    assert verdict(CHECK, "") == ("missed", 0)
    assert verdict(CHECK, "", ends=None) == ("not_due", 0)


BAR = CHECK + "before: {type: sign}\n"
SIGN = "- [{t}, lg_head, sign, {{statement: s1, version: 1, step: lg, verdict: ok}}]\n"


def test_steps_after_the_barrier_do_not_count():
    rows = report("1h", "biz_leader") + SIGN.format(t="2h") + report("3h", "lg_head")

    assert verdict(BAR, rows) == ("partial", 50)
    late = found(BAR, SIGN.format(t="2h") + report("3h", "biz_leader"))
    assert (late.status, late.evidence, late.stretch) == ("missed", (2,), (1_800, 7_200))
