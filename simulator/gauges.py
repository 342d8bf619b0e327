"""What can be measured from outside, written as time passes: figures, board, level, quiet.

It reads the public and the plan's criteria and moves nothing.
"""

from collections.abc import Sequence

import numpy as np

from scenarios.plan import Level
from simulator.cascade import MAX_TRACKS
from simulator.entry import Entry
from simulator.flow import emotions_of
from simulator.parameters import HOUR, PARAMETERS
from simulator.situation import WorldSituation, states_of
from simulator.world import World

_BINS_A_HOUR = HOUR // PARAMETERS.bin_s
_STEPS = 3
"""The figures are read once in so many steps of the public."""
_CALM = _BINS_A_HOUR
_CALM_HEAT = 3.0
_LEAST_PEAK = 1.0


class Gauges:
    """The figures a monitor reads, and the truth that grading is judged by."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._read = np.zeros((len(world.scenario.platforms), MAX_TRACKS))
        self._vigils = {
            id(level): world.vigils.keep(level.when)
            for level in (*world.pack.levels, *world.pack.warnings)
            if level.when is not None
        }
        self._visible: int | None = None
        """The seq of the first row that showed the incident."""

    def on(self, entry: Entry) -> None:
        """See whether a row shows the incident."""
        if self._visible is None and entry.by == "world" and entry.data.get("incident"):
            self._visible = entry.seq

    def read(self) -> None:
        """Write what changed since the last reading; called at each step of the public."""
        if self._visible is None:
            return
        if self._world.crowd.bin % self._every() == 0:
            self._metrics()
        self._quiet()

    def _every(self) -> int:
        """In how many bins the figures are read once; whole hours are always among them."""
        crowd = self._world.crowd
        return _CALM if crowd.heat < _CALM_HEAT else _STEPS * crowd.span

    def grade(self, now: WorldSituation) -> None:
        """Write the level that the plan's criteria give, when it is first reached.

        A plan that also grades its warnings gets a row for each of its two scales.
        """
        pack, book = self._world.pack, self._world.book
        if self._visible is None:
            return
        self._rise(now, pack.levels, book.level, "risk" if pack.warnings else None)
        if pack.warnings:
            self._rise(now, pack.warnings, book.warning, "warning")

    def _rise(
        self, now: WorldSituation, grading: Sequence[Level], reached: str | None, scale: str | None
    ) -> None:
        for level in reversed(grading):
            if level.id == reached:
                return
            if level.when is None or self._vigils[id(level)].holds(now):
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
        figures = self._world.figures.counts().items()
        for (platform, counts), new in zip(figures, crowd.unread(self._read), strict=True):
            if new:
                told = {"heat": heat, "new": new, "emotions": emotions}
                self._world.write("sim.metric", {"platform": platform, **counts, **told})

    def _quiet(self) -> None:
        """Write when the public comes to rest or stirs again, after the figures that show it."""
        crowd = self._world.crowd
        if crowd.peak < _LEAST_PEAK:
            return
        limit = self._world.pack.close.threshold * crowd.peak
        quiet = self._world.book.quiet_since is not None
        turned = crowd.heat > PARAMETERS.stirs_again * limit if quiet else crowd.heat < limit
        if turned:
            self._metrics()
            self._world.write("sim.active" if quiet else "sim.quiet", {})
