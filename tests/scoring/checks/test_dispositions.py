from tests.scoring.lab import found, verdict

CHECK = """
kind: dispositions
what: 争议处理
points: {type: measure.do, where: {code: C3-1}}
in: [parts, disputed_points]
row: {type: measure.do, where: {code: C3-3}}
field: disposition
"""
POINTS = "- [1h, dept, measure.do, {code: C3-1, parts: [收费标准, 裁量幅度]}]\n"


def treated(disposition: str) -> str:
    return f"- [2h, dept, measure.do, {{code: C3-3, disposition: {disposition}}}]\n"


def test_every_point_treated_is_met():
    rows = POINTS + treated("{收费标准: adopt, 裁量幅度: explain}")

    assert verdict(CHECK, rows) == ("met", 100)


def test_point_without_treatment_is_named():
    finding = found(CHECK, POINTS + treated("{收费标准: adopt}"))

    assert (finding.status, int(finding.points)) == ("partial", 50)
    assert finding.reason == "争议处理：裁量幅度没有处理结果。"


def test_treatment_of_other_points_only_is_missed():
    assert verdict(CHECK, POINTS + treated("{别的: adopt}")) == ("missed", 0)


def test_points_without_any_treatment_are_missed():
    assert verdict(CHECK, POINTS) == ("missed", 0)
    assert verdict(CHECK, POINTS + treated("{收费标准: ''}")) == ("missed", 0)


def test_treatment_counts_where_no_point_is_listed():
    rows = "- [1h, dept, measure.do, {code: C3-1, disputed_points: []}]\n"

    assert verdict(CHECK, rows + treated("{收费标准: adopt}")) == ("met", 100)


def test_second_field_is_read_where_the_first_is_empty():
    rows = "- [1h, dept, measure.do, {code: C3-1, disputed_points: [收费标准]}]\n"

    assert verdict(CHECK, rows + treated("{收费标准: adopt}")) == ("met", 100)


def test_neither_points_nor_treatment_is_out_of_place():
    assert found(CHECK, "").status == "na"


def test_treatment_that_is_no_object_treats_nothing():
    assert verdict(CHECK, POINTS + treated("已处理")) == ("missed", 0)
