"""Rehearsals in the store: what is to be played, who plays it, and what came of it so far.

A rehearsal is played by one worker at a time: it claims it until a moment, and again before that
passes. A worker that is gone has claimed it for a while yet; then another may. Parts are only
ever added, each number once, so it does not matter who played them.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import fn

from simulator.entry import Data
from web.store.database import connected, writing
from web.store.record import NewRehearsal, RehearsalRecord, RehearsalState
from web.store.tables import Rehearsal, RehearsalPart

_ID_BYTES = 5
_WAITING = Rehearsal.state == RehearsalState.WAITING.value


@dataclass(frozen=True, slots=True)
class Claim:
    """Who plays, and until when nobody else may."""

    worker: str
    now: datetime
    seconds: int

    @property
    def until(self) -> int:
        """The end of the claim, in seconds of the epoch."""
        return int(self.now.timestamp()) + self.seconds


@writing()
def create(new: NewRehearsal, now: datetime) -> RehearsalRecord:
    """Add a rehearsal that waits to be played; the same form gives the one that came of it."""
    sent = Rehearsal.get_or_none(Rehearsal.token == new.token)
    made = sent or Rehearsal.create(
        id=secrets.token_hex(_ID_BYTES),
        token=new.token,
        scenario=new.scenario,
        version=new.version,
        text=new.digest,
        plans=list(new.plans),
        seeds=new.seeds,
        chunk=new.chunk,
        runs=new.runs,
        account=new.account,
        state=RehearsalState.WAITING.value,
        created_at=now.isoformat(),
    )
    return _records(Rehearsal.id == made.id)[0]


@connected()
def get(rehearsal: str) -> RehearsalRecord | None:
    """The rehearsal with this id."""
    return next(iter(_records(Rehearsal.id == rehearsal)), None)


@connected()
def everything() -> Sequence[RehearsalRecord]:
    """All rehearsals, the newest first."""
    return _records(Rehearsal.id != "")


@connected()
def of_text(digest: str) -> Sequence[RehearsalRecord]:
    """The rehearsals of a text, the newest first."""
    return _records(Rehearsal.text == digest)


@connected()
def parts(rehearsal: str) -> Mapping[int, Sequence[Data]]:
    """What came of each chunk that has been played, by its number."""
    of_one = RehearsalPart.rehearsal == rehearsal
    rows = RehearsalPart.select().where(of_one).order_by(RehearsalPart.number)
    return {row.number: row.outcomes for row in rows}


@writing()
def claim(by: Claim) -> RehearsalRecord | None:
    """Take the rehearsal that has waited longest and that nobody plays.

    Returns:
        The rehearsal; None if there is none, or another server was faster.
    """
    free = _WAITING & (Rehearsal.claimed_until <= int(by.now.timestamp()))
    first = Rehearsal.select().where(free).order_by(Rehearsal.created_at, Rehearsal.id).first()
    if first is None or not _claimed((Rehearsal.id == first.id) & free, by):
        return None
    return _records(Rehearsal.id == first.id)[0]


@connected()
def is_held(rehearsal: str, worker: str) -> bool:
    """Whether a rehearsal is this worker's and not over."""
    return bool(Rehearsal.select().where(_own(rehearsal, worker)).exists())


@writing()
def claim_again(rehearsal: str, by: Claim) -> bool:
    """Go on playing; False where it is over, was cancelled or is another's by now."""
    return _claimed(_own(rehearsal, by.worker), by)


@writing()
def add(rehearsal: str, worker: str, number: int, outcomes: Sequence[Data]) -> bool:
    """Add what came of a chunk; False where the rehearsal is not this worker's any more."""
    if not is_held(rehearsal, worker):
        return False
    part = {"rehearsal": rehearsal, "number": number, "runs": len(outcomes)}
    RehearsalPart.insert(**part, outcomes=list(outcomes)).on_conflict_ignore().execute()
    return True


@writing()
def release(rehearsal: str, worker: str) -> None:
    """Let another worker go on with a rehearsal."""
    Rehearsal.update(claimed_until=0).where(_own(rehearsal, worker)).execute()


@writing()
def finish(
    rehearsal: str, worker: str, state: RehearsalState, now: datetime, reason: str = ""
) -> None:
    """Say that all is played, or why it cannot be."""
    _end(_own(rehearsal, worker), state, now, reason)


@writing()
def cancel(rehearsal: str, now: datetime) -> bool:
    """End a rehearsal that is not over; what was played stays. False where it was over."""
    return _end((Rehearsal.id == rehearsal) & _WAITING, RehearsalState.CANCELLED, now, "")


def _own(rehearsal: str, worker: str) -> Any:  # noqa: ANN401 -- peewee's expressions
    return (Rehearsal.id == rehearsal) & _WAITING & (Rehearsal.worker == worker)


def _claimed(where: Any, by: Claim) -> bool:  # noqa: ANN401 -- peewee's expressions
    changed = {"worker": by.worker, "claimed_until": by.until}
    return bool(Rehearsal.update(**changed).where(where).execute())


def _end(where: Any, state: RehearsalState, now: datetime, reason: str) -> bool:  # noqa: ANN401
    changed = {"state": state.value, "reason": reason, "ended_at": now.isoformat()}
    return bool(Rehearsal.update(**changed).where(where).execute())


def _records(where: Any) -> Sequence[RehearsalRecord]:  # noqa: ANN401 -- peewee's expressions
    newest = (Rehearsal.created_at.desc(), Rehearsal.id)
    rows = list(Rehearsal.select().where(where).order_by(*newest))
    sums: Any = (
        RehearsalPart.select(RehearsalPart.rehearsal, fn.SUM(RehearsalPart.runs))
        .where(RehearsalPart.rehearsal.in_([row.id for row in rows]))
        .group_by(RehearsalPart.rehearsal)
    )
    played = {name: int(runs) for name, runs in sums.tuples()}
    return [_record(row, played.get(row.id, 0)) for row in rows]


def _record(row: Rehearsal, played: int) -> RehearsalRecord:
    return RehearsalRecord(
        id=row.id,
        order=NewRehearsal(
            scenario=row.scenario,
            version=row.version,
            digest=row.text_id,
            plans=tuple(row.plans),
            seeds=row.seeds,
            chunk=row.chunk,
            runs=row.runs,
            account=row.account_id,
            token=row.token,
        ),
        state=RehearsalState(row.state),
        reason=row.reason,
        played=played,
        created_at=datetime.fromisoformat(row.created_at),
        ended_at=None if row.ended_at is None else datetime.fromisoformat(row.ended_at),
    )
