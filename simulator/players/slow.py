"""The slow player: does what the plan asks, but learns of everything hours late."""

from simulator.players.by_the_book import acts
from simulator.players.look import Player

LAG_S = 5 * 3_600

PLAYER = Player("slow", acts, LAG_S)
"""By the book, five hours behind."""
