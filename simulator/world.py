"""One drill in progress: its documents, its rows, its public, and a way to say “later”.

It holds what the parts of the simulator share and appends rows; each part that wants to
know of a row registers as a listener and answers by arranging something for later.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from scenarios.plan import PlanPack
from scenarios.scenario import Delay, Fact, Scenario
from scenarios.template import render
from scenarios.units import DrillTime
from simulator.calendar import Calendar
from simulator.casebook import Casebook, Row
from simulator.chance import Chance
from simulator.crowd import Crowd, waking_seconds
from simulator.entry import Act, Data, Entry
from simulator.figures import Figures
from simulator.journal import Header, Journal
from simulator.parameters import HOUR, PARAMETERS
from simulator.quality import Quality, assess
from simulator.situation import Ledger, WorldSituation
from simulator.topic import Topics
from simulator.vigil import Vigils

_DAY = 24 * HOUR
_FIGURES = "sim.metric"
"""Rows that nobody waits for; what they tell can be asked for at any moment."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How the shared clock is read and how something is put off; the engine provides both."""

    now: Callable[[], DrillTime]
    later: Callable[[int, Callable[[], None]], None]


class World:
    """Documents, journal, public and clock of one drill."""

    def __init__(
        self,
        scenario: Scenario,
        pack: PlanPack,
        header: Header,
        occupied: Collection[str],
        pace: Pace,
    ) -> None:
        self.scenario = scenario
        self.pack = pack
        self.journal = Journal(header)
        self.chance = Chance(header.seed)
        self.calendar = Calendar(header.starts_at, header.office_hours)
        self.crowd = _crowd(scenario, self.chance)
        self.book = Casebook()
        self.ledger = Ledger(self.journal)
        self.occupied = frozenset(
            role for seat in scenario.seats if seat.id in occupied for role in seat.roles
        )
        titles = [self.fill(topic) for topic in scenario.topics]
        self.topics = Topics(self.crowd, titles, self.chance)
        self.figures = Figures(scenario, self.crowd, self.book)
        self.vigils = Vigils()
        self._start_s = second_of_day(header.starts_at)
        self.listeners: list[Callable[[Entry], None]] = []
        self._pace = pace

    @property
    def now(self) -> DrillTime:
        """Seconds since StartEx."""
        return self._pace.now()

    @property
    def ended(self) -> bool:
        """Tell whether the drill is over."""
        return self.book.ended is not None

    def later(self, delay: int, call: Callable[[], None]) -> None:
        """Have something done `delay` seconds from now unless the drill has ended by then."""
        self._pace.later(delay, lambda: None if self.ended else call())

    def later_awake(self, hours: float, call: Callable[[], None]) -> None:
        """Have something done when people were awake for so many hours: hardly ever at night."""
        self.later(waking_seconds((self._start_s + self.now) % _DAY, hours), call)

    def after(self, delay: Delay, name: str, call: Callable[[], None]) -> None:
        """Have something done after a delay drawn by name, counted in its own hours."""
        wait = self.chance.between(name, delay.least, delay.most)
        if delay.hours == "office":
            wait = self.calendar.after_open_seconds(self.now, wait) - self.now
        self.later(wait, call)

    def write(self, row_type: str, data: Mapping[str, Any], because: int | None = None) -> Entry:
        """Append a row of the world; its data are the row's from now on."""
        return self._append("world", row_type, data, because=because)

    def reveal(self, fact: str, to: Collection[str], because: int | None = None) -> None:
        """Let a fact be known to these roles, to all if none is named, unless it is already."""
        if all(self.book.known(fact, [role]) for role in to or ("",)):
            return
        self.write("sim.fact", {"fact": fact, **({"to": list(to)} if to else {})}, because)

    def report(
        self,
        outlet: str,
        headline: str,
        because: int | None = None,
        *,
        answered: bool = False,
    ) -> None:
        """Let an outlet of the scenario write about the matter.

        Args:
            outlet: Its id.
            headline: What it writes, ready to read.
            because: The seq of the row that caused it.
            answered: Whether the bureau has its say in it.
        """
        tier = next(one.tier for one in self.scenario.outlets if one.id == outlet)
        row = {"outlet": outlet, "tier": tier, "headline": headline, "incident": True}
        self.write("sim.media_report", row | ({"answered": True} if answered else {}), because)

    def enter(self, act: Act, because: int | None = None) -> Entry:
        """Append an act of a seat, of the director or of an automatic colleague."""
        return self._append(
            act.by, act.type, dict(act.data), user=act.user, auto=act.auto, because=because
        )

    def _append(
        self,
        by: str,
        row_type: str,
        data: Data,
        *,
        user: str | None = None,
        auto: bool = False,
        because: int | None = None,
    ) -> Entry:
        entry = Entry(len(self.journal) + 1, self.now, by, row_type, data, user, auto, because)
        self.journal.append(entry)
        self.vigils.on(entry)
        if row_type != _FIGURES:
            self.book.note(entry)
            for listener in self.listeners:
                listener(entry)
        return entry

    def fill(self, text: str) -> str:
        """A text of the scenario with its slots filled."""
        return render(text, self.scenario.slots)

    def hour_of_day(self) -> int:
        """The hour on the wall, 0 to 23."""
        return (self._start_s + self.now) // HOUR % 24

    def fact(self, name: str) -> Fact | None:
        """A fact of the ledger, None if it has none of this name."""
        return next((fact for fact in self.scenario.truth.facts if fact.id == name), None)

    def quality(self, draft: Row) -> Quality:
        """How good a version is by what can be known now."""
        harm = "casualties" in self.scenario.truth.flags
        facts = self.scenario.truth.facts
        return assess(
            draft.data,
            self.book.facts,
            harm=harm,
            secret={fact.id for fact in facts if fact.secret},
            causes={fact.id for fact in facts if fact.kind == "cause"},
        )

    def situation(self) -> WorldSituation:
        """What conditions may ask now."""
        return WorldSituation(self.now, self.ledger, self.figures.state, self.scenario.truth)


def _crowd(scenario: Scenario, chance: Chance) -> Crowd:
    public = scenario.public
    crowd = Crowd(
        chance,
        population=public.population,
        volume=public.volume,
        platforms=[(p.kind, p.share) for p in scenario.platforms.values()],
        bins=scenario.length // PARAMETERS.bin_s + 1,
        second_of_day=second_of_day(scenario.starts_at),
    )
    crowd.gap, crowd.anger, crowd.trust = public.gap, public.anger, public.trust
    return crowd


def second_of_day(moment: datetime) -> int:
    """Seconds from midnight."""
    return (moment.hour * 60 + moment.minute) * 60 + moment.second
