import pytest

from tests.scoring.lab import found, verdict

CHECK = """
kind: fields
what: 首次报告
row: {type: report.submit, where: {kind: first}}
which: first
fields: {time: 时间, place: 地点, result: 结果, text: 说明}
knowable: {place: always, result: casualties}
"""
REPORT = "- [{t}, {by}, report.submit, {{to: [lg], kind: first, text: 见附件, fields: {fields}}}]\n"
FACTS = [
    {"id": "f1", "kind": "casualties", "text": "37名学生呕吐就诊", "value": 37},
    {"id": "cases", "kind": "fact", "text": "接报病例数", "value": 3},
]


def report(fields, t="1h", by="lg_office"):
    return REPORT.format(t=t, by=by, fields=fields)


def test_all_fields_filled_is_met():
    finding = found(CHECK, report("{time: 下午, place: 学校, result: 待核}"))

    assert (finding.status, finding.reason) == ("met", "首次报告（9月18日17:00）：4项要素齐全。")


@pytest.mark.parametrize(
    ("fields", "percent", "wanting"),
    [
        ("{time: 下午, place: 学校}", 75, "结果"),
        ("{time: '  ', place: 学校}", 50, "时间、结果"),
        ("{time: 待核, place: 待核, result: 待核}", 75, "地点"),
    ],
)
def test_empty_fields_and_needless_unknowns_cost_their_share(fields, percent, wanting):
    finding = found(CHECK, report(fields))

    assert (finding.status, int(finding.points)) == ("partial", percent)
    assert f"不足{4 - percent // 25}项：{wanting}。" in finding.reason


def test_unknown_is_no_answer_once_its_author_could_know():
    fact = "- [40m, world, sim.fact, {fact: f1, to: [lg_office]}]\n"
    row = report("{time: 下午, place: 学校, result: 待核}")

    assert verdict(CHECK, fact + row, facts=FACTS) == ("partial", 75)
    assert verdict(CHECK, fact + row.replace("lg_office", "dept"), facts=FACTS) == ("met", 100)


def test_untrue_field_counts_as_empty():
    fact = "- [40m, world, sim.fact, {fact: f1}]\n"
    row = report("{time: 下午, place: 学校, result: 12名学生呕吐}")

    assert verdict(CHECK, fact + row, facts=FACTS) == ("partial", 75)


def test_first_row_is_judged_though_a_later_one_says_more():
    rows = report("{time: 下午}") + report("{time: 下午, place: 学校, result: 待核}", t="2h")

    assert found(CHECK, rows).evidence == (2,)
    assert verdict(CHECK.replace("which: first", "which: best"), rows) == ("met", 100)


def test_nothing_filled_is_missed():
    check = CHECK.replace(", text: 说明", "")

    assert verdict(check, report("{}")) == ("missed", 0)


def test_no_row_at_all_is_missed_or_out_of_place():
    assert verdict(CHECK, "") == ("missed", 0)
    finding = found(CHECK + "absent: na\n", "")
    assert (finding.status, finding.reason) == ("na", "首次报告：没有可评的记录。")


BEFORE = CHECK + "before: {type: publish}\nbefore_what: 发布\n"
PUBLISH = "- [2h, lg_office, publish, {statement: s1, version: 1, channels: [weiyan]}]\n"
FULL = "{time: 下午, place: 学校, result: 待核}"


def test_row_must_come_before_the_barrier():
    assert verdict(BEFORE, report(FULL) + PUBLISH) == ("met", 100)
    late = found(BEFORE, PUBLISH + report(FULL, t="3h"))
    assert (late.status, late.evidence) == ("violated", (2, 3))
    assert "次序颠倒" in late.reason
    assert found(BEFORE, PUBLISH, ends=None).status == "missed"
