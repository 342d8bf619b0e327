"""Which level was in force when, by the plan's own criteria as the world evaluated them.

Source: journal §3 `sim.level`, §6.2; the catalogue, §0.2 and A-04.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from scenarios.plan import Level
from scoring.row import Row


@dataclass(frozen=True, slots=True)
class Change:
    """From `t` on (row `seq`, 0 for StartEx) this level is in force; `rank` 0 is the lowest."""

    t: int
    seq: int
    level: str
    rank: int


@dataclass(frozen=True, slots=True)
class Reign:
    """A time in which some levels, or higher ones, were in force; `until` None: to the end."""

    start: Change
    until: int | None


class Levels:
    """The levels of one drill by one grading, in order of time."""

    def __init__(self, grading: Sequence[Level], rows: Iterable[Row]) -> None:
        """Lay out who reigned when.

        Args:
            grading: The levels, lowest first.
            rows: The `sim.level` rows of this grading.
        """
        self._ranks = {level.id: rank for rank, level in enumerate(grading)}
        first = next((level.id for level in grading if level.when is None), grading[0].id)
        changes = [Change(0, 0, first, self._ranks[first])]
        for row in rows:
            level = str(row.data.get("level"))
            if level != changes[-1].level:
                changes.append(Change(row.t, row.seq, level, self._ranks.get(level, -1)))
        self.changes = tuple(changes)

    def before(self, seq: int) -> Change:
        """The level in force when this row was written."""
        return next(change for change in reversed(self.changes) if change.seq < seq)

    @property
    def last(self) -> Change:
        """The level in force when the journal stops."""
        return self.changes[-1]

    def binding(self, row: Row, grace: int) -> Change:
        """The level that somebody who acts in this row must have known.

        A rise counts only after the grace that goes for everything that becomes visible.
        """
        known = [change for change in self.changes if change.seq < row.seq]
        recent = [change for change in known if change.t + grace > row.t]
        before = [change for change in known if change.t + grace <= row.t]
        return min([*before[-1:], *recent], key=lambda change: change.rank)

    def reigns(self, levels: Collection[str]) -> tuple[Reign, ...]:
        """When these levels came into force, and when they were left for a lower one.

        Coming down into one of them from above starts nothing anew (A-04).
        """
        lowest = min(self._ranks.get(level, -1) for level in levels)
        reigns: list[Reign] = []
        before = -1
        for change in self.changes:
            if change.rank < lowest:
                reigns = [Reign(r.start, change.t) if r.until is None else r for r in reigns]
            elif change.level in levels and change.rank > before and not _runs(reigns):
                reigns.append(Reign(change, None))
            before = change.rank
        return tuple(reigns)


def _runs(reigns: Sequence[Reign]) -> bool:
    return bool(reigns) and reigns[-1].until is None
