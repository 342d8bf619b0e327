"""The titles under which the tracks of an incident may stand on the hot-search board."""

from collections.abc import Mapping, Sequence
from math import exp
from types import MappingProxyType

from simulator.chance import Chance
from simulator.crowd import Crowd, Kind
from simulator.parameters import PARAMETERS

MATTER = "matter"
"""The name of the track of the matter itself."""

_RELEASES: Mapping[str, str] = MappingProxyType(
    {
        "notice": "{title}官方通报",
        "clarify": "{title}传言不实",
        "progress": "{title}最新进展",
        "result": "{title}处理结果",
        "reply": "{title}官方回应",
    }
)


class Topics:
    """Gives titles to tracks: the first to the matter, the others to new sides of it."""

    def __init__(self, crowd: Crowd, titles: Sequence[str], chance: Chance) -> None:
        self._crowd = crowd
        self._chance = chance
        self._free = list(titles[1:])
        self._titles = {MATTER: titles[0]} if titles else {}
        self._sides: list[str] = []
        crowd.begin(MATTER, Kind.MATTER)

    def title(self, track: str) -> str | None:
        """The title of a track, None if it has none."""
        return self._titles.get(track)

    def all(self) -> tuple[tuple[str, str], ...]:
        """Tracks with a title, and their titles."""
        return tuple(self._titles.items())

    def name(self, track: str, title: str) -> None:
        """Give a track a title of its own; one that is taken stays with whom it belongs to."""
        if title not in self._titles.values():
            self._titles[track] = title

    def name_release(self, track: str, kind: str) -> None:
        """Give the track of a release of this kind a title, if the matter itself has one."""
        if MATTER in self._titles:
            self.name(track, _RELEASES[kind].format(title=self._titles[MATTER]))

    def new_side(self, track: str) -> str:
        """Begin a track for a side of the matter that gets a title of its own.

        Returns:
            The track; that of the matter itself when all titles are taken.
        """
        if track in self._titles:
            return track
        if not self._free:
            return MATTER
        self._titles[track] = self._free.pop(0)
        self._sides.append(track)
        self._crowd.begin(track, Kind.MATTER)
        return track

    def side(self, track: str) -> str:
        """A new side of the matter by chance, the likelier the longer there was none; else a known.

        A known side is as likely as the matter itself to be written about again.
        """
        known = (MATTER, *self._sides)
        stale = 1.0 - exp(-self._crowd.age_h(known[-1]) / PARAMETERS.side_h)
        luck = self._chance.uniform(f"side:{track}")
        if luck < stale:
            return self.new_side(track)
        return known[int((luck - stale) / (1.0 - stale) * len(known))]
