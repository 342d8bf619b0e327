"""How people type: openings, slips, particles, marks, calls and small pictures.

It changes how something is said, never what. The rates are chosen so that the texts of a
large sample look like measured ones.

Source: F40 and F42 of the stylised facts.
"""

from dataclasses import dataclass

from scenarios.grammar import Emotion, Kind, Manner, Stance, Voice
from scenarios.phrase import phrase_of
from simulator.dice import Dice

END_MARKS = "。！？!?…~，、；"


@dataclass(frozen=True, slots=True)
class Rates:
    """How often people do something; shares of the texts it applies to."""

    opening: float = 0.24
    tail: float = 0.18
    particle: float = 0.16
    slip: float = 0.12
    call: float = 0.12
    picture: float = 0.20
    twice: float = 0.3
    unasked: float = 0.45
    shout: float = 0.22
    shout_more: float = 0.35
    stop: float = 0.19
    trail: float = 0.05


RATES = Rates()


@dataclass(frozen=True, slots=True)
class Typist:
    """One person typing one post."""

    dice: Dice
    manner: Manner
    words: dict[str, str]
    kind: Kind
    voice: Voice
    stance: Stance
    emotion: Emotion

    def typed(self, text: str) -> str:
        """A sentence as this person types it."""
        dice, rates = self.dice, RATES
        text = self._slipped(text)
        if dice.holds(rates.opening):
            text = f"{self._said(dice.pick(self.manner.openings[self.voice]))}，{text}"
        text = self._ended(text)
        if dice.holds(rates.tail):
            joint = "，" if text[-1] not in END_MARKS else ""
            text = f"{text}{joint}{self._said(dice.pick(self.manner.tails[self.stance]))}"
        return self.decked(text)

    def blurted(self, text: str) -> str:
        """A short reaction as this person types it."""
        return self.decked(self._ended(text))

    def decked(self, text: str) -> str:
        """A text with a call to somebody and small pictures, if this person adds them."""
        if self.dice.holds(RATES.call):
            text = self._calling(text)
        return text + self.pictures() if self.dice.holds(RATES.picture) else text

    def pictures(self) -> str:
        """One to three small pictures of the person's mood."""
        one = f"[{self.dice.common(self.manner.emoticons[self.emotion])}]"
        if not self.dice.holds(RATES.twice):
            return one
        return one * (2 + self.dice.below(2))

    def _slipped(self, text: str) -> str:
        """At most one slip of the pen, if there is anything to slip over."""
        if self.dice.holds(RATES.slip):
            meant = self.dice.pick(tuple(self.manner.slips))
            return text.replace(meant, self.manner.slips[meant], 1)
        return text

    def _ended(self, text: str) -> str:
        """The end of a sentence: most people put no mark there."""
        dice, rates = self.dice, RATES
        if text.endswith("？"):
            return text.rstrip("？") or text if dice.holds(rates.unasked) else text
        if dice.holds(rates.particle) and text[-1] not in END_MARKS:
            text += dice.pick(self.manner.particles)
        drawn = dice.uniform()
        if drawn < rates.shout:
            return text + "！" * (1 + dice.below(3) if dice.holds(rates.shout_more) else 1)
        if drawn < rates.shout + rates.stop:
            return f"{text}。"
        return f"{text}……" if drawn < rates.shout + rates.stop + rates.trail else text

    def _calling(self, text: str) -> str:
        """The text with somebody called in, before it, behind it or passed on from them."""
        name = self._said(self.dice.pick(self.manner.calls))
        if self.kind == "microblog" and self.dice.holds(RATES.twice):
            return f"{text}//@{name}"
        return f"@{name} {text}" if self.dice.holds(RATES.twice) else f"{text} @{name}"

    def _said(self, text: str) -> str:
        return phrase_of(text).fill(self.words, self.dice.below)
