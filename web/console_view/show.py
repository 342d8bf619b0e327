"""One look at a drill from the console: the drill, its words, and what the address bar asks."""

from collections.abc import Mapping
from dataclasses import dataclass

from web.number import whole
from web.running.reading import Reading, read
from web.services import Services
from web.sitting import words_of
from web.store.record import DrillRecord
from web.words import Words


@dataclass(frozen=True, slots=True)
class Show:
    """What all parts of the console are made from.

    Attributes:
        record: The drill in the store.
        reading: Its rows and clock.
        words: Its names and times.
        present: The accounts that look at it just now.
        wanted: Whose rows the log shows.
        before: The log shows rows older than this seq, None for the newest.
    """

    record: DrillRecord
    reading: Reading
    words: Words
    present: frozenset[str]
    wanted: str
    before: int | None


def show_of(services: Services, record: DrillRecord, args: Mapping[str, str]) -> Show:
    """Open a drill at the console.

    Raises:
        ScenarioError: If its documents are gone.
    """
    reading = read(services.live, record)
    return Show(
        record=record,
        reading=reading,
        words=words_of(reading),
        present=services.hub.present(record.id),
        wanted=args.get("by", "people"),
        before=whole(args.get("before", "")),
    )
