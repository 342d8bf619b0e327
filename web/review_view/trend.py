"""One person's practices over time: by scenario and plan, with best, latest and place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from flask import url_for

from web.card_words import DIMENSIONS
from web.judging.cohort import Standing, Taken, standings_of
from web.review_list import mark_text
from web.review_view.cohort import group_title, groups_of, over, percent, taken_of
from web.store.record import Account
from web.words import wall_date

_FULL = 100


@dataclass(frozen=True, slots=True)
class Try:
    """One practice: when, its marks, by dimension in per cent, and where it stands in the chart."""

    at: str
    total: str
    grade: str
    dimensions: tuple[str, ...]
    href: str
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line of the chart from one practice to the next."""

    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True, slots=True)
class TrendGroup:
    """The practices of one scenario and plan."""

    title: str
    best: str
    latest: str
    place: int
    of: int
    tries: tuple[Try, ...]
    strokes: tuple[Stroke, ...]


@dataclass(frozen=True, slots=True)
class TrendView:
    """The page of a person."""

    name: str
    mine: bool
    dimensions: tuple[str, ...]
    groups: tuple[TrendGroup, ...]
    missing: int


def trend_view(account: Account, viewer: Account) -> TrendView:
    """Lay out the page of an account; nobody else's name or mark is on it.

    Args:
        account: Whose practices.
        viewer: Who looks.
    """
    solo = [record for record in over() if record.solo]
    grouped = groups_of(solo)
    own = {
        group: records
        for group, records in grouped.items()
        if any(record.host == account.id for record in records)
    }
    taken, missing = taken_of([record for records in own.values() for record in records])
    found = []
    for group, records in own.items():
        ids = {record.id for record in records}
        standings = standings_of([one for one in taken if one.record.id in ids])
        found += [_group(group, one) for one in standings if one.account == account.id]
    return TrendView(
        name=account.title,
        mine=account.id == viewer.id,
        dimensions=tuple(DIMENSIONS.values()),
        groups=tuple(found),
        missing=missing,
    )


def _group(group: str, one: Standing) -> TrendGroup:
    tries = tuple(_tries(one.taken))
    return TrendGroup(
        title=group_title(group),
        best=mark_text(one.best),
        latest=mark_text(one.latest),
        place=one.place,
        of=one.of,
        tries=tries,
        strokes=tuple(Stroke(a.x, a.y, b.x, b.y) for a, b in pairwise(tries)),
    )


def _tries(taken: Sequence[Taken]) -> Iterator[Try]:
    for number, one in enumerate(taken):
        summary = one.summary
        shares = (summary.dimensions.get(dimension.value) for dimension in DIMENSIONS)
        yield Try(
            at=wall_date(one.at),
            total=mark_text(summary.total),
            grade=summary.grade,
            dimensions=tuple(f"{percent(s)}%" if s and s.max else "—" for s in shares),
            href=url_for("review.card", drill_id=one.record.id),
            x=f"{_FULL * (number + 0.5) / len(taken):.2f}%",
            y=f"{_FULL - (summary.total or 0.0):.2f}%",
        )
