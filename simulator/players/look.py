"""What an automatic player has before its eyes: the rows its roles see, and the time.

It also gives the player the part of the scenario that a trained person would bring along or
recognise: model texts, right answers, which posts are about the matter. It never gives the
world's own reckoning.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from scenarios.plan import PlanPack
from scenarios.scenario import Scenario
from scenarios.template import render
from scenarios.units import DrillTime
from simulator.asks import Asks, asks_of
from simulator.calendar import Calendar
from simulator.casebook import Casebook
from simulator.drill import Drill
from simulator.entry import Act
from simulator.journal import Header
from simulator.view import Sight, View

K = TypeVar("K")

_FIGURES = "sim.metric"


@dataclass(frozen=True, slots=True)
class Look:
    """One moment of a drill as a player sees it."""

    t: DrillTime
    roles: tuple[str, ...]
    whole: Mapping[str, Sequence[Sight]]
    """The whole rows seen so far by type, in the order in which they were seen."""
    mine: Mapping[str, Sequence[Sight]]
    """Those of them that were entered from the player's own seat."""
    memory: "Memory"
    house: frozenset[str]
    """The roles that sit at the table."""
    book: Casebook
    """What the player has read so far."""
    desk: Casebook
    """What is on the desk now, read or not: nobody drafts over a text that lies there."""
    pack: PlanPack
    asks: Asks
    """What the plan asks people to do."""
    scenario: Scenario
    header: Header
    calendar: Calendar
    own_asks: Asks
    """What it asks of the player's own roles in a matter of this category."""
    elsewhere: frozenset[str]
    """Topics that have nothing to do with the matter."""
    news: int
    """How many rows have come, read or not, without the readings of the figures."""

    def own(self, *types: str) -> Sequence[Sight]:
        """What was entered from the player's own seat, of these types."""
        return _of(self.mine, types)

    def seen(self, *types: str) -> Sequence[Sight]:
        """Whole rows of these types, by whomever."""
        return _of(self.whole, types)

    def did(self, *types: str, **data: object) -> bool:
        """Tell whether an own act of these types says these things."""
        return any(
            all(row.data.get(key) == value for key, value in data.items())
            for row in self.own(*types)
        )

    def role(self, *wanted: str) -> str:
        """The first of these roles that the player holds, its first role if it holds none."""
        return next((role for role in wanted if role in self.roles), self.roles[0])

    def fill(self, text: str) -> str:
        """A text of the scenario with its slots filled."""
        return render(text, self.scenario.slots)

    def at(self, t: int) -> str:
        """A moment as the journal writes it."""
        return self.header.at(t)

    def moment(self, iso: str) -> int:
        """A time as the journal writes it, as drill time."""
        return int(self.header.moment(iso))


def _of(rows: Mapping[str, Sequence[Sight]], types: Sequence[str]) -> Sequence[Sight]:
    if len(types) == 1:
        return rows.get(types[0], ())
    return [row for name in types for row in rows.get(name, ())]


@dataclass(slots=True)
class _Found:
    """The rows that fit something, how many were read, and the thing, so that its id stays its."""

    what: object
    rows: list[Sight] = field(default_factory=list)
    read: int = 0


class Memory:
    """What a player found in rows that it read before, so that it reads each of them once.

    It holds nothing that the rows do not say: who forgets it finds the same again.
    """

    def __init__(self) -> None:
        self._found: dict[tuple[int, str], _Found] = {}
        self._kept: dict[Callable[[Look], object], tuple[int, Any]] = {}
        self._idle: dict[Callable[[Look], Iterator[Act]], int] = {}

    def kept(self, work: Callable[[Look], K], look: Look, version: int = 0) -> K:
        """What some work gives on a desk, worked out again only where the version is another.

        Args:
            work: Depends on nothing that changes while the version stays.
            look: The desk.
            version: For example how many rows there are of the kind that it reads.
        """
        known = self._kept.get(work)
        if known is None or known[0] != version:
            known = self._kept[work] = (version, work(look))
        found: K = known[1]
        return found

    def once(self, step: Callable[[Look], Iterator[Act]], look: Look) -> Iterable[Act]:
        """What a step wants; one that wanted nothing is asked again only when there is news.

        Args:
            step: Asks neither the time nor the figures before it wants something.
            look: The desk.
        """
        return () if self._idle.get(step) == look.news else self._asked(step, look)

    def _asked(self, step: Callable[[Look], Iterator[Act]], look: Look) -> Iterator[Act]:
        idle = True
        for act in step(look):
            idle = False
            yield act
        if idle:
            self._idle[step] = look.news

    def fitting(
        self, what: object, name: str, rows: Sequence[Sight], fits: Callable[[Sight], bool]
    ) -> Sequence[Sight]:
        """Those of some rows that fit a thing.

        Args:
            what: The thing; with the name of the rows it is what is remembered.
            name: What the rows are called, for example their type.
            rows: Those of the last time, and after them what has come since.
            fits: Tells whether a row fits, today as tomorrow.
        """
        found = self._found.get((id(what), name))
        if found is None:
            found = self._found[id(what), name] = _Found(what)
        if found.read < len(rows):
            found.rows += filter(fits, rows[found.read :])
            found.read = len(rows)
        return found.rows


@dataclass(frozen=True, slots=True)
class Player:
    """An automatic trainee: what it does, and how late it learns of things."""

    name: str
    acts: Callable[[Look], Iterable[Act]] | None
    """None where it never does anything, and so need not look."""
    lag_s: int = 0


class Eyes:
    """The growing sight of one seat; what others do is seen `lag_s` late."""

    def __init__(self, drill: Drill, seats: Collection[str], lag_s: int = 0) -> None:
        self._drill = drill
        self._lag_s = lag_s
        self._scenario = drill.scenario
        self._pack = drill.pack
        self._asks = asks_of(drill.pack)
        self._roles = tuple(
            role for seat in self._scenario.seats if seat.id in seats for role in seat.roles
        )
        self._own_asks = self._asks.of_roles(self._roles, self._scenario.truth.category)
        self._team = tuple(role for seat in self._scenario.seats for role in seat.roles)
        self._house = frozenset(self._team)
        story = self._scenario
        topics = (render(topic, story.slots) for topic in story.background_topics)
        self._elsewhere = frozenset(topics)
        self._book = Casebook()
        self._desk = Casebook() if lag_s else self._book
        self._whole: dict[str, list[Sight]] = {}
        self._mine: dict[str, list[Sight]] = {}
        self._memory = Memory()
        self._late: deque[Sight] = deque()
        self._read = 0
        self._news = 0
        head = drill.journal.header
        self._calendar = Calendar(head.starts_at, head.office_hours)

    def look(self) -> Look:
        """What is seen now."""
        drill = self._drill
        view = View(drill.journal, self._roles, self._team, drill.now)
        for row in view.rows(since=self._read):
            if row.by in self._roles:
                self._take(row)
            else:
                self._late.append(row)
            if row.whole and self._desk is not self._book:
                self._desk.note(row)
                self._news += row.type != _FIGURES
        self._read = len(drill.journal)
        while self._late and self._late[0].t <= drill.now - self._lag_s:
            self._take(self._late.popleft())
        return Look(
            t=drill.now,
            roles=self._roles,
            whole=self._whole,
            mine=self._mine,
            memory=self._memory,
            house=self._house,
            book=self._book,
            desk=self._desk,
            pack=self._pack,
            asks=self._asks,
            own_asks=self._own_asks,
            scenario=self._scenario,
            header=drill.journal.header,
            calendar=self._calendar,
            elsewhere=self._elsewhere,
            news=self._news,
        )

    def _take(self, row: Sight) -> None:
        if not row.whole:
            return
        self._whole.setdefault(row.type, []).append(row)
        if row.by in self._roles:
            self._mine.setdefault(row.type, []).append(row)
        self._book.note(row)
        self._news += row.type != _FIGURES
