"""What is to be different: acts of a journal moved, dropped or added, and how that is written."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NoReturn

from scenarios.errors import DrillError
from scenarios.units import DrillTime, parse_duration
from scenarios.vocabulary import ASIDES, ENTRY_TYPES
from simulator.entry import Act, Entry
from simulator.journal import Header, Journal, dumps
from simulator.lines import read_line, shown
from simulator.script import read_acts

HOW = (
    "写 “seq 31 at -2h”（提前）、“seq 31 at +2h”（推迟）、“seq 31 at 6h”（改在开始后 6 小时）、"
    "“seq 31 drop”（不做）、“add FILE.jsonl” 或 “at 6h {…}”（增加行动）"
)
"""How a change is written."""

_WITHOUT_EFFECT = frozenset(
    {
        *ASIDES,
        "director.note",
        "director.hint",
        "director.limits",
        "director.pause",
        "director.resume",
        "director.speed",
        "director.end",  # a course is compared as far as it went
    }
)
"""What people do without a course for it: the world takes no notice, or there is no more."""

_SEQ = re.compile(r"seq\s+(\d{1,9})\s+(?:(drop)|at\s+(\S+))")
_ADD = re.compile(r"add\s+(\S.*)")
_AT = re.compile(r"at\s+(\S+)\s+(\{.*\})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Move:
    """The act of this row is done at another time, in seconds since StartEx."""

    seq: int
    t: DrillTime


@dataclass(frozen=True, slots=True)
class Drop:
    """The act of this row is not done."""

    seq: int


@dataclass(frozen=True, slots=True)
class Add:
    """An act that was not done."""

    t: DrillTime
    act: Act


Change = Move | Drop | Add

Read = Callable[[str], bytes]
"""What gives the content of a file of acts by its name."""


def read_changes(texts: Sequence[str], journal: Journal, read: Read) -> tuple[Change, ...]:
    """Read changes as people write them.

    Args:
        texts: One change each: `seq 31 at -2h`, `seq 31 drop`, `add FILE.jsonl`, `at 6h {…}`.
        journal: The drill that is changed.
        read: Gives the file of `add`.

    Raises:
        DrillError: At the first text that cannot be read or does not fit the journal.
    """
    changes = tuple(change for text in texts for change in _read(text.strip(), journal, read))
    check(changes, journal)
    return changes


def check(changes: Sequence[Change], journal: Journal) -> None:
    """Make sure that changes fit a journal.

    Raises:
        DrillError: If one names a row that is no act of a person, or a time before StartEx, or
            two name the same row.
    """
    named = [change.seq for change in changes if not isinstance(change, Add)]
    for seq in named:
        row = journal[seq] if 1 <= seq <= len(journal) else None
        if row is None:
            raise DrillError(f"没有第 {seq} 条记录", hint=f"序号是 1 到 {len(journal)}")
        if not is_deed(row):
            raise DrillError(
                f"第 {seq} 条记录（{ENTRY_TYPES[row.type].title}）不是人的行动，不能改",
                hint="网上和媒体的反应、系统同事的行动随推演自动产生，只能改参演和导调人员的行动",
            )
        if named.count(seq) > 1:
            raise DrillError(f"第 {seq} 条记录改了两次", hint="每条记录只写一项改动")
    for change in changes:
        if isinstance(change, Move) and change.t < 0:
            raise DrillError(f"第 {change.seq} 条记录提前到了演练开始之前", hint="少提前一些")


def is_deed(row: Entry) -> bool:
    """Whether a row is the act of a person, and was not refused."""
    return row.by != "world" and not row.auto and row.type != "refused"


def may_change(row: Entry) -> bool:
    """Whether it can matter to the course when this row was, or that it was at all."""
    return is_deed(row) and row.type not in _WITHOUT_EFFECT


def _read(text: str, journal: Journal, read: Read) -> Iterator[Change]:
    if match := _SEQ.fullmatch(text):
        seq, drop, when = int(match[1]), match[2], match[3]
        yield Drop(seq) if drop else Move(seq, _moved(text, when, seq, journal))
    elif match := _ADD.fullmatch(text):
        starts_at = journal.header.starts_at
        yield from (Add(t, act) for t, act in read_acts(read(match[1]), match[1], starts_at))
    elif match := _AT.fullmatch(text):
        yield _added(text, match[1], match[2], journal.header)
    else:
        _unreadable(text)


def _moved(text: str, when: str, seq: int, journal: Journal) -> DrillTime:
    """The new time of a row: `-2h` and `+2h` from its own, `6h` from StartEx, or a date."""
    if when[0] not in "+-":
        return _time(text, when, journal.header)
    own = journal[seq].t if 1 <= seq <= len(journal) else 0
    by = _time(text, when[1:], journal.header)
    return DrillTime(own + (by if when[0] == "+" else -by))


def _time(text: str, when: str, header: Header) -> DrillTime:
    try:
        moment = datetime.fromisoformat(when) if "T" in when else None
        if moment is not None and moment.tzinfo is not None:
            return DrillTime(int((moment - header.starts_at).total_seconds()))
        return DrillTime(parse_duration(when))
    except ValueError:
        _unreadable(text)


def _added(text: str, when: str, act: str, header: Header) -> Add:
    t = _time(text, when, header)
    if t < 0:
        raise DrillError(f"{shown(text)} 早于演练开始", hint="写演练开始之后的时间")
    raw = {key: value for key, value in read_line(act.encode(), text, 1).items() if key != "at"}
    ((_, found),) = read_acts(dumps({**raw, "t": t}).encode(), text, header.starts_at)
    return Add(t, found)


def _unreadable(text: str) -> NoReturn:
    raise DrillError(f"读不懂改动 {shown(text)}", hint=HOW)
