"""Automatic trainees: a player is a function from what its roles can see to the next acts."""

from collections.abc import Mapping
from types import MappingProxyType

from simulator.players import by_the_book, reckless, silent, slow
from simulator.players.look import Player

PLAYERS: Mapping[str, Player] = MappingProxyType(
    {
        player.name: player
        for player in (silent.PLAYER, slow.PLAYER, reckless.PLAYER, by_the_book.PLAYER)
    }
)
"""The players by name."""
