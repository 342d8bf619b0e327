"""The journal of one drill: an append-only list of rows, and how it is written as text.

How text becomes a journal again is the business of `simulator.reading`.

Source: the journal format, sections 1 and 2.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from scenarios.errors import JournalError
from scenarios.units import DrillTime
from simulator.entry import Data, Entry

FORMAT = 1
"""The journal format this program writes."""


_ENCODER = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, separators=(", ", ": "), allow_nan=False
)

_ORDER = "序号从 1 起逐条加 1，时间不能倒退"


@dataclass(frozen=True, slots=True)
class Header:
    """The first line: what this drill was.

    `raw` is the line as JSON, unknown keys included; it is what is written out again.
    """

    scenario: str
    plan: str
    seed: int
    starts_at: datetime
    mode: str
    office_hours: tuple[str, ...]
    settings: Mapping[str, int]
    platforms: Mapping[str, str]
    truth: Data
    raw: Data

    def kind_of(self, platform: str) -> str | None:
        """The kind of a platform (`microblog` …), None if the header does not know it."""
        return self.platforms.get(platform)

    def at(self, t: int) -> str:
        """Drill time as ISO 8601 in the offset of StartEx."""
        return _at(self.starts_at, t)

    def moment(self, iso: str) -> DrillTime:
        """A time with offset as drill time, its inverse."""
        return DrillTime(int((datetime.fromisoformat(iso) - self.starts_at).total_seconds()))

    @property
    def flags(self) -> tuple[str, ...]:
        """The truth flags."""
        return tuple(self.truth.get("flags") or ())

    @property
    def facts(self) -> Mapping[str, Data]:
        """The fact ledger, by id."""
        return {fact["id"]: fact for fact in self.truth.get("facts") or ()}


@lru_cache(maxsize=4)
def _at(starts_at: datetime, t: int) -> str:
    """A moment as text; rows that were written together ask for the same."""
    return (starts_at + timedelta(seconds=t)).isoformat()


class Journal:
    """The rows of one drill, in order, and an index by type."""

    def __init__(self, header: Header, entries: Sequence[Entry] = ()) -> None:
        self.header = header
        self._entries: list[Entry] = []
        self._by_type: dict[str, list[Entry]] = {}
        for entry in entries:
            self.append(entry)

    def append(self, entry: Entry) -> None:
        """Add the next row.

        Raises:
            JournalError: If its seq is not the next one or its time lies before the last row.
        """
        if entry.seq != len(self._entries) + 1:
            raise JournalError(f"第 {len(self._entries)} 条之后是第 {entry.seq} 条", hint=_ORDER)
        if self._entries and entry.t < self._entries[-1].t:
            raise JournalError(f"第 {entry.seq} 条的时间早于上一条", hint=_ORDER)
        self._entries.append(entry)
        self._by_type.setdefault(entry.type, []).append(entry)

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    def __getitem__(self, seq: int) -> Entry:
        """The row with this seq, from 1."""
        if not 1 <= seq <= len(self._entries):
            raise KeyError(seq)
        return self._entries[seq - 1]

    def since(self, seq: int) -> Sequence[Entry]:
        """The rows after this seq; `since(0)` is all of them."""
        return self._entries[seq:]

    def of(self, row_type: str) -> Sequence[Entry]:
        """The rows of one type, in order."""
        return self._by_type.get(row_type, ())

    @property
    def ended(self) -> Entry | None:
        """The row that ended the drill, None while it goes on."""
        ends = self.of("sim.end")
        return ends[0] if ends else None


def write_entry(header: Header, entry: Entry) -> str:
    """One row as a line of JSON, without the line break."""
    row: dict[str, Any] = {"seq": entry.seq, "at": header.at(entry.t), "by": entry.by}
    if entry.user is not None:
        row["user"] = entry.user
    if entry.auto:
        row["auto"] = True
    row["type"] = entry.type
    row["data"] = dict(entry.data)
    if entry.because is not None:
        row["because"] = entry.because
    row.update(entry.extra)
    return dumps(row)


def write_journal(journal: Journal) -> str:
    """The whole journal as JSON Lines, header first, ending in a line break."""
    lines = [dumps(dict(journal.header.raw))]
    lines.extend(write_entry(journal.header, entry) for entry in journal)
    return "\n".join(lines) + "\n"


def dumps(value: object) -> str:
    """JSON as a journal writes it: one line, Chinese as it is."""
    return _ENCODER.encode(value)
