"""What is new in a drill for one reader: hints for pushing and polling, never the rows.

A hint names a topic and how many new rows of it the reader may see; the page then asks for the
part it shows. Seats are told what `simulator.view` lets them see, watchers everything.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from scenarios.vocabulary import ENTRY_TYPES, Writer
from simulator.entry import Entry
from simulator.journal import Journal
from simulator.view import Sight, addressees

_WORLD_AND_DIRECTOR: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "feed": ("sim.post", "sim.removed", "sim.media_report", "sim.rumour", "sim.aftermath"),
        "hot": ("sim.hotlist",),
        "heat": ("sim.metric", "sim.quiet", "sim.active", "sim.level"),
        "inbox": (
            "inject",
            "sim.leader_instruction",
            "sim.fact",
            "sim.citizen_post",
            "sim.media_inquiry",
            "sim.media_inquiry_closed",
            "sim.crowd",
            "sim.decision",
            "director.inject",
            "director.hint",
        ),
        "pace": (
            "sim.end",
            "director.pause",
            "director.resume",
            "director.speed",
            "director.limits",
            "director.end",
        ),
        "notes": (
            "director.note",
            "director.skip",
            "director.replan",
            "director.card",
            "director.veto",
            "director.opponent",
        ),
    }
)

_ASIDES: Mapping[str, str] = MappingProxyType({"team.say": "talk", "hint.ask": "hints"})

TOPIC_OF: Mapping[str, str] = MappingProxyType(
    {name: topic for topic, names in _WORLD_AND_DIRECTOR.items() for name in names}
    | {name: "acts" for name, kind in ENTRY_TYPES.items() if kind.writer is Writer.SEAT}
    | dict(_ASIDES)
)
"""The topic of every type of row; what seats do is `acts`, but for what they say and ask.

An act that is addressed to somebody is `inbox` besides.
"""

TOPICS = (*_WORLD_AND_DIRECTOR, "acts", *_ASIDES.values())


Row = Entry | Sight
"""A row of the journal, or what a seat sees of one."""


@dataclass(frozen=True, slots=True)
class Changes:
    """New rows for one reader: up to which seq, and how many by topic."""

    seq: int
    counts: Mapping[str, int]


def changes(seen: Iterable[Row], since: int) -> Changes:
    """Count rows by topic.

    Args:
        seen: The rows after `since` that the reader may see, in order.
        since: The seq up to which the reader was told before.
    """
    rows: Sequence[Row] = tuple(seen)
    counts = Counter(topic for row in rows for topic in _topics(row))
    return Changes(max((row.seq for row in rows), default=since), MappingProxyType(dict(counts)))


def _topics(row: Row) -> Iterator[str]:
    topic = TOPIC_OF[row.type]
    yield topic
    if topic == "acts" and addressees(row):
        yield "inbox"


def known_since(journal: Journal, since: int) -> int:
    """A reader's claim, brought into what can be true: 0 to the number of rows."""
    return min(max(since, 0), len(journal))
