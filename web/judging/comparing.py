"""Courses of drills that are over, run one at a time and kept, so that no drill waits for them."""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from threading import Lock

from scenarios.load import digest_of
from web.counterfactual.band import Band, Pair, band_of, seeds_of
from web.counterfactual.change import Change
from web.counterfactual.course import Course, Original, course_of, deeds_of
from web.running.reading import Reading

LUCKS = 6
"""Under how many lucks a change is tried on a page."""

A_REQUEST = 1
"""How many courses one request runs at most."""

_KEPT = 128


@dataclass(frozen=True, slots=True)
class Wanted:
    """A course of a drill; two are the same where rows, plan, change and luck are."""

    drill_id: str
    rows: int
    plan_sha256: str
    changes: tuple[Change, ...]
    seed: int
    original: Original = field(compare=False)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the courses of a page are.

    `band` is None before the actual course is there; while `lucks`, those under which the change
    was tried, are none, it is the actual course alone.
    """

    band: Band | None = None
    lucks: int = 0
    done: int = 0
    of: int = 0


class Courses:
    """The courses that were run last; safe for several threads."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Wanted, Course] = OrderedDict()
        self._shelf = Lock()
        self._at_work = Lock()

    def known(self, wanted: Wanted) -> Course | None:
        """A course if it was run already."""
        with self._shelf:
            if wanted in self._kept:
                self._kept.move_to_end(wanted)
            return self._kept.get(wanted)

    def run(self, wanted: Wanted) -> None:
        """Run a course; nothing happens while another request runs one."""
        if not self._at_work.acquire(blocking=False):
            return
        try:
            deeds = deeds_of(wanted.original.journal, wanted.changes)
            course = course_of(wanted.original, deeds, wanted.seed)
        finally:
            self._at_work.release()
        with self._shelf:
            self._kept[wanted] = course
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)


def progress_of(courses: Courses, reading: Reading, change: Change | None) -> Progress:
    """Run a little of what a page needs, and tell how far it is.

    Args:
        courses: What was run already.
        reading: The drill, which is over.
        change: What is to be different; None for the actual course alone.

    Raises:
        ScenarioError: If a document is gone.
    """
    needed = list(_needed(reading, change))
    missing = [wanted for wanted in needed if courses.known(wanted) is None]
    for wanted in missing[:A_REQUEST]:
        courses.run(wanted)
    found = [courses.known(wanted) for wanted in needed]
    actual, pairs = found[0], [] if change is None else list(_pairs(needed, found))
    if actual is None:
        return Progress(of=len(found))
    shown = pairs if found[1:] and found[1] is not None else [Pair(needed[0].seed, actual, actual)]
    done = sum(one is not None for one in found)
    return Progress(band_of(needed[0].original, shown), len(pairs), done, len(found))


def _pairs(needed: Sequence[Wanted], found: Sequence[Course | None]) -> Iterator[Pair]:
    """What is there both without and with the change."""
    for wanted, actual, changed in zip(needed[::2], found[::2], found[1::2], strict=True):
        if actual is not None and changed is not None:
            yield Pair(wanted.seed, actual, changed)


def _needed(reading: Reading, change: Change | None) -> Iterator[Wanted]:
    """Without and with the change under each luck, the drill's own first."""
    record, journal = reading.record, reading.journal
    original = Original(reading.scenario, reading.pack, journal)
    plan = digest_of("plan", record.plan)
    for seed in seeds_of(journal, 1 if change is None else LUCKS):
        yield Wanted(record.id, len(journal), plan, (), seed, original)
        if change is not None:
            yield Wanted(record.id, len(journal), plan, (change,), seed, original)
