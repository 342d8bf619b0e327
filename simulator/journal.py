"""The journal of one drill: an append-only list of rows, and its text form.

It reads and writes text but no files, and it trusts nobody: whatever bytes come in, the
answer is a journal or a `JournalError` that names file and line.

Source: the journal format, sections 1, 2 and 6.10.
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, NoReturn

from scenarios.errors import JournalError, JournalTooNew, Place
from scenarios.units import DrillTime, parse_duration
from scenarios.vocabulary import AUTHORS, ENTRY_TYPES, MODES, PLATFORM_KINDS, ROLES
from simulator.entry import Data, Entry, faults

FORMAT = 1
"""The journal format this program writes."""

_KNOWN = frozenset({"seq", "at", "by", "type", "data", "user", "auto", "because"})
_MAX_LINE = 1_000_000


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
        return (self.starts_at + timedelta(seconds=t)).isoformat()

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
            raise JournalError(f"seq {entry.seq} follows {len(self._entries)}")
        if self._entries and entry.t < self._entries[-1].t:
            raise JournalError(f"row {entry.seq} goes back from {self._entries[-1].t} to {entry.t}")
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
    return _dumps(row)


def write_journal(journal: Journal) -> str:
    """The whole journal as JSON Lines, header first, ending in a line break."""
    lines = [_dumps(dict(journal.header.raw))]
    lines.extend(write_entry(journal.header, entry) for entry in journal)
    return "\n".join(lines) + "\n"


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "), allow_nan=False)


def read_journal(content: bytes, file: str) -> Journal:
    """Read a journal from the bytes of a file.

    Args:
        content: The file, UTF-8 JSON Lines.
        file: Its name, for messages.

    Raises:
        JournalError: At the first line that is broken, with file and line.
        JournalTooNew: If a later format wrote it.
    """
    lines = content.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip()]
    if not numbered:
        _fail(file, 1, "the file is empty", "a journal begins with a header line")
    first, rest = numbered[0], numbered[1:]
    header = read_header(read_line(first[1], file, first[0]), file, first[0])
    journal = Journal(header)
    for number, line in rest:
        entry = _entry(read_line(line, file, number), header, file, number)
        try:
            journal.append(entry)
        except JournalError as error:
            _fail(file, number, error.message, "rows are numbered from 1 and never go back")
    return journal


def read_header(raw: Data, file: str = "header", line: int = 1) -> Header:
    """Check a header and give it types.

    Raises:
        JournalError: If a part is missing or wrong.
        JournalTooNew: If a later format wrote it.
    """
    version = raw.get("journal")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        _fail(file, line, "no header", 'the first line has the key "journal": 1')
    if version > FORMAT:
        raise JournalTooNew(
            f"format {version} is newer than {FORMAT}",
            Place(file, line),
            "read it with a later version of yulian",
        )
    for key, test, wanted in _HEADER:
        if not test(raw.get(key)):
            _fail(file, line, f"header key {key!r} is {raw.get(key)!r}", f"give {wanted}")
    return Header(
        scenario=raw["scenario"],
        plan=raw["plan"],
        seed=raw["seed"],
        starts_at=_time(raw["starts_at"], file, line),
        mode=raw["mode"],
        office_hours=tuple(raw.get("office_hours") or ("09:00-12:00", "13:00-17:00")),
        settings=_settings(raw.get("settings") or {}, file, line),
        platforms=MappingProxyType(dict(raw.get("platforms") or {})),
        truth=MappingProxyType(dict(raw.get("truth") or {})),
        raw=raw,
    )


def _settings(raw: Mapping[str, object], file: str, line: int) -> Mapping[str, int]:
    found = {}
    for name, value in raw.items():
        try:
            found[name] = parse_duration(value)
        except ValueError as error:
            _fail(file, line, f"setting {name!r}: {error}", "give a duration")
    return MappingProxyType(found)


def _is_hours(value: object) -> bool:
    return value is None or (
        isinstance(value, list) and bool(value) and all(isinstance(v, str) for v in value)
    )


def _is_platforms(value: object) -> bool:
    return value is None or (
        isinstance(value, dict)
        and all(isinstance(kind, str) and kind in PLATFORM_KINDS for kind in value.values())
    )


def _is_truth(value: object) -> bool:
    if value is None:
        return True
    if not isinstance(value, dict):
        return False
    facts = value.get("facts")
    return (
        (facts is None or _are_facts(facts))
        and _is_list_of_text(value.get("flags"))
        and _is_list_of_text(value.get("concerned"))
    )


def _are_facts(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(fact, dict) and isinstance(fact.get("id"), str) for fact in value
    )


def _is_list_of_text(value: object) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(v, str) for v in value))


def _is_named(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


_HEADER = (
    ("scenario", _is_named, "the id of the scenario"),
    ("plan", _is_named, "the id of the plan pack"),
    ("seed", _is_whole, "a whole number"),
    ("starts_at", _is_named, "the time of StartEx, ISO 8601 with offset"),
    ("mode", lambda v: isinstance(v, str) and v in MODES, f"one of {', '.join(MODES)}"),
    ("office_hours", _is_hours, 'a list like ["09:00-12:00", "13:00-17:00"]'),
    ("settings", lambda v: v is None or isinstance(v, dict), "an object of durations"),
    ("platforms", _is_platforms, f"platform ids with one of {', '.join(PLATFORM_KINDS)}"),
    ("truth", _is_truth, "an object with lists of flags, concerned and facts"),
)


def _entry(raw: Data, header: Header, file: str, line: int) -> Entry:
    seq, by, row_type, data = raw.get("seq"), raw.get("by"), raw.get("type"), raw.get("data")
    if not isinstance(seq, int) or isinstance(seq, bool):
        _fail(file, line, f"seq is {seq!r}", "number the rows from 1")
    if not isinstance(by, str) or (by not in ROLES and by not in AUTHORS):
        _fail(file, line, f"unknown role {by!r}", f"by is one of {', '.join((*AUTHORS, *ROLES))}")
    if not isinstance(row_type, str) or row_type not in ENTRY_TYPES:
        _fail(file, line, f"unknown type {row_type!r}", "use a type of the journal format")
    if not isinstance(data, dict):
        _fail(file, line, f"data is {data!r}", "data is an object, {} if there is nothing to say")
    for fault in faults(row_type, data):
        _fail(file, line, f"{row_type}: {fault}", "correct the field")
    t = _time(raw.get("at"), file, line) - header.starts_at
    if t < timedelta(0):
        _fail(file, line, f"at {raw['at']!r} lies before starts_at", "correct the time")
    if t.microseconds:
        _fail(file, line, f"at {raw['at']!r} has parts of a second", "use whole seconds")
    return Entry(
        seq=seq,
        t=DrillTime(t.days * 86_400 + t.seconds),
        by=by,
        type=row_type,
        data=data,
        user=_optional(raw, "user", str, file, line),
        auto=bool(_optional(raw, "auto", bool, file, line)),
        because=_optional(raw, "because", int, file, line),
        extra=MappingProxyType({k: v for k, v in raw.items() if k not in _KNOWN}),
    )


def _optional(raw: Data, key: str, wanted: type, file: str, line: int) -> Any:  # noqa: ANN401
    value = raw.get(key)
    if value is not None and type(value) is not wanted:
        _fail(file, line, f"{key} is {value!r}", f"{key} is of type {wanted.__name__} or absent")
    return value


def _time(value: object, file: str, line: int) -> datetime:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        _fail(file, line, f"{value!r} is not a time", "write 2026-09-18T16:00:00+08:00")
    return moment


def read_line(line: bytes, file: str, number: int) -> Data:
    """One line of JSON Lines as an object, strictly.

    Raises:
        JournalError: If it is no object, or has duplicate keys, NaN or half a character.
    """
    if len(line) > _MAX_LINE:
        _fail(file, number, f"the line has {len(line)} bytes", f"at most {_MAX_LINE} are read")
    try:
        value = json.loads(
            line.decode("utf-8"),
            object_pairs_hook=_unique,
            parse_constant=_not_a_number,
            parse_float=_finite,
        )
    except (ValueError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        _fail(file, number, f"broken JSON: {reason}", "each line is one JSON object")
    if not isinstance(value, dict):
        _fail(file, number, f"a {type(value).__name__}", "each line is one JSON object")
    if b"\\u" in line and not _encodes(value):
        _fail(file, number, "half a surrogate pair", "write the character itself")
    return value


def _encodes(value: Data) -> bool:
    try:
        _dumps(value).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"duplicate key {twice!r}")
    return found


def _not_a_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is not a JSON number")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text} is too large")
    return number


def _fail(file: str, line: int, message: str, hint: str) -> NoReturn:
    raise JournalError(message, Place(file, line), hint)
