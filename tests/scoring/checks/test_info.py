from tests.scoring.lab import found


def test_heading_is_reported_over_the_whole_drill():
    finding = found("{kind: info, what: 原则}", "")

    assert (finding.status, finding.max, finding.stretch) == ("info", 0, (0, 259_200))
    assert finding.reason == "原则；不计分。"


def test_rows_that_bear_on_it_are_listed():
    check = "{kind: info, what: 会商, row: {type: liaise}}"
    rows = "- [1h, lg_office, liaise, {to: prop, purpose: other}]\n"

    assert found(check, rows).evidence == (2,)
    assert found(check, rows).reason == "会商；不计分。有关记录1条。"
    assert found(check, "").reason == "会商；不计分。全程没有有关记录。"
