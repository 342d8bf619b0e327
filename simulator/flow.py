"""How many ordinary posts were written, where, about what and in which mood: from a journal.

The journal keeps counts and only the posts that matter by themselves. Whoever wants to show
the others renders them from these batches and the seed of the header. It draws nothing and
knows no texts.

Source: F39 for the emotions of an ordinary day; how moods move them is an assumption.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scenarios.grammar import Stance
from simulator.entry import Data
from simulator.journal import Journal

_CALM = {"happy": 0.24, "sad": 0.20}
_LEAST_NEUTRAL = 0.05
_OFFICIAL = "official:"


@dataclass(frozen=True, slots=True)
class Batch:
    """Posts written on one platform about one track between two readings of its figures."""

    platform: str
    track: str
    """`matter`, the id of a rumour, `official:…` for a release, else a side of the matter."""
    since: int
    """Seconds since StartEx; they were written after this …"""
    until: int
    """… and not after this."""
    first: int
    """How many were written on this platform about this track before; a post is named by it."""
    count: int
    emotions: Mapping[str, float]
    """Shares by emotion, summing to 1."""
    stances: Mapping[Stance, float]
    """Shares by stance, summing to 1."""


def batches(journal: Journal, since: int, until: int) -> Iterator[Batch]:
    """The batches whose reading falls after `since` and not after `until`, in their order.

    Args:
        journal: The rows of a drill.
        since: Seconds since StartEx, exclusive.
        until: Seconds since StartEx, inclusive.
    """
    written: dict[tuple[str, str], int] = {}
    read: dict[str, int] = {}
    rumours = {str(row.data["rumour"]) for row in journal.of("sim.rumour")}
    for row in journal.of("sim.metric"):
        if row.t > until:
            return
        platform = str(row.data["platform"])
        emotions = row.data.get("emotions", {})
        for track, count in _counted(row.data):
            first = written.get((platform, track), 0)
            written[platform, track] = first + count
            if row.t > since:
                yield Batch(
                    platform=platform,
                    track=track,
                    since=read.get(platform, 0),
                    until=row.t,
                    first=first,
                    count=count,
                    emotions=emotions,
                    stances=stances(emotions, track, rumour=track in rumours),
                )
        read[platform] = row.t


def _counted(data: Data) -> Iterator[tuple[str, int]]:
    """What a reading says was new, as far as it can be read."""
    for track, count in data.get("new", {}).items():
        if isinstance(count, int) and count > 0:
            yield track, count


def emotions_of(*, gap: float, anger: float, trust: float) -> dict[str, float]:
    """The shares of six emotions in a public with these moods, each in [0, 1]."""
    shares = {
        "angry": 0.10 + 0.50 * anger,
        "fear": 0.02 + 0.05 * gap,
        "surprise": 0.05 + 0.08 * gap,
        "sad": _CALM["sad"] - 0.05 * anger,
        "happy": _CALM["happy"] * (0.4 + 1.2 * trust) * (1.0 - 0.6 * anger),
    }
    neutral = max(_LEAST_NEUTRAL, 1.0 - sum(shares.values()))
    shares["neutral"] = neutral
    total = sum(shares.values())
    return {name: round(share / total, 3) for name, share in shares.items()}


def stances(emotions: Mapping[str, float], track: str, *, rumour: bool) -> dict[Stance, float]:
    """The shares of the stances in which people of these emotions write about a track."""
    angry, happy = emotions.get("angry", 0.3), emotions.get("happy", 0.2)
    asking = emotions.get("surprise", 0.1) + emotions.get("fear", 0.05)
    touched, plain = emotions.get("sad", 0.2), emotions.get("neutral", 0.2)
    answered = track.startswith(_OFFICIAL)
    shares: dict[Stance, float] = {
        "anger": angry * (0.5 if answered else 0.8),
        "doubt": angry * (0.5 if answered else 0.2) + 0.5 * asking,
        "question": 0.5 * asking + 0.5 * plain,
        "victim": 0.3 * touched,
        "witness": 0.1 * plain,
        "support": happy + 0.5 * touched,
        "hype": 0.2 * touched + 0.2 * plain,
        "rumour": 1.0 if rumour else 0.0,
    }
    total = sum(shares.values())
    return {stance: share / total for stance, share in shares.items() if share}
