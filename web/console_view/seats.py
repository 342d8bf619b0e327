"""The seats of a drill: who sits there, whether they look, what they did last."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from scenarios.vocabulary import ENTRY_TYPES
from simulator.entry import Entry
from simulator.journal import Journal
from web.store.record import DrillRecord
from web.words import Moment, Words


@dataclass(frozen=True, slots=True)
class SeatView:
    """One seat; `holder` is empty where a person is missing or a colleague plays."""

    title: str
    holder: str
    is_automatic: bool
    is_present: bool
    acts: int
    last: str
    at: Moment | None


def seats(
    record: DrillRecord,
    journal: Journal,
    words: Words,
    names: Mapping[str, str],
    present: Collection[str],
) -> Sequence[SeatView]:
    """All seats, those for people first.

    Args:
        record: Who holds which seat.
        journal: The rows so far.
        words: The names of the drill.
        names: What accounts are called, by id.
        present: The accounts that look at the drill just now.
    """
    acts = [row for row in journal if row.by not in ("world", "director")]
    views = []
    for seat in words.scenario.seats:
        holder = record.seats.get(seat.id)
        own = [row for row in acts if row.by in seat.roles]
        views.append(
            SeatView(
                title=seat.title,
                holder=names.get(holder or "", ""),
                is_automatic=seat.id not in record.seats,
                is_present=holder in present,
                acts=len(own),
                last=_title(own[-1]) if own else "",
                at=words.moment(own[-1].t) if own else None,
            )
        )
    return sorted(views, key=lambda view: view.is_automatic)


def _title(row: Entry) -> str:
    return ENTRY_TYPES[row.type].title
