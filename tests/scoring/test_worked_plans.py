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
OTHERS = [name for name in scenario_ids() if name not in (STORY.id, WARM_UP)]
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


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(OTHERS)), ids=OTHERS)
def test_story_by_the_book_is_worth_its_marks_and_silence_and_haste_little(number):
    """Each story of the library with one of its plans, the plans in turn."""
    story = library.story(OTHERS[number])
    plan = story.plans[number % len(story.plans)]
    result, refused = card(plan, "by-the-book", 3, story=story)
    silent, _ = card(plan, "silent", 2, story=story)
    hasty, _ = card(plan, "reckless", 2, story=story)

    assert (faults(result), refused) == ([], 0)
    assert result.total >= 98
    assert silent.total <= 10
    assert hasty.total < 60
