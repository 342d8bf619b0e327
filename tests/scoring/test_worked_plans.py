"""Is a plan that is worked by the book marked as such, and one that is not as well?"""

import pytest

from scenarios.load import scenario_ids
from scoring.scorecard import score
from simulator.drill import Drill, solo_seats
from simulator.headless import play
from simulator.players import PLAYERS
from tests import library

STORY = library.story("canteen-poisoning")
WARM_UP = "warm-up"
OTHERS = set(scenario_ids()) - {STORY.id, WARM_UP}
PLAN = {
    "counter-attitude": "taobei",
    "county-spot-check": "nanning-2017",
    "disputed-fine": "network-risk",
    "lift-accident": "taobei",
    "livestream-counterfeit": "bureau-practice",
    "market-hall-fire": "template-county",
    "prepaid-card-run": "jingmen-2024",
    "rule-rumour": "jingmen-2024",
}
"""Which plan each other story is worked with here; together they are all plans of the canteen."""
DEFECTS = {"missed", "violated"}
PLANS = STORY.plans
HOUR = 3_600


def card(plan, player, seed, until=None, story=STORY):
    """The scorecard of one played drill, and how many acts were refused."""
    pack = library.pack(plan)
    seats = solo_seats(story)
    drill = Drill(story, pack, seed, occupied=frozenset(seats))
    refused = play(drill, PLAYERS[player], seats, until or story.length + 1)
    return score(pack, drill.journal), refused


def faults(result):
    return [one.id for one in result.findings if one.status in DEFECTS]


@pytest.mark.slow
@pytest.mark.parametrize("plan", ["network-risk", "taobei", "jingmen-2024", "bureau-practice"])
def test_first_hours_by_the_book_leave_nothing_undone(plan):
    result, refused = card(plan, "by-the-book", 3, 8 * HOUR)

    assert (faults(result), refused, result.capped_by) == ([], 0, ())


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 9])
@pytest.mark.parametrize("plan", PLANS)
def test_drill_by_the_book_is_worth_its_marks(plan, seed):
    result, refused = card(plan, "by-the-book", seed)

    assert (faults(result), refused) == ([], 0)
    assert result.total >= 98


@pytest.mark.slow
@pytest.mark.parametrize("plan", PLANS)
def test_silence_and_haste_are_worth_little(plan):
    silent, _ = card(plan, "silent", 2)
    hasty, _ = card(plan, "reckless", 2)

    assert silent.total <= 10
    assert hasty.total < 60


@pytest.mark.slow
@pytest.mark.parametrize(("plan", "least"), [("network-risk", 60), ("nanning-2017", 60)])
def test_slow_official_does_everything_late_and_nothing_impossible(plan, least):
    result, refused = card(plan, "slow", 2)

    assert refused == 0
    assert least <= result.total <= 80


def test_every_other_story_has_its_plan_here():
    assert set(PLAN) == OTHERS
    assert set(PLAN.values()) == set(PLANS)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "plan"), PLAN.items(), ids=PLAN)
def test_story_by_the_book_is_worth_its_marks_and_silence_and_haste_little(name, plan):
    story = library.story(name)
    assert plan in story.plans
    result, refused = card(plan, "by-the-book", 3, story=story)
    silent, _ = card(plan, "silent", 2, story=story)
    hasty, _ = card(plan, "reckless", 2, story=story)

    assert (faults(result), refused) == ([], 0)
    assert result.total >= 98
    assert silent.total <= 10
    assert hasty.total < 60
