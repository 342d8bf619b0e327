"""How the teams of a group stand: by what the examiner makes of each drill as it is now."""

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.finding import Status
from scoring.scorecard import Scorecard
from web.judging.cards import card_of
from web.running.reading import Reading
from web.store.record import Group, Standing
from web.words import Words

NOTHING = "—"
"""What stands where nothing can be judged yet."""

_TENTHS = 10


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One team on the board; teams of the same marks share a place.

    Before anything can be judged, `total`, `met` and `missed` are dashes.
    """

    place: str
    team: str
    total: str
    met: str
    missed: str
    time: str


@dataclass(frozen=True, slots=True)
class Scoreboard:
    """The board of a group: `hidden` from the big screen, `frozen` at what it showed once."""

    lines: Sequence[BoardLine]
    hidden: bool
    frozen: bool


def standing_of(team: str, reading: Reading) -> Standing:
    """How a team stands now; errors as with `card_of`."""
    card = card_of(reading)
    return Standing(
        team=team,
        tenths=_tenths(card),
        met=_count(card, Status.MET),
        missed=_count(card, Status.MISSED) + _count(card, Status.VIOLATED),
        t=int(reading.moment.t),
    )


def scoreboard(group: Group, standings: Sequence[Standing], words: Words) -> Scoreboard:
    """The board as the big screen shows it.

    Args:
        group: Whether it is frozen or hidden, and what it showed when it was frozen.
        standings: How the teams stand now, in the order of the group.
        words: The times of the scenario, which all teams share.
    """
    shown = standings if group.frozen is None else group.frozen
    ranked = sorted(shown, key=_marks, reverse=True)
    return Scoreboard(
        lines=[_line(one, ranked, words) for one in ranked],
        hidden=group.hidden,
        frozen=group.frozen is not None,
    )


def _line(one: Standing, ranked: Sequence[Standing], words: Words) -> BoardLine:
    is_judged = one.tenths is not None
    return BoardLine(
        place=_place(one, ranked),
        team=one.team,
        total=told(one.tenths),
        met=str(one.met) if is_judged else NOTHING,
        missed=str(one.missed) if is_judged else NOTHING,
        time=words.moment(one.t).text,
    )


def told(tenths: int | None) -> str:
    """Marks with one decimal, a dash where nothing could be judged."""
    return NOTHING if tenths is None else f"{tenths // _TENTHS}.{tenths % _TENTHS}"


def _tenths(card: Scorecard) -> int | None:
    return None if card.total is None else round(float(card.total) * _TENTHS)


def _count(card: Scorecard, status: Status) -> int:
    return sum(finding.status is status for finding in card.findings)


def _marks(one: Standing) -> int:
    return -1 if one.tenths is None else one.tenths


def _place(one: Standing, ranked: Sequence[Standing]) -> str:
    if one.tenths is None:
        return NOTHING
    return str(1 + sum(_marks(other) > one.tenths for other in ranked))
