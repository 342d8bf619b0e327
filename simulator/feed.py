"""The posts of people without a name, a sample of what the figures count.

The flow is arithmetic; here one post now and then gets an author and words from the
scenario's chatter, so that a monitor has something to read.
"""

from dataclasses import dataclass

from scenarios.scenario import Chatter
from simulator.handles import handles
from simulator.parameters import HOUR, PARAMETERS
from simulator.situation import WorldSituation
from simulator.world import World

_P = PARAMETERS
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


class Feed:
    """Writes at most one sampled post about the incident and one about other things a bin."""

    def __init__(self, world: World) -> None:
        self._world = world
        bins = world.scenario.length // _P.bin_s + 1
        self._luck = world.chance.stream("feed").random((bins, 8)).tolist()
        self._names = world.scenario.nicknames or handles(world.chance.seed, _HANDLES)
        voices = [self._voice(n, one) for n, one in enumerate(world.scenario.chatter)]
        self._voices = tuple(v for v in voices if v.chatter.stance != _OTHER)
        self._noise = tuple(v for v in voices if v.chatter.stance == _OTHER)

    def _voice(self, number: int, chatter: Chatter) -> _Voice:
        stream = self._world.chance.stream(f"voice:{number}")
        return _Voice(chatter, stream.permutation(len(chatter.texts)).tolist())

    def sample(self, written: int) -> None:
        """Show some of the posts of the last bin.

        Args:
            written: How many there were about the incident.
        """
        at = self._world.crowd.bin - 1
        luck = self._luck[at]
        if luck[0] < _P.feed_share * written / (written + _P.feed_half):
            self._post(f"w{at}", self._voices, luck[1:4], incident=True)
        background = self._world.scenario.public.quiet_background * _P.bin_s / HOUR
        shown = background * _P.feed_noise * self._world.crowd.rhythm()
        if luck[4] < min(_P.feed_share, shown):
            self._post(f"n{at}", self._noise, luck[5:8], incident=False)

    def _post(
        self, name: str, voices: tuple[_Voice, ...], luck: list[float], *, incident: bool
    ) -> None:
        now = self._world.situation()
        heard = [voice for voice in voices if _may_speak(voice.chatter, now)]
        if not heard:
            return
        voice = _weighted(heard, [self._weight(one.chatter) for one in heard], luck[0])
        platforms = voice.chatter.platforms or tuple(self._world.scenario.platforms)
        platform = platforms[int(luck[1] * len(platforms))]
        data: dict[str, object] = {
            "post": name,
            "platform": platform,
            "author": self._names[int(luck[2] * len(self._names))],
            "stance": voice.chatter.stance,
            "text": self._world.fill(voice.speak()),
        }
        data.update({"incident": True} if incident else {})
        self._world.write("sim.post", data)

    def _weight(self, chatter: Chatter) -> float:
        crowd = self._world.crowd
        moods = {"anger": crowd.anger, "doubt": 1.0 - crowd.trust, "question": crowd.gap}
        return chatter.weight * (0.2 + moods.get(chatter.stance, crowd.trust))


def _may_speak(chatter: Chatter, now: WorldSituation) -> bool:
    return chatter.when is None or chatter.when.holds(now)


def _weighted(voices: list[_Voice], weights: list[float], luck: float) -> _Voice:
    left = luck * sum(weights)
    for voice, weight in zip(voices[:-1], weights, strict=False):
        left -= weight
        if left < 0:
            return voice
    return voices[-1]
