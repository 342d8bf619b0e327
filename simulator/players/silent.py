"""The silent player: does nothing, whatever happens."""

from simulator.players.look import Player

PLAYER = Player("silent", None)
"""Nobody at the desk."""
