from dataclasses import replace

from scoring.finding import Status
from tests.web.rehearsal.lab import NEVER, REPORT, order, pack
from web.rehearsal.outcome import Mark, Outcome
from web.rehearsal.spread import Difference, spread_of
from web.rehearsal.summary import summary_of

MET, MISSED = Mark(Status.MET, 60.0, 60.0), Mark(Status.MISSED, 0.0, 60.0)
NA = Mark(Status.NA, 0.0, 0.0)


def outcome(player, seed, **figures):
    return Outcome("small-plan", player, seed, ended="time", **figures)


RUNS = [
    outcome("silent", 1, total=0.0, peak=80.0, heat=(10.0, 80.0), came=("inject:call",)),
    outcome("silent", 2, total=10.0, peak=60.0, heat=(20.0,), marks={"S-1": MISSED, "S-2": NA}),
    outcome("by-the-book", 2, total=100.0, peak=40.0, marks={"S-1": MET, "S-2": NA}, refused=1),
    replace(outcome("by-the-book", 1, total=90.0, peak=50.0, posts=4), capped_by=("S-9",)),
]


def summary(runs=RUNS):
    found = order(plans=(pack(S_1=REPORT, S_2=NEVER),))
    return summary_of(found, found.packs[0], runs)


def test_each_player_has_its_spreads_ends_and_heat_by_hour():
    silent, best = summary().players

    assert (silent.player, silent.figures["total"]) == ("silent", spread_of([0.0, 10.0]))
    assert (silent.capped, silent.refused, silent.ended) == (0, 0, {"time": 2})
    assert silent.heat == ((12.5, 15.0, 17.5), (35.0, 50.0, 65.0))
    assert best.figures["posts"] == spread_of([0.0, 4.0])
    assert (best.capped, best.refused, best.heat) == (1, 1, ())


def test_players_are_compared_seed_by_seed():
    (found,) = summary().comparisons

    assert (found.player, found.other) == ("by-the-book", "silent")
    assert found.figures["total"] == Difference(2, 90.0, 90.0, 90.0)
    assert found.figures["peak"].mean == -25.0


def test_items_have_the_share_of_runs_in_which_they_came():
    found = {one.item.key: one.shares for one in summary().reached}

    assert found["inject:call"] == {"silent": 0.5, "by-the-book": 0.0}
    assert found["fact:f-meat"] == {"silent": 0.0, "by-the-book": 0.0}


def test_obligation_has_statuses_and_the_share_of_its_points_where_it_was_judged():
    duty, never = summary().earned

    assert duty.statuses == {"silent": {Status.MISSED: 1}, "by-the-book": {Status.MET: 1}}
    assert duty.shares == {"silent": 0.0, "by-the-book": 1.0}
    assert (never.statuses["silent"], never.shares) == ({Status.NA: 1}, {})


def test_broken_runs_count_for_nothing():
    broken = [Outcome("small-plan", "silent", 2, fault="中断"), *RUNS[2:]]

    silent, _ = summary(broken).players

    assert (silent.figures["total"], silent.ended) == (None, {})
