"""The automatic blue cell: at fixed moments it plays a card or saves its points.

It knows the deck, the cards played and whether the bureau has spoken, nothing else. The same
seed and acts give the same cards.
"""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from simulator.blue import Blue
from simulator.deck import hand_of
from simulator.dice import Dice
from simulator.entry import Act, Entry
from simulator.parameters import HOUR
from simulator.world import World

EVERY_S: Mapping[str, int] = MappingProxyType(
    {"weak": 8 * HOUR, "usual": 4 * HOUR, "strong": 2 * HOUR}
)
"""How often a blue cell of each strength considers a card."""

_LETS_PASS = 0.5
"""How often the weak one does nothing."""

_SILENT = ("rumour", "leak_video", "celebrity", "hostile_interview", "topic_drift")
_ANSWERED = ("forged_document", "hostile_interview", "leak_video", "celebrity", "rumour")
"""What the strong one plays first, while the bureau is silent and after it has spoken."""


class Opponent:
    """Plays for the blue cell while the director lets it."""

    def __init__(self, world: World, blue: Blue, enter: Callable[[Act, int], None]) -> None:
        """Wait for the director.

        Args:
            world: The drill.
            blue: Knows which cards the story has room for.
            enter: Enters an act, with the seq of the order it follows.
        """
        self._world = world
        self._blue = blue
        self._enter = enter
        self._order = 0

    def on(self, entry: Entry) -> None:
        """Begin, change the strength, or stop; an order ends the one before."""
        if entry.type == "director.opponent":
            self._order = entry.seq
            self._later(entry.data["strength"], entry.seq)

    def _later(self, strength: str, order: int) -> None:
        if strength in EVERY_S:
            self._world.later(EVERY_S[strength], partial(self._consider, strength, order))

    def _consider(self, strength: str, order: int) -> None:
        if order != self._order:
            return
        card = self._choice(strength)
        if card:
            act = Act("director", "director.card", {"card": card}, auto=True)
            self._enter(act, order)
        self._later(strength, order)

    def _choice(self, strength: str) -> str:
        """A card, or none: the weak one plays anything, the strong one what hurts most."""
        dice = Dice(self._world.chance.seed, f"opponent:{self._world.now}")
        hand = hand_of(self._world.journal, self._world.now)
        playable = tuple(filter(self._blue.can, hand.playable()))
        if not playable or (strength == "weak" and dice.holds(_LETS_PASS)):
            return ""
        if strength != "strong":
            return dice.pick(playable)
        wanted = _ANSWERED if self._world.crowd.answered else _SILENT
        return next((card for card in wanted if card in playable), playable[0])
