"""Does the warm-up lead through the desk, step by step, at the pace of who does it?"""

import pytest

from scoring.scorecard import score
from simulator.drill import Drill, solo_seats
from simulator.headless import play
from simulator.players import PLAYERS
from tests import library

STORY = library.story("warm-up")
STEPS = [f"step-{n}" for n in range(1, 10)]


def told(player, plan="nanning-2017"):
    """The messages that a player gets, and the journal."""
    drill = Drill(STORY, library.pack(plan), 1)
    play(drill, PLAYERS[player], solo_seats(STORY), STORY.length + 1)
    return [row.data["inject"] for row in drill.journal.of("inject")], drill


def test_it_takes_twelve_minutes_at_the_speed_of_a_practice():
    assert STORY.length / 60 == 12 * 60


@pytest.mark.parametrize("plan", STORY.plans)
def test_each_step_that_is_done_brings_the_next(plan):
    messages, drill = told("by-the-book", plan)

    assert messages == [*STEPS, "bell"]
    assert drill.ended


def test_who_does_nothing_gets_a_hint_and_no_further_step():
    assert told("silent")[0] == ["step-1", "hint-1", "bell"]


@pytest.mark.parametrize("player", ["silent", "reckless", "by-the-book"])
def test_nobody_gets_marks(player):
    card = score(library.pack("nanning-2017"), told(player)[1].journal)

    assert (card.total, card.grade, card.capped_by, card.points) == (None, "热身，不计分", (), 0)
    assert {finding.max for finding in card.findings} == {0}
