"""One course of a drill: its acts, changed or not, under one luck, and the figures hour by hour."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from types import MappingProxyType

from scenarios.errors import ActionRefused
from scenarios.plan import PlanPack
from scenarios.scenario import Scenario
from scenarios.vocabulary import ENTRY_TYPES, Kind
from simulator.drill import Drill
from simulator.entry import Act, Entry
from simulator.journal import Journal, dumps
from web.counterfactual.change import Add, Change, Drop, Move, is_deed

MEASURES: Mapping[str, str] = MappingProxyType(
    {"heat": "热度", "posts": "累计发帖", "anger": "公众愤怒", "trust": "公众信任"}
)
"""What is compared, by the names of `scenarios.condition.STATES`."""

_LEAST_STEP_S = 600
_MOST_STEPS = 72


@dataclass(frozen=True, slots=True)
class Original:
    """The drill that was conducted: its documents and its journal."""

    scenario: Scenario
    pack: PlanPack
    journal: Journal

    @property
    def times(self) -> range:
        """When figures are taken, in seconds since StartEx: every hour in three days."""
        last = self.journal[len(self.journal)] if len(self.journal) else None
        end = self.journal.ended or last
        stop = end.t if end else 0
        step = _LEAST_STEP_S * max(1, -(-stop // (_MOST_STEPS * _LEAST_STEP_S)))
        return range(0, stop + 1, step)

    @property
    def seats(self) -> frozenset[str]:
        """The seats that people held; where the header does not say it, those that acted."""
        occupied = self.journal.header.raw.get("occupied")
        if isinstance(occupied, list):
            return frozenset(map(str, occupied))
        roles = {row.by for row in self.journal if is_deed(row)}
        return frozenset(s.id for s in self.scenario.seats if roles.intersection(s.roles))


@dataclass(frozen=True, slots=True)
class Deed:
    """An act and its time; `seq` is its row in the journal, None where it was added."""

    t: int
    act: Act
    seq: int | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """An act that was not possible, and why."""

    deed: Deed
    reason: str


@dataclass(frozen=True, slots=True)
class Course:
    """What came of it.

    Attributes:
        figures: By measure, the value at each of `Original.times`.
        refusals: Acts that were not possible.
        sha256: Of the rows that count posts, by which it is held against the journal.
    """

    figures: Mapping[str, tuple[float, ...]]
    refusals: tuple[Refusal, ...]
    sha256: str


def deeds_of(journal: Journal, changes: Collection[Change] = ()) -> tuple[Deed, ...]:
    """The acts of people in the order in which they are done, with changes made.

    Acts that were refused in the drill had no effect and are left out.
    """
    moved = {change.seq: change.t for change in changes if isinstance(change, Move)}
    dropped = {change.seq for change in changes if isinstance(change, Drop)}
    deeds = [
        Deed(moved.get(row.seq, row.t), Act(row.by, row.type, row.data, row.user), row.seq)
        for row in journal
        if is_deed(row) and row.seq not in dropped
    ]
    deeds += [Deed(change.t, change.act) for change in changes if isinstance(change, Add)]
    return tuple(sorted(deeds, key=lambda deed: deed.t))


def course_of(original: Original, deeds: Sequence[Deed], seed: int) -> Course:
    """Let the world run with these acts under this luck."""
    mode, seats = original.journal.header.mode, original.seats
    drill = Drill(original.scenario, original.pack, seed, mode=mode, occupied=seats)
    stage = _Stage(original.journal, drill)
    waiting, taken = list(reversed(deeds)), []
    for t in original.times:
        while waiting and waiting[-1].t <= t:
            stage.enter(waiting.pop())
        drill.advance_to(t)
        taken.append([float(str(drill.figures[name])) for name in MEASURES])
    figures = dict(zip(MEASURES, zip(*taken, strict=True), strict=True))
    return Course(figures, tuple(stage.refusals), digest_of(drill.journal, original.times[-1]))


def digest_of(journal: Journal, until: int) -> str:
    """SHA-256 of the rows before `until` that count posts."""
    rows = journal.of("sim.metric")
    told = dumps([[row.t, dict(row.data)] for row in rows if row.t < until])
    return sha256(told.encode()).hexdigest()


class _Stage:
    """A drill into which acts of another journal are entered.

    A row that an act names by its seq is the row that came of the same act, or else the row that
    is as manieth of its type and author.
    """

    def __init__(self, journal: Journal, drill: Drill) -> None:
        self.refusals: list[Refusal] = []
        self._journal = journal
        self._drill = drill
        self._numbers: dict[int, int] = {}

    def enter(self, deed: Deed) -> None:
        """Do an act at its time, or note why it was not possible."""
        self._drill.advance_to(deed.t)
        try:
            row = self._drill.submit(self._renumbered(deed))
        except ActionRefused as error:
            self.refusals.append(Refusal(deed, error.message))
            return
        if deed.seq is not None:
            self._numbers[deed.seq] = row.seq

    def _renumbered(self, deed: Deed) -> Act:
        data = dict(deed.act.data)
        for spec in ENTRY_TYPES[deed.act.type].fields:
            value = data.get(spec.name)
            if deed.seq is None or not value or spec.name == "version":
                continue
            if spec.kind is Kind.SEQ:
                data[spec.name] = self._number(value)
            elif spec.kind is Kind.SEQS:
                data[spec.name] = [self._number(seq) for seq in value]
        return replace(deed.act, data=data)

    def _number(self, seq: int) -> int:
        row = self._journal[seq]
        if is_deed(row):
            found = self._numbers.get(seq)
        else:
            place = [one.seq for one in _alike(row, self._journal)].index(seq)
            found = next((one.seq for one in _alike(row, self._drill.journal)[place:]), None)
        if found is None:
            title = ENTRY_TYPES[row.type].title
            raise ActionRefused(f"所针对的第 {seq} 条记录“{title}”这时还没有或不再发生")
        return found


def _alike(row: Entry, journal: Journal) -> list[Entry]:
    return [one for one in journal.of(row.type) if one.by == row.by]
