"""What is said in the review of drills. Notes are only ever added, each number once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from peewee import fn

from web.store.database import connected, writing
from web.store.record import NewNote, Note, NoteKind
from web.store.tables import ReviewNote


@connected()
def of_drill(drill_id: str) -> Sequence[Note]:
    """The notes of a drill, in order."""
    return _notes(drill_id)


@connected()
def counts(drill_ids: Iterable[str]) -> Mapping[str, int]:
    """How many notes each of these drills has; those without are left out."""
    query = (
        ReviewNote.select(ReviewNote.drill, fn.MAX(ReviewNote.number).alias("number"))
        .where(ReviewNote.drill.in_(list(drill_ids)))
        .group_by(ReviewNote.drill)
    )
    return {row.drill_id: row.number for row in query}


@writing()
def add(drill_id: str, new: NewNote, allow: Callable[[Sequence[Note]], None]) -> Note:
    """Add a note to the review of a drill.

    Args:
        drill_id: Whose review it is.
        new: What is said; the same form again gives the note that came of it.
        allow: Is given the notes that are there, and raises where this one must not follow them;
            nobody else adds a note in between.
    """
    sent = ReviewNote.get_or_none((ReviewNote.drill == drill_id) & (ReviewNote.token == new.token))
    if sent is not None:
        return _note(sent)
    allow(_notes(drill_id))
    last = ReviewNote.select(fn.MAX(ReviewNote.number)).where(ReviewNote.drill == drill_id).scalar()
    row = ReviewNote.create(
        drill=drill_id,
        number=(last or 0) + 1,
        kind=new.kind.value,
        about=new.about,
        account=new.account,
        at=new.at.isoformat(),
        data=dict(new.data),
        token=new.token,
    )
    return _note(row)


def _notes(drill_id: str) -> list[Note]:
    rows = ReviewNote.select().where(ReviewNote.drill == drill_id).order_by(ReviewNote.number)
    return [_note(row) for row in rows]


def _note(row: ReviewNote) -> Note:
    return Note(
        number=row.number,
        kind=NoteKind(row.kind),
        about=row.about,
        account=row.account_id,
        at=datetime.fromisoformat(row.at),
        data=row.data,
    )
