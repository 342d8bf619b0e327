"""The hot-search board as it stands, and how topics moved in the last hour.

The incident's topics look like all others; to see that they are its own is the trainees' work.
"""

from dataclasses import dataclass

from simulator.board import platform_of, standing
from web.desk_view.desk import Desk

_HOUR_S = 3_600


@dataclass(frozen=True, slots=True)
class Topic:
    """One line of the board; `moved` is how many ranks it rose in an hour, None if it is new."""

    rank: int
    topic: str
    moved: int | None


@dataclass(frozen=True, slots=True)
class Board:
    """The board of the platform that has one; empty where none has."""

    platform: str
    topics: tuple[Topic, ...]


def board(desk: Desk) -> Board:
    """Fold the board."""
    journal, now = desk.view.journal, desk.view.t
    before = {line.topic: line.rank for line in standing(journal, now - _HOUR_S)}
    platform = platform_of(journal.header.platforms)
    return Board(
        platform=desk.words.platform(platform) if platform else "",
        topics=tuple(
            Topic(line.rank, line.topic, _moved(before.get(line.topic), line.rank))
            for line in standing(journal, now)
        ),
    )


def _moved(before: int | None, rank: int) -> int | None:
    return None if before is None else before - rank
