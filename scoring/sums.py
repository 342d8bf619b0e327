"""Sums of findings: points in exact cents, and how many came out how.

Everything here can be worked out again from the findings alone.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import TypeVar

from scoring.finding import Finding, Status

_CENTS = 100
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Sum:
    """Points reached and points that could be reached."""

    points: Fraction
    max: Fraction

    def as_json(self) -> dict[str, object]:
        """Both as numbers."""
        return {"points": float(self.points), "max": float(self.max)}


@dataclass(frozen=True, slots=True)
class Tally:
    """A sum, and how many of the findings behind it have each status."""

    points: Fraction
    max: Fraction
    statuses: Mapping[Status, int]

    def as_json(self) -> dict[str, object]:
        """Points and counts as numbers."""
        return {
            "points": float(self.points),
            "max": float(self.max),
            "statuses": {status.value: n for status, n in self.statuses.items()},
        }


def together(parts: Iterable[Fraction]) -> Fraction:
    """The sum of whole cents; adding them as fractions takes twenty times as long."""
    return Fraction(sum(part.numerator * (_CENTS // part.denominator) for part in parts), _CENTS)


def cents(points: Fraction) -> Fraction:
    """The points in whole cents; half a cent goes up."""
    doubled, whole = 2 * _CENTS * points.numerator, 2 * points.denominator
    return Fraction((doubled + points.denominator) // whole, _CENTS)


def sum_of(findings: Iterable[Finding]) -> Sum:
    """What findings are worth together."""
    found = tuple(findings)
    return Sum(
        together(finding.points for finding in found), together(finding.max for finding in found)
    )


def sums(
    findings: Iterable[Finding], keys: Iterable[K], key_of: Callable[[Finding], K]
) -> Mapping[K, Sum]:
    """The sums by key, in the order of the keys; each finding counts once."""
    by_key: dict[K, list[Finding]] = {key: [] for key in keys}
    for finding in findings:
        by_key.setdefault(key_of(finding), []).append(finding)
    return MappingProxyType({key: sum_of(found) for key, found in by_key.items()})


def tally_of(findings: Iterable[Finding]) -> Tally:
    """The tally of those findings that weigh in the total or were violated."""
    found = [one for one in findings if counts(one)]
    tally = Counter(finding.status for finding in found)
    statuses = {status: tally[status] for status in Status if tally[status]}
    total = sum_of(found)
    return Tally(total.points, total.max, MappingProxyType(statuses))


def tallies(
    findings: Iterable[Finding], keys_of: Callable[[Finding], Iterable[str]]
) -> Mapping[str, Tally]:
    """The tallies by key, sorted by key; a finding with several keys counts in full for each."""
    by_key: dict[str, list[Finding]] = {}
    for finding in findings:
        for key in keys_of(finding):
            by_key.setdefault(key, []).append(finding)
    told = {key: tally_of(by_key[key]) for key in sorted(by_key)}
    return MappingProxyType({key: tally for key, tally in told.items() if tally.statuses})


def counts(finding: Finding) -> bool:
    """Whether a finding weighs in the total; a broken ban counts also where it weighs nothing."""
    return bool(finding.max) or finding.status is Status.VIOLATED
