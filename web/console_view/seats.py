"""The seats of a drill: who sits there, whether they look, what they did last, what is overdue."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from scenarios.vocabulary import ASIDES, ENTRY_TYPES
from scoring.finding import Finding, Status
from simulator.entry import Entry
from simulator.journal import Journal
from web.store.record import DrillRecord
from web.words import Moment, Words, about

SILENT_S = 7_200
"""Scenario seconds without an act after which a person's seat is called silent."""


@dataclass(frozen=True, slots=True)
class SeatView:
    """One seat; `holder` is empty where a person is missing or a colleague plays.

    `silence` says how long nobody acted here, empty where that is not long; `overdue` are the
    duties of its roles that were to be done by now and are not.
    """

    title: str
    holder: str
    is_automatic: bool
    is_present: bool
    acts: int
    last: str
    at: Moment | None
    silence: str
    overdue: Sequence[Finding]


@dataclass(frozen=True, slots=True)
class Table:
    """What is known of those who sit at a drill.

    Attributes:
        record: Who holds which seat.
        names: What accounts are called, by id.
        present: The accounts that look at the drill just now.
        findings: The drill judged as it stands.
        now: The drill's time, in seconds since StartEx.
    """

    record: DrillRecord
    names: Mapping[str, str]
    present: Collection[str]
    findings: Sequence[Finding]
    now: int


def seats(table: Table, journal: Journal, words: Words) -> Sequence[SeatView]:
    """All seats, those for people first."""
    acts = [
        row for row in journal if row.by not in ("world", "director") and row.type not in ASIDES
    ]
    missed = [finding for finding in table.findings if finding.status is Status.MISSED]
    views = []
    for seat in words.scenario.seats:
        holder = table.record.seats.get(seat.id)
        own = [row for row in acts if row.by in seat.roles]
        since = table.now - (own[-1].t if own else 0)
        views.append(
            SeatView(
                title=seat.title,
                holder=table.names.get(holder or "", ""),
                is_automatic=seat.id not in table.record.seats,
                is_present=holder in table.present,
                acts=len(own),
                last=_title(own[-1]) if own else "",
                at=words.moment(own[-1].t) if own else None,
                silence=about(since) if holder and since >= SILENT_S else "",
                overdue=[one for one in missed if set(one.roles).intersection(seat.roles)],
            )
        )
    return sorted(views, key=lambda view: view.is_automatic)


def _title(row: Entry) -> str:
    return ENTRY_TYPES[row.type].title
