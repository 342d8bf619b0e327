"""When a limit runs out, on the clock it runs on."""

from scoring.finding import Clock
from simulator.calendar import Calendar


def due_at(calendar: Calendar, start: int, limit: int, clock: Clock | None) -> int:
    """The moment at which a limit runs out, in seconds since StartEx.

    Args:
        calendar: The calendar of the drill.
        start: From when it runs, in seconds since StartEx.
        limit: Seconds on the clock, days where the clock counts days.
        clock: The clock; None means natural time.

    Raises:
        DrillError: If the calendar does not reach far enough.
    """
    match clock:
        case Clock.WORKING_HOURS:
            return calendar.after_open_seconds(start, limit)
        case Clock.WORKING_DAYS:
            return calendar.end_of_working_day_after(start, limit)
        case _:
            return start + limit
