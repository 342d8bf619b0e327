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
from scenarios.scenario import Chatter
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
            luck = [chance.uniform(f"voice:{self.number}:{at}") for at in range(len(texts))]
            self.order = sorted(range(len(texts)), key=luck.__getitem__)
        text = texts[self.order[self.said % len(texts)]]
        self.said += 1
        return text


class Voices:
    """The people of one scenario who are heard."""

    def __init__(self, world: World) -> None:
        self._world = world
        platforms = world.scenario.platforms.items()
        self._shares = {name: platform.share for name, platform in platforms}
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
        voice = self._heard(name)
        platform = self._platform(voice.chatter.platforms if voice else (), name)
        row: dict[str, object] = {"post": name, "platform": platform}
        if voice and (voice.is_fresh or self._speaker is None):
            author = self._names[int(self._luck(name, "author") * len(self._names))]
            text = self._world.fill(voice.speak(self._world.chance))
            row.update(author=author, stance=voice.chatter.stance, text=text)
        elif self._speaker is not None:
            stance = voice.chatter.stance if voice else self._mood(name)
            post = self._rendered(self._speaker, name, platform, stance)
            row.update(author=post.author, stance=stance, text=post.text)
        else:
            return
        self._world.write("sim.post", {**row, "incident": True})

    def _rendered(self, speaker: Speaker, name: str, platform: str, stance: Stance) -> Post:
        kind = self._world.scenario.platforms[platform].kind
        said = Hearing(self._world.scenario, self._world.journal).at(self._world.now)
        return speaker.post(Request(name, kind, stance, said, original=True))

    def _luck(self, name: str, what: str) -> float:
        return self._world.chance.uniform(f"voice:{name}:{what}")

    def _mood(self, name: str) -> Stance:
        """How somebody stands to the matter, as the public feels now."""
        crowd = self._world.crowd
        emotions = emotions_of(gap=crowd.gap, anger=crowd.anger, trust=crowd.trust)
        shares = stances(emotions, MATTER, rumour=False)
        return _weighted(list(shares), list(shares.values()), self._luck(name, "mood"))

    def _platform(self, named: Sequence[str], name: str) -> str:
        """One of these platforms, or of all, the larger its share the likelier."""
        names = list(named or self._shares)
        shares = [self._shares[platform] for platform in names]
        return _weighted(names, shares, self._luck(name, "platform"))

    def _heard(self, name: str) -> _Voice | None:
        """One of those who would speak now, the likelier the more people feel alike."""
        now, crowd = self._world.situation(), self._world.crowd
        ready = [one for one in self._voices if one.vigil is None or one.vigil.holds(now)]
        if not ready:
            return None
        moods = {"anger": crowd.anger, "doubt": 1.0 - crowd.trust, "question": crowd.gap}
        weights = [
            one.chatter.weight * (0.2 + moods.get(one.chatter.stance, crowd.trust)) for one in ready
        ]
        return _weighted(ready, weights, self._luck(name, "voice"))


def _weighted(items: list[_T], weights: list[float], luck: float) -> _T:
    left = luck * sum(weights)
    for item, weight in zip(items[:-1], weights, strict=False):
        left -= weight
        if left < 0:
            return item
    return items[-1]
