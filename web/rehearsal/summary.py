"""What a rehearsal shows: marks and heat of each player, what came, what each obligation gave.

Pure functions over outcomes; nothing here plays.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from statistics import mean

from scenarios.plan import Obligation, PlanPack
from scoring.finding import Status
from web.rehearsal.item import Item, items_of
from web.rehearsal.order import Order
from web.rehearsal.outcome import Mark, Outcome
from web.rehearsal.spread import Difference, Spread, difference_of, spread_of

COMPARED = ("total", "peak", "posts", "anger", "trust")
"""The figures of outcomes by which players are compared."""


@dataclass(frozen=True, slots=True)
class Played:
    """How one player did: spreads over its runs, and how they ended."""

    player: str
    figures: Mapping[str, Spread | None]
    """By name of `COMPARED`."""
    capped: int
    """Runs in which a veto was broken."""
    refused: int
    """Acts that were refused, in all runs together."""
    ended: Mapping[str, int]
    """Runs by how they ended; the empty name for those that did not."""
    heat: tuple[tuple[float, float, float], ...]
    """By hour: the lower quarter, the median and the upper quarter of the heat."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one player differs from another under the same luck."""

    player: str
    other: str
    figures: Mapping[str, Difference | None]


@dataclass(frozen=True, slots=True)
class Reached:
    """One item of the story, and by player the share of runs in which it came."""

    item: Item
    shares: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Earned:
    """One obligation over all runs: statuses, and the share of its points, by player.

    A player in whose runs it was never judged has no share.
    """

    obligation: Obligation
    statuses: Mapping[str, Mapping[Status, int]]
    shares: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Summary:
    """A whole rehearsal by one pack."""

    scenario: str
    plan: str
    seeds: int
    players: tuple[Played, ...]
    comparisons: tuple[Comparison, ...]
    reached: tuple[Reached, ...]
    earned: tuple[Earned, ...]

    def as_json(self) -> dict[str, object]:
        """The summary as plain data."""
        return {
            "scenario": self.scenario,
            "plan": self.plan,
            "seeds": self.seeds,
            "players": {one.player: _without(asdict(one), "player") for one in self.players},
            "comparisons": [asdict(one) for one in self.comparisons],
            "items": [
                {"kind": one.item.kind, "id": one.item.name, "came": dict(one.shares)}
                for one in self.reached
            ],
            "obligations": [
                {
                    "id": one.obligation.id,
                    "clause": one.obligation.clause,
                    "text": one.obligation.text,
                    "statuses": dict(one.statuses),
                    "earned": dict(one.shares),
                }
                for one in self.earned
            ],
        }


def summary_of(order: Order, pack: PlanPack, outcomes: Iterable[Outcome]) -> Summary:
    """Sum up the outcomes by one pack of an order, in whatever order they come."""
    sound = [one for one in order.sorted(outcomes) if one.plan == pack.id and not one.fault]
    runs = {name: [one for one in sound if one.player == name] for name in order.players}
    return Summary(
        scenario=order.story.id,
        plan=pack.id,
        seeds=len(order.seeds),
        players=tuple(_played(name, found) for name, found in runs.items()),
        comparisons=tuple(
            Comparison(one, other, _differences(runs[one], runs[other]))
            for other, one in combinations(order.players, 2)
        ),
        reached=tuple(_reached(item, runs) for item in items_of(order.story)),
        earned=tuple(_earned(one, runs) for one in pack.obligations),
    )


Runs = Mapping[str, Sequence[Outcome]]
"""The sound outcomes of each player."""


def _played(player: str, runs: Sequence[Outcome]) -> Played:
    return Played(
        player=player,
        figures={name: spread_of(_by_seed(runs, name).values()) for name in COMPARED},
        capped=sum(bool(one.capped_by) for one in runs),
        refused=sum(one.refused for one in runs),
        ended=dict(Counter(one.ended for one in runs)),
        heat=_heat(runs),
    )


def _by_seed(runs: Sequence[Outcome], figure: str) -> dict[int, float]:
    found = {one.seed: getattr(one, figure) for one in runs}
    return {seed: float(value) for seed, value in found.items() if value is not None}


def _heat(runs: Sequence[Outcome]) -> tuple[tuple[float, float, float], ...]:
    hours = max((len(one.heat) for one in runs), default=0)
    found = []
    for hour in range(hours):
        spread = spread_of(one.heat[min(hour, len(one.heat) - 1)] for one in runs)
        assert spread is not None  # there are hours only where there are runs
        found.append((spread.p25, spread.median, spread.p75))
    return tuple(found)


def _differences(
    ours: Sequence[Outcome], theirs: Sequence[Outcome]
) -> dict[str, Difference | None]:
    return {name: difference_of(_by_seed(ours, name), _by_seed(theirs, name)) for name in COMPARED}


def _reached(item: Item, runs: Runs) -> Reached:
    shares = {
        name: mean(item.key in one.came for one in found) for name, found in runs.items() if found
    }
    return Reached(item, shares)


def _earned(obligation: Obligation, runs: Runs) -> Earned:
    marks = {
        name: [one.marks[obligation.id] for one in found if obligation.id in one.marks]
        for name, found in runs.items()
    }
    shares = {name: _share(found) for name, found in marks.items() if any(m.max for m in found)}
    statuses = {name: dict(Counter(mark.status for mark in found)) for name, found in marks.items()}
    return Earned(obligation, statuses, shares)


def _share(marks: Sequence[Mark]) -> float:
    return sum(mark.points for mark in marks) / sum(mark.max for mark in marks)


def _without(data: dict[str, object], name: str) -> dict[str, object]:
    return {key: value for key, value in data.items() if key != name}
