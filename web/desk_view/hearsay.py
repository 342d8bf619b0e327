"""The first-seen chain of a rumour: its earliest posts that can be found, and who passed it on.

Found are posts of the feed whose words are like the rumour's, and the first ordinary posts about
it on each platform. Nothing here says whether a post truly belongs to a rumour.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from simulator.view import Sight
from web.desk_view.desk import Desk
from web.desk_view.murmur import first_about
from web.words import Moment, cut

SHOWN = 8
"""Posts in one chain."""

LIKE = 0.4
"""The share of a rumour's pairs of characters that a post must hold to count as like it."""

_EACH = 2
"""Ordinary posts of each platform that are looked at."""


@dataclass(frozen=True, slots=True)
class Link:
    """One post of a chain; `role` says in words what it did for the rumour."""

    post: str
    moment: Moment
    source: str
    author: str
    text: str
    role: str


@dataclass(frozen=True, slots=True)
class Chain:
    """One rumour and where it was seen first, the earliest at the top."""

    rumour: str
    text: str
    links: tuple[Link, ...]


def hearsay(desk: Desk) -> tuple[Chain, ...]:
    """The chains of all rumours that are known here, the latest rumour first."""
    rumours = {str(s.data["rumour"]): s for s in desk.view.rows("sim.rumour")}
    return tuple(_chain(desk, name, sight) for name, sight in rumours.items())[::-1]


def likeness(text: str, rumour: str) -> float:
    """The share of the rumour's pairs of neighbouring characters that the text holds too."""
    pairs = _pairs(rumour)
    return len(pairs & _pairs(text)) / len(pairs) if pairs else 0.0


def _pairs(text: str) -> set[str]:
    plain = "".join(filter(str.isalnum, text))
    return {plain[n : n + 2] for n in range(len(plain) - 1)}


def _chain(desk: Desk, name: str, sight: Sight) -> Chain:
    text = str(sight.data["text"])
    found = [*_like(desk, text), *_ordinary(desk, name)]
    links = sorted(found, key=lambda link: (link.moment.t, link.post))[:SHOWN]
    return Chain(name, text, tuple(_with_roles(links)))


def _with_roles(links: list[Link]) -> Iterator[Link]:
    """Mark the first of all and the first on each platform."""
    seen: set[str] = set()
    for number, link in enumerate(links):
        first = "最早发现" if number == 0 else "" if link.source in seen else f"{link.source}最早"
        seen.add(link.source)
        yield replace(link, role=first or link.role)


def _like(desk: Desk, rumour: str) -> Iterator[Link]:
    for sight in desk.view.rows("sim.post"):
        text = str(sight.data["text"])
        if likeness(text, rumour) >= LIKE:
            yield Link(
                post=str(sight.data["post"]),
                moment=desk.words.moment(sight.t),
                source=desk.words.platform(sight.data["platform"]),
                author=str(sight.data["author"]),
                text=cut(text),
                role="相似说法",
            )


def _ordinary(desk: Desk, rumour: str) -> Iterator[Link]:
    for found in first_about(desk, rumour, _EACH):
        yield Link(
            post=found.place.post,
            moment=desk.words.moment(found.place.t),
            source=desk.words.platform(found.place.platform),
            author=found.author,
            text=cut(found.shown),
            role="议论" if found.text else "转发",
        )
