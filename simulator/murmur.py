"""The ordinary posts of a drill: each found again by its id, and listed newest first.

The journal holds how many were written where, about what and how. From these counts each post
gets an id, a moment and a stance, and words when somebody looks. Nothing is kept; the same
journal always gives the same posts, and rows that come later change none of them.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from heapq import merge
from itertools import accumulate, groupby, islice
from math import gcd
from zlib import crc32

from scenarios.grammar import Stance
from scenarios.scenario import Scenario
from simulator.flow import Batch, batches
from simulator.journal import Journal
from simulator.post_text import Request, Speaker
from simulator.said import Hearing

_MARK = "~"
_FIRST = "u"
_DIGITS = 9
_GOLDEN = 0.618


@dataclass(frozen=True, slots=True)
class Place:
    """Where an ordinary post is among the others; its words are not needed for that."""

    platform: str
    track: str
    number: int
    """How many there were before it on this platform about this track."""
    t: int
    """Seconds since StartEx."""
    read: int
    """When the reading that counts it was taken; never before `t`."""
    stance: Stance

    @property
    def post(self) -> str:
        """Its id."""
        return post_id(self.platform, self.track, self.number)

    @property
    def order(self) -> tuple[int, int, str]:
        """Sorts posts by time."""
        return (self.read, self.t, self.post)


@dataclass(frozen=True, slots=True)
class Murmured:
    """An ordinary post as somebody sees it; `text` is empty where it has no words of its own."""

    place: Place
    author: str
    text: str
    shown: str
    """The text, or what the platform shows in place of one."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which posts are looked for; an empty part leaves it open."""

    platform: str = ""
    track: str = ""
    stance: str = ""

    def holds(self, place: Place) -> bool:
        """Whether a post is wanted."""
        asked = (self.platform, self.track, self.stance)
        told = (place.platform, place.track, place.stance)
        return all(one in ("", other) for one, other in zip(asked, told, strict=True))


class _Pool:
    """The posts of one batch: which has which stance, and when each was written."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self._step = _coprime(batch.count)
        self._shift = crc32(f"{batch.platform}{batch.track}{batch.first}".encode()) % batch.count

    @cached_property
    def _parts(self) -> tuple[tuple[Stance, ...], list[int]]:
        """The stances, and up to which rank each of them goes."""
        exact = {name: share * self.batch.count for name, share in self.batch.stances.items()}
        whole = {name: int(part) for name, part in exact.items()}
        left = self.batch.count - sum(whole.values())
        for name in sorted(exact, key=lambda name: whole[name] - exact[name])[:left]:
            whole[name] += 1
        return tuple(whole), list(accumulate(whole.values()))

    def counted(self, stance: str) -> int:
        """How many there are, of one stance or of all."""
        if not stance:
            return self.batch.count
        first, last = self._ranks(stance)
        return last - first

    def place(self, index: int) -> Place:
        """One of them by its index, from 0."""
        batch = self.batch
        stances, ends = self._parts
        rank = (index * self._step + self._shift) % batch.count
        span = batch.until - batch.since
        return Place(
            platform=batch.platform,
            track=batch.track,
            number=batch.first + index,
            t=batch.since + span * (2 * index + 1) // (2 * batch.count),
            read=batch.until,
            stance=stances[bisect_right(ends, rank)],
        )

    def newest(self, stance: str) -> Iterator[Place]:
        """Those of a stance, or all, the newest first."""
        if not stance:
            yield from map(self.place, range(self.batch.count - 1, -1, -1))
            return
        back = pow(self._step, -1, self.batch.count)
        ranks = range(*self._ranks(stance))
        found = ((rank - self._shift) * back % self.batch.count for rank in ranks)
        yield from map(self.place, sorted(found, reverse=True))

    def _ranks(self, stance: str) -> tuple[int, int]:
        stances, ends = self._parts
        for name, first, last in zip(stances, (0, *ends), ends, strict=False):
            if name == stance:
                return first, last
        return 0, 0


class Murmur:
    """The ordinary posts of a drill up to a moment."""

    def __init__(self, scenario: Scenario, journal: Journal, t: int) -> None:
        """Read the counts.

        Args:
            scenario: A story that was loaded; one that was not has no words for its people.
            journal: The rows of the drill.
            t: Seconds since StartEx; what is read later is not there yet.
        """
        self._scenario = scenario
        self._journal = journal
        readings = batches(journal, -1, t) if scenario.speech else ()
        self._pools = [_Pool(batch) for batch in readings]

    def total(self, wanted: Wanted) -> int:
        """How many there are."""
        return sum(pool.counted(wanted.stance) for pool in self._matching(wanted))

    def tracks(self) -> Mapping[str, int]:
        """How many there are by track, the largest first."""
        counts: dict[str, int] = {}
        for (_, track), count in self.strata().items():
            counts[track] = counts.get(track, 0) + count
        return dict(sorted(counts.items(), key=lambda one: -one[1]))

    def strata(self) -> Mapping[tuple[str, str], int]:
        """How many there are by platform and track."""
        counts: dict[tuple[str, str], int] = {}
        for batch in (pool.batch for pool in self._pools):
            key = batch.platform, batch.track
            counts[key] = counts.get(key, 0) + batch.count
        return counts

    def every(self, step: int) -> Iterator[Place]:
        """Each `step`-th of every platform and track, counted from the first."""
        for pool in self._pools:
            first, end = pool.batch.first, pool.batch.first + pool.batch.count
            yield from (pool.place(n - first) for n in range(-(-first // step) * step, end, step))

    def find(self, post: str) -> Murmured | None:
        """A post by its id, None if there is none (yet)."""
        place = self._placed(post)
        return None if place is None else self.rendered(place)

    def newest(self, wanted: Wanted, count: int, before: str = "") -> tuple[Murmured, ...]:
        """Some of the posts, the newest first.

        Args:
            wanted: Which of them.
            count: How many at most.
            before: Only those before the post of this id; all where there is no such post.
        """
        last = self._placed(before)
        pools = list(self._matching(wanted))
        if last is None:
            places = _newest(pools, wanted.stance)
        else:
            rest = [pool for pool in pools if pool.batch.until <= last.read]
            newest = _newest(rest, wanted.stance)
            places = (place for place in newest if place.order < last.order)
        return tuple(map(self.rendered, islice(places, count)))

    def rendered(self, place: Place) -> Murmured:
        """A post with its words."""
        kind = self._scenario.platforms[place.platform].kind
        rumour = place.track if place.track in self._rumours else ""
        said = self._hearing.at(place.t)
        post = self._speaker.post(Request(place.post, kind, place.stance, said, rumour))
        return Murmured(place, post.author, post.text, post.text or self._speaker.bare(kind))

    def _matching(self, wanted: Wanted) -> Iterator[_Pool]:
        for pool in self._pools:
            batch = pool.batch
            if wanted.platform in ("", batch.platform) and wanted.track in ("", batch.track):
                yield pool

    def _placed(self, post: str) -> Place | None:
        named = _parsed(post)
        if named is None:
            return None
        platform, track, number = named
        for pool in self._matching(Wanted(platform, track)):
            index = number - pool.batch.first
            if 0 <= index < pool.batch.count:
                return pool.place(index)
        return None

    @cached_property
    def _speaker(self) -> Speaker:
        return Speaker(self._scenario, self._journal.header.seed)

    @cached_property
    def _hearing(self) -> Hearing:
        return Hearing(self._scenario, self._journal)

    @cached_property
    def _rumours(self) -> frozenset[str]:
        return frozenset(str(row.data["rumour"]) for row in self._journal.of("sim.rumour"))


def _newest(pools: Iterable[_Pool], stance: str) -> Iterator[Place]:
    """Their posts of a stance, or all, the newest first."""
    latest = sorted(pools, key=lambda pool: -pool.batch.until)
    for _, group in groupby(latest, key=lambda pool: pool.batch.until):
        running = [pool.newest(stance) for pool in group]
        yield from merge(*running, key=lambda place: place.order, reverse=True)


def post_id(platform: str, track: str, number: int) -> str:
    """The id of an ordinary post: `number` is how many there were before it there about that."""
    return _MARK.join((_FIRST, platform, track, str(number)))


def is_ordinary(post: str) -> bool:
    """Tell whether an id is of the form of ordinary posts."""
    return _parsed(post) is not None


def _parsed(post: str) -> tuple[str, str, int] | None:
    """Platform, track and number of an id, None where it is of another form."""
    head, *middle, number = post.split(_MARK) if _MARK in post else (post, "")
    if head != _FIRST or len(middle) < 2:  # noqa: PLR2004 -- platform and track
        return None
    if not (number.isascii() and number.isdecimal() and len(number) <= _DIGITS):
        return None
    if number != str(int(number)):
        return None
    return middle[0], _MARK.join(middle[1:]), int(number)


def _coprime(count: int) -> int:
    """A step that comes to every index before it comes to any again."""
    step = max(1, int(count * _GOLDEN))
    while gcd(step, count) > 1:
        step += 1
    return step
