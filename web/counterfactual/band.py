"""Courses with and without a change under the same luck become a band beside the actual course.

The band is the actual course plus what the change made of it under each luck: differences of
heat, anger and trust, ratios of posts. Before the change has an effect it is the actual course.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor

from simulator.journal import Journal
from web.counterfactual.change import Change
from web.counterfactual.course import (
    MEASURES,
    Course,
    Deed,
    Original,
    Refusal,
    course_of,
    deeds_of,
    digest_of,
)

QUANTILES = (0.1, 0.5, 0.9)
"""The lower edge of a band, its middle and its upper edge."""

Floats = tuple[float, ...]

_MOST = {"heat": 100.0, "anger": 1.0, "trust": 1.0}
"""The largest value of a measure that has one; the least of all is 0."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The drill under one luck, without and with the change."""

    seed: int
    actual: Course
    changed: Course


@dataclass(frozen=True, slots=True)
class Curve:
    """One measure: the actual course, and the band of the changed one, by time."""

    name: str
    actual: Floats
    low: Floats
    middle: Floats
    high: Floats


@dataclass(frozen=True, slots=True)
class Loss:
    """An act that the change made impossible, why, and under how many of the lucks."""

    deed: Deed
    reason: str
    runs: int


@dataclass(frozen=True, slots=True)
class Band:
    """What a change would have made, by the model.

    `is_faithful` is False where running the acts again gave other figures of heat than the
    journal has: other documents or another version of the program.
    """

    seeds: tuple[int, ...]
    times: range
    curves: tuple[Curve, ...]
    losses: tuple[Loss, ...]
    is_faithful: bool


def seeds_of(journal: Journal, count: int) -> range:
    """The luck of the drill itself, and the seeds that follow it."""
    return range(journal.header.seed, journal.header.seed + count)


def pair_of(original: Original, changes: Sequence[Change], seed: int) -> Pair:
    """Run a drill twice under one luck."""
    actual = course_of(original, deeds_of(original.journal), seed)
    changed = course_of(original, deeds_of(original.journal, changes), seed)
    return Pair(seed, actual, changed)


def band_of(original: Original, pairs: Sequence[Pair]) -> Band:
    """Lay the pairs over each other.

    Args:
        original: The drill.
        pairs: At least one; the first is under the luck of the drill itself.
    """
    return Band(
        seeds=tuple(pair.seed for pair in pairs),
        times=original.times,
        curves=tuple(_curve(name, pairs) for name in MEASURES),
        losses=tuple(_losses(pairs)),
        is_faithful=is_faithful(original, pairs[0].actual),
    )


def is_faithful(original: Original, actual: Course) -> bool:
    """Whether a course under the drill's own luck has the figures of its journal."""
    return actual.sha256 == digest_of(original.journal, original.times[-1])


def _curve(name: str, pairs: Sequence[Pair]) -> Curve:
    actual = pairs[0].actual.figures[name]
    effects = [
        [_effect(name, *both) for both in zip(actual, before, after, strict=True)]
        for pair in pairs
        for before, after in [(pair.actual.figures[name], pair.changed.figures[name])]
    ]
    edges = [_quantiles(sorted(values)) for values in zip(*effects, strict=True)]
    low, middle, high = zip(*edges, strict=True)
    return Curve(name, actual, low, middle, high)


def _effect(name: str, actual: float, before: float, after: float) -> float:
    """The actual value, moved as the change moved it under some luck."""
    if name in _MOST:
        return min(max(actual + after - before, 0.0), _MOST[name])
    return actual * (after + 1.0) / (before + 1.0)


def _quantiles(ordered: Sequence[float]) -> Floats:
    """The edges and the middle of values in order, between two of them in proportion."""
    found = []
    for share in QUANTILES:
        place = share * (len(ordered) - 1)
        below, above = ordered[floor(place)], ordered[ceil(place)]
        found.append(below + (above - below) * (place - floor(place)))
    return tuple(found)


def _losses(pairs: Sequence[Pair]) -> Iterator[Loss]:
    """Acts refused in a changed course that were possible under the same luck without the change.

    Those are told once, in the words of the first luck that has them.
    """
    found: dict[tuple[int | None, int, str], list[Refusal]] = {}
    for pair in pairs:
        anyway = {refusal.deed.seq for refusal in pair.actual.refusals}
        for refusal in pair.changed.refusals:
            deed = refusal.deed
            if deed.seq is None or deed.seq not in anyway:
                found.setdefault((deed.seq, deed.t, deed.act.type), []).append(refusal)
    for refusals in sorted(found.values(), key=lambda some: some[0].deed.t):
        yield Loss(refusals[0].deed, refusals[0].reason, len(refusals))
