from tests.scoring.lab import found, verdict

CHECK = """
kind: only
what: 由办公室发布
row: {type: publish}
fits: {type: publish, by: lg_office}
wrong: 不是由办公室发布
otherwise: 没有发布
"""
OFFICE = "- [1h, lg_office, publish, {statement: s1, version: 1, channels: [weiyan]}]\n"
DEPT = "- [2h, dept, publish, {statement: s2, version: 1, channels: [weiyan]}]\n"


def test_all_rows_that_fit_are_met():
    assert verdict(CHECK, OFFICE) == ("met", 100)


def test_one_of_two_that_fits_is_half():
    assert verdict(CHECK, OFFICE + DEPT) == ("partial", 50)


def test_none_that_fits_is_violated_and_names_the_wrong_rows():
    finding = found(CHECK, DEPT)

    assert (finding.status, finding.evidence) == ("violated", (2,))
    assert finding.reason == "由办公室发布：共1次，1次不是由办公室发布（9月18日18:00）。"


def test_no_row_at_all_is_out_of_place_with_its_reason():
    finding = found(CHECK, "")

    assert (finding.status, finding.reason) == ("na", "没有发布。")
