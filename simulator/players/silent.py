"""The silent player: sees everything and does nothing."""

from collections.abc import Sequence

from simulator.entry import Act
from simulator.players.look import Look


def acts(_look: Look) -> Sequence[Act]:
    """Nothing, whatever happens."""
    return ()
