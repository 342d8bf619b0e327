"""What can be measured from outside, written bin by bin: figures, board, level, quiet.

It reads the public and the plan's criteria and moves nothing.
"""

from collections.abc import Sequence

from scenarios.plan import Level
from simulator.entry import Entry
from simulator.flow import emotions_of
from simulator.parameters import HOUR, PARAMETERS
from simulator.situation import states_of
from simulator.world import World

_BINS_A_HOUR = HOUR // PARAMETERS.bin_s
_BUSY = 3
_CALM = _BINS_A_HOUR
_CALM_HEAT = 3.0
_LEAST_PEAK = 1.0
_AGAIN = 1.5
"""Above this multiple of the closing threshold the public counts as active again."""


class Gauges:
    """The figures a monitor reads, and the truth that grading is judged by."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._written: dict[str, dict[str, int]] = {}
        self._posts: dict[str, dict[str, int]] = {}
        self._bins = 0
        self._visible: int | None = None
        """The seq of the first row that showed the incident."""

    def on(self, entry: Entry) -> None:
        """See whether a row shows the incident."""
        if self._visible is None and entry.by == "world" and entry.data.get("incident"):
            self._visible = entry.seq

    def read(self) -> None:
        """Write what changed since the last reading; called once a bin."""
        self._bins += 1
        if self._visible is None:
            return
        every = _BUSY if self._world.crowd.heat >= _CALM_HEAT else _CALM
        if self._bins % every == 0:
            self._metrics()
        self._quiet()

    def grade(self) -> None:
        """Write the level that the plan's criteria give, when it is first reached.

        A plan that also grades its warnings gets a row for each of its two scales.
        """
        pack, book = self._world.pack, self._world.book
        if self._visible is None:
            return
        self._rise(pack.levels, book.level, "risk" if pack.warnings else None)
        self._rise(pack.warnings, book.warning, "warning")

    def _rise(self, grading: Sequence[Level], now: str | None, scale: str | None) -> None:
        ranks = {level.id: rank for rank, level in enumerate(grading)}
        situation = self._world.situation()
        for level in reversed(grading[ranks.get(now or "", -1) + 1 :]):
            if level.when is None or level.when.holds(situation):
                self._level(level, scale)
                return

    def _level(self, level: Level, scale: str | None) -> None:
        told = {} if scale is None else {"scale": scale}
        self._world.write("sim.level", {"level": level.id, "because": self._why(level), **told})

    def _why(self, level: Level) -> dict[str, object]:
        """The rows and figures that speak for a level, the figures written down before."""
        if level.when is None:
            return {"rows": [self._visible]}
        self._metrics()
        reasons = self._world.situation().reasons(level.when)
        if any("." in name for name in states_of(level.when)):
            latest = {row.data["platform"]: row.seq for row in self._world.journal.of("sim.metric")}
            return {**reasons, "rows": sorted([*reasons["rows"], *latest.values()])}
        return dict(reasons)

    def _metrics(self) -> None:
        crowd = self._world.crowd
        heat = round(crowd.heat, 1)
        emotions = emotions_of(gap=crowd.gap, anger=crowd.anger, trust=crowd.trust)
        written = crowd.by_track()
        for (platform, counts), posts in zip(
            self._world.figures.counts().items(), written, strict=True
        ):
            if self._written.get(platform) != counts:
                self._written[platform] = counts
                new = self._new(platform, posts)
                row = {"platform": platform, **counts, "heat": heat, "new": new}
                self._world.write("sim.metric", {**row, "emotions": emotions})

    def _new(self, platform: str, posts: dict[str, int]) -> dict[str, int]:
        """How many posts by track came on a platform since its last reading."""
        before = self._posts.get(platform, {})
        self._posts[platform] = posts
        grown = {track: count - before.get(track, 0) for track, count in posts.items()}
        return {track: count for track, count in grown.items() if count}

    def _quiet(self) -> None:
        world = self._world
        limit = world.pack.close.threshold * world.crowd.peak
        quiet = world.book.quiet_since is not None
        if world.crowd.peak < _LEAST_PEAK:
            return
        if not quiet and world.crowd.heat < limit:
            world.write("sim.quiet", {})
        elif quiet and world.crowd.heat > _AGAIN * limit:
            world.write("sim.active", {})
