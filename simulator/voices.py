"""Who writes posts that matter by themselves, and what: people of the scenario's chatter.

It gives one post at a time an author and words; what nobody needs to act on is counted
elsewhere and never written here.
"""

from dataclasses import dataclass
from typing import TypeVar

from scenarios.scenario import Chatter, Platform
from simulator.handles import handles
from simulator.situation import WorldSituation
from simulator.world import World

_T = TypeVar("_T")
_OTHER = "other"
_HANDLES = 200


@dataclass(slots=True)
class _Voice:
    """One piece of chatter; its texts come in a drawn order, all of them before any again."""

    chatter: Chatter
    order: list[int]
    said: int = 0

    def speak(self) -> str:
        """The next text."""
        text = self.chatter.texts[self.order[self.said % len(self.order)]]
        self.said += 1
        return text


class Voices:
    """The people of one scenario who are heard."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._names = world.scenario.nicknames or handles(world.chance.seed, _HANDLES)
        chatter = (c for c in enumerate(world.scenario.chatter) if c[1].stance != _OTHER)
        self._voices = tuple(self._voice(number, one) for number, one in chatter)

    def _voice(self, number: int, chatter: Chatter) -> _Voice:
        stream = self._world.chance.stream(f"voice:{number}")
        return _Voice(chatter, stream.permutation(len(chatter.texts)).tolist())

    def speak(self, name: str) -> None:
        """Let somebody write a post about the matter, under this id.

        Nothing is written where the scenario has nobody who would speak now.
        """
        now = self._world.situation()
        heard = [voice for voice in self._voices if _may_speak(voice.chatter, now)]
        if not heard:
            return
        luck = self._world.chance.stream(f"voice:{name}").random(3).tolist()
        voice = _weighted(heard, [self._weight(one.chatter) for one in heard], luck[0])
        data = {
            "post": name,
            "platform": self._platform(voice.chatter, luck[1]),
            "author": self._names[int(luck[2] * len(self._names))],
            "stance": voice.chatter.stance,
            "text": self._world.fill(voice.speak()),
            "incident": True,
        }
        self._world.write("sim.post", data)

    def _platform(self, chatter: Chatter, luck: float) -> str:
        """One of the platforms of this chatter, the larger its share the likelier."""
        known: dict[str, Platform] = dict(self._world.scenario.platforms)
        names = chatter.platforms or tuple(known)
        return _weighted(list(names), [known[name].share for name in names], luck)

    def _weight(self, chatter: Chatter) -> float:
        crowd = self._world.crowd
        moods = {"anger": crowd.anger, "doubt": 1.0 - crowd.trust, "question": crowd.gap}
        return chatter.weight * (0.2 + moods.get(chatter.stance, crowd.trust))


def _may_speak(chatter: Chatter, now: WorldSituation) -> bool:
    return chatter.when is None or chatter.when.holds(now)


def _weighted(items: list[_T], weights: list[float], luck: float) -> _T:
    left = luck * sum(weights)
    for item, weight in zip(items[:-1], weights, strict=False):
        left -= weight
        if left < 0:
            return item
    return items[-1]
