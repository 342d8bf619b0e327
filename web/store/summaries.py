"""What scorecards came to, kept so that lists and cohorts need not judge a drill again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from web.store.database import connected, writing
from web.store.tables import CardSummary


@dataclass(frozen=True, slots=True)
class Share:
    """Points reached and points that could be reached."""

    points: float
    max: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one obligation came out in a drill: the code of its status, and its points."""

    status: str
    share: Share


@dataclass(frozen=True, slots=True)
class Summary:
    """What the scorecard of a drill came to.

    Attributes:
        drill: The drill.
        made_of: The state it was judged in; another state, another summary.
        total: 0 to 100, None where nothing could be judged.
        grade: Its grade.
        fault: Why it cannot be judged, in Chinese; empty where it was.
        dimensions: By the code of the dimension.
        outcomes: By the id of the obligation.
        persons: By account id.
    """

    drill: str
    made_of: str
    total: float | None = None
    grade: str = ""
    fault: str = ""
    dimensions: Mapping[str, Share] = field(default_factory=dict)
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    persons: Mapping[str, Share] = field(default_factory=dict)


@connected()
def of_drills(drill_ids: Iterable[str]) -> Mapping[str, Summary]:
    """The summaries of these drills, by drill; those without are left out."""
    rows = CardSummary.select().where(CardSummary.drill.in_(list(drill_ids)))
    return {row.drill_id: _summary(row) for row in rows}


@writing()
def keep(summary: Summary) -> None:
    """Keep a summary in place of an earlier one of the same drill."""
    CardSummary.insert(
        drill=summary.drill, made_of=summary.made_of, data=_data(summary)
    ).on_conflict(
        conflict_target=[CardSummary.drill],
        preserve=[CardSummary.made_of, CardSummary.data],
    ).execute()


def _data(summary: Summary) -> dict[str, Any]:
    return {
        "total": summary.total,
        "grade": summary.grade,
        "fault": summary.fault,
        "dimensions": _pairs(summary.dimensions),
        "outcomes": {
            name: [one.status, one.share.points, one.share.max]
            for name, one in summary.outcomes.items()
        },
        "persons": _pairs(summary.persons),
    }


def _pairs(shares: Mapping[str, Share]) -> dict[str, list[float]]:
    return {name: [share.points, share.max] for name, share in shares.items()}


def _summary(row: CardSummary) -> Summary:
    data = row.data
    return Summary(
        drill=row.drill_id,
        made_of=row.made_of,
        total=data["total"],
        grade=data["grade"],
        fault=data["fault"],
        dimensions=_shares(data["dimensions"]),
        outcomes={
            name: Outcome(status, Share(points, most))
            for name, (status, points, most) in data["outcomes"].items()
        },
        persons=_shares(data["persons"]),
    )


def _shares(pairs: Mapping[str, list[float]]) -> dict[str, Share]:
    return {name: Share(points, most) for name, (points, most) in pairs.items()}
