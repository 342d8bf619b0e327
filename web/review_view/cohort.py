"""The cohort: marks, dimensions, clauses and persons over drills of one scenario and plan."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from flask import url_for

from scenarios.errors import ScenarioError
from scenarios.plan import Obligation
from web.card_words import DIMENSIONS
from web.judging.cohort import (
    BANDS,
    Clause,
    Standing,
    Taken,
    clauses_of,
    dimensions_of,
    spread_of,
    standings_of,
    totals,
)
from web.lobby_view import pack_title
from web.review_list import mark_text
from web.running.documents import pack_of, scenario_of
from web.store import drills
from web.store.record import DrillRecord, State
from web.store.summaries import Share
from web.summing import summed
from web.words import wall_date

KINDS: Mapping[str, str] = MappingProxyType(
    {"all": "全部演练", "practice": "网络练兵", "team": "团队演练"}
)
_FIRST = "all"
_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Choice:
    """A group of drills, or a kind, to choose."""

    key: str
    title: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A step of the marks: `0–9` to `90–100`, how many drills, and the length of its bar."""

    title: str
    count: int
    width: str


@dataclass(frozen=True, slots=True)
class Part:
    """A dimension: points reached of all points, in per cent."""

    title: str
    percent: int


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """An obligation: what it asks, how often it was met in per cent, and how it came out."""

    id: str
    clause: str
    text: str
    percent: int
    counts: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody who practised."""

    place: int
    name: str
    href: str
    best: str
    latest: str
    times: int


@dataclass(frozen=True, slots=True)
class DrillMark:
    """A drill and its total."""

    title: str
    at: str
    total: str
    grade: str
    href: str


@dataclass(frozen=True, slots=True)
class CohortView:
    """The page; `figures` are pairs of a word and a number; all is empty without drills.

    `address` is that of the page, by which it asks for what is still to be judged.
    """

    groups: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    kind: str
    address: str
    figures: tuple[tuple[str, str], ...]
    bars: tuple[Bar, ...]
    parts: tuple[Part, ...]
    clauses: tuple[ClauseLine, ...]
    persons: tuple[PersonLine, ...]
    teams: tuple[DrillMark, ...]
    missing: int


def cohort_view(group: str, kind: str, names: Mapping[str, str]) -> CohortView:
    """Lay out the page.

    Args:
        group: `scenario:plan`; anything unknown is the group with the latest drill.
        kind: One of `KINDS`; anything else is the first.
        names: The name that others see, by account id.
    """
    kind = kind if kind in KINDS else _FIRST
    grouped = groups_of(over())
    group = group if group in grouped else next(iter(grouped), "")
    records = [one for one in grouped.get(group, ()) if _is_of(one, kind)]
    taken, missing = taken_of(records)
    spread = spread_of(totals(taken))
    return CohortView(
        groups=tuple(
            Choice(key, group_title(key), _href(key, kind), key == group) for key in grouped
        ),
        kinds=tuple(
            Choice(key, title, _href(group, key), key == kind) for key, title in KINDS.items()
        ),
        kind=kind,
        address=_href(group, kind),
        figures=()
        if spread is None
        else (
            ("场次", str(spread.count)),
            ("最高", _mark(spread.most)),
            ("中位数", _mark(spread.median)),
            ("平均", _mark(spread.mean)),
            ("最低", _mark(spread.least)),
        ),
        bars=() if spread is None else tuple(_bars(spread.bands)),
        parts=tuple(_parts(dimensions_of(taken))),
        clauses=tuple(_clauses(clauses_of(taken), group)),
        persons=tuple(_person(one, names) for one in standings_of(taken)),
        teams=tuple(_team(one) for one in taken if not one.record.solo),
        missing=missing,
    )


def over() -> Sequence[DrillRecord]:
    """All drills that are over and had marks, the latest first."""
    return [
        record
        for record in drills.everything()
        if record.state is not State.RUNNING and record.header.get("marked", True)
    ]


def groups_of(records: Sequence[DrillRecord]) -> Mapping[str, Sequence[DrillRecord]]:
    """Drills by scenario and plan, in the order in which they come."""
    found: dict[str, list[DrillRecord]] = {}
    for record in records:
        found.setdefault(f"{record.scenario}:{record.plan}", []).append(record)
    return found


def taken_of(records: Sequence[DrillRecord]) -> tuple[Sequence[Taken], int]:
    """Drills with their summaries, and how many are still to be judged."""
    summaries = summed(records)
    found = [Taken(one, summaries.found[one.id]) for one in records if one.id in summaries.found]
    return found, summaries.missing


def group_title(group: str) -> str:
    """`scenario:plan` in words."""
    scenario, _, plan = group.partition(":")
    try:
        title = scenario_of(scenario).title
    except ScenarioError:
        title = scenario
    return f"{title}（{pack_title(plan)}）"


def percent(share: Share) -> int:
    """What was reached, in per cent; 0 where nothing could be."""
    return round(_PERCENT * share.points / share.max) if share.max else 0


def _is_of(record: DrillRecord, kind: str) -> bool:
    return kind == _FIRST or record.solo == (kind == "practice")


def _href(group: str, kind: str) -> str:
    return url_for("cohort.index", group=group, kind=kind)


def _mark(value: float) -> str:
    return f"{value:.1f}"


def _bars(bands: Sequence[int]) -> Iterator[Bar]:
    step = _PERCENT // BANDS
    for band in reversed(range(BANDS)):
        last = _PERCENT if band == BANDS - 1 else (band + 1) * step - 1
        width = f"{_PERCENT * bands[band] / max(bands):.1f}%"
        yield Bar(f"{band * step}–{last}", bands[band], width)


def _parts(shares: Mapping[str, Share]) -> Iterator[Part]:
    for dimension, title in DIMENSIONS.items():
        share = shares.get(dimension.value)
        if share is not None and share.max:
            yield Part(title, percent(share))


def _clauses(clauses: Sequence[Clause], group: str) -> Iterator[ClauseLine]:
    asked = _obligations(group.partition(":")[2])
    for one in clauses:
        obligation = asked.get(one.id)
        yield ClauseLine(
            id=one.id,
            clause=obligation.clause if obligation else "",
            text=obligation.text if obligation else one.id,
            percent=round(_PERCENT * one.kept),
            counts=tuple((s.value, s.label, number) for s, number in one.statuses.items()),
        )


def _obligations(plan: str) -> Mapping[str, Obligation]:
    try:
        return {one.id: one for one in pack_of(plan).obligations}
    except ScenarioError:
        return {}


def _person(one: Standing, names: Mapping[str, str]) -> PersonLine:
    return PersonLine(
        place=one.place,
        name=names.get(one.account, "未知账号"),
        href=url_for("cohort.person", account_id=one.account),
        best=mark_text(one.best),
        latest=mark_text(one.latest),
        times=len(one.taken),
    )


def _team(one: Taken) -> DrillMark:
    return DrillMark(
        title=one.record.title,
        at=wall_date(one.at),
        total=mark_text(one.summary.total),
        grade=one.summary.grade,
        href=url_for("review.card", drill_id=one.record.id),
    )
