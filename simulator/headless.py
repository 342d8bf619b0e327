"""A drill without pages: acts from a file, or an automatic player, against drill time.

It reads no files and no clock; the same input gives the same journal.
"""

import json
from collections.abc import Iterable

from scenarios.errors import ActionRefused
from simulator.drill import Drill
from simulator.entry import Act
from simulator.players.look import Eyes, Player

POLL_S = 300
"""How often a player looks up, in seconds of drill time."""

ACTS_PER_POLL = 3
"""How much a person gets done in that time."""


def enact(drill: Drill, acts: Iterable[tuple[int, Act]], until: int) -> int:
    """Enter acts at their times and let the world go on to `until`.

    Args:
        drill: A drill that has not gone beyond the first act.
        acts: Acts with their times in seconds since StartEx, in any order; acts of one time
            are entered in the order given. Those after `until` are left out.
        until: Where to stop, exclusive.

    Returns:
        How many acts were refused.
    """
    refused = 0
    for t, act in sorted(acts, key=lambda timed: timed[0]):
        if t < until:
            drill.advance_to(t)
            refused += not _entered(drill, act)
    drill.advance_to(until)
    return refused


def play(drill: Drill, player: Player, seats: Iterable[str], until: int) -> int:
    """Let an automatic player work a drill to `until`.

    Where the drill ended it looks once more, as a summary still counts then.

    Returns:
        How many acts were refused; none of them is tried twice.
    """
    if player.acts is None:
        drill.advance_to(until)
        return 0
    eyes = Eyes(drill, tuple(seats), player.lag_s)
    given_up: set[str] = set()
    for t in range(0, until, POLL_S):
        drill.advance_to(t)
        _work(drill, player.acts(eyes.look()), given_up)
    drill.advance_to(until)
    if drill.journal.ended is not None:
        _work(drill, player.acts(eyes.look()), given_up)
    return len(given_up)


def _work(drill: Drill, acts: Iterable[Act], given_up: set[str]) -> None:
    """Enter as many acts as a person gets done, without those that were refused before."""
    wanted = (act for act in acts if _key(act) not in given_up)
    for act, _ in zip(wanted, range(ACTS_PER_POLL), strict=False):
        if not _entered(drill, act):
            given_up.add(_key(act))


def _entered(drill: Drill, act: Act) -> bool:
    try:
        drill.submit(act)
    except ActionRefused:
        return False
    return True


def _key(act: Act) -> str:
    return json.dumps([act.by, act.type, dict(act.data)], ensure_ascii=False, sort_keys=True)
