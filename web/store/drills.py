"""Drills and their rows in the store. Rows are only ever added, each seq once."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

from peewee import fn

from scenarios.errors import StoreError
from scenarios.units import DrillTime
from simulator.entry import Entry
from simulator.journal import Journal
from simulator.reading import read_header
from web.store import tables
from web.store.database import connected, writing
from web.store.lookup import Lookup
from web.store.record import DrillRecord, NewDrill, State

CODE_LETTERS = "34679ACDEFGHJKMNPQRTVWXY"
"""Letters of a join code: none that is taken for another when read aloud or written down."""

CODE_LENGTH = 6
_ID_LENGTH = 10
_TRIES = 20
_AT_ONCE = 500

_drill = Lookup(tables.Drill, tables.Drill.id)
_seats = Lookup(tables.Seat, tables.Seat.drill, order=[tables.Seat.position])
_members = Lookup(tables.Member, tables.Member.drill)
_once = Lookup(tables.Once, tables.Once.drill, tables.Once.token)


@writing()
def create(new: NewDrill, now: datetime) -> DrillRecord:
    """Add a drill with its seats for people; only a drill of several people has a join code."""
    drill_id = "".join(secrets.choice(CODE_LETTERS) for _ in range(_ID_LENGTH)).lower()
    tables.Drill.create(
        id=drill_id,
        title=new.title,
        scenario=new.scenario,
        plan=new.plan,
        mode=new.mode,
        header=dict(new.header),
        host=new.host,
        code=None if new.solo else _free_code(),
        token=new.token,
        solo=new.solo,
        speed=new.speed,
        state=State.RUNNING.value,
        created_at=now.isoformat(),
    )
    for position, seat in enumerate(new.seats):
        tables.Seat.create(drill=drill_id, seat=seat, position=position, account=None)
    return _whole(*_drill(drill_id))


def _free_code() -> str:
    for _ in range(_TRIES):
        code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
        if not tables.Drill.select().where(tables.Drill.code == code).exists():
            return code
    raise StoreError("没有空闲的加入码", hint="结束不再使用的演练")


@connected()
def get(drill_id: str) -> DrillRecord | None:
    """The drill with this id."""
    return next(map(_whole, _drill(drill_id)), None)


@connected()
def by_token(token: str) -> DrillRecord | None:
    """The drill that came of the form with this token."""
    return next(iter(_records(tables.Drill.token == token)), None)


@connected()
def by_code(code: str) -> DrillRecord | None:
    """The running drill that is joined with this code."""
    running = tables.Drill.state == State.RUNNING.value
    return next(iter(_records((tables.Drill.code == code) & running)), None)


@connected()
def of_account(account_id: str) -> Sequence[DrillRecord]:
    """The drills an account joined or created, newest first."""
    joined = tables.Member.select(tables.Member.drill).where(tables.Member.account == account_id)
    return _records((tables.Drill.host == account_id) | tables.Drill.id.in_(joined))


@connected()
def everything() -> Sequence[DrillRecord]:
    """All drills, newest first."""
    return _records(tables.Drill.id.is_null(False))  # noqa: FBT003 -- peewee's parameter


@connected()
def in_state(state: State) -> Sequence[DrillRecord]:
    """The drills in this state, newest first."""
    return _records(tables.Drill.state == state.value)


@connected()
def journal(record: DrillRecord) -> Journal:
    """The saved rows of a drill as its journal."""
    rows = tables.Entry.select().where(tables.Entry.drill == record.id).order_by(tables.Entry.seq)
    return Journal(read_header(record.header), [_entry(row) for row in rows])


@writing()
def save(drill_id: str, entries: Sequence[Entry], now: DrillTime, once: Mapping[str, int]) -> None:
    """Add rows, the time the world has reached, and tokens of sent forms, all or nothing.

    Args:
        drill_id: Whose rows they are.
        entries: The rows since the last save, in order.
        now: Scenario second up to which the world was worked out.
        once: Token of a sent form to the seq of the row that came of it.

    Raises:
        StoreError: If a row with such a seq is there already, or the database refuses.
    """
    rows = [_row(drill_id, entry) for entry in entries]
    for start in range(0, len(rows), _AT_ONCE):
        tables.Entry.insert_many(rows[start : start + _AT_ONCE]).execute()
    for token, seq in once.items():
        tables.Once.create(drill=drill_id, token=token, seq=seq)
    tables.Drill.update(now=now).where(tables.Drill.id == drill_id).execute()


@writing()
def save_times(times: Mapping[str, DrillTime]) -> None:
    """Save how far drills have come in which nothing was written; no clock goes back."""
    drill = tables.Drill
    for drill_id, now in times.items():
        drill.update(now=now).where((drill.id == drill_id) & (drill.now < now)).execute()


@connected()
def seq_of(drill_id: str, token: str) -> int | None:
    """The row that came of the form with this token, None if it was never sent."""
    return next((int(row.seq) for row in _once(drill_id, token)), None)


@writing()
def finish(drill_id: str, state: State, reason: str, now: datetime) -> None:
    """Mark a drill as ended or stopped; nobody can join it any more."""
    changes: dict[str, str | None] = {
        "state": state.value,
        "reason": reason,
        "ended_at": now.isoformat(),
    }
    if state is State.ENDED:
        changes["code"] = None  # free for another drill
    tables.Drill.update(changes).where(tables.Drill.id == drill_id).execute()


@writing()
def reopen(drill_id: str) -> None:
    """Let a stopped drill go on."""
    tables.Drill.update(state=State.RUNNING.value, reason="", ended_at=None).where(
        tables.Drill.id == drill_id
    ).execute()


@writing()
def join(drill_id: str, account_id: str, now: datetime) -> None:
    """Make an account a member; a second time changes nothing."""
    tables.Member.insert(
        drill=drill_id, account=account_id, joined_at=now.isoformat()
    ).on_conflict_ignore().execute()


@writing()
def take_seats(drill_id: str, seats: Iterable[str], account_id: str) -> Sequence[str]:
    """Sit down on those of the seats that are free; the ones that were got."""
    got = []
    for seat in seats:
        changed = (
            tables.Seat.update(account=account_id)
            .where(
                (tables.Seat.drill == drill_id)
                & (tables.Seat.seat == seat)
                & tables.Seat.account.is_null()
            )
            .execute()
        )
        got.extend([seat] * changed)
    return got


@writing()
def leave_seat(drill_id: str, seat: str, account_id: str) -> bool:
    """Get up from a seat; False if it was not this account's."""
    changed: int = (
        tables.Seat.update(account=None)
        .where(
            (tables.Seat.drill == drill_id)
            & (tables.Seat.seat == seat)
            & (tables.Seat.account == account_id)
        )
        .execute()
    )
    return bool(changed)


@connected()
def row_counts(drill_ids: Iterable[str]) -> Mapping[str, int]:
    """How many rows each of these drills has."""
    entry, drill = tables.Entry, tables.Drill
    last = entry.select(fn.MAX(entry.seq)).where(entry.drill == drill.id)
    query = drill.select(drill.id, last.alias("rows")).where(drill.id.in_(list(drill_ids)))
    found: Any = query.dicts()
    return {row["id"]: row["rows"] for row in found if row["rows"]}


def _whole(drill: tables.Drill) -> DrillRecord:
    """One drill with its seats and members."""
    seats = {seat.seat: seat.account_id for seat in _seats(drill.id)}
    return _record(drill, seats, (member.account_id for member in _members(drill.id)))


def _records(where: object) -> list[DrillRecord]:
    drills = list(tables.Drill.select().where(where).order_by(tables.Drill.created_at.desc()))
    ids = [drill.id for drill in drills]
    seats: dict[str, dict[str, str | None]] = {one: {} for one in ids}
    for seat in (
        tables.Seat.select().where(tables.Seat.drill.in_(ids)).order_by(tables.Seat.position)
    ):
        seats[seat.drill_id][seat.seat] = seat.account_id
    members: dict[str, set[str]] = {one: set() for one in ids}
    for member in tables.Member.select().where(tables.Member.drill.in_(ids)):
        members[member.drill_id].add(member.account_id)
    return [_record(drill, seats[drill.id], members[drill.id]) for drill in drills]


def _record(
    row: tables.Drill, seats: Mapping[str, str | None], members: Iterable[str]
) -> DrillRecord:
    return DrillRecord(
        id=row.id,
        title=row.title,
        scenario=row.scenario,
        plan=row.plan,
        mode=row.mode,
        header=MappingProxyType(row.header),
        host=row.host_id,
        code=row.code,
        solo=row.solo,
        speed=row.speed,
        seats=MappingProxyType(dict(seats)),
        members=frozenset(members),
        now=DrillTime(row.now),
        state=State(row.state),
        reason=row.reason,
        created_at=datetime.fromisoformat(row.created_at),
        ended_at=None if row.ended_at is None else datetime.fromisoformat(row.ended_at),
    )


def _row(drill_id: str, entry: Entry) -> dict[str, object]:
    return {
        "drill": drill_id,
        "seq": entry.seq,
        "t": entry.t,
        "author": entry.by,
        "type": entry.type,
        "data": dict(entry.data),
        "user": entry.user,
        "auto": entry.auto,
        "because": entry.because,
        "extra": dict(entry.extra) or None,
    }


def _entry(row: tables.Entry) -> Entry:
    return Entry(
        seq=row.seq,
        t=DrillTime(row.t),
        by=row.author,
        type=row.type,
        data=row.data,
        user=row.user,
        auto=row.auto,
        because=row.because,
        extra=MappingProxyType(row.extra or {}),
    )
