from datetime import UTC, datetime, timedelta
from types import MappingProxyType

import pytest

from scoring.finding import Status
from web.judging.cohort import (
    Clause,
    Spread,
    Taken,
    clauses_of,
    dimensions_of,
    spread_of,
    standings_of,
    totals,
)
from web.store.record import DrillRecord, State
from web.store.summaries import Outcome, Share, Summary

START = datetime(2026, 11, 1, tzinfo=UTC)


def taken(total, host="a", day=0, *, solo=True, ended=True, **summary):
    at = START + timedelta(days=day)
    record = DrillRecord(
        id=f"{host}{day}", title="演练", scenario="s", plan="p", mode="practice",
        header=MappingProxyType({}), host=host, code=None, solo=solo, speed=60,
        seats=MappingProxyType({}), members=frozenset(), now=0, state=State.ENDED, reason="",
        created_at=at, ended_at=at + timedelta(hours=1) if ended else None,
    )  # fmt: skip
    return Taken(record, Summary(record.id, "x", total=total, **summary))


def outcome(status, points=0.0, most=0.0):
    return Outcome(status, Share(points, most))


def test_marks_are_counted_in_steps_of_ten_and_the_full_mark_is_in_the_last():
    assert spread_of([0.0, 9.99, 10.0, 59.0, 100.0]) == Spread(
        count=5, least=0.0, median=10.0, mean=pytest.approx(35.798), most=100.0,
        bands=(2, 1, 0, 0, 0, 1, 0, 0, 0, 1),
    )  # fmt: skip


def test_without_marks_there_is_no_spread():
    assert spread_of([]) is None
    assert totals([taken(None), taken(50.0, day=1)]) == [50.0]


def test_dimensions_are_summed_over_all_drills():
    drills = [
        taken(1.0, dimensions={"timing": Share(10.0, 30.0), "review": Share(1.0, 2.0)}),
        taken(1.0, dimensions={"timing": Share(20.0, 30.0)}),
    ]

    assert dimensions_of(drills) == {"timing": Share(30.0, 60.0), "review": Share(1.0, 2.0)}


def test_clauses_met_least_come_first_and_of_equal_ones_the_costliest():
    drills = [
        taken(1.0, outcomes={
            "often": outcome("met", 3.0, 3.0), "ban": outcome("violated"),
            "dear": outcome("late", 1.0, 5.0), "unasked": outcome("na"),
        }),
        taken(1.0, outcomes={
            "often": outcome("late", 1.0, 3.0), "ban": outcome("met"),
            "dear": outcome("missed", 0.0, 5.0), "unasked": outcome("not_due"),
        }),
        taken(1.0, outcomes={"cheap": outcome("partial", 0.5, 1.0)}),
    ]  # fmt: skip

    assert clauses_of(drills) == (
        Clause("dear", {Status.LATE: 1, Status.MISSED: 1}, 9.0),
        Clause("cheap", {Status.PARTIAL: 1}, 0.5),
        Clause("often", {Status.MET: 1, Status.LATE: 1}, 2.0),
        Clause("ban", {Status.MET: 1, Status.VIOLATED: 1}, 0.0),
    )
    assert [clause.kept for clause in clauses_of(drills)] == [0.0, 0.0, 0.5, 0.5]


def test_the_best_practice_gives_the_place_and_equal_ones_share_it():
    drills = [
        taken(80.0, "a", 3), taken(60.0, "a", 1), taken(70.0, "a", 9, ended=False),
        taken(80.0, "b", 2), taken(90.0, "c", 4), taken(10.0, "d", 5),
        taken(99.0, "e", 6, solo=False), taken(None, "f", 7), taken(None, "a", 8),
    ]  # fmt: skip

    found = standings_of(drills)

    assert [(one.account, one.place, one.of, one.best, one.latest) for one in found] == [
        ("c", 1, 4, 90.0, 90.0),
        ("a", 2, 4, 80.0, 70.0),
        ("b", 2, 4, 80.0, 80.0),
        ("d", 4, 4, 10.0, 10.0),
    ]
    assert totals(found[1].taken) == [60.0, 80.0, 70.0]
