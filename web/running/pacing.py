"""The clock of a drill as its rows set it, where a step halts, and in what words a drill stops."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from scenarios.errors import DrillError, JournalError, ScenarioError
from scenarios.units import DrillTime
from simulator.entry import Entry
from simulator.journal import Journal
from web.clock import Pace
from web.store.record import DrillRecord

STEP_S = 60
STEP_LIMIT_S = 24 * 3_600
"""A step looks for the next event a minute at a time, and no further than a day."""

STOPS_A_STEP = frozenset(
    {
        "inject",
        "sim.leader_instruction",
        "sim.media_report",
        "sim.media_inquiry",
        "sim.rumour",
        "sim.citizen_post",
        "sim.crowd",
        "sim.decision",
        "sim.fact",
        "sim.end",
    }
)
"""Rows at which the director wants to halt when stepping."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What the clock of a drill shows."""

    t: DrillTime
    speed: float
    running: bool
    ended: bool


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


class Walker(Protocol):
    """A drill that is moved minute by minute."""

    @property
    def reached(self) -> DrillTime:
        """Until when it was moved."""

    def moment(self) -> Moment:
        """What its clock shows."""

    def walk(self) -> bool:
        """Move on a minute; whether a step halts there."""

    def halt(self) -> None:
        """Go on from where it was moved to."""


def step(held: Sequence[Walker]) -> bool:
    """Move drills to just behind the next event of any; who is behind comes up first.

    Args:
        held: Drills that nobody else moves meanwhile.

    Returns:
        False where all have ended.
    """
    walking = [one for one in held if not one.moment().ended]
    start = last = min((one.reached for one in walking), default=0)
    try:
        while walking and last < start + STEP_LIMIT_S:
            if any([one.walk() for one in walking if one.reached == last]):  # noqa: C419 -- all walk
                break
            last = min(one.reached for one in walking)
    finally:
        for one in walking:
            one.halt()
    return bool(walking)


def first_pace(record: DrillRecord, journal: Journal, wall: float) -> Pace:
    """The clock of a drill that begins or is taken up again.

    Who practises alone begins at once; others wait for the director. No wall time that went by
    since the last saved row counts.
    """
    pace = Pace(t=float(record.now), since=wall, speed=record.speed, running=record.solo)
    for row in journal:
        pace = follow(pace, row, wall)
    return pace


def reason_of(error: Exception) -> str:
    """Why a drill stopped, for everybody who takes part; rows are named, never shown."""
    if isinstance(error, JournalError):
        seq = error.place.line if error.place else 0
        return f"演练记录从第 {seq} 条起无法重演，可能更换了程序版本"
    if isinstance(error, ScenarioError) and error.problems:
        return "情景或预案文件有误，请导调人员用 yulian check 检查"
    if isinstance(error, DrillError):
        return str(error)
    return f"程序内部错误（{type(error).__name__}）"
