import json
from dataclasses import replace

import pytest

from scoring.finding import Clock, Status
from simulator.drill import Drill, solo_seats
from simulator.headless import play
from simulator.players import PLAYERS
from tests.simulator.story import scenario
from tests.web.rehearsal.lab import REPORT, pack
from web.rehearsal.outcome import Mark, Outcome, outcome_of, rehearse

IN_TIME = {
    "kind": "within",
    "row": {"type": "publish"},
    "from": {"row": {"type": "inject"}},
    "limit": "4h",
}


def test_silent_run_tells_mark_items_heat_and_end():
    found = rehearse(scenario(), pack(S_1=REPORT), "silent", 1)

    assert replace(found, heat=()) == Outcome(
        plan="small-plan",
        player="silent",
        seed=1,
        total=0.0,
        marks={"S-1": Mark(Status.MISSED, 0.0, 100.0)},
        came=(
            *("post:p1", "post:p2", "rumour:r-meat", "inject:call", "inject:mayor"),
            *("item:c1", "reporter:q1", "fact:f-cases"),
        ),
        peak=found.peak,
        posts=found.posts,
        anger=found.anger,
        trust=0.5,
        ended="time",
        length=86_400,
    )
    assert len(found.heat) == 24
    assert 0 < max(found.heat) <= found.peak <= 100


def test_figures_are_those_of_the_drill_that_the_seed_gives():
    story = scenario()
    drill = Drill(story, pack(), 2)
    refused = play(drill, PLAYERS["by-the-book"], solo_seats(story), story.length + 1)

    found = rehearse(story, pack(), "by-the-book", 2)

    figures = (found.peak, found.posts, found.anger, found.trust, found.refused)
    assert figures == (*(drill.figures[n] for n in ("peak", "posts", "anger", "trust")), refused)
    metrics = drill.journal.of("sim.metric")
    for hour in (1, 5, 23):
        before = [row.data["heat"] for row in metrics if row.t <= (hour + 1) * 3_600]
        assert found.heat[hour] == before[-1]
    assert len(found.heat) == -(-found.length // 3_600)


def test_mark_keeps_limit_and_measure_on_their_clock():
    found = rehearse(scenario(), pack(S_1=IN_TIME), "by-the-book", 1)

    mark = found.marks["S-1"]
    assert mark == Mark(Status.MET, 100.0, 100.0, 14_400, mark.measured_s, Clock.NATURAL)
    assert 0 < mark.measured_s < 14_400


@pytest.mark.slow
def test_outcome_comes_back_from_json_as_it_went_in():
    for player in PLAYERS:
        found = rehearse(scenario(), pack(S_1=IN_TIME, S_2=REPORT), player, 1)

        assert outcome_of(json.loads(json.dumps(found.as_json()))) == found


def test_fault_of_a_run_is_told_with_its_player_and_seed():
    found = rehearse(scenario(), pack(S_1={"kind": "exists"}), "silent", 3)

    assert replace(found, fault="") == Outcome("small-plan", "silent", 3)
    assert found.fault.startswith("S-1（三）的 check 读不出来：exists.row")
