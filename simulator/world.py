"""One drill in progress: its documents, its rows, its public, and a way to say “later”.

It holds what the parts of the simulator share and appends rows; each part that wants to
know of a row registers as a listener and answers by arranging something for later.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from scenarios.pattern import Scalar
from scenarios.plan import PlanPack
from scenarios.scenario import Delay, Scenario
from scenarios.template import render
from scenarios.units import DrillTime
from simulator.calendar import Calendar
from simulator.casebook import Casebook
from simulator.chance import Chance
from simulator.crowd import Crowd, Kind
from simulator.entry import Act, Data, Entry
from simulator.journal import Header, Journal
from simulator.parameters import PARAMETERS
from simulator.situation import Ledger, WorldSituation

MATTER = "matter"
"""The name of the track of the matter itself."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How the shared clock is read and how something is put off; the engine provides both."""

    now: Callable[[], int]
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
        self.listeners: list[Callable[[Entry], None]] = []
        self._pace = pace

    @property
    def now(self) -> DrillTime:
        """Seconds since StartEx."""
        return DrillTime(self._pace.now())

    @property
    def ended(self) -> bool:
        """Tell whether the drill is over."""
        return self.book.ended is not None

    def later(self, delay: int, call: Callable[[], None]) -> None:
        """Have something done `delay` seconds from now unless the drill has ended by then."""
        self._pace.later(delay, lambda: None if self.ended else call())

    def after(self, delay: Delay, name: str, call: Callable[[], None]) -> None:
        """Have something done after a delay drawn by name, counted in its own hours."""
        wait = self.chance.between(name, delay.least, delay.most)
        if delay.hours == "office":
            wait = self.calendar.after_open_seconds(self.now, wait) - self.now
        self.later(wait, call)

    def write(self, row_type: str, data: Mapping[str, Any], because: int | None = None) -> Entry:
        """Append a row of the world."""
        return self._append("world", row_type, data, because=because)

    def enter(self, act: Act, because: int | None = None) -> Entry:
        """Append an act of a seat, of the director or of an automatic colleague."""
        return self._append(
            act.by, act.type, act.data, user=act.user, auto=act.auto, because=because
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
        entry = Entry(
            len(self.journal) + 1, self.now, by, row_type, dict(data), user, auto, because
        )
        self.journal.append(entry)
        self.book.note(entry)
        for listener in self.listeners:
            listener(entry)
        return entry

    def fill(self, text: str) -> str:
        """A text of the scenario with its slots filled."""
        return render(text, self.scenario.slots)

    def situation(self) -> WorldSituation:
        """What conditions may ask now."""
        return WorldSituation(self.now, self.ledger, self.figures(), self.scenario.truth)

    def figures(self) -> dict[str, Scalar]:
        """The figures of the world by the names of `scenarios.condition.STATES`."""
        crowd = self.crowd
        counted: Counter[str] = Counter()
        for name, counts in self.counts().items():
            kind = self.scenario.platforms[name].kind
            counted.update({f"{what}.{kind}": count for what, count in counts.items()})
        return {
            "heat": round(crowd.heat, 1),
            "peak": round(crowd.peak, 1),
            "gap": round(crowd.gap, 3),
            "anger": round(crowd.anger, 3),
            "trust": round(crowd.trust, 3),
            "posts": crowd.posts,
            "posts_1h": int(crowd.last_hour.sum()),
            "rank": min(self.book.ranks.values(), default=None),
            "level": self.book.level,
            **counted,
        }

    def counts(self) -> dict[str, dict[str, int]]:
        """Reposts, comments and views of the incident so far, by platform."""
        return {
            name: {
                "reposts": int(posts * PARAMETERS.repost_share),
                "comments": int(posts * (1.0 - PARAMETERS.repost_share)),
                "views": int(posts * PARAMETERS.views_per_post),
            }
            for name, posts in zip(
                self.scenario.platforms, self.crowd.by_platform.tolist(), strict=True
            )
        }


def _crowd(scenario: Scenario, chance: Chance) -> Crowd:
    public, start = scenario.public, scenario.starts_at
    crowd = Crowd(
        chance,
        population=public.population,
        volume=public.volume,
        shares=[platform.share for platform in scenario.platforms.values()],
        bins=scenario.length // PARAMETERS.bin_s + 1,
        second_of_day=(start.hour * 60 + start.minute) * 60 + start.second,
    )
    crowd.gap, crowd.anger, crowd.trust = public.gap, public.anger, public.trust
    crowd.open(MATTER, Kind.MATTER)
    return crowd
