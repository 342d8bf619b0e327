"""The hot-search board as it stands: topics by rank on each platform, and how they moved.

The incident's topics look like all others; to see that they are its own is the trainees' work.
"""

from dataclasses import dataclass

from web.desk_view.desk import Desk

ROWS = 50


@dataclass(frozen=True, slots=True)
class Topic:
    """One line of the board; `moved` is how many ranks it rose, None where it is new."""

    rank: int
    topic: str
    moved: int | None
    since: str


@dataclass(frozen=True, slots=True)
class Board:
    """The board of one platform; `platforms` are (key, title) of those that have one."""

    platform: str
    platforms: tuple[tuple[str, str], ...]
    topics: tuple[Topic, ...]


@dataclass(slots=True)
class _Track:
    """One topic on its way: the rank now, the rank before it, since when it is on the board."""

    rank: int | None = None
    before: int | None = None
    since: int = 0

    def move(self, rank: int | None, t: int) -> None:
        if self.rank is None:
            self.since = t
        self.before, self.rank = self.rank, rank


def board(desk: Desk, platform: str = "") -> Board:
    """The board of a platform, of the first that has one where none is named."""
    tracks: dict[str, dict[str, _Track]] = {}
    for sight in desk.view.rows("sim.hotlist"):
        tracked = tracks.setdefault(str(sight.data["platform"]), {})
        tracked.setdefault(str(sight.data["topic"]), _Track()).move(sight.data["rank"], sight.t)
    names = tuple((key, desk.words.platform(key)) for key in tracks)
    chosen = platform if platform in tracks else next(iter(tracks), "")
    listed = tracks.get(chosen, {}).items()
    topics = [_topic(desk, name, track) for name, track in listed if track.rank is not None]
    topics.sort(key=lambda topic: topic.rank)
    return Board(chosen, names, tuple(topics[:ROWS]))


def _topic(desk: Desk, name: str, track: _Track) -> Topic:
    assert track.rank is not None  # those that left the board are not told
    moved = None if track.before is None else track.before - track.rank
    return Topic(track.rank, name, moved, desk.words.moment(track.since).clock)
