"""Some of the ordinary posts of a drill with their words, and what they tell about all of them.

Every n-th post of each platform and track is read, n a power of two: the sample of later is made
of the same posts and of newer ones, and where there are few posts, all of them are read. How many
of all posts hold a thing is told by the share among those that were read, track by track.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from simulator.murmur import Murmur, Murmured, Place

MOST = 4_000
"""How many posts are read, or half of that; the words of one take 0.06 ms."""


class Sample:
    """The posts that were read, the newest first, by id."""

    def __init__(self, murmur: Murmur, before: "Sample | None" = None) -> None:
        """Read posts.

        Args:
            murmur: The ordinary posts of a drill up to a moment.
            before: An earlier sample of the same drill; its posts need not be read again.
        """
        self._all = murmur.strata()
        self.total = sum(self._all.values())
        places = sorted(murmur.every(_step(self.total)), key=_order, reverse=True)
        known: Mapping[str, Murmured] = before.posts if before else {}
        self.posts: Mapping[str, Murmured] = MappingProxyType(
            {one.post: known.get(one.post) or murmur.rendered(one) for one in places}
        )
        self._read = Counter(map(_stratum, places))

    @property
    def is_whole(self) -> bool:
        """Whether every post was read."""
        return len(self.posts) == self.total

    def estimated(self, chosen: Iterable[Murmured]) -> int:
        """How many of all posts are like these, some of those that were read."""
        found = Counter(_stratum(one.place) for one in chosen)
        shares = (count * self._all[key] / self._read[key] for key, count in found.items())
        return round(sum(shares))


def _step(total: int) -> int:
    """The least power of two of which `MOST` steps come to the end."""
    return 1 << max(0, -(-total // MOST) - 1).bit_length()


def _stratum(place: Place) -> tuple[str, str]:
    return place.platform, place.track


def _order(place: Place) -> tuple[int, int, str]:
    return place.order
