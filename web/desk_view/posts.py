"""The ordinary posts of a desk's drill, and a sample of them, kept while no new ones have come."""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from weakref import WeakKeyDictionary

from simulator.journal import Journal
from simulator.murmur import Murmur, Murmured, Wanted
from simulator.sample import Sample
from web.desk_view.desk import Desk
from web.desk_view.keyword import Rule, matches

_READ = ("sim.metric", "sim.rumour", "sim.fact", "publish", "presser.hold")
_KEPT: WeakKeyDictionary[Journal, tuple[tuple[int, ...], Murmur]] = WeakKeyDictionary()
_SAMPLED: WeakKeyDictionary[Journal, tuple[Murmur, Sample]] = WeakKeyDictionary()
_DOOR = Lock()


@dataclass(frozen=True, slots=True)
class Heard:
    """What a keyword rule finds among ordinary posts.

    Attributes:
        posts: Those that were read and are what the rule asks for, the newest first.
        read: How many posts were read.
        count: How many of all posts are what the rule asks for, told from those that were read.
        is_exact: Whether all posts were read.
    """

    posts: Sequence[Murmured]
    read: int
    count: int
    is_exact: bool


def murmur_of(desk: Desk) -> Murmur:
    """The posts up to now; read anew only when rows have come that change what is said."""
    journal, t = desk.view.journal, desk.view.t
    state = tuple(sum(row.t <= t for row in journal.of(name)) for name in _READ)
    with _DOOR:
        known = _KEPT.get(journal)
        if known is None or known[0] != state:
            known = (state, Murmur(desk.words.scenario, journal, t))
            _KEPT[journal] = known
    return known[1]


def heard(desk: Desk, rule: Rule, wanted: Wanted) -> Heard:
    """Hold a sample of the posts that are wanted against a keyword rule."""
    sample = _sample_of(desk)
    read = [one for one in sample.posts.values() if wanted.holds(one.place)]
    posts = [one for one in read if matches(rule, f"{one.author}\n{one.shown}".casefold())]
    return Heard(posts, len(read), sample.estimated(posts), sample.is_whole)


def _sample_of(desk: Desk) -> Sample:
    murmur, journal = murmur_of(desk), desk.view.journal
    with _DOOR:
        known = _SAMPLED.get(journal)
        if known is None or known[0] is not murmur:
            known = (murmur, Sample(murmur, known[1] if known else None))
            _SAMPLED[journal] = known
    return known[1]
