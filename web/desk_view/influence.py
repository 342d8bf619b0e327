"""Who is heard: authors by what was read on their platform in the hour after they spoke.

Not the cause of that reading, only what the monitor's tool measured then.
"""

from dataclasses import dataclass

from simulator.view import Sight
from web.desk_view.desk import Desk
from web.desk_view.spread import views_between
from web.words import Moment, count, cut

SHOWN = 8
"""Authors in the list."""

_AFTER_S = 3_600


@dataclass(frozen=True, slots=True)
class Author:
    """One author: how often seen, the post that was followed by the most reading, how much."""

    name: str
    platform: str
    posts: int
    moment: Moment
    text: str
    followed: str


@dataclass(frozen=True, slots=True)
class _Said:
    sight: Sight
    followed: int


def influence(desk: Desk) -> tuple[Author, ...]:
    """The authors of the feed, those first after whom most was read."""
    metrics: dict[str, list[Sight]] = {}
    for sight in desk.view.rows("sim.metric"):
        metrics.setdefault(str(sight.data["platform"]), []).append(sight)
    authors: dict[tuple[str, str], list[_Said]] = {}
    for sight in desk.view.rows("sim.post"):
        key = str(sight.data["platform"]), str(sight.data["author"])
        rows = metrics.get(key[0], [])
        said = _Said(sight, views_between(rows, sight.t, sight.t + _AFTER_S))
        authors.setdefault(key, []).append(said)
    found = [_author(desk, *key, said) for key, said in authors.items()]
    return tuple(author for _, author in sorted(found, key=lambda pair: -pair[0])[:SHOWN])


def _author(desk: Desk, platform: str, name: str, said: list[_Said]) -> tuple[int, Author]:
    most = max(said, key=lambda one: one.followed)
    return most.followed, Author(
        name=name,
        platform=desk.words.platform(platform),
        posts=len(said),
        moment=desk.words.moment(most.sight.t),
        text=cut(str(most.sight.data["text"])),
        followed=count(most.followed),
    )
