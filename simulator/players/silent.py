"""The silent player: sees everything and does nothing."""

from collections.abc import Iterable

from simulator.entry import Act
from simulator.players.look import Look, Player


def acts(_look: Look) -> Iterable[Act]:
    """Nothing, whatever happens."""
    return ()


PLAYER = Player("silent", acts)
"""Nobody at the desk."""
