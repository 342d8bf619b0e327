"""What an automatic player has before its eyes: the rows its roles see, and the time.

It also gives the player the part of the scenario that a trained person would bring along or
recognise: model texts, right answers, which posts are about the matter. It never gives the
world's own reckoning.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from scenarios.plan import PlanPack
from scenarios.scenario import Scenario
from scenarios.template import render
from scenarios.units import DrillTime
from simulator.asks import Asks
from simulator.calendar import Calendar
from simulator.casebook import Casebook
from simulator.drill import Drill
from simulator.entry import Act
from simulator.journal import Header
from simulator.view import Sight, View


@dataclass(frozen=True, slots=True)
class Look:
    """One moment of a drill as a player sees it."""

    t: DrillTime
    roles: tuple[str, ...]
    rows: Mapping[str, list[Sight]]
    """Everything seen so far by type, in the order in which it was seen."""
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
    elsewhere: frozenset[str]
    """Topics that have nothing to do with the matter."""

    def own(self, *types: str) -> list[Sight]:
        """What was entered from the player's own seat, of these types."""
        return [row for row in self.seen(*types) if row.by in self.roles]

    def seen(self, *types: str) -> list[Sight]:
        """Whole rows of these types, by whomever."""
        return [row for name in types for row in self.rows.get(name, ()) if row.whole]

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


@dataclass(frozen=True, slots=True)
class Player:
    """An automatic trainee: what it does, and how late it learns of things."""

    name: str
    acts: Callable[[Look], Iterable[Act]]
    lag_s: int = 0


class Eyes:
    """The growing sight of one seat; what others do is seen `lag_s` late."""

    def __init__(self, drill: Drill, seats: Collection[str], lag_s: int = 0) -> None:
        self._drill = drill
        self._lag_s = lag_s
        self._scenario = drill.scenario
        self._pack = drill.pack
        self._asks = Asks(drill.pack)
        self._roles = tuple(
            role for seat in self._scenario.seats if seat.id in seats for role in seat.roles
        )
        self._team = tuple(role for seat in self._scenario.seats for role in seat.roles)
        story = self._scenario
        topics = (render(topic, story.slots) for topic in story.background_topics)
        self._elsewhere = frozenset(topics)
        self._book = Casebook()
        self._desk = Casebook() if lag_s else self._book
        self._rows: dict[str, list[Sight]] = {}
        self._late: deque[Sight] = deque()
        self._read = 0
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
        self._read = len(drill.journal)
        while self._late and self._late[0].t <= drill.now - self._lag_s:
            self._take(self._late.popleft())
        return Look(
            t=drill.now,
            roles=self._roles,
            rows=self._rows,
            book=self._book,
            desk=self._desk,
            pack=self._pack,
            asks=self._asks,
            scenario=self._scenario,
            header=drill.journal.header,
            calendar=self._calendar,
            elsewhere=self._elsewhere,
        )

    def _take(self, row: Sight) -> None:
        self._rows.setdefault(row.type, []).append(row)
        if row.whole:
            self._book.note(row)
