"""A person at their desk in one drill: the record, its rows and clock, and what they may see."""

from dataclasses import dataclass

from web.desk_view.desk import Desk, desk_of
from web.desk_view.page import Clock, Frame, mode_title
from web.running.reading import Reading, read
from web.security import may_direct
from web.services import services
from web.store.record import Account, DrillRecord
from web.words import Words

_DAY_S = 86_400


@dataclass(frozen=True, slots=True)
class Sitting:
    """One account at one desk; `desk.roles` is empty where it holds no seat."""

    account: Account
    record: DrillRecord
    reading: Reading
    desk: Desk


def sit(record: DrillRecord, account: Account) -> Sitting:
    """Open the desk of an account.

    Raises:
        ScenarioError: If the documents of the drill are gone.
    """
    reading = read(services().live, record)
    words = words_of(reading)
    seats = record.seats_of(account.id)
    return Sitting(
        account, record, reading, desk_of(words, reading.journal, seats, reading.moment.t)
    )


def words_of(reading: Reading) -> Words:
    """The names and times of a drill."""
    return Words(reading.journal, reading.scenario, reading.pack)


def frame_of(sitting: Sitting) -> Frame:
    """What stands around the panes."""
    reading = sitting.reading
    return Frame(
        drill_id=sitting.record.id,
        title=sitting.record.title,
        mode=mode_title(sitting.record.mode),
        seats=sitting.desk.seats,
        clock=clock_of(sitting.desk.words, reading),
        ended=reading.moment.ended,
        seq=len(reading.journal),
        may_pace=sitting.record.solo and may_direct(sitting.account, sitting.record),
    )


def clock_of(words: Words, reading: Reading) -> Clock:
    """The scenario clock of a drill."""
    start = words.header.starts_at
    days = range(reading.scenario.length // _DAY_S + 2)
    moments = [words.moment(day * _DAY_S) for day in days]
    return Clock(
        moment=words.moment(reading.moment.t),
        speed=f"{reading.moment.speed:g}",
        running=reading.moment.running,
        ended=reading.moment.ended,
        start=start.isoformat(),
        days={m.day: m.day_kind for m in moments if m.day_kind},
    )
