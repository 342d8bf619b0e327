"""A drill of 72 hours without pages: in process, as `yulian run` does it, and its scorecard.

`run_72h_s` is the median time of the processor for making a drill of the canteen story from its
documents with nobody at the desk, letting it go on for 72 hours with its automatic colleagues,
and writing the whole journal as text; its public is scaled so that about 50,000 posts are
written. `run_72h_cli_s` is the command, which also starts Python and reads the documents, and
`peak_mb` the most memory that it held.
`run_72h_x10_s` is the same with ten times the posts, measured in turn. The ratios tell how much
longer a version takes that has one SimPy process for every post, at 50,000 and 500,000 posts.
"""

import resource
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median

from scenarios.scenario import Scenario
from scoring.scorecard import score
from simulator.drill import Drill
from simulator.journal import Journal, write_journal
from simulator.reading import read_journal
from tests import library
from tests.bench.measure import Figure, timed, worked
from tests.bench.twin import Twin

SCENARIO = "canteen-poisoning"
SEED = 7
POSTS = 50_000
TIMES = 25
SCORED_ROWS = 2000
JOURNALS = 1000
PUBLIC = ("sim.metric", "sim.hotlist")
"""Rows of which there may be any number without another drill."""
COMMAND = (sys.executable, "-c", "from web.cli import main; main()", "run", SCENARIO)
OPTIONS = ("--player", "by-the-book", "--seed", "7", "--until", "72h")


def figures(folder: Path) -> Iterator[Figure]:
    """Time, posts and rows of the run, what many posts cost, its memory, and its scoring."""
    out = folder / "run.jsonl"
    yield Figure("run_72h_cli_s", timed(run, out)[1], "s")
    yield Figure("peak_mb", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, "MB")
    yield from scoring(read_journal(out.read_bytes(), str(out)))
    yield from _in_process()


def _in_process() -> Iterator[Figure]:
    volumes = _volume(POSTS), _volume(10 * POSTS)
    usual, many = map(_played, volumes)
    pairs = [tuple(worked(_played, volume) for volume in volumes) for _ in range(TIMES)]
    taken, longer = map(median, zip(*pairs, strict=True))
    yield Figure("run_72h_s", taken, "s")
    yield Figure("run_72h_posts", usual.figures["posts"] or 0, "posts")
    yield Figure("run_72h_rows", len(usual.journal), "rows")
    yield Figure("run_72h_x10_posts", many.figures["posts"] or 0, "posts")
    yield Figure("run_72h_x10_s", longer, "s")
    yield Figure("run_72h_x10_ratio", median(b / a for a, b in pairs), "times")
    yield Figure("process_per_post_ratio", _twin_s(POSTS) / taken, "times")
    yield Figure("process_per_post_x10_ratio", _twin_s(10 * POSTS) / longer, "times")


@cache
def _story(volume: float) -> Scenario:
    """The canteen story with this volume before a public that it cannot exhaust."""
    story = library.story(SCENARIO)
    public = story.public.model_copy(update={"volume": volume, "population": 10**9})
    return story.model_copy(update={"public": public})


def _volume(posts: int) -> float:
    """A volume at which at least so many posts are written, and hardly more if chance lets it."""
    least, most = 1.0, 100_000.0
    for _ in range(20):
        middle = (least * most) ** 0.5
        if float(_played(middle).figures["posts"] or 0) < posts:
            least = middle
        else:
            most = middle
    return most


def _played(volume: float) -> Drill:
    story = _story(volume)
    drill = Drill(story, library.pack(story.plans[0]), SEED)
    drill.advance_to(story.length)
    write_journal(drill.journal)
    return drill


def _twin_s(posts: int) -> float:
    """How long the version with a process per post takes for so many posts."""
    twin = Twin(SEED)
    seconds = worked(twin.run, int(posts * 0.7))
    return seconds * posts / twin.posts


def run(out: Path) -> None:
    """Play the drill by the book into a file."""
    command = [*COMMAND, *OPTIONS, "--out", str(out)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


def scoring(journal: Journal) -> Iterator[Figure]:
    """The median time of reading and of judging 2,000 rows, and of judging 1,000 such journals.

    Judging is measured in seconds of the processor: the promise is about one core.
    """
    pack, rows = library.pack(journal.header.plan), _lengthened(journal)
    text = write_journal(rows).encode()
    reading = [timed(read_journal, text, "bench")[1] for _ in range(TIMES)]
    judging = [worked(score, pack, rows) for _ in range(JOURNALS)]
    yield Figure("read_2000_ms", median(reading) * 1000, "ms")
    yield Figure("score_2000_ms", median(judging) * 1000, "ms")
    yield Figure("score_1000_s", sum(judging), "s")


def _lengthened(journal: Journal) -> Journal:
    """The journal with what the public did written down more often, up to 2,000 rows."""
    times = 1 + (SCORED_ROWS - len(journal)) // sum(row.type in PUBLIC for row in journal)
    longer = Journal(journal.header)
    spare = SCORED_ROWS - len(journal)
    moved: dict[int | None, int | None] = {None: None}
    for row in journal:
        more = min(times, spare) if row.type in PUBLIC else 0
        spare -= more
        moved[row.seq] = len(longer) + 1
        for _ in range(1 + more):
            longer.append(row._replace(seq=len(longer) + 1, because=moved[row.because]))
    return longer
