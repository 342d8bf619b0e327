"""A drill of 72 hours without pages, as `yulian run` does it, and its scorecard.

The run is a process of its own, start-up included, so that its memory can be told from ours.
"""

import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from scenarios.load import load_pack
from scoring.scorecard import score
from simulator.journal import Journal
from simulator.reading import read_journal
from tests.bench.measure import Figure, timed

SCENARIO = "canteen-poisoning"
SCORED_ROWS = 2000
COMMAND = (sys.executable, "-c", "from web.cli import main; main()", "run", SCENARIO)
OPTIONS = ("--player", "by-the-book", "--seed", "7", "--until", "72h")


def figures(folder: Path) -> Iterator[Figure]:
    """Time, rows and memory of the run, time of its scoring."""
    out = folder / "run.jsonl"
    yield Figure("run_72h_s", timed(run, out)[1], "s")
    journal = read_journal(out.read_bytes(), str(out))
    yield Figure("run_72h_posts", len(journal.of("sim.post")), "posts")
    yield Figure("run_72h_rows", len(journal), "rows")
    yield Figure("peak_mb", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, "MB")
    yield from scoring(journal)


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
