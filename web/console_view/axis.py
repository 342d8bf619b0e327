"""The script on one axis of time: where every inject came or is planned, and where the drill is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from web.console_view.msel import STATES, InjectLine, Msel
from web.words import Words

LANES = ("fired", "planned", "skipped", "expired")
"""The states that have a time, from above; what waits for a condition has none."""

LANE_HEIGHT = 18
_DAY = 86_400
_MOST_S = 5 * _DAY
"""So long a story has words at each of its days; more would run into each other."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One inject, `x` in per cent of the axis; `text` tells it to who points at it."""

    x: str
    text: str


@dataclass(frozen=True, slots=True)
class Lane:
    """The injects of one state, `y` pixels from above."""

    state: str
    title: str
    y: int
    marks: Sequence[Mark]


@dataclass(frozen=True, slots=True)
class Day:
    """Where a day begins."""

    x: str
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The axis, the drill's time on it; its lanes are `height` pixels high together."""

    lanes: Sequence[Lane]
    height: int
    days: Sequence[Day]
    now: str


def axis(msel: Msel, words: Words, now: int) -> Axis:
    """Lay the script on its axis, as long as the scenario.

    Args:
        msel: The list.
        words: The times of the drill.
        now: Its time, in seconds since StartEx.
    """
    timed = [one for one in (*msel.past, *msel.soon, *msel.later) if one.stands is not None]
    states = [state for state in LANES if any(one.state == state for one in timed)]
    lanes = [
        _lane(state, place, [one for one in timed if one.state == state], words)
        for place, state in enumerate(states)
    ]
    share = _share(now, words.scenario.length)
    return Axis(lanes, LANE_HEIGHT * len(lanes), list(_days(words)), share)


def _lane(state: str, place: int, lines: Sequence[InjectLine], words: Words) -> Lane:
    marks = [
        Mark(_share(one.stands or 0, words.scenario.length), _told(one, words)) for one in lines
    ]
    y = LANE_HEIGHT * place + LANE_HEIGHT // 2
    return Lane(state, f"{STATES[state]} {len(marks)}", y, marks)


def _told(one: InjectLine, words: Words) -> str:
    return f"{words.moment(one.stands or 0).text} {one.title}"


def _days(words: Words) -> Iterator[Day]:
    """Midnight after midnight, in long stories every second or third."""
    start, length = words.header.starts_at, words.scenario.length
    first = _DAY - (start.hour * 3_600 + start.minute * 60 + start.second)
    for t in range(first, length, _DAY * (1 + length // _MOST_S)):
        yield Day(_share(t, length), words.moment(t).day)


def _share(t: int, length: int) -> str:
    """A place in per cent; what comes after the end stands at the end."""
    return f"{min(100, 100 * t / length):.2f}%"
