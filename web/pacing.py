"""The clock of a drill as its rows set it: the director's pause, resume and speed, and the end."""

from simulator.entry import Entry
from simulator.journal import Journal
from web.clock import Pace
from web.store.record import DrillRecord


def follow(pace: Pace, row: Entry, wall: float) -> Pace:
    """The clock after a row: the director's pause, resume and speed, and the end."""
    match row.type:
        case "director.pause" | "sim.end":
            return pace.paused(wall)
        case "director.resume":
            return pace.resumed(wall)
        case "director.speed":
            return pace.with_speed(row.data["factor"], wall)
        case _:
            return pace


def first_pace(record: DrillRecord, journal: Journal, wall: float) -> Pace:
    """The clock of a drill that begins or is taken up again.

    Who practises alone begins at once; others wait for the director. No wall time that went by
    since the last saved row counts.
    """
    pace = Pace(t=float(record.now), since=wall, speed=record.speed, running=record.solo)
    for row in journal:
        pace = follow(pace, row, wall)
    return pace
