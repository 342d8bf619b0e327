"""The titles under which the tracks of an incident may stand on the hot-search board."""

from collections.abc import Sequence

from simulator.crowd import Crowd, Kind

MATTER = "matter"
"""The name of the track of the matter itself."""


class Topics:
    """Gives titles to tracks: the first to the matter, the others to new sides of it."""

    def __init__(self, crowd: Crowd, titles: Sequence[str]) -> None:
        self._crowd = crowd
        self._free = list(titles[1:])
        self._titles = {MATTER: titles[0]} if titles else {}
        crowd.begin(MATTER, Kind.MATTER)

    def title(self, track: str) -> str | None:
        """The title of a track, None if it has none."""
        return self._titles.get(track)

    def name(self, track: str, title: str) -> None:
        """Give a track a title of its own."""
        self._titles[track] = title

    def new_side(self, track: str) -> str:
        """Begin a track for a side of the matter that may get a title of its own.

        Returns:
            The track; that of the matter itself when all titles are taken.
        """
        if track in self._titles:
            return track
        if not self._free:
            return MATTER
        self._titles[track] = self._free.pop(0)
        self._crowd.begin(track, Kind.MATTER)
        return track
