"""What each person, seat, phase and dimension came to, with the findings behind each line."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from flask import url_for

from scenarios.plan import Dimension
from scoring.finding import Finding, Status
from scoring.scorecard import Scorecard
from scoring.sums import Tally, tallies
from web.card_view import Filter, points, seats_of
from web.card_words import DIMENSIONS
from web.store.record import Account, DrillRecord, Role
from web.words import Words

BY = (("person", "按参演人"), ("seat", "按席位"), ("phase", "按环节"), ("dimension", "按分项"))
"""The views: what the address says, and the words."""


@dataclass(frozen=True, slots=True)
class View:
    """One view to choose."""

    title: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Share:
    """One line: points, findings by status, and where these findings are listed."""

    title: str
    note: str
    points: str
    max: str
    percent: int
    counts: tuple[tuple[str, str, int], ...]
    href: str


@dataclass(frozen=True, slots=True)
class Shares:
    """One view; `overlaps` where a finding may count for several lines."""

    views: tuple[View, ...]
    heading: str
    team: Share
    lines: tuple[Share, ...]
    overlaps: bool
    own_only: bool


@dataclass(frozen=True, slots=True)
class Who:
    """Whose view it is: the drill, the names of accounts, and who looks."""

    record: DrillRecord
    names: Mapping[str, str]
    account: Account


def shares(card: Scorecard, words: Words, who: Who, by: str) -> Shares:
    """Lay out one view.

    Args:
        card: The scorecard.
        words: The names of its drill.
        who: Whose view it is; a trainee sees the own line among those of persons.
        by: One of `BY`; anything else is the first.
    """
    known = dict(BY)
    by = by if by in known else BY[0][0]
    lines = {"person": _persons, "seat": _seats, "phase": _phases, "dimension": _dimensions}[by]
    return Shares(
        views=tuple(
            View(title, url_for("room.shares", drill_id=who.record.id, by=key), key == by)
            for key, title in BY
        ),
        heading=known[by],
        team=_share(who, "全队", "", card.team, Filter()),
        lines=tuple(lines(card, words, who)),
        overlaps=by in ("person", "seat"),
        own_only=by == "person" and who.account.role is Role.TRAINEE,
    )


def _persons(card: Scorecard, words: Words, who: Who) -> Iterator[Share]:
    held = [account for account in who.record.seats.values() if account]
    titles = {seat.id: seat.title for seat in words.scenario.seats}
    for person in dict.fromkeys((*held, *card.persons)):
        if who.account.role is Role.TRAINEE and person != who.account.id:
            continue
        seats = "、".join(titles.get(seat, seat) for seat in who.record.seats_of(person))
        name = who.names.get(person, "未知账号")
        yield _share(who, name, seats, card.persons.get(person), Filter(person=person))


def _seats(card: Scorecard, words: Words, who: Who) -> Iterator[Share]:
    found = tallies(card.findings, lambda finding: seats_of(finding, words))
    for seat in words.scenario.seats:
        holder = who.record.seats.get(seat.id)
        note = who.names.get(holder, "") if holder else "系统同事代行"
        yield _share(who, seat.title, note, found.get(seat.id), Filter(seat=seat.id))


def _phases(card: Scorecard, _words: Words, who: Who) -> Iterator[Share]:
    yield from _grouped(card, who, lambda one: one.phase, [(p, p) for p in card.phases], "phase")


def _dimensions(card: Scorecard, _words: Words, who: Who) -> Iterator[Share]:
    keys = [(one.value, DIMENSIONS[one]) for one in Dimension]
    yield from _grouped(card, who, lambda one: one.dimension.value, keys, "dimension")


def _grouped(
    card: Scorecard,
    who: Who,
    key_of: Callable[[Finding], str],
    keys: Iterable[tuple[str, str]],
    name: str,
) -> Iterator[Share]:
    found = tallies(card.findings, lambda finding: (key_of(finding),))
    for key, title in keys:
        if key in found:
            yield _share(who, title, "", found[key], Filter.of({name: key}))


def _share(who: Who, title: str, note: str, tally: Tally | None, chosen: Filter) -> Share:
    """One line; without a tally nothing was about it."""
    counted = Counter(tally.statuses) if tally else Counter[Status]()
    reached, most = (tally.points, tally.max) if tally else (Fraction(0), Fraction(0))
    return Share(
        title=title,
        note=note,
        points=points(reached),
        max=points(most),
        percent=int(reached * 100 / most) if most else 0,
        counts=tuple((one.value, one.label, counted[one]) for one in Status if counted[one]),
        href=url_for("review.card", drill_id=who.record.id) + chosen.link(),
    )
