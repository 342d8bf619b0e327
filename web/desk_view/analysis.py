"""What the monitor's tool makes of the net: mood, attitudes, spread, voices, rumours.

All of it is reckoned from what this seat can see; none of it is the truth of the story.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from simulator.murmur import Wanted
from web.desk_view.desk import Desk
from web.desk_view.hearsay import Chain, hearsay
from web.desk_view.influence import Author, influence
from web.desk_view.mood import EMOTIONS, mood
from web.desk_view.murmur import STANCES, stance_counts
from web.desk_view.spread import Spread, spread
from web.words import count


@dataclass(frozen=True, slots=True)
class Share:
    """One line of a distribution; `percent` of all."""

    title: str
    percent: int
    amount: str = ""


@dataclass(frozen=True, slots=True)
class Analysis:
    """All parts; each is empty until there is something to measure."""

    mood: tuple[Share, ...]
    stances: tuple[Share, ...]
    spread: tuple[Spread, ...]
    authors: tuple[Author, ...]
    rumours: tuple[Chain, ...]

    @property
    def begun(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.spread or self.authors or self.rumours)


def analysis(desk: Desk) -> Analysis:
    """Fold the analysis."""
    feelings = mood(desk)
    return Analysis(
        mood=tuple(Share(EMOTIONS[key], round(100 * share)) for key, share in feelings.items()),
        stances=stance_shares(stance_counts(desk, Wanted()).items()),
        spread=spread(desk),
        authors=influence(desk),
        rumours=hearsay(desk),
    )


def stance_shares(counts: Iterable[tuple[str, int]]) -> tuple[Share, ...]:
    """Counts of stances as shares with their words."""
    pairs = tuple(counts)
    total = sum(number for _, number in pairs)
    return tuple(Share(STANCES[key], round(100 * n / total), count(n)) for key, n in pairs)
