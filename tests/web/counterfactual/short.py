"""A short drill that is compared with itself: six hours, one release, one note by a unit."""

from functools import cache

from scenarios.errors import ActionRefused
from simulator.drill import Drill
from simulator.entry import Act
from tests import library
from tests.facts.lab import release
from web.counterfactual.course import Original

HOUR = 3_600
STORY = library.story("canteen-poisoning")
PACK = library.pack("nanning-2017")
NOTE = Act("monitor", "monitor.note", {"text": "看到"}, "u1")


@cache
def played() -> Drill:
    """A note at 1 h, a release at 2 h, its effect looked at at 3 h, a refused act at 4 h."""
    drill = Drill(STORY, PACK, 5)
    drill.advance_to(HOUR)
    drill.submit(NOTE)
    drill.advance_to(2 * HOUR)
    release(drill, "s1")
    (sent,) = drill.journal.of("publish")
    drill.advance_to(3 * HOUR)
    fields = {"heat_change": "降", "sentiment_change": "稳", "new_questions": "无"}
    drill.submit(Act("lg_office", "monitor.review_effect", {"publish": sent.seq, "fields": fields}))
    drill.advance_to(4 * HOUR)
    try:
        drill.submit(Act("lg_office", "urge", {"task": "t9", "text": "快"}))
    except ActionRefused:
        drill.submit(Act("director", "director.end", {}))
    return drill


@cache
def original() -> Original:
    return Original(STORY, PACK, played().journal)


def seq_of(row_type: str) -> int:
    """The row of the one act of this type."""
    (row,) = [row for row in played().journal.of(row_type) if not row.auto]
    return row.seq
