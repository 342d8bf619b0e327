from scoring.scorecard import score
from tests.scoring.lab import found, journal, plan, verdict

CHECK = "{kind: level, what: 定级, by: lg_office, first: timely, again: quick}"
GRADE = "- [{t}, lg_office, grade.set, {{level: {level}}}]\n"
TRUE = "- [{t}, world, sim.level, {{level: {level}}}]\n"


def grade(t, level):
    return GRADE.format(t=t, level=level)


def true(t, level):
    return TRUE.format(t=t, level=level)


def test_right_level_in_time_is_met():
    finding = found(CHECK, grade("2h30m", "一般"))

    assert (finding.status, finding.measured_s, finding.limit_s) == ("met", 7_200, 7_200)
    assert finding.evidence == (2,)


def test_second_band_is_partial_and_beyond_it_late():
    assert verdict(CHECK, grade("2h30m1s", "一般")) == ("partial", 50)
    assert verdict(CHECK, grade("4h30m1s", "一般")) == ("late", 0)


def test_never_graded_is_missed_and_not_due_while_time_remains():
    assert verdict(CHECK, "") == ("missed", 0)
    assert verdict(CHECK, "", ends="2h30m") == ("not_due", 0)
    assert verdict(CHECK, "", ends="10m") == ("not_due", 0)


def test_change_of_level_asks_for_a_new_grading_soon():
    rows = grade("1h", "一般") + true("10h", "重大")

    assert verdict(CHECK, rows + grade("10h30m", "重大")) == ("met", 100)
    assert verdict(CHECK, rows + grade("10h30m1s", "重大")) == ("partial", 75)
    late = found(CHECK, rows + grade("12h", "重大"))
    assert (late.status, late.evidence) == ("late", (2, 3, 4))
    assert verdict(CHECK, rows) == ("partial", 50)


def test_level_left_before_it_had_to_be_set_asks_nothing():
    finding = found(CHECK, true("1h", "重大") + grade("2h", "重大"))

    assert (finding.status, finding.measured_s) == ("met", 3_600)
    assert verdict(CHECK, true("5m", "重大") + true("10m", "一般") + grade("1h", "一般")) == (
        "met",
        100,
    )


def test_one_level_too_high_is_partial_and_too_low_is_missed():
    high = found(CHECK, grade("1h", "重大"))

    assert (high.status, int(high.points), high.evidence) == ("partial", 50, (2,))
    assert verdict(CHECK, true("10m", "重大") + grade("1h", "一般")) == ("missed", 0)


def test_wrong_grading_set_right_in_time_is_met():
    rows = true("10m", "重大") + grade("1h", "一般") + grade("2h", "重大")

    assert verdict(CHECK, rows) == ("met", 100)


def test_right_grading_spoilt_later_is_partial():
    rows = true("10m", "重大") + grade("1h", "重大") + grade("3h", "一般")

    finding = found(CHECK, rows)

    assert (finding.status, finding.evidence) == ("partial", (2, 3, 4))
    assert "后来又改为一般" in finding.reason


def test_gradings_by_others_do_not_count():
    assert verdict(CHECK, grade("1h", "一般").replace("lg_office", "dept")) == ("missed", 0)


def test_without_an_incident_there_is_nothing_to_grade():
    assert score(plan(CHECK), journal("")).findings[0].status == "na"
