import pytest

from scoring.scorecard import score
from tests.scoring.lab import POST, journal, plan

REPORT = (
    "- [{t}, lg_office, report.submit, {{to: [upper], kind: {kind}, fields: {fields}{more}}}]\n"
)
FACTS = [{"id": "f1", "kind": "casualties", "text": "37名学生呕吐就诊", "value": 37}]
KNOWN = "- [30m, world, sim.fact, {fact: f1, to: [lg_office]}]\n"

UP = {
    "id": "UP",
    "clause": "五",
    "phase": "处置",
    "kind": "duty",
    "severity": "major",
    "dimension": "timing",
    "text": "上报",
    "check": {
        "kind": "within",
        "what": "上报",
        "row": {"type": "report.submit", "where": {"to": "upper"}},
        "from": "known",
        "limit": "4h",
    },
}
CHECK = "{kind: candour, what: 四报, row: {type: report.submit}, duties: [UP], upward: [UP]}"
PACK = plan(CHECK, kind="ban", severity="veto")
PACK = type(PACK).model_validate(
    {**PACK.model_dump(by_alias=True), "obligations": [*PACK.obligations, UP]}
)


def report(t="1h", fields="{}", kind="first", **more):
    extra = "".join(f", {key}: {value}" for key, value in more.items())
    return REPORT.format(t=t, kind=kind, fields=fields, more=extra)


def candour(rows, ends="72h"):
    card = score(PACK, journal(POST + rows, ends=ends, facts=FACTS))
    finding = next(f for f in card.findings if f.id == "O-1")
    return finding, card.capped_by


def test_report_in_time_and_true_leaves_nothing_to_say():
    finding, capped = candour(KNOWN + report(fields="{result: 37名学生呕吐}"))

    assert (finding.status, capped, finding.stretch) == ("met", (), (0, 259_200))


def test_late_report_is_partial_and_does_not_cap():
    finding, capped = candour(report(t="4h30m1s"))

    assert (finding.status, capped, finding.max) == ("partial", (), 0)
    assert "见UP" in finding.reason
    assert finding.evidence == (1, 2)


def test_report_withheld_beyond_twice_the_limit_is_concealment():
    assert candour(report(t="8h30m"))[0].status == "partial"
    finding, capped = candour(report(t="8h30m1s"))
    assert (finding.status, capped) == ("violated", ("O-1",))
    assert candour("")[0].status == "violated"
    assert candour("", ends="8h30m")[0].status == "partial"
    assert candour("", ends="4h")[0].status == "met"


@pytest.mark.parametrize(
    "asking",
    [
        "- [5h, world, sim.leader_instruction, {tier: city, text: 请报情况}]\n",
        "- [5h, world, sim.decision, {request: 1, verdict: instructed, role: upper, text: 速报}]\n",
    ],
)
def test_late_report_after_being_asked_is_concealment(asking):
    finding, _ = candour(asking + report(t="6h"))

    assert finding.status == "violated"
    assert "被上级过问后才上报" in finding.reason


def test_answer_that_asks_for_nothing_is_no_question():
    answer = "- [5h, world, sim.decision, {request: 1, verdict: approved, role: upper, text: 可}]\n"

    assert candour(answer + report(t="6h"))[0].status == "partial"


def test_question_before_a_report_in_time_is_no_concealment():
    asking = "- [1h, world, sim.leader_instruction, {tier: city, text: 请报情况}]\n"

    assert candour(asking + report(t="2h"))[0].status == "met"


def test_falsehood_caps_and_names_the_field():
    finding, capped = candour(KNOWN + report(fields="{result: 12名学生呕吐}"))

    assert (finding.status, capped, finding.evidence) == ("violated", ("O-1",), (3,))
    assert "“result”与已知事实不符（谎报）" in finding.reason


def test_what_its_author_could_not_know_is_no_falsehood():
    rows = KNOWN.replace("lg_office", "dept") + report(fields="{result: 12名学生呕吐}")

    assert candour(rows)[0].status == "met"


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ("{process: 家长发帖, result: 已派人到场}", "violated"),
        ("{process: 家长发帖, result: 待核}", "met"),
        ("{}", "met"),
    ],
)
def test_known_harm_left_out_is_concealment_but_open_words_are_honest(fields, status):
    assert candour(KNOWN + report(fields=fields))[0].status == status


def test_follow_up_need_not_repeat_the_harm():
    rows = KNOWN + report(fields="{result: 37名学生呕吐}")
    follow = report(t="2h", kind="follow", fields="{process: 谣言扩散, result: 已约谈平台}")

    assert candour(rows + follow)[0].status == "met"


RISE = "- [{t}, world, sim.level, {{level: 重大}}]\n"
GRADE = "- [{t}, lg_office, grade.set, {{level: 重大}}]\n"


def test_level_written_down_below_what_was_known_is_concealment():
    low = report(t="2h", level="一般")

    assert candour(RISE.format(t="1h") + low)[0].status == "violated"
    assert "把等级写低为一般" in candour(RISE.format(t="1h") + low)[0].reason


def test_level_that_has_just_risen_may_not_be_known_unless_it_was_set():
    low = report(t="2h", level="一般")
    risen = RISE.format(t="1h40m")

    assert candour(risen + low)[0].status == "met"
    assert candour(risen + GRADE.format(t="1h50m") + low)[0].status == "violated"


def test_level_set_too_high_and_reported_right_is_honest():
    assert candour(GRADE.format(t="1h") + report(t="2h", level="一般"))[0].status == "met"
    assert candour(report(t="2h", level="乙级"))[0].status == "met"
