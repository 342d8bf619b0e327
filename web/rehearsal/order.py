"""What is to be rehearsed: a scenario by a plan, with which players and under which luck.

Every player plays every seed, so that players can be compared on the same luck. An order is
cut into chunks that can be played anywhere and in any order; the outcomes always come out the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scenarios.errors import DrillError
from scenarios.plan import PlanPack
from scenarios.scenario import Scenario
from simulator.players import PLAYERS
from web.rehearsal.outcome import Outcome, rehearse

MOST_RUNS = 20_000
"""Runs of one order, all players together."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Runs that are played one after the other in one process: every player, these seeds."""

    story: Scenario
    pack: PlanPack
    players: tuple[str, ...]
    seeds: tuple[int, ...]

    def play(self) -> tuple[Outcome, ...]:
        """Play the runs, seed by seed."""
        return tuple(
            rehearse(self.story, self.pack, player, seed)
            for seed in self.seeds
            for player in self.players
        )


Played = tuple[int, tuple[Outcome, ...]]
"""Which of some chunks it was, from 0, and what came of it."""


@dataclass(frozen=True, slots=True)
class Order:
    """A whole rehearsal: every player plays every seed by every pack.

    The players are names of `PLAYERS`; no pack, player or seed is there twice.
    """

    story: Scenario
    packs: tuple[PlanPack, ...]
    players: tuple[str, ...]
    seeds: tuple[int, ...]

    @property
    def runs(self) -> int:
        """How many drills are played."""
        return len(self.packs) * len(self.players) * len(self.seeds)

    def chunks(self, runs: int) -> tuple[Chunk, ...]:
        """The order in chunks of about so many runs, each with all players."""
        size = max(1, runs // len(self.players))
        return tuple(
            Chunk(self.story, pack, self.players, self.seeds[start : start + size])
            for pack in self.packs
            for start in range(0, len(self.seeds), size)
        )

    def sorted(self, outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
        """Outcomes pack by pack, player by player and seed by seed, however they came in."""
        packs = {pack.id: n for n, pack in enumerate(self.packs)}
        players = {name: n for n, name in enumerate(self.players)}
        return tuple(
            sorted(outcomes, key=lambda one: (packs[one.plan], players[one.player], one.seed))
        )


def order_of(
    story: Scenario,
    packs: Sequence[PlanPack],
    runs: int,
    players: Sequence[str] = tuple(PLAYERS),
) -> Order:
    """An order of at least so many runs: each player plays seeds 1, 2, 3 … by each pack.

    Raises:
        DrillError: If the scenario does not fit a plan, a player is unknown or named twice, or
            there are too many runs.
    """
    for pack in packs:
        if pack.id not in story.plans:
            hint = f"可选：{'、'.join(story.plans)}"
            raise DrillError(f"情景 {story.id} 不适用预案包 {pack.id}", hint=hint)
    for name in players:
        if name not in PLAYERS or players.count(name) > 1:
            hint = f"可选：{'、'.join(PLAYERS)}，各写一次，用逗号分开"
            raise DrillError(f"没有自动参演者 {name!r}，或者写了两次", hint=hint)
    if not 1 <= runs <= MOST_RUNS:
        raise DrillError(f"不能排练 {runs} 次", hint=f"写 1 到 {MOST_RUNS}")
    seeds = range(1, -(-runs // (len(players) * len(packs))) + 1)
    return Order(story, tuple(packs), tuple(players), tuple(seeds))
