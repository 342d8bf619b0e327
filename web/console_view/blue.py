"""The blue cell's hand as the director sees it; only confrontations have one."""

from dataclasses import dataclass

from scenarios.vocabulary import BLUE_CARDS, BLUE_STRENGTHS
from simulator.deck import CARDS, MOST, hand_of
from simulator.journal import Journal

MODE = "confrontation"


@dataclass(frozen=True, slots=True)
class CardLine:
    """One card; `refusal` says why it cannot be played now, empty where it can.

    `vetoed` is whether the director keeps it back.
    """

    key: str
    title: str
    cost: int
    played: int
    refusal: str
    vetoed: bool


@dataclass(frozen=True, slots=True)
class Blue:
    """The hand: points of at most `most`, the cards, how hard the automatic one plays."""

    points: int
    most: int
    cards: tuple[CardLine, ...]
    strength: str
    strengths: tuple[tuple[str, str], ...]


def blue(journal: Journal, t: int) -> Blue | None:
    """The hand at `t`, None where there is no blue cell."""
    if journal.header.mode != MODE:
        return None
    played = journal.of("director.card")
    hand = hand_of(journal, t)
    orders = journal.of("director.opponent")
    names = [row.data["card"] for row in played]
    return Blue(
        points=hand.points,
        most=MOST,
        cards=tuple(
            CardLine(
                key=key,
                title=BLUE_CARDS[key],
                cost=card.cost,
                played=names.count(key),
                refusal=hand.refusal(key),
                vetoed=key in hand.vetoed,
            )
            for key, card in CARDS.items()
        ),
        strength=str(orders[-1].data["strength"]) if orders else "none",
        strengths=tuple(BLUE_STRENGTHS.items()),
    )
