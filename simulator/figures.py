"""The world in figures: what conditions ask for and gauges write, computed when asked."""

from collections.abc import Callable, Mapping

from scenarios.condition import STATES
from scenarios.pattern import Scalar
from scenarios.scenario import Scenario
from simulator.casebook import Casebook
from simulator.crowd import Crowd
from simulator.parameters import PARAMETERS

COUNTED: Mapping[str, float] = {
    "reposts": PARAMETERS.repost_share,
    "comments": 1.0 - PARAMETERS.repost_share,
    "views": PARAMETERS.views_per_post,
}
"""What is counted on each platform, per post written there."""


class Figures:
    """The figures of one drill, by the names of `scenarios.condition.STATES`."""

    def __init__(self, scenario: Scenario, crowd: Crowd, book: Casebook) -> None:
        self._crowd = crowd
        self._platforms = tuple(scenario.platforms)
        self._kinds = tuple(platform.kind for platform in scenario.platforms.values())
        self._named: Mapping[str, Callable[[], Scalar]] = {
            "heat": lambda: round(crowd.heat, 1),
            "peak": lambda: round(crowd.peak, 1),
            "gap": lambda: round(crowd.gap, 3),
            "anger": lambda: round(crowd.anger, 3),
            "trust": lambda: round(crowd.trust, 3),
            "posts": lambda: crowd.posts,
            "posts_1h": lambda: int(crowd.last_hour),
            "rank": lambda: min(book.ranks.values(), default=None),
            "level": lambda: book.level,
        }

    def state(self, name: str) -> Scalar:
        """One figure, None if there is none of this name."""
        if name in self._named:
            return self._named[name]()
        what, _, kind = name.partition(".")
        if what not in COUNTED:
            return None
        return sum(
            int(posts * COUNTED[what])
            for posts, own in zip(self._crowd.by_platform.tolist(), self._kinds, strict=True)
            if own == kind
        )

    def all(self) -> dict[str, Scalar]:
        """Every figure by its name."""
        return {name: self.state(name) for name in STATES}

    def counts(self) -> dict[str, dict[str, int]]:
        """Reposts, comments and views of the incident so far, by platform."""
        posts = self._crowd.by_platform.tolist()
        return {
            name: {what: int(count * share) for what, share in COUNTED.items()}
            for name, count in zip(self._platforms, posts, strict=True)
        }
