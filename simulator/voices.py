"""Who writes posts that matter by themselves, and what: people of the scenario's chatter.

Each text is said once. After that, and where nobody of the scenario would speak, people say
what the grammar of the incident's category has for their stance; a story without one says its
texts again. It gives one post at a time an author and words; what nobody needs to act on is
counted elsewhere and never written here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from scenarios.grammar import Stance
from scenarios.scenario import Chatter, Platform
from simulator.chance import Chance
from simulator.flow import emotions_of, stances
from simulator.handles import handles
from simulator.post_text import Post, Request, Speaker
from simulator.said import Hearing
from simulator.topic import MATTER
from simulator.vigil import Vigil
from simulator.world import World

_T = TypeVar("_T")
_OTHER = "other"
_HANDLES = 200


@dataclass(slots=True)
class _Voice:
    """One piece of chatter; its texts come in a drawn order, all of them before any again."""

    number: int
    chatter: Chatter
    vigil: Vigil | None
    """What the chatter waits for."""
    order: Sequence[int] = ()
    """Drawn when it first speaks, since most of them never do."""
    said: int = 0

    @property
    def is_fresh(self) -> bool:
        """Whether there is a text that was not said yet."""
        return self.said < len(self.chatter.texts)

    def speak(self, chance: Chance) -> str:
        """The next text."""
        texts = self.chatter.texts
        if not self.order:
            self.order = chance.stream(f"voice:{self.number}").permutation(len(texts)).tolist()
        text = texts[self.order[self.said % len(texts)]]
        self.said += 1
        return text


class Voices:
    """The people of one scenario who are heard."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._names = world.scenario.nicknames or handles(world.chance.seed, _HANDLES)
        speaks = world.scenario.speech is not None
        self._speaker = Speaker(world.scenario, world.chance.seed) if speaks else None
        chatter = (c for c in enumerate(world.scenario.chatter) if c[1].stance != _OTHER)
        self._voices = tuple(self._voice(number, one) for number, one in chatter)

    def _voice(self, number: int, chatter: Chatter) -> _Voice:
        vigil = None if chatter.when is None else self._world.vigils.keep(chatter.when)
        return _Voice(number, chatter, vigil)

    def speak(self, name: str) -> None:
        """Let somebody write a post about the matter, under this id.

        Nothing is written where neither the scenario nor a grammar has anybody who would
        speak now.
        """
        now = self._world.situation()
        heard = [one for one in self._voices if one.vigil is None or one.vigil.holds(now)]
        luck = self._world.chance.stream(f"voice:{name}").random(4).tolist()
        voice = None
        if heard:
            voice = _weighted(heard, [self._weight(one.chatter) for one in heard], luck[0])
        platform = self._platform(voice.chatter.platforms if voice else (), luck[1])
        row: dict[str, object] = {"post": name, "platform": platform}
        if voice and (voice.is_fresh or self._speaker is None):
            author = self._names[int(luck[2] * len(self._names))]
            text = self._world.fill(voice.speak(self._world.chance))
            row.update(author=author, stance=voice.chatter.stance, text=text)
        elif self._speaker is not None:
            stance = voice.chatter.stance if voice else self._mood(luck[3])
            post = self._rendered(self._speaker, name, platform, stance)
            row.update(author=post.author, stance=stance, text=post.text)
        else:
            return
        self._world.write("sim.post", {**row, "incident": True})

    def _rendered(self, speaker: Speaker, name: str, platform: str, stance: Stance) -> Post:
        kind = self._world.scenario.platforms[platform].kind
        said = Hearing(self._world.scenario, self._world.journal).at(self._world.now)
        return speaker.post(Request(name, kind, stance, said, original=True))

    def _mood(self, luck: float) -> Stance:
        """How somebody stands to the matter, as the public feels now."""
        crowd = self._world.crowd
        emotions = emotions_of(gap=crowd.gap, anger=crowd.anger, trust=crowd.trust)
        shares = stances(emotions, MATTER, rumour=False)
        return _weighted(list(shares), list(shares.values()), luck)

    def _platform(self, named: Sequence[str], luck: float) -> str:
        """One of these platforms, or of all, the larger its share the likelier."""
        known: dict[str, Platform] = dict(self._world.scenario.platforms)
        names = named or tuple(known)
        return _weighted(list(names), [known[name].share for name in names], luck)

    def _weight(self, chatter: Chatter) -> float:
        crowd = self._world.crowd
        moods = {"anger": crowd.anger, "doubt": 1.0 - crowd.trust, "question": crowd.gap}
        return chatter.weight * (0.2 + moods.get(chatter.stance, crowd.trust))


def _weighted(items: list[_T], weights: list[float], luck: float) -> _T:
    left = luck * sum(weights)
    for item, weight in zip(items[:-1], weights, strict=False):
        left -= weight
        if left < 0:
            return item
    return items[-1]
