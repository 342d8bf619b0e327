"""Drills of one scenario and plan beside each other: marks, clauses, and who stands where.

Everything here is worked out from summaries of scorecards; nothing is judged.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import mean, median

from scoring.finding import Status
from web.store.record import DrillRecord
from web.store.summaries import Outcome, Share, Summary

BANDS = 10
"""In how many steps the marks from 0 to 100 are counted."""

_FULL = 100


@dataclass(frozen=True, slots=True)
class Taken:
    """A drill that was judged."""

    record: DrillRecord
    summary: Summary

    @property
    def at(self) -> datetime:
        """When it was over."""
        return self.record.ended_at or self.record.created_at


@dataclass(frozen=True, slots=True)
class Spread:
    """How marks are spread; `bands` counts them in steps of ten, the lowest first."""

    count: int
    least: float
    median: float
    mean: float
    most: float
    bands: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """One obligation over all drills: how often it came out how, and the points lost on it."""

    id: str
    statuses: Mapping[Status, int]
    lost: float

    @property
    def kept(self) -> float:
        """In which part of the drills where it was judged it was met, 0 to 1."""
        return self.statuses.get(Status.MET, 0) / sum(self.statuses.values())


@dataclass(frozen=True, slots=True)
class Standing:
    """One person's practices in order of time, and the place by the best of them, from 1."""

    account: str
    taken: tuple[Taken, ...]
    place: int
    of: int

    @property
    def best(self) -> float:
        """The highest total."""
        return max(totals(self.taken))

    @property
    def latest(self) -> float:
        """The total of the last practice."""
        return totals(self.taken)[-1]


def totals(taken: Iterable[Taken]) -> list[float]:
    """The totals of the drills in which anything could be judged."""
    return [one.summary.total for one in taken if one.summary.total is not None]


def spread_of(marks: Sequence[float]) -> Spread | None:
    """How marks are spread; None where there are none."""
    if not marks:
        return None
    counted = Counter(min(int(mark * BANDS / _FULL), BANDS - 1) for mark in marks)
    bands = tuple(counted[band] for band in range(BANDS))
    return Spread(len(marks), min(marks), median(marks), mean(marks), max(marks), bands)


def dimensions_of(taken: Iterable[Taken]) -> Mapping[str, Share]:
    """The points of all drills together, by dimension."""
    found: dict[str, Share] = {}
    for one in taken:
        for name, share in one.summary.dimensions.items():
            known = found.get(name, Share(0.0, 0.0))
            found[name] = Share(known.points + share.points, known.max + share.max)
    return found


def clauses_of(taken: Iterable[Taken]) -> tuple[Clause, ...]:
    """The obligations that were judged anywhere, those met least first, then the costliest."""
    judged: dict[str, list[Outcome]] = {}
    for one in taken:
        for name, outcome in one.summary.outcomes.items():
            if Status(outcome.status).judged:
                judged.setdefault(name, []).append(outcome)
    clauses = (_clause(name, outcomes) for name, outcomes in judged.items())
    return tuple(sorted(clauses, key=lambda clause: (clause.kept, -clause.lost)))


def _clause(name: str, outcomes: Sequence[Outcome]) -> Clause:
    counted = Counter(Status(one.status) for one in outcomes)
    statuses = {status: counted[status] for status in Status if counted[status]}
    return Clause(name, statuses, sum(one.share.max - one.share.points for one in outcomes))


def standings_of(taken: Iterable[Taken]) -> tuple[Standing, ...]:
    """Who practised alone, the best first; equal marks share a place."""
    by_person: dict[str, list[Taken]] = {}
    for one in sorted(taken, key=lambda one: (one.at, one.record.id)):
        if one.record.solo and one.summary.total is not None:
            by_person.setdefault(one.record.host, []).append(one)
    bests = {person: max(totals(own)) for person, own in by_person.items()}
    found = (
        Standing(
            account=person,
            taken=tuple(own),
            place=1 + sum(best > bests[person] for best in bests.values()),
            of=len(bests),
        )
        for person, own in by_person.items()
    )
    return tuple(sorted(found, key=lambda one: one.place))
