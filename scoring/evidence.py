"""The questions that one may put to a journal: which rows, which first, what was known when.

Rows after the end of the drill count only where a summary or a revision of the plan may
still follow (journal §6.6). Nothing here judges.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple

from scenarios.pattern import Pattern
from scenarios.plan import PlanPack
from scenarios.vocabulary import AUTHORS
from scoring.level import Levels
from scoring.matcher import matcher_of
from scoring.release import RELEASES, Statements, key_of
from scoring.row import NOTHING, Names, Row, row_of
from simulator.calendar import Calendar
from simulator.entry import Data, Entry
from simulator.journal import Journal

AFTER_THE_END = frozenset({"summary.submit", "plan.revise"})
"""Acts that count although the drill is over."""

TOLD = frozenset({"phone", "letter", "meeting"})
"""Channels of an inject that leave no grace: who is told, knows."""

_INCIDENT_TYPES = ("sim.post", "sim.hotlist", "sim.media_report", "inject")
_SEQ = attrgetter("seq")
_NAMING = ("item", "post", "posts", "inquiry", "rumour", "addresses")


class Moment(NamedTuple):
    """A moment from which something runs, the row that shows it, and its name in a sentence."""

    t: int
    seq: int
    name: str
    until: int | None = None
    """From here on what began then is no longer asked."""


class Evidence:
    """One journal, read by one plan."""

    def __init__(
        self,
        pack: PlanPack,
        journal: Journal,
        derive: Mapping[str, "Derive"] = MappingProxyType({}),
        *,
        foreseen: bool = False,
    ) -> None:
        """Prepare to answer; rows are read when first asked for.

        Args:
            pack: The plan.
            journal: The drill.
            derive: By type of row, what works out its further fields.
            foreseen: Read as the team itself can: by the level that it set, whatever is true.

        Raises:
            DrillError: If the office hours of the header cannot be read.
        """
        self.pack = pack
        self.header = journal.header
        self.calendar = Calendar(self.header.starts_at, self.header.office_hours)
        self.grace = self.header.settings.get("detect_grace", pack.detect_grace)
        end = journal.ended
        self.ended = end is not None
        last = journal[len(journal)].t if len(journal) else 0
        self.stop: int = end.t if end else last
        self._end_seq = end.seq if end else len(journal) + 1
        self._journal = journal
        self._derive = derive
        self._foreseen = foreseen
        self._entries: dict[str, tuple[Entry, ...]] = {}
        self._rows: dict[str, tuple[Row, ...]] = {}

    def rows(self, *types: str) -> tuple[Row, ...]:
        """The rows of these types that count, in order."""
        if len(types) == 1:
            return self._of(types[0])
        return tuple(sorted(chain.from_iterable(map(self._of, dict.fromkeys(types))), key=_SEQ))

    def before(self, seq: int, *types: str) -> tuple[Row, ...]:
        """The rows of these types before the row with this seq."""
        rows = self.rows(*types)
        return rows[: bisect_left(rows, seq, key=_SEQ)]

    def all(self, patterns: Sequence[Pattern], names: Names = NOTHING) -> tuple[Row, ...]:
        """The rows that any of the patterns names, in order."""
        found: list[Row] = []
        for pattern in patterns:
            found += matcher_of(pattern, names).among(self.rows(*pattern.type))
        if len(patterns) == 1:
            return tuple(found)
        by_seq = {row.seq: row for row in found}
        return tuple(by_seq[seq] for seq in sorted(by_seq))

    def first(self, patterns: Sequence[Pattern], names: Names = NOTHING) -> Row | None:
        """The first row that any of the patterns names."""
        return next(iter(self.all(patterns, names)), None)

    @cached_property
    def acts(self) -> Sequence[Entry]:
        """What seats did, those acts after the end of the drill included that never count."""
        return [entry for entry in self._journal if entry.by not in AUTHORS]

    def entry(self, seq: int) -> Entry:
        """The entry with this seq, as it stands in the journal."""
        return self._journal[seq]

    def entries(self, name: str) -> tuple[Entry, ...]:
        """The entries of a type that count, as they stand in the journal."""
        if name not in self._entries:
            self._entries[name] = tuple(
                entry
                for entry in self._journal.of(name)
                if entry.seq < self._end_seq or name in AFTER_THE_END
            )
        return self._entries[name]

    def _of(self, name: str) -> tuple[Row, ...]:
        if name not in self._rows:
            told = "grade.set" if self._foreseen and name == "sim.level" else name
            derive = self._derive.get(told)
            self._rows[name] = tuple(
                row_of(entry, derive(self, entry) if derive else NOTHING)
                for entry in self.entries(told)
            )
        return self._rows[name]

    @cached_property
    def levels(self) -> Levels:
        """Which level was in force when; where a plan has two gradings, that of the risk."""
        rows = self.rows("sim.level")
        return Levels(self.pack.levels, [row for row in rows if row.data.get("scale") != "warning"])

    @cached_property
    def warnings(self) -> Levels | None:
        """Which level of warning was due when; None where nothing tells."""
        rows = [row for row in self.rows("sim.level") if row.data.get("scale") == "warning"]
        return Levels(self.pack.warnings, rows) if rows and self.pack.warnings else None

    @cached_property
    def statements(self) -> Statements:
        """Drafts and signatures."""
        answers = [row for row in self.rows("sim.decision") if row.data.get("statement")]
        return Statements(
            self.pack, self.rows("draft.create", "draft.edit"), self.rows("sign"), answers
        )

    @cached_property
    def visible(self) -> Moment | None:
        """When the incident could first be seen; None if it never was."""
        shown = [Moment(entry.t, entry.seq, "舆情出现") for entry in self._first_shown()]
        return min(shown, key=lambda moment: moment.seq, default=None)

    def _first_shown(self) -> Iterator[Entry]:
        """The first row of each type that shows this incident, and the first telling."""
        for name in _INCIDENT_TYPES:
            shown = (entry for entry in self.entries(name) if entry.data.get("incident") is True)
            yield from islice(shown, 1)
        told = (entry for entry in self.entries("inject") if entry.data.get("channel") in TOLD)
        yield from islice((entry for entry in told if entry.data.get("incident") is True), 1)

    @cached_property
    def known(self) -> Moment | None:
        """When the incident was known: registered, told, or visible longer than the grace."""
        moments = [self._constructive(entry) for entry in self._first_shown()]
        moments += [
            Moment(row.t, row.seq, "登记舆情")
            for row in self.rows("monitor.detect")
            if row.data["incident"]
        ]
        return min(moments, key=lambda moment: moment.t, default=None)

    def _constructive(self, entry: Entry) -> Moment:
        if entry.data.get("channel") in TOLD:
            return Moment(entry.t, entry.seq, "接到情况")
        return Moment(entry.t + self.grace, entry.seq, "应当发现舆情")

    def registers(self, entry: Entry) -> bool:
        """Whether a detection is of this incident: not before it shows, not of other posts only."""
        since = self.visible.seq if self.visible else 0
        posts = entry.data.get("posts")
        if entry.seq <= since or not posts:
            return entry.seq > since
        return any(self._other_posts.get(post, entry.seq) >= entry.seq for post in posts)

    @cached_property
    def platforms(self) -> Mapping[str, int]:
        """The platforms where the incident lives, with the row that first showed it there."""
        found: dict[str, int] = {}
        for entry in self.entries("sim.post"):
            if entry.data.get("incident") is True:
                found.setdefault(str(entry.data.get("platform")), entry.seq)
        return found

    @cached_property
    def _other_posts(self) -> Mapping[str, int]:
        """The posts that have nothing to do with the incident, with the row that showed them."""
        shown: dict[str, Entry] = {}
        for entry in self.entries("sim.post"):
            shown.setdefault(str(entry.data.get("post")), entry)
        return {post: entry.seq for post, entry in shown.items() if not entry.data.get("incident")}

    def known_of(self, row: Row, field: str) -> Moment:
        """When a thing was known that appeared in a row under an id (a question, a post …).

        What an act brings about is known at once; what the world shows, after the grace or
        at the first act that names it.
        """
        name = str(row.data.get(field))
        if row.by != "world":
            return Moment(row.t, row.seq, "知悉")
        named = (act for act in self._naming.get(name, ()) if act.seq > row.seq)
        first = min((act.t for act in named), default=row.t + self.grace)
        return Moment(min(first, row.t + self.grace), row.seq, "知悉")

    @cached_property
    def _naming(self) -> Mapping[str, Sequence[Entry]]:
        """Acts by the ids they name."""
        found: dict[str, list[Entry]] = {}
        for entry in self.acts:
            if entry.seq > self._end_seq:
                break
            for key in filter(entry.data.__contains__, _NAMING):
                value = entry.data[key]
                for name in (value,) if isinstance(value, str) else value or ():
                    found.setdefault(name, []).append(entry)
        return found

    @cached_property
    def ledger(self) -> Mapping[str, Data]:
        """What is true, by the id of the fact."""
        return self.header.facts

    def facts_known(self, row: Row) -> tuple[Data, ...]:
        """The facts of the ledger that the author of a row could know when writing it."""
        return tuple(
            fact
            for seq, to, fact in self._told
            if seq < row.seq and (not to or not to.isdisjoint(row.roles))
        )

    @cached_property
    def _told(self) -> Sequence[tuple[int, frozenset[str], Data]]:
        """The facts of the ledger that came out: in which row, for which roles alone, and what."""
        return [
            (entry.seq, frozenset(entry.data.get("to") or ()), self.ledger[entry.data["fact"]])
            for entry in self.entries("sim.fact")
            if entry.data.get("fact") in self.ledger
        ]

    def confirmed(self, seq: int) -> tuple[str, ...]:
        """The ids of facts that were found out, by anybody, before the row with this seq."""
        found = [row.data.get("fact") for row in self.before(seq, "sim.fact")]
        for row in self.before(seq, "verify.finding"):
            found.extend(row.data.get("facts") or ())
        return tuple(dict.fromkeys(str(name) for name in found))

    @cached_property
    def steady(self) -> Moment | None:
        """When the heat went down for good; None if it never did."""
        turns = self.rows("sim.quiet", "sim.active")
        last = max((n for n, row in enumerate(turns) if row.type == "sim.active"), default=-1)
        calm = turns[last + 1 :]
        return Moment(calm[0].t, calm[0].seq, "舆情趋稳") if calm else None

    @cached_property
    def approved(self) -> Moment | None:
        """When the first release that had been approved was approved; else the first approval."""
        for row in self.rows(*RELEASES):
            if not row.data["approved"]:
                continue
            approval = self.statements.approval(key_of(row), row.data["level"], row)
            if approval:
                return Moment(approval.t, approval.seq, "批准")
        return None


Derive = Callable[[Evidence, Entry], Data]
"""Works out further fields of a row."""
