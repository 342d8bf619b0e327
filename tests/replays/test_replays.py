"""Does each golden drill still come out the same, byte for byte, from acts to scorecard?

Every folder beside this file is one. `make replays-accept` writes journal and scorecard anew.
"""

import json
from pathlib import Path

import pytest

from scenarios.load import load_scenario
from scoring.scorecard import score
from simulator.drill import Drill, restore
from simulator.headless import enact
from simulator.journal import Journal, write_journal
from simulator.reading import read_journal
from simulator.script import read_acts
from tests import library

HERE = Path(__file__).parent
CASES = sorted(folder.parent for folder in HERE.glob("*/acts.jsonl"))
HAND_WRITTEN = sorted(
    folder.parent for folder in HERE.glob("*/scorecard.json") if folder.parent not in CASES
)
SEED = 7
STORY = load_scenario(HERE / "scenario.yaml")
PACK = library.pack(STORY.plans[0])


def played(case: Path) -> Journal:
    """The journal of the story with the acts of this case."""
    acts = read_acts((case / "acts.jsonl").read_bytes(), str(case / "acts.jsonl"), STORY.starts_at)
    drill = Drill(STORY, PACK, SEED)
    enact(drill, acts, STORY.length)
    return drill.journal


def card(journal: Journal) -> str:
    """The scorecard as it is kept: one finding a line would be too long, hence indented."""
    pack = library.pack(journal.header.plan)
    return json.dumps(score(pack, journal).as_json(), ensure_ascii=False, indent=1) + "\n"


@pytest.fixture
def accepts(request: pytest.FixtureRequest) -> bool:
    """Whether what comes out is taken as what is expected."""
    return bool(request.config.getoption("--accept-replays"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_drill_comes_out_the_same(case: Path, *, accepts: bool) -> None:
    journal = played(case)
    results = {"journal.jsonl": write_journal(journal), "scorecard.json": card(journal)}

    if accepts:
        for name, text in results.items():
            (case / name).write_text(text, "utf-8")

    assert results == {name: (case / name).read_text("utf-8") for name in results}
    assert (case / "README.md").is_file()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden_journal_can_be_taken_up_again(case: Path) -> None:
    saved = (case / "journal.jsonl").read_bytes()

    drill = restore(STORY, PACK, read_journal(saved, "journal.jsonl"))

    assert write_journal(drill.journal).encode() == saved


@pytest.mark.parametrize("case", HAND_WRITTEN, ids=lambda case: case.name)
def test_hand_written_journal_gets_the_same_card(case: Path, *, accepts: bool) -> None:
    journal = read_journal((case / "journal.jsonl").read_bytes(), str(case / "journal.jsonl"))
    result = card(journal)

    if accepts:
        (case / "scorecard.json").write_text(result, "utf-8")

    assert result == (case / "scorecard.json").read_text("utf-8")
    assert (case / "README.md").is_file()
