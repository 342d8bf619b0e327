"""When something of a story is planned to happen: a moment, or the condition it waits for."""

from datetime import datetime
from typing import Protocol

from scenarios.msel.telling import told
from scenarios.scenario import Trigger
from web.words import Moment


class Calendar(Protocol):
    """Who knows the times of a story: those of a drill, or of one in the making."""

    def planned_at(self, moment: int | datetime) -> Moment:
        """A moment of the story as pages show it."""


def planned(trigger: Trigger, calendar: Calendar) -> str:
    """When something is planned to happen."""
    if trigger.at is not None:
        return calendar.planned_at(trigger.at).text
    assert trigger.when is not None  # the validator leaves nothing else
    if trigger.not_after is None:
        return told(trigger.when)
    return f"{told(trigger.when)}（{calendar.planned_at(trigger.not_after).text}前）"
