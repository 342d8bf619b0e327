"""Rehearsals of the canteen story on all cores of this machine, each with its whole scorecard.

`rehearse_1000_s` is 1,000 drills in which the silent player sits at the desk and colleagues play
the other seats; `rehearse_100_mixed_s` is 25 drills by each of the four players, of whom the two
who work the plan look up every five minutes and take several times as long as the drill itself.
"""

from collections.abc import Iterator
from pathlib import Path

from simulator.players import PLAYERS
from tests import library
from tests.bench.headless import SCENARIO
from tests.bench.measure import Figure, timed
from web.rehearsal.local import Local
from web.rehearsal.order import order_of
from web.rehearsal.outcome import Outcome

IDLE, MIXED = 1000, 100


def figures(_folder: Path) -> Iterator[Figure]:
    """How long both take, the start of the processes included."""
    yield Figure("rehearse_1000_s", timed(rehearsed, IDLE, ("silent",))[1], "s")
    yield Figure("rehearse_100_mixed_s", timed(rehearsed, MIXED, tuple(PLAYERS))[1], "s")


def rehearsed(runs: int, players: tuple[str, ...]) -> list[Outcome]:
    """Play so many drills by the first plan of the story."""
    story, cores = library.story(SCENARIO), Local()
    order = order_of(story, [library.pack(story.plans[0])], runs, players)
    played = cores.play(order.chunks(cores.chunk_runs(runs)))
    return [one for _, outcomes in played for one in outcomes]
