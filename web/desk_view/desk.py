"""The material of one desk: the view of its roles, the words of the drill, who sits there."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from scenarios.scenario import Scenario
from simulator.journal import Journal
from simulator.view import Sight, View
from web.words import Moment, Words


@dataclass(frozen=True, slots=True)
class Desk:
    """One person at one moment of a drill; `roles` are those of all seats held, in order."""

    words: Words
    view: View
    roles: tuple[str, ...]
    seats: tuple[str, ...]

    @property
    def now(self) -> Moment:
        """The scenario time."""
        return self.words.moment(self.view.t)

    def mine(self, sight: Sight) -> bool:
        """Whether the row was written in one of the roles held."""
        return sight.by in self.roles

    def level(self) -> str:
        """The level the team has set last; the plan's lowest before it has set any."""
        set_last = [s.data["level"] for s in self.view.rows("grade.set") if s.data.get("level")]
        return str(set_last[-1]) if set_last else self.words.pack.levels[0].id


def desk_of(words: Words, journal: Journal, seats: Collection[str], t: int) -> Desk:
    """Lay a desk.

    Args:
        words: The names of the drill.
        journal: Its rows.
        seats: Ids of the seats that the person holds.
        t: Seconds since StartEx.
    """
    held = tuple(seat for seat in words.scenario.seats if seat.id in seats)
    roles = tuple(dict.fromkeys(role for seat in held for role in seat.roles))
    view = View(journal, roles, team_of(words.scenario), t)
    return Desk(words, view, roles, tuple(seat.title for seat in held))


def team_of(scenario: Scenario) -> frozenset[str]:
    """The role keys of all seats."""
    return frozenset(role for seat in scenario.seats for role in seat.roles)


def by_key(sights: Collection[Sight], key: str) -> Mapping[str, Sight]:
    """The last row of each value of a key."""
    return {str(sight.data[key]): sight for sight in sights if sight.data.get(key) is not None}
