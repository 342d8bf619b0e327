"""The wall: what a big screen in the room shows, which is what everybody can see.

Nothing of the world's inner state and nothing that only some seats know: trainees look at it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.journal import Journal
from web.desk_view.board import Board, board
from web.desk_view.desk import desk_of
from web.desk_view.feed import FeedItem, feed
from web.desk_view.heat import Heat, heat
from web.words import Words

NEWS = 8
"""How many posts and reports stand on the wall."""

TOPICS = 15
"""How many lines of the hot-search board."""


@dataclass(frozen=True, slots=True)
class Wall:
    """The newest posts and reports, the head of the board, and the heat with the releases on it."""

    news: Sequence[FeedItem]
    board: Board
    heat: Heat


def wall(journal: Journal, words: Words, t: int) -> Wall:
    """Fold the wall.

    Args:
        journal: The rows so far.
        words: The names of the drill.
        t: The drill's time, in seconds since StartEx.
    """
    room = desk_of(words, journal, (), t)
    whole = board(room)
    return Wall(
        news=feed(room).items[:NEWS],
        board=Board(whole.platform, whole.topics[:TOPICS]),
        heat=heat(
            list(room.view.rows("sim.metric")),
            list(room.view.rows("publish", "presser.hold")),
            words,
        ),
    )
