"""A drill as it is reviewed: its cards, what was said about them, and the frame of its pages."""

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.scorecard import Scorecard
from web.judging.cards import examined, revised
from web.judging.ledger import Ledger, ledger_of
from web.review_view.room import Room, room_of
from web.review_view.rulings import Changed, History, Mark, Teller
from web.running.reading import Reading
from web.sitting import words_of
from web.store import notes, people
from web.store.record import Account
from web.words import Words


@dataclass(frozen=True, slots=True)
class Review:
    """One drill under review by one account."""

    reading: Reading
    account: Account
    words: Words
    card: Scorecard
    ledger: Ledger
    teller: Teller
    room: Room

    @property
    def history(self) -> History:
        """All that was said and may be read."""
        return self.teller.history(self.ledger, self.account)

    @property
    def changed(self) -> Changed | None:
        """How overrides changed the card."""
        return self.teller.changed(self.ledger)

    @property
    def marks(self) -> Mapping[str, Mark]:
        """What is shown beside findings and lines, by key."""
        return self.teller.marks(self.ledger, self.account)


def review_of(reading: Reading, account: Account, page: str) -> Review:
    """Open the review of a drill.

    Args:
        reading: The drill; `web.running.reading.may_read` was asked before.
        account: Who looks.
        page: The endpoint whose tab is open.
    """
    words, ledger = words_of(reading), ledger_of(notes.of_drill(reading.record.id))
    card = revised(reading, ledger.overrides)
    teller = Teller(card, examined(reading), reading.record.id, people.titles())
    room = room_of(reading, words, page, account)
    return Review(reading, account, words, card, ledger, teller, room)
