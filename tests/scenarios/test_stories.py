"""When each story plays, whose matter it is, and what it keeps from those who do not ask."""

from datetime import timedelta

import pytest

from scenarios.load import scenario_ids
from simulator.calendar import Calendar
from simulator.drill import Drill
from tests import library

DAYS = {
    "canteen-poisoning": (1, "bureau", "nanning-2017", [True, False, True, True]),
    "lift-accident": (2, "county", "jingmen-2024", [False, True, True, True, False]),
    "prepaid-card-run": (7, "bureau", "jingmen-2024", [True, True, False, True]),
    "market-hall-fire": (8, "bureau", "jingmen-2024", [False, False, False, True]),
    "disputed-fine": (3, "county", "jingmen-2024", [True, True, False, True]),
    "livestream-counterfeit": (4, "bureau", "nanning-2017", [False, False, False, True]),
    "county-spot-check": (1, "both", "jingmen-2024", [True, True, False, False]),
    "counter-attitude": (5, "bureau", "taobei", [True, True, True]),
    "rule-rumour": (6, "bureau", "nanning-2017", [True, False, False]),
}
"""Category, whose matter, first plan, and whether each of its days is a working day."""
TOLD = {
    "canteen-poisoning": {"f-cases", "f-no-death", "f-forged", "f-epidemiology"}
    | {"f-discharged", "f-police", "f-all-home"},
    "lift-accident": {"f-injured", "f-no-death", "f-survey", "f-surgery"}
    | {"f-police", "f-discharged"},
    "prepaid-card-run": {"f-nobody-hurt", "f-qr", "f-chat", "f-account", "f-held"},
    "market-hall-fire": {"f-owner", "f-injured", "f-no-death", "f-air", "f-origin", "f-chat"}
    | {"f-recovering", "f-secret"},
    "disputed-fine": {"f-owner", "f-chat", "f-informant"},
    "livestream-counterfeit": {"f-hospital", "f-police"},
    "county-spot-check": {"f-nobody-ill", "f-peddler"},
    "counter-attitude": {"f-elder", "f-agent"},
    "rule-rumour": {"f-rule", "f-forged", "f-video", "f-police"},
}
"""The facts that come to people who do nothing; all others have to be found out."""


@pytest.mark.slow
@pytest.mark.parametrize("name", DAYS)
def test_story_is_of_its_category_and_plays_on_its_days(name):
    story = library.story(name)
    category, locus, plan, days = DAYS[name]
    calendar = Calendar(story.starts_at, story.office_hours)
    first = story.starts_at.date()
    workdays = [calendar.is_workday(first + timedelta(n)) for n in range(len(days))]

    assert (story.truth.category, story.truth.locus) == (category, locus)
    assert (story.plans[0], workdays) == (plan, days)


@pytest.mark.parametrize(
    ("name", "day"), [("canteen-poisoning", 2), ("lift-accident", 3), ("prepaid-card-run", 1)]
)
def test_story_has_a_day_of_the_weekend_that_is_worked(name, day):
    story = library.story(name)
    date = story.starts_at.date() + timedelta(day)

    assert date.weekday() >= 5
    assert Calendar(story.starts_at, story.office_hours).is_workday(date)


def test_tables_tell_of_every_story_with_marks():
    marked = {name for name in scenario_ids() if library.story(name).marked}

    assert set(DAYS) == set(TOLD) == marked


@pytest.mark.slow
@pytest.mark.parametrize("name", TOLD)
def test_who_asks_nothing_learns_only_what_he_is_told(name):
    story = library.story(name)
    everybody = [seat.id for seat in story.seats]
    drill = Drill(story, library.pack(story.plans[0]), 1, occupied=everybody)
    drill.advance_to(story.length)

    assert {row.data["fact"] for row in drill.journal.of("sim.fact")} == TOLD[name]


def test_library_covers_every_category_both_levels_and_all_kinds_of_days():
    stories = [story for story in map(library.story, scenario_ids()) if story.marked]
    begins = {story.id: story.starts_at for story in stories}
    lasts = {story.id: story.starts_at + timedelta(seconds=story.length) for story in stories}
    days = {
        begins[name].date() + timedelta(n)
        for name in begins
        for n in range((lasts[name].date() - begins[name].date()).days + 1)
    }
    calendar = Calendar(stories[0].starts_at, stories[0].office_hours)
    makeup = [day for day in days if day.weekday() >= 5 and calendar.is_workday(day)]
    holiday = [day for day in days if day.weekday() < 5 and not calendar.is_workday(day)]
    weekend = [day for day in days if day.weekday() >= 5 and not calendar.is_workday(day)]

    assert {story.truth.category for story in stories} == set(range(1, 9))
    assert {story.truth.locus for story in stories} >= {"bureau", "county"}
    assert all(len(story.plans) >= 2 for story in stories)
    assert any(begin.hour >= 22 for begin in begins.values())
    assert all((makeup, holiday, weekend))
