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
from scenarios.plan import PlanPack
from scoring.scorecard import score
from simulator.journal import Journal
from simulator.reading import read_journal
from tests.bench.measure import Figure, timed, worked

SCENARIO = "canteen-poisoning"
SCORED_ROWS = 2000
JOURNALS = 1000
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
    yield from scoring(out.read_bytes())


def run(out: Path) -> None:
    """Play the drill by the book into a file."""
    command = [*COMMAND, *OPTIONS, "--out", str(out)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


def scoring(content: bytes) -> Iterator[Figure]:
    """Processor time of one core for a journal of 2,000 rows, the header not counted.

    `score_2000_ms` is the median of judging it, with all sums; `score_1000_s` reads and judges
    it a thousand times over. Where the run is shorter the figures are of all its rows.
    """
    text = b"\n".join(content.split(b"\n")[: SCORED_ROWS + 1])
    journal = read_journal(text, "run.jsonl")
    pack = load_pack(journal.header.plan)
    taken = [worked(judge, pack, journal) for _ in range(15)]
    name = "score_2000_ms" if len(journal) == SCORED_ROWS else "score_ms"
    yield Figure(name, median(taken) * 1000, "ms")
    yield Figure("score_1000_s", worked(judge_all, pack, text), "s")


def judge(pack: PlanPack, journal: Journal) -> str:
    """Score one journal up to its grade."""
    return score(pack, journal).grade


def judge_all(pack: PlanPack, text: bytes) -> None:
    """Read and score a journal as often as there are journals."""
    for _ in range(JOURNALS):
        judge(pack, read_journal(text, "run.jsonl"))
