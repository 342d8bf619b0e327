from tests.scoring.lab import found, verdict

CHECK = """
kind: truth
what: 定性
row: {type: measure.do, where: {code: C4-3}}
truth: offence
in: [characterisation, note, parts]
"""


def case(data: str) -> str:
    return f"- [1h, dept, measure.do, {{code: C4-3, {data}}}]\n"


def test_field_that_says_the_truth_is_met():
    assert verdict(CHECK, case("note: 按虚假广告处罚"), offence="虚假广告") == ("met", 100)
    assert verdict(CHECK, case("parts: [虚假广告]"), offence="虚假广告") == ("met", 100)
    assert verdict(CHECK, case("characterisation: 虚假广告"), offence="虚假广告") == ("met", 100)


def test_field_that_says_otherwise_is_half_and_names_the_truth():
    finding = found(CHECK, case("note: 按无照经营处罚"), offence="虚假广告")

    assert (finding.status, int(finding.points), finding.evidence) == ("partial", 50, (2,))
    assert "应为虚假广告" in finding.reason


def test_scenario_that_says_nothing_asks_only_for_the_row():
    assert verdict(CHECK, case("note: 已结案")) == ("met", 100)


def test_no_such_row_is_missed():
    assert verdict(CHECK, "", offence="虚假广告") == ("missed", 0)
