"""A drill of 72 hours without pages: in process, as `yulian run` does it, and its scorecard.

`run_72h_s` is the median time, in this process, of making a drill of the canteen story with
nobody at the desk, letting it go on for 72 hours with its automatic colleagues, and writing
the whole journal as text; its public is scaled so that about 50,000 posts are written.
`run_72h_x10_s` is the same with ten times the posts. The ratios tell how much longer a version
takes that has one SimPy process for every post.
"""

import resource
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median

from scenarios.load import load_pack, load_scenario
from scenarios.scenario import Scenario
from scoring.scorecard import score
from simulator.drill import Drill
from simulator.journal import Journal, write_journal
from simulator.reading import read_journal
from tests.bench.measure import Figure, timed
from tests.bench.twin import Twin

SCENARIO = "canteen-poisoning"
SEED = 7
POSTS = 50_000
TIMES = 9
SCORED_ROWS = 2000
COMMAND = (sys.executable, "-c", "from web.cli import main; main()", "run", SCENARIO)
OPTIONS = ("--player", "by-the-book", "--seed", "7", "--until", "72h")


def figures(folder: Path) -> Iterator[Figure]:
    """Time, posts and rows of the run, what many posts cost, its memory, and its scoring."""
    yield from _in_process()
    out = folder / "run.jsonl"
    yield Figure("run_72h_cli_s", timed(run, out)[1], "s")
    journal = read_journal(out.read_bytes(), str(out))
    yield Figure("peak_mb", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, "MB")
    yield from scoring(journal)


def _in_process() -> Iterator[Figure]:
    volume = _volume(POSTS)
    usual, taken = _median(volume)
    yield Figure("run_72h_s", taken, "s")
    yield Figure("run_72h_posts", usual.figures["posts"] or 0, "posts")
    yield Figure("run_72h_rows", len(usual.journal), "rows")
    many, longer = _median(_volume(10 * POSTS))
    yield Figure("run_72h_x10_posts", many.figures["posts"] or 0, "posts")
    yield Figure("run_72h_x10_s", longer, "s")
    yield Figure("run_72h_x10_ratio", longer / taken, "times")
    yield Figure("process_per_post_ratio", _twin_s(POSTS) / taken, "times")
    yield Figure("process_per_post_x10_ratio", _twin_s(10 * POSTS) / longer, "times")


@cache
def _story(volume: float) -> Scenario:
    """The canteen story with this volume before a public that it cannot exhaust."""
    story = load_scenario(SCENARIO)
    public = story.public.model_copy(update={"volume": volume, "population": 10**9})
    return story.model_copy(update={"public": public})


def _volume(posts: int) -> float:
    """The volume at which about so many posts are written."""
    volume = load_scenario(SCENARIO).public.volume
    for _ in range(5):
        volume *= posts / float(_played(volume).figures["posts"] or 1)
    return volume


def _played(volume: float) -> Drill:
    story = _story(volume)
    drill = Drill(story, load_pack(story.plans[0]), SEED)
    drill.advance_to(story.length)
    write_journal(drill.journal)
    return drill


def _median(volume: float) -> tuple[Drill, float]:
    """The drill, and the median time that it takes."""
    taken = [timed(_played, volume) for _ in range(TIMES)]
    return taken[-1][0], median(seconds for _, seconds in taken)


def _twin_s(posts: int) -> float:
    """How long the version with a process per post takes for so many posts."""
    twin = Twin(SEED)
    written, seconds = timed(twin.run, int(posts * 0.7))
    return seconds * posts / written


def run(out: Path) -> None:
    """Play the drill by the book into a file."""
    command = [*COMMAND, *OPTIONS, "--out", str(out)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


def scoring(journal: Journal) -> Iterator[Figure]:
    """The median time of scoring the first 2,000 rows; of all where there are fewer."""
    pack = load_pack(journal.header.plan)
    rows = Journal(journal.header, journal.since(0)[:SCORED_ROWS])
    taken = [timed(score, pack, rows)[1] for _ in range(5)]
    name = "score_2000_ms" if len(rows) == SCORED_ROWS else "score_ms"
    yield Figure(name, median(taken) * 1000, "ms")
