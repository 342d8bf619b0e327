"""`make facts`: prints the table of facts, target, tolerance and ours, over seeds 0 to 119.

With `--write` it also writes the table into `docs/fidelity.md`, with `--seeds N` it takes the first
N seeds only. Ends with an error where more
than two facts are missed.
"""

import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.facts import boards, cascades, incidents
from tests.facts.fact import Fact
from tests.facts.lab import incident

SEEDS = range(120)
ALLOWED = 2
POSTS = 40
"""How many single posts are followed, each of them five times."""
PAGE = Path(__file__).parents[2] / "docs" / "fidelity.md"
BEGIN, END = "<!-- facts -->", "<!-- end of facts -->"


def table(seeds: Sequence[int] = SEEDS) -> list[Fact]:
    """Every fact, measured over these seeds on all cores."""
    with ProcessPoolExecutor() as cores:
        months = list(cores.map(incident, seeds))
        watched = list(cores.map(boards.seen, seeds, chunksize=4))
        spread = list(cores.map(cascades.posts, seeds[:POSTS]))
    found = [*boards.facts(watched), *incidents.facts(months), *cascades.facts(spread, months)]
    return sorted(found, key=lambda fact: fact.id)


def missed(facts: Sequence[Fact]) -> list[str]:
    """Ids of the facts of which any figure lies outside its tolerance."""
    return list(dict.fromkeys(fact.id for fact in facts if not fact.ok))


def written(facts: Sequence[Fact], seeds: int) -> str:
    """The table as the page has it."""
    head = f"Measured over seeds 0 to {seeds - 1}.\n\n"
    head += "| id | fact | target | tolerance | ours | |\n|---|---|---|---|---|---|\n"
    return head + "".join(
        f"| {f.id} | {f.what} | {f.target:g} | {f.least:g} … {f.most:g} | {f.ours:.3g} "
        f"| {'ok' if f.ok else '**miss**'} |\n"
        for f in facts
    )


def main() -> None:
    """Measure, print, and write if asked."""
    seeds = int(sys.argv[sys.argv.index("--seeds") + 1]) if "--seeds" in sys.argv else len(SEEDS)
    facts = table(range(seeds))
    for fact in facts:
        print(fact)
    misses = missed(facts)
    print(f"{len(facts)} figures, {len({f.id for f in facts})} facts, missed: {misses or 'none'}")
    if "--write" in sys.argv:
        page = PAGE.read_text("utf-8")
        start, end = page.index(BEGIN) + len(BEGIN), page.index(END)
        PAGE.write_text(f"{page[:start]}\n{written(facts, seeds)}{page[end:]}", "utf-8")
    if len(misses) > ALLOWED:
        sys.exit(1)


if __name__ == "__main__":
    main()
