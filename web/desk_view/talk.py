"""What the seats of a drill say to each other; the director reads it in the log of the drill."""

from dataclasses import dataclass

from web.desk_view.desk import Desk
from web.words import Moment, day_breaks

SAY = "team.say"
LONGEST = 500
"""Characters of one message."""

SHOWN = 100
"""Messages on the page, the latest ones."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message; `day` is its day where that differs from the message above, else empty."""

    seq: int
    who: str
    text: str
    moment: Moment
    day: str
    mine: bool


@dataclass(frozen=True, slots=True)
class Talk:
    """The latest messages, the newest last; `newest` is its seq, 0 where there is none."""

    messages: tuple[Message, ...]
    newest: int
    longest: int = LONGEST


def talk(desk: Desk) -> Talk:
    """Fold the messages."""
    said = list(desk.view.rows(SAY))[-SHOWN:]
    moments = [desk.words.moment(sight.t) for sight in said]
    days = day_breaks([moment.day for moment in moments], "")
    return Talk(
        messages=tuple(
            Message(
                sight.seq,
                desk.words.role(sight.by),
                str(sight.data["text"]),
                moment,
                day,
                desk.mine(sight),
            )
            for sight, moment, day in zip(said, moments, days, strict=True)
        ),
        newest=said[-1].seq if said else 0,
    )


def unheard(desk: Desk, since: int) -> int:
    """How many messages of others came after seq `since`."""
    return sum(not desk.mine(sight) for sight in desk.view.rows(SAY, since=since))
