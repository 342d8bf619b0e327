"""One platform at a glance: its kind, how much stands there, what was read in all and lately."""

from dataclasses import dataclass

from scenarios.vocabulary import PLATFORM_KINDS
from simulator.murmur import Wanted
from web.desk_view.desk import Desk
from web.desk_view.posts import murmur_of
from web.desk_view.skin import Figures
from web.words import count

_LATELY_S = 3_600
_FIGURES = (("views", "阅读"), ("reposts", "转发"), ("comments", "评论"))


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: in all, and what came in the last hour."""

    title: str
    total: str
    lately: str


@dataclass(frozen=True, slots=True)
class Platform:
    """One platform."""

    title: str
    kind: str
    kind_title: str
    posts: int
    """Posts in the feed."""
    ordinary: str
    """Posts of ordinary people."""
    figures: tuple[Figure, ...]


def platform_of(desk: Desk, key: str) -> Platform | None:
    """A platform of the story by its id; None where there is none."""
    part = desk.words.scenario.platforms.get(key)
    if part is None:
        return None
    figures = Figures(desk.view.rows("sim.metric"))
    return Platform(
        title=part.title,
        kind=part.kind,
        kind_title=PLATFORM_KINDS[part.kind],
        posts=sum(row.data["platform"] == key for row in desk.view.rows("sim.post")),
        ordinary=count(murmur_of(desk).total(Wanted(platform=key))),
        figures=tuple(
            Figure(
                title,
                count(figures.since(key, name, -1)),
                count(figures.since(key, name, desk.view.t - _LATELY_S)),
            )
            for name, title in _FIGURES
        ),
    )
