"""Automatic trainees: a player is a function from what its roles can see to the next acts."""

from collections.abc import Mapping
from types import MappingProxyType

from simulator.players import silent
from simulator.players.look import Player

PLAYERS: Mapping[str, Player] = MappingProxyType({"silent": Player("silent", silent.acts)})
"""The players by name."""
