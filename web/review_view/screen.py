"""Any seat's screen at any moment: the desk of that seat, folded up to then, to look at only."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from flask import url_for

from scenarios.vocabulary import ENTRY_TYPES
from simulator.journal import Journal
from simulator.view import View
from web.desk_view.desk import desk_of, team_of
from web.desk_view.heat import MARKED
from web.desk_view.page import Query, Watch, Work, views_of, watch_of, work_of
from web.judging.cards import foreseen
from web.number import whole
from web.running.reading import Reading
from web.words import Moment, Words

STEP_S = 300
"""How far one press of an arrow key moves the slider, in seconds."""


@dataclass(frozen=True, slots=True)
class Screen(Query):
    """The address bar of a screen: what the panes show, whose it is, and when."""

    seat: str = ""
    t: str = ""

    @property
    def endpoint(self) -> str:
        """The page that shows the panes."""
        return "room.screen"

    @property
    def acts(self) -> bool:
        """Nothing can be done from a screen of the past."""
        return False

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """What a search in the feed carries along."""
        return ("seat", self.seat), ("t", self.t)


@dataclass(frozen=True, slots=True)
class Stop:
    """A moment to go to."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class ScreenView:
    """The screen and its slider; `before` and `after` are the neighbouring changes of it."""

    query: Screen
    seats: tuple[tuple[str, str], ...]
    views: tuple[tuple[str, str], ...]
    roles: str
    moment: Moment
    start: str
    stop: int
    step: int
    watch: Watch
    work: Work
    before: Stop | None
    after: Stop | None
    marks: tuple[Stop, ...]


def screen_of(reading: Reading, words: Words, args: Mapping[str, str]) -> ScreenView:
    """Lay out the screen of a seat at a moment.

    Args:
        reading: The drill.
        words: Its names and times.
        args: The address bar; a seat that is unknown is the first, a moment that cannot be read
            is the end.
    """
    journal, stop = reading.journal, reading.moment.t
    seats = {seat.id: seat for seat in words.scenario.seats}
    query = Screen.of(args)
    seat = query.seat if query.seat in seats else next(iter(seats))
    t = _moment(query.t, stop)
    desk = desk_of(words, journal, (seat,), t)
    views = views_of(desk)
    view = query.view if query.view in dict(views) else views[0][0]
    query = replace(query, seat=seat, t=str(t), view=view, act="")
    times = _changes(journal, words, seats[seat].roles, stop)
    return ScreenView(
        query=query,
        seats=tuple((one.id, one.title) for one in words.scenario.seats),
        views=views,
        roles=words.roles(desk.roles),
        moment=words.moment(t),
        start=words.header.starts_at.isoformat(),
        stop=stop,
        step=STEP_S,
        watch=watch_of(desk, query),
        work=work_of(desk, query, lambda: foreseen(reading, t)),
        before=_to(reading, query, words, times[: bisect_left(times, t)][-1:]),
        after=_to(reading, query, words, times[bisect_right(times, t) :][:1]),
        marks=_marks(reading, query, words),
    )


def _moment(text: str, stop: int) -> int:
    t = whole(text)
    return stop if t is None else min(t, stop)


def _changes(journal: Journal, words: Words, roles: Sequence[str], stop: int) -> list[int]:
    """The moments at which something new came on the screen."""
    view = View(journal, roles, team_of(words.scenario), stop)
    return sorted({sight.t for sight in view.rows()})


def _to(reading: Reading, query: Screen, words: Words, times: Sequence[int]) -> Stop | None:
    return next((_stop(reading, query, t, words.moment(t).text) for t in times), None)


def _marks(reading: Reading, query: Screen, words: Words) -> tuple[Stop, ...]:
    """The first act of each kind that stands as a mark on the curve of heat."""
    firsts = [reading.journal.of(name)[0] for name in MARKED if reading.journal.of(name)]
    return tuple(
        _stop(reading, query, row.t, f"{words.moment(row.t).text} {ENTRY_TYPES[row.type].title}")
        for row in sorted(firsts, key=lambda row: row.seq)
    )


def _stop(reading: Reading, query: Screen, t: int, title: str) -> Stop:
    address = url_for("room.screen", drill_id=reading.record.id)
    return Stop(title, address + query.link(t=str(t)))
