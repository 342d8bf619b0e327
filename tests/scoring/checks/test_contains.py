from tests.scoring.lab import found, verdict

CHECK = """
kind: contains
what: 会同研判
row: {type: assess.preliminary}
field: participants
of:
  - {title: 网信部门, any: [cac]}
  - {title: 涉事单位, any: concerned}
  - {title: 专家, any: [expert]}
least: 2
"""


def row(participants: str, t: str = "1h") -> str:
    return f"- [{t}, lg_office, assess.preliminary, {{participants: [{participants}]}}]\n"


def test_row_with_everybody_is_met():
    assert verdict(CHECK, row("cac, dept_head, expert"), concerned=["dept"]) == ("met", 100)


def test_row_that_lacks_one_is_partly_met_and_names_it():
    finding = found(CHECK, row("cac, dept"), concerned=["dept"])

    assert (finding.status, int(finding.points), finding.evidence) == ("partial", 66, (2,))
    assert finding.reason == "会同研判（9月18日17:00）：缺少专家。"


def test_less_than_the_least_counts_as_nothing():
    assert verdict(CHECK, row("cac"), concerned=["dept"]) == ("missed", 0)


def test_the_fullest_row_is_judged():
    assert verdict(CHECK, row("cac") + row("cac, dept, expert", "2h")) == ("met", 100)


def test_unit_that_is_not_concerned_does_not_stand_for_it():
    assert verdict(CHECK, row("cac, legal, expert"), concerned=["local"]) == ("partial", 66)


def test_author_counts_among_those_who_took_part():
    rows = "- [1h, expert, assess.preliminary, {participants: [cac, dept]}]\n"

    assert verdict(CHECK, rows) == ("met", 100)


def test_no_such_row_is_missed_once_the_drill_is_over():
    assert verdict(CHECK, "") == ("missed", 0)
    assert verdict(CHECK, "", ends=None) == ("not_due", 0)


def test_key_of_the_row_says_the_same_and_condition_waives():
    check = """
    kind: contains
    what: 沟通
    row: {type: measure.do}
    field: [parts, participants]
    of:
      - {title: 诉求, any: [demands], key: demands}
      - {title: 县局, any: [local], when: {truth: {locus: county}}}
    """
    rows = "- [1h, dept, measure.do, {code: C7-2, demands: [退费]}]\n"

    assert verdict(check, rows, locus="bureau") == ("met", 100)
    assert verdict(check, rows, locus="county") == ("partial", 50)
