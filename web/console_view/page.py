"""The console as the template shows it, and each part alone for refreshing."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from scenarios.vocabulary import INJECT_CHANNELS, ROLES
from web.clock import SPEEDS
from web.conducting.director import TIERS
from web.console_view import axis, blue, log, marks, msel, seats, wall, world
from web.console_view.show import Show
from web.desk_view.limits import GUIDED, are_shown
from web.desk_view.page import mode_title
from web.judging.cards import card_of
from web.sitting import clock_of
from web.store import groups, people

Parts = Mapping[str, Callable[[Show], Mapping[str, Any]]]


def controls(show: Show) -> Mapping[str, Any]:
    """The clock's buttons."""
    return {
        "clock": clock_of(show.words, show.reading),
        "mode": mode_title(show.record.mode),
        "speeds": SPEEDS,
        "is_tabletop": show.record.mode == "tabletop",
        "fault": show.reading.fault,
        "group": groups.of_drill(show.record.id),
    }


def _msel(show: Show) -> Mapping[str, Any]:
    pending = show.reading.live.pending_injects() if show.reading.live else frozenset()
    found = msel.msel(show.reading.journal, pending, show.words)
    return {"msel": found, "axis": axis.axis(found, show.words, show.reading.moment.t)}


def _log(show: Show) -> Mapping[str, Any]:
    return {"log": log.log(show.reading.journal, show.words, show.wanted, show.before)}


def _seats(show: Show) -> Mapping[str, Any]:
    table = seats.Table(
        record=show.record,
        names=people.titles(),
        present=show.present,
        findings=card_of(show.reading).findings,
        now=show.reading.moment.t,
    )
    journal = show.reading.journal
    return {
        "seats": seats.seats(table, journal, show.words),
        "limits_shown": are_shown(show.record.mode, journal.of("director.limits")),
        "may_hide": show.record.mode not in GUIDED and not show.reading.is_over,
    }


def _world(show: Show) -> Mapping[str, Any]:
    figures = show.reading.live.figures() if show.reading.live else {}
    return {"world": world.world(show.reading.journal, figures, show.words)}


def _blue(show: Show) -> Mapping[str, Any]:
    return {"blue": blue.blue(show.reading.journal, show.reading.moment.t)}


def _marks(show: Show) -> Mapping[str, Any]:
    return {"marks": marks.marks(card_of(show.reading))}


def _wall(show: Show) -> Mapping[str, Any]:
    found = wall.wall(show.reading.journal, show.words, show.reading.moment.t)
    return {"wall": found, "clock": clock_of(show.words, show.reading)}


_PANELS: Parts = MappingProxyType(
    {
        "controls": controls,
        "msel": _msel,
        "log": _log,
        "seats": _seats,
        "world": _world,
        "marks": _marks,
        "blue": _blue,
    }
)

PARTS: Parts = MappingProxyType({**_PANELS, "wall": _wall})
"""The parts of the console and of the wall; each has a template `console/<name>.html`."""


def part(name: str, show: Show) -> Mapping[str, Any]:
    """What one part shows.

    Raises:
        KeyError: If there is no such part.
    """
    return {"show": show, **PARTS[name](show)}


def whole(show: Show) -> Mapping[str, Any]:
    """What the console shows."""
    found: dict[str, Any] = {
        "show": show,
        "channels": INJECT_CHANNELS.items(),
        "tiers": (("", "否"), *TIERS.items()),
    }
    found["roles"] = _roles(show)
    for build in _PANELS.values():
        found |= build(show)
    return found


def _roles(show: Show) -> list[tuple[str, str]]:
    """The roles that sit at this table, as choices."""
    at_table = {role for seat in show.words.scenario.seats for role in seat.roles}
    return [(role, show.words.role(role)) for role in ROLES if role in at_table]
