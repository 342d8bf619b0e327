"""The posts of people without a name, a sample of what the figures count.

The flow is arithmetic; here one post now and then gets an author and words from the
scenario's chatter, so that a monitor has something to read.
"""

from scenarios.scenario import Chatter
from simulator.parameters import HOUR, PARAMETERS
from simulator.world import World

_P = PARAMETERS
_OTHER = "other"
_ALMOST = 1.0 - 1e-9


class Feed:
    """Writes at most one sampled post about the incident and one about other things a bin."""

    def __init__(self, world: World) -> None:
        self._world = world
        bins = world.scenario.length // _P.bin_s + 1
        stream = world.chance.stream("feed")
        self._luck = stream.random((bins, 6)).tolist()
        chatter = world.scenario.chatter
        self._voices = tuple(c for c in chatter if c.stance != _OTHER)
        self._noise = tuple(c for c in chatter if c.stance == _OTHER)

    def sample(self, written: int) -> None:
        """Show some of the posts of the last bin.

        Args:
            written: How many there were about the incident.
        """
        at = self._world.crowd.bin - 1
        luck = self._luck[at]
        if self._voices and luck[0] < _P.feed_share * written / (written + _P.feed_half):
            self._post(f"w{at}", self._voices, luck[1:4], incident=True)
        background = self._world.scenario.public.quiet_background * _P.bin_s / HOUR
        if self._noise and luck[4] < min(_P.feed_share, background * _P.feed_noise):
            self._post(f"n{at}", self._noise, luck[3:6], incident=False)

    def _post(
        self, name: str, voices: tuple[Chatter, ...], luck: list[float], *, incident: bool
    ) -> None:
        voice = _weighted(voices, [v.weight * self._mood(v.stance) for v in voices], luck[0])
        platforms = voice.platforms or tuple(self._world.scenario.platforms)
        platform = platforms[int(luck[1] * len(platforms))]
        text = voice.texts[int(luck[2] * len(voice.texts))]
        title = self._world.scenario.platforms[platform].title
        data: dict[str, object] = {
            "post": name,
            "platform": platform,
            "author": f"{title}用户{1_000 + int(luck[1] * luck[2] * 9_000)}",
            "stance": voice.stance,
            "text": self._world.fill(text),
        }
        data.update({"incident": True} if incident else {})
        self._world.write("sim.post", data)

    def _mood(self, stance: str) -> float:
        crowd = self._world.crowd
        moods = {"anger": crowd.anger, "doubt": 1.0 - crowd.trust, "question": crowd.gap}
        return 0.2 + moods.get(stance, crowd.trust)


def _weighted(voices: tuple[Chatter, ...], weights: list[float], luck: float) -> Chatter:
    left = min(luck, _ALMOST) * sum(weights)
    for voice, weight in zip(voices, weights, strict=True):
        left -= weight
        if left < 0:
            return voice
    return voices[-1]
