from fractions import Fraction

import pytest

from scoring.finding import Clock, Status
from scoring.limit import Limit, setting
from simulator.calendar import Calendar
from simulator.reading import read_header
from tests.scoring.lab import HEADER, plan

HEAD = read_header(HEADER)
CALENDAR = Calendar(HEAD.starts_at, HEAD.office_hours)
HARD = Limit(100, Clock.NATURAL)
VAGUE = Limit(100, Clock.NATURAL, 200, "及时")


@pytest.mark.parametrize(
    ("measured", "status", "share"),
    [
        (0, Status.MET, 1),
        (100, Status.MET, 1),
        (101, Status.LATE, Fraction(2, 5)),
        (150, Status.LATE, Fraction(2, 5)),
        (151, Status.LATE, Fraction(1, 5)),
        (200, Status.LATE, Fraction(1, 5)),
        (201, Status.LATE, 0),
    ],
)
def test_hard_limit(measured, status, share):
    assert HARD.judge(measured) == (status, share)


@pytest.mark.parametrize(
    ("measured", "status", "share"),
    [
        (100, Status.MET, 1),
        (101, Status.PARTIAL, Fraction(1, 2)),
        (200, Status.PARTIAL, Fraction(1, 2)),
        (201, Status.LATE, 0),
    ],
)
def test_vague_limit(measured, status, share):
    assert VAGUE.judge(measured) == (status, share)


def test_each_clock_measures_its_own_way():
    # StartEx is Friday 16:00; Sunday 2026-09-20 is a make-up workday
    sunday = 44 * 3600

    clocks = (Clock.NATURAL, Clock.WORKING_HOURS, Clock.WORKING_DAYS)
    found = [Limit(3, clock).measure(CALENDAR, 0, sunday) for clock in clocks]

    assert found == [44 * 3600, 3600 + 3 * 3600, 1]
    assert Limit(3, Clock.NATURAL).measure(CALENDAR, sunday, 0) == 0


def test_limits_in_words():
    assert str(Limit(14_400, Clock.NATURAL)) == "4小时"
    assert str(Limit(10_800, Clock.WORKING_HOURS)) == "工作时间3小时"
    assert str(Limit(5, Clock.WORKING_DAYS)) == "5个工作日"
    assert str(Limit(7200, Clock.NATURAL, 14_400, "及时")) == "“及时”（本演练设定2小时）"


def test_drill_that_sets_another_time_keeps_the_proportion_of_the_bands():
    pack = plan("{kind: info, what: 甲}")
    other = read_header({**HEADER, "settings": {"timely": "3h"}})

    assert setting(pack, HEAD.settings, "timely") == Limit(7_200, Clock.NATURAL, 14_400, "及时")
    assert setting(pack, other.settings, "timely") == Limit(10_800, Clock.NATURAL, 21_600, "及时")
    assert setting(pack, {"timely": 0}, "timely").full == 0


def test_unknown_setting_is_a_key_error():
    with pytest.raises(KeyError):
        setting(plan("{kind: info, what: 甲}"), {}, "soon")
