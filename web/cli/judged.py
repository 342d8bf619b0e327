"""A journal file judged by its plan: what `yulian score` prints and `yulian report` writes down."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scenarios.errors import OverrideRefused, Place
from scenarios.load import digest_of, load_grades, scenario_ids
from scenarios.plan import PlanPack
from scoring.override import Override, read_override
from scoring.revision import revise
from scoring.scorecard import Scorecard, score
from simulator.journal import Header, Journal
from simulator.lines import read_line
from simulator.reading import read_journal
from web.cli.files import content_of, pack_named


@dataclass(frozen=True, slots=True)
class Judged:
    """A drill, its plan and its card."""

    drill: Journal
    pack: PlanPack
    card: Scorecard


def judged(journal: Path, grades: Path | None, overrides: Path | None) -> Judged:
    """Judge a journal.

    Args:
        journal: Its file.
        grades: The bureau's own thresholds, as a file; None for those of the pack.
        overrides: The changes of evaluators, as JSON Lines; None without.

    Raises:
        JournalError: If a file cannot be read or the plan is not installed.
        OverrideRefused: If a change does not fit the card.
        ScenarioError: If the thresholds or the pack have faults.
    """
    content = content_of(journal)
    drill = read_journal(content, str(journal))
    pack = pack_named(drill.header, Place(str(journal), 1))
    warnings = tuple(_differences(drill.header))
    digest = hashlib.sha256(content).hexdigest()
    scale = load_grades(grades) if grades else None
    card = score(pack, drill, journal_sha256=digest, warnings=warnings, grades=scale)
    return Judged(drill, pack, revise(card, _overrides(overrides)) if overrides else card)


def _overrides(path: Path) -> list[Override]:
    """The overrides of a file, in order; empty lines are skipped."""
    lines = content_of(path).split(b"\n")
    return [_override(line, str(path), n) for n, line in enumerate(lines, 1) if line.strip()]


def _override(line: bytes, file: str, number: int) -> Override:
    raw = read_line(line, file, number)
    try:
        return read_override(raw)
    except OverrideRefused as error:
        raise OverrideRefused(error.message, Place(file, number), error.hint) from None


def _differences(header: Header) -> Iterator[str]:
    """Sentences on documents that differ from those the drill was run with."""
    plan = header.raw.get("plan_sha256")
    if plan and plan != digest_of("plan", header.plan):
        yield f"注意：预案包 {header.plan} 与演练时的版本不同，按现有版本评分。"
    scenario = header.raw.get("scenario_sha256")
    installed = header.scenario in scenario_ids()
    if scenario and installed and scenario != digest_of("scenario", header.scenario):
        yield f"注意：情景 {header.scenario} 与演练时的版本不同，评分以过程记录为准。"
