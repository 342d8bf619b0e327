"""`make matrix`: every marked story by each of its plans, by every player; half an hour.

By the book each pair is played under ten lucks, by the other players under three. A line a pair
tells the least mark by the book and the highest of doing nothing and of doing everything wrong;
below it stands what would forbid publishing the story, and each run that breaks a promise of the
examiner. Ends with an error where there is any. `python -m tests.matrix STORY …` plays some only.
"""

import sys
from collections.abc import Iterator, Sequence

from scenarios.load import scenario_ids
from scenarios.plan import Severity
from scenarios.scenario import Scenario
from scoring.finding import Status
from simulator.players import PLAYERS, reckless
from tests import library
from web.rehearsal.local import Local
from web.rehearsal.order import Order
from web.rehearsal.outcome import Outcome
from web.rehearsal.proof import BEST, IDLE, SEEDS, faults_of

LUCKS = tuple(range(1, 11))
"""Under which luck everything is played by the book."""

HASTY = reckless.PLAYER.name
HASTY_BELOW = 60.0
UNDONE = (Status.MISSED, Status.VIOLATED, Status.UNSCORED)
NICE = 10


def order(story: Scenario, players: Sequence[str], seeds: Sequence[int]) -> Order:
    """A story by all its plans."""
    packs = tuple(library.pack(plan) for plan in story.plans)
    return Order(story, packs, tuple(players), tuple(seeds))


def played(story: Scenario) -> tuple[Outcome, ...]:
    """What every player comes to, by the book under more lucks than otherwise."""
    others = [name for name in PLAYERS if name != BEST]
    orders = order(story, (BEST,), LUCKS), order(story, others, SEEDS)
    chunks = [chunk for one in orders for chunk in one.chunks(1)]
    found = Local(nice=NICE).play(chunks)
    return order(story, tuple(PLAYERS), LUCKS).sorted(one for _, part in found for one in part)


def broken(run: Outcome) -> Iterator[str]:
    """The promises that one run breaks; what the prover asks of it is not asked again."""
    undone = [name for name, mark in run.marks.items() if mark.status in UNDONE]
    if run.player == BEST and (undone or run.refused):
        yield f"undone {undone}, refused {run.refused}"
    vetoes = any(one.severity is Severity.VETO for one in library.pack(run.plan).obligations)
    if run.player == HASTY and ((run.total or 0) >= HASTY_BELOW or (vetoes and not run.capped_by)):
        yield f"worth {run.total}, capped by {list(run.capped_by)}"


def lines(story: Scenario, runs: Sequence[Outcome]) -> Iterator[str]:
    """A line for each plan: the marks at the edges of what is promised."""
    for plan in story.plans:
        of = {name: _totals(runs, plan, name) for name in PLAYERS}
        best, idle, hasty = min(of[BEST]), max(of[IDLE]), max(of[HASTY])
        yield f"{story.id:22} {plan:16} best {best:6.2f} idle {idle:5.2f} hasty {hasty:5.2f}"


def _totals(runs: Sequence[Outcome], plan: str, player: str) -> list[float]:
    return [one.total or 0.0 for one in runs if (one.plan, one.player) == (plan, player)]


def faults(story: Scenario, runs: Sequence[Outcome]) -> list[str]:
    """What is wrong with the story or a run of it."""
    proved = faults_of(order(story, tuple(PLAYERS), LUCKS), runs)
    return [f"  {fault.rule}: {fault.sentence}" for fault in proved] + [
        f"  {run.plan} {run.player} {run.seed}: {said}" for run in runs for said in broken(run)
    ]


def main() -> None:
    """Play, print, and end with an error where a promise is broken."""
    wrong = 0
    for story in map(library.story, sys.argv[1:] or scenario_ids()):
        if not story.marked:
            continue
        runs = played(story)
        found = faults(story, runs)
        wrong += len(found)
        print(*lines(story, runs), *found, sep="\n", flush=True)
    print(f"{wrong} faults")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
