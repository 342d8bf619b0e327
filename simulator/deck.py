"""The blue cell's deck: what a card costs, how long it rests, what is left to spend.

Everything is counted from the cards already played and the director's vetoes, so nothing is kept
besides the journal.
It moves no world; what a card does is in `simulator.blue`. Costs and rests are choices.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from scenarios.vocabulary import BLUE_CARDS
from simulator.entry import Entry
from simulator.journal import Journal
from simulator.parameters import HOUR

START = 6
"""Points at StartEx."""

MOST = 10
"""Points that can be saved up."""

REGAIN_S = 7_200
"""Seconds after which a point comes back."""

_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Card:
    """What one card costs, in points, and how long it then rests, in seconds."""

    cost: int
    rest_s: int


CARDS: Mapping[str, Card] = MappingProxyType(
    {
        "leak_video": Card(3, 6 * HOUR),
        "hostile_interview": Card(2, 4 * HOUR),
        "rumour": Card(2, 3 * HOUR),
        "celebrity": Card(3, 8 * HOUR),
        "forged_document": Card(4, 24 * HOUR),
        "topic_drift": Card(1, 4 * HOUR),
    }
)
"""The deck, by the names of `BLUE_CARDS`."""


@dataclass(frozen=True, slots=True)
class Hand:
    """What the blue cell has at a moment."""

    points: int
    resting: Mapping[str, int]
    """Seconds that a card still rests, for those that do."""
    vetoed: frozenset[str] = frozenset()
    """What the director does not let the blue cell play."""

    def refusal(self, card: str) -> str:
        """Why a card cannot be played now, in Chinese; empty where it can."""
        if card in self.vetoed:
            return f"“{BLUE_CARDS[card]}”已被导调否决"
        if card in self.resting:
            minutes = -(-self.resting[card] // _MINUTE)
            return f"“{BLUE_CARDS[card]}”还要 {minutes} 分钟才能再用"
        if CARDS[card].cost > self.points:
            need = CARDS[card].cost
            return f"“{BLUE_CARDS[card]}”要 {need} 点，现在只有 {self.points} 点"
        return ""

    def playable(self) -> tuple[str, ...]:
        """The cards that can be played now, in the order of the deck."""
        return tuple(card for card in CARDS if not self.refusal(card))


def hand_of(journal: Journal, t: int) -> Hand:
    """The blue cell's hand in a drill at `t`, in seconds since StartEx."""
    hand = hand_after(journal.of("director.card"), t)
    vetoed = {row.data["card"]: row.data["vetoed"] for row in journal.of("director.veto")}
    return replace(hand, vetoed=frozenset(card for card, holds in vetoed.items() if holds))


def hand_after(played: Sequence[Entry], t: int) -> Hand:
    """What is left after these cards.

    Args:
        played: The rows of `director.card`, in order.
        t: Seconds since StartEx, not before the last of them.
    """
    points, since = START, 0
    resting: dict[str, int] = {}
    for row in played:
        points, since = _regained(points, since, row.t)
        card = row.data["card"]
        points -= CARDS[card].cost
        resting[card] = row.t + CARDS[card].rest_s
    points, _ = _regained(points, since, t)
    return Hand(points, {card: until - t for card, until in resting.items() if until > t})


def _regained(points: int, since: int, t: int) -> tuple[int, int]:
    """Points at `t`, and from when the next one counts."""
    gained = (t - since) // REGAIN_S
    return min(MOST, points + gained), since + gained * REGAIN_S
