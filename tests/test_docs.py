"""Do the documents say what the code says?"""

import re
import tomllib
from pathlib import Path

import pytest

from scenarios.reading import SAID
from simulator.drill import Drill, solo_seats
from simulator.headless import play
from simulator.players import PLAYERS
from tests import library
from tests.house import ROOT
from tools import journal_tables, scenario_format

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
DECISIONS = ROOT / "docs/decisions"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LOCKS = {
    "What runs": PROJECT["project"]["dependencies"],
    "What builds": PROJECT["dependency-groups"]["build"],
    "What tests": PROJECT["dependency-groups"]["dev"],
}


def names(requirements: list[str]) -> list[str]:
    """The package names of requirement lines, sorted."""
    return sorted(re.split(r"[<>=!~\[; ]", line)[0] for line in requirements)


@pytest.mark.parametrize("heading", LOCKS)
def test_every_dependency_has_one_line_of_reason(heading: str) -> None:
    page = (DECISIONS / "0002-dependencies.md").read_text("utf-8")
    table = page.split(f"### {heading}\n")[1].split("\n\n")[0]

    assert re.findall(r"^\| `([^`]+)` \| \S", table, re.MULTILINE) == names(LOCKS[heading])


def test_what_builds_is_what_the_build_system_requires() -> None:
    group = PROJECT["dependency-groups"]["build"]

    assert [line for line in PROJECT["build-system"]["requires"] if line not in group] == []


@pytest.mark.parametrize(
    ("lock", "requirements"),
    [
        ("requirements-build.lock", LOCKS["What builds"]),
        ("requirements.lock", LOCKS["What runs"]),
        ("requirements-dev.lock", LOCKS["What runs"] + LOCKS["What tests"]),
    ],
)
def test_lock_file_holds_the_requirements_with_hashes(lock: str, requirements: list[str]) -> None:
    text = (ROOT / lock).read_text("utf-8")
    locked = re.findall(
        r"^([a-z0-9-]+)==[^ ]+(?: ;[^\\]*)? \\\n +--hash=sha256:", text, re.MULTILINE
    )

    assert [name for name in names(requirements) if name not in locked] == []
    assert len(locked) == text.count("==") - text.count(" == ")
    assert re.findall(r"https?:|index-url|find-links", text) == []


@pytest.mark.parametrize("decision", sorted(DECISIONS.glob("*.md")), ids=lambda file: file.stem)
def test_decision_says_context_options_choice_and_cost(decision: Path) -> None:
    headings = re.findall(r"^## (.+)$", decision.read_text("utf-8"), re.MULTILINE)

    assert headings == ["Context", "Options", "Choice", "Cost"]


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(page.name[:4]) for page in sorted(DECISIONS.glob("*.md"))]

    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.name)
def test_links_between_documents_lead_somewhere(file: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", file.read_text("utf-8"))

    assert [link for link in links if not (file.parent / link).exists()] == []


def test_tables_of_the_journal_format_are_those_of_the_vocabulary() -> None:
    page = journal_tables.PAGE.read_text("utf-8")

    assert journal_tables.page(page) == page
    assert "| `report.submit` |" in page


GENERATED = tuple(scenario_format.files())


@pytest.mark.parametrize(("path", "text"), GENERATED, ids=lambda part: getattr(part, "name", ""))
def test_generated_file_is_what_the_models_say(path: Path, text: str) -> None:
    assert path.read_text("utf-8") == text, "run make docs"


def test_every_rule_of_a_single_item_is_in_the_page() -> None:
    assert list(scenario_format.ITEM_RULES) == [
        *dict.fromkeys(rule for rule, _, _ in SAID.values()),
        "value",
    ]


@pytest.mark.slow
def test_what_the_readme_moves_is_the_first_release_of_the_run_before_it() -> None:
    page = (ROOT / "README.md").read_text("utf-8")
    (seq,) = re.findall(r'--from run\.jsonl --change "seq (\d+) at', page)
    story = library.story("canteen-poisoning")
    drill = Drill(story, library.pack(story.plans[0]), 7)
    play(drill, PLAYERS["by-the-book"], solo_seats(story), story.length)

    assert "run canteen-poisoning --player by-the-book --seed 7 --out run.jsonl" in page
    assert drill.journal.of("publish")[0].seq == int(seq)
