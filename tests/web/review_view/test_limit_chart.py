from dataclasses import replace

import pytest

from scoring.finding import Clock, Status
from scoring.scorecard import score
from tests import library
from tests.web.conftest import PLAN, SCENARIO, by_the_book
from web.review_view.limit_chart import limit_chart
from web.words import Words

HOUR = 3_600
JOURNAL = by_the_book()
CARD = score(library.pack(PLAN), JOURNAL)
WORDS = Words(JOURNAL, library.story(SCENARIO), library.pack(PLAN))
STOP = JOURNAL[len(JOURNAL)].t


def chart_of(stop=100 * HOUR, hours="", **changes):
    """The chart of one finding with a limit of four hours that ran from hour 10."""
    base = next(one for one in CARD.findings if one.id == "NN-RPT-05")
    told = {"limit_s": 4 * HOUR, "clock": Clock.NATURAL, "ran": None, "stretch": None, **changes}
    card = replace(CARD, findings=(replace(base, **told),))
    return limit_chart(card, WORDS, stop, hours)


def test_an_answer_in_time_is_a_bar_inside_its_limit():
    (bar,) = chart_of(ran=(10 * HOUR, 13 * HOUR)).bars

    assert (bar.x, bar.allowed, bar.taken, bar.end_x) == ("10.00%", "4.00%", "3.00%", "13.00%")
    assert (bar.answered, bar.beyond, bar.ends) == (True, False, True)
    assert (bar.start.t, bar.due.t, bar.end.t) == (10 * HOUR, 14 * HOUR, 13 * HOUR)


def test_what_was_not_done_runs_to_the_end_of_its_stretch():
    (bar,) = chart_of(status=Status.MISSED, stretch=(10 * HOUR, 100 * HOUR)).bars

    assert (bar.taken, bar.end_x, bar.answered) == ("90.00%", "100.00%", False)


def test_an_answer_before_the_start_is_drawn_from_left_to_right():
    (bar,) = chart_of(ran=(10 * HOUR, 9 * HOUR)).bars

    assert (bar.x, bar.taken) == ("9.00%", "1.00%")


def test_a_limit_beyond_the_axis_ends_at_its_edge():
    (bar,) = chart_of(stop=12 * HOUR, ran=(10 * HOUR, 11 * HOUR)).bars

    assert (bar.allowed, bar.beyond, bar.due.t) == ("16.67%", True, 14 * HOUR)


def test_working_time_is_due_in_working_time():
    start = int((18.5 - 16) * HOUR)  # Friday 18:30, after office hours

    (bar,) = chart_of(clock=Clock.WORKING_HOURS, ran=(start, start + HOUR)).bars

    assert bar.due.text == "9月20日 周日 14:00"


def test_where_the_calendar_ends_the_limit_has_no_end():
    (bar,) = chart_of(clock=Clock.WORKING_DAYS, limit_s=9_999, ran=(0, HOUR)).bars

    assert (bar.due, bar.beyond) == (None, True)


@pytest.mark.parametrize(
    "changes",
    [
        {"limit_s": None, "ran": (0, 1)},
        {},
        {"status": Status.NA, "stretch": (0, 1)},
        {"status": Status.INFO, "stretch": (0, 1)},
    ],
)
def test_what_has_no_limit_or_was_not_asked_is_not_drawn(changes):
    assert chart_of(**changes).bars == ()


def test_the_first_hours_can_be_looked_at_closely():
    late = chart_of(hours="12", ran=(11 * HOUR, 30 * HOUR))
    later = chart_of(hours="6", ran=(11 * HOUR, 30 * HOUR))

    assert [(span.title, span.current) for span in late.spans] == [
        ("全程", False), ("前 6 小时", False), ("前 12 小时", True), ("前 24 小时", False),
    ]  # fmt: skip
    (bar,) = late.bars
    assert (bar.x, bar.end_x, bar.ends) == ("91.67%", "100.00%", False)
    assert (later.bars, later.later) == ((), 1)


@pytest.mark.parametrize("hours", ["5", "-1", "x", "200", "２４"])
def test_any_other_stretch_is_the_whole_drill(hours):
    assert chart_of(hours=hours).spans[0].current


def test_ticks_stand_at_full_hours_counted_from_midnight():
    ticks = chart_of(stop=72 * HOUR).ticks

    assert [(tick.text, tick.is_day) for tick in ticks[:3]] == [
        ("9月19日", True), ("12:00", False), ("9月20日", True),
    ]  # fmt: skip
    assert ticks[0].at == f"{100 * 8 / 72:.2f}%"


@pytest.mark.parametrize("stop", [0, 1, HOUR, 6 * HOUR, 1000 * HOUR])
def test_an_axis_of_any_length_has_few_ticks(stop):
    assert len(chart_of(stop=stop).ticks) <= 12


def test_every_limit_of_a_drill_is_drawn():
    chart = limit_chart(CARD, WORDS, STOP)

    drawn = {bar.finding.id for bar in chart.bars}
    assert drawn == {one.id for one in CARD.findings if one.limit_s and one.status is not Status.NA}
    assert [bar.start.t for bar in chart.bars] == sorted(bar.start.t for bar in chart.bars)
