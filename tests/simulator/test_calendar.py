from datetime import date, datetime

import pytest

from scenarios.errors import DrillError
from simulator.calendar import Calendar, DayKind, day_kind

W1 = ("09:00-12:00", "13:00-17:00")
W2 = ("08:00-12:00", "15:00-18:00")


def at(text):
    return datetime.fromisoformat(f"{text}+08:00")


def seconds(start, text):
    return int((at(text) - at(start)).total_seconds())


def moment(start, t):
    return datetime.fromtimestamp(at(start).timestamp() + t, at(start).tzinfo).isoformat()[:16]


@pytest.mark.parametrize(
    ("known", "three_hours", "five_days", "ten_days"),
    [
        ("2026-09-18T10:00", "2026-09-18T14:00", "2026-09-24T17:00", "2026-10-09T17:00"),
        ("2026-09-18T12:20", "2026-09-18T16:00", "2026-09-24T17:00", "2026-10-09T17:00"),
        ("2026-09-18T16:30", "2026-09-20T11:30", "2026-09-24T17:00", "2026-10-09T17:00"),
        ("2026-09-24T16:00", "2026-09-28T11:00", "2026-10-09T17:00", "2026-10-15T17:00"),
        ("2025-09-30T16:00", "2025-10-09T11:00", "2025-10-14T17:00", "2025-10-21T17:00"),
    ],
)
def test_golden_vectors_of_the_catalogue(known, three_hours, five_days, ten_days):
    start = known[:10] + "T00:00"
    calendar = Calendar(at(start), W1)
    t = seconds(start, known)

    found = (
        calendar.after_open_seconds(t, 3 * 3600),
        calendar.end_of_working_day_after(t, 5),
        calendar.end_of_working_day_after(t, 10),
    )

    assert tuple(moment(start, f) for f in found) == (three_hours, five_days, ten_days)


def test_second_set_of_office_hours_pauses_over_its_own_break():
    start = "2026-09-18T00:00"
    calendar = Calendar(at(start), W2)

    deadline = calendar.after_open_seconds(seconds(start, "2026-09-18T11:00"), 3 * 3600)

    assert moment(start, deadline) == "2026-09-18T17:00"


def test_moment_outside_hours_counts_as_end_of_the_period_before():
    calendar = Calendar(at("2026-09-18T09:00"), W1)

    lunch = calendar.open_seconds_between(0, 3 * 3600 + 1800)
    night = calendar.open_seconds_between(0, 20 * 3600)

    assert (lunch, night) == (3 * 3600, 7 * 3600)


def test_office_is_closed_at_the_second_of_closing():
    calendar = Calendar(at("2026-09-18T09:00"), W1)

    assert [calendar.is_open(t) for t in (-1, 0, 10_799, 10_800, 14_400, 28_799, 28_800)] == [
        False,
        True,
        True,
        False,
        True,
        True,
        False,
    ]


def test_no_open_seconds_backwards():
    calendar = Calendar(at("2026-09-18T09:00"), W1)

    assert calendar.open_seconds_between(100, 100) == 0
    assert calendar.open_seconds_between(100, 0) == 0


def test_next_open_is_now_in_hours_and_the_opening_outside():
    start = "2026-09-18T09:00"
    calendar = Calendar(at(start), W1)

    assert calendar.next_open(60) == 60
    assert moment(start, calendar.next_open(8 * 3600)) == "2026-09-20T09:00"
    assert calendar.after_open_seconds(8 * 3600, 0) == 8 * 3600


@pytest.mark.parametrize(
    ("act", "day"),
    [
        ("2026-09-18T16:00", 0),
        ("2026-09-19T12:00", 1),
        ("2026-09-20T17:00", 1),
        ("2026-09-20T17:01", 2),
        ("2026-09-24T17:00", 5),
        ("2026-09-24T17:01", 6),
        ("2026-09-26T10:00", 6),
        ("2026-09-28T17:00", 6),
    ],
)
def test_working_day_ends_at_close_of_office(act, day):
    start = "2026-09-18T10:00"
    calendar = Calendar(at(start), W1)

    assert calendar.working_days_between(0, seconds(start, act)) == day


def test_day_before_start_is_day_zero():
    assert Calendar(at("2026-09-18T10:00"), W1).working_days_between(86_400, 0) == 0


def test_kinds_of_days():
    days = (date(2026, 9, 18), date(2026, 9, 19), date(2026, 9, 20), date(2026, 9, 25))

    assert [day_kind(day) for day in days] == [
        DayKind.WORKDAY,
        DayKind.WEEKEND,
        DayKind.MAKE_UP,
        DayKind.HOLIDAY,
    ]


def test_override_goes_before_the_notice():
    calendar = Calendar(
        at("2026-09-18T16:00"),
        W1,
        {date(2026, 9, 20): DayKind.WEEKEND, date(2026, 9, 21): DayKind.HOLIDAY},
    )

    deadline = calendar.after_open_seconds(0, 2 * 3600)

    assert calendar.day_of(deadline) == date(2026, 9, 22)
    assert not calendar.is_workday(date(2026, 9, 20))


def test_unknown_year_is_refused_with_a_remedy():
    calendar = Calendar(at("2026-12-31T16:30"), W1)

    with pytest.raises(DrillError, match="the holidays of 2027 are not known") as caught:
        calendar.after_open_seconds(0, 3 * 3600)

    assert "override table" in caught.value.hint


def test_override_lets_an_unknown_year_through():
    calendar = Calendar(at("2027-01-04T16:30"), W1, {date(2027, 1, 4): DayKind.WORKDAY})

    assert calendar.after_open_seconds(0, 600) == 600


@pytest.mark.parametrize("method", ["after_open_seconds", "end_of_working_day_after"])
def test_office_that_never_opens_is_an_error(method):
    closed = {date.fromordinal(day): DayKind.HOLIDAY for day in range(733_000, 745_000)}
    calendar = Calendar(at("2010-01-01T00:00"), W1, closed)

    with pytest.raises(DrillError, match="never opens"):
        getattr(calendar, method)(0, 1)


@pytest.mark.parametrize(
    "hours",
    [
        (),
        ("9-12",),
        ("09:00-25:00",),
        ("12:00-09:00",),
        ("09:00-12:00", "11:00-17:00"),
        ("13:00-17:00", "09:00-12:00"),
    ],
)
def test_unreadable_office_hours_are_refused(hours):
    with pytest.raises(DrillError, match=r"office hours|working period"):
        Calendar(at("2026-09-18T10:00"), hours)


def test_round_the_clock_office_is_always_open():
    calendar = Calendar(at("2026-09-18T10:00"), ("00:00-12:00", "12:00-24:00"))

    assert calendar.open_seconds_between(0, 14 * 3600) == 14 * 3600
