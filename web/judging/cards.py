"""Scorecards of drills in the store: judged once for each state of a journal, then kept.

What evaluators changed is laid on afterwards, each time the card is asked for.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from scenarios.errors import OverrideRefused, ScenarioError
from scenarios.grades import Grades
from scenarios.load import digest_of
from scenarios.plan import PlanPack
from scenarios.scenario import Scenario
from scoring.override import Override
from scoring.revision import revise
from scoring.scorecard import Outlook, Scorecard, outlook, score
from simulator.journal import Header, Journal, write_journal
from web.judging.ledger import ledger_of
from web.running.documents import pack_of
from web.running.reading import Reading, roles_of
from web.store import grades, notes, versions
from web.store.record import DrillRecord, Thresholds

DOCTRINE = "national-doctrine"
"""The pack of national rules that stands beside every plan."""

_KEPT = 32
"""How many scorecards stay in memory."""


@dataclass(frozen=True, slots=True)
class _Subject:
    """What is judged; two are the same when the drill has the same rows, seats and grades."""

    drill_id: str
    rows: int
    plan_sha256: str
    journal: Journal = field(compare=False)
    pack: PlanPack = field(compare=False)
    grades: Grades | None = None
    holders: tuple[tuple[str, tuple[str, ...]], ...] = ()


def card_of(reading: Reading) -> Scorecard:
    """The scorecard of a drill as it stands, with what evaluators changed.

    Raises:
        ScenarioError: If the plan pack is gone.
        CheckError: If a check of the pack cannot be read.
    """
    return revised(reading, ledger_of(notes.of_drill(reading.record.id)).overrides)


def revised(reading: Reading, changes: Sequence[Override]) -> Scorecard:
    """The scorecard of a drill with these changes; where they do not fit, without, and a warning.

    A drill that goes on has none: nothing can be ruled on before the end.
    """
    card = examined(reading)
    try:
        return revise(card, changes if reading.is_over else ())
    except OverrideRefused as error:
        warning = f"人工改判与现在的评分表不符，没有计入（{error.message}），请重新改判。"
        return replace(card, warnings=(*card.warnings, warning))


def examined(reading: Reading) -> Scorecard:
    """The scorecard of a drill as the examiner alone judges it; errors as with `card_of`."""
    record, set_last = reading.record, thresholds_of(reading)
    subject = _Subject(
        record.id,
        len(reading.journal),
        digest_of("plan", record.plan),
        reading.journal,
        reading.pack,
        scale_of(set_last) if set_last else None,
        _holders(record, reading.scenario),
    )
    return _judged(subject)


def thresholds_of(reading: Reading) -> Thresholds | None:
    """The bureau's thresholds that hold for a drill: those of the day it ended.

    None where the bureau had set none; then those of the plan pack hold.
    """
    ended_at = reading.record.ended_at
    return grades.at(ended_at) if ended_at else grades.latest()


def overlay_of(reading: Reading) -> Scorecard | None:
    """The same drill held against the national rules; None where their pack is not installed."""
    try:
        digest, pack = digest_of("plan", DOCTRINE), pack_of(DOCTRINE)
    except ScenarioError:
        return None
    subject = _Subject(reading.record.id, len(reading.journal), digest, reading.journal, pack)
    return _laid_beside(subject)


def foreseen(reading: Reading, t: int) -> Outlook:
    """What the team has before it at a moment, as it can know itself; errors as with `card_of`."""
    digest = digest_of("plan", reading.record.plan)
    rows = sum(row.t <= t for row in reading.journal)
    return _foreseen(_Subject(reading.record.id, rows, digest, reading.journal, reading.pack))


def journal_text(reading: Reading) -> str:
    """The journal of a drill as JSON Lines."""
    return write_journal(reading.journal)


@lru_cache(maxsize=_KEPT)
def _judged(subject: _Subject) -> Scorecard:
    journal = _as_it_stood(subject)
    digest = hashlib.sha256(write_journal(journal).encode("utf-8")).hexdigest()
    return score(
        subject.pack,
        journal,
        journal_sha256=digest,
        warnings=_differences(journal.header, subject.plan_sha256),
        grades=subject.grades,
        holders=dict(subject.holders),
    )


@lru_cache(maxsize=_KEPT)
def _laid_beside(subject: _Subject) -> Scorecard:
    return score(subject.pack, _as_it_stood(subject))


@lru_cache(maxsize=_KEPT)
def _foreseen(subject: _Subject) -> Outlook:
    return outlook(subject.pack, _as_it_stood(subject))


def _as_it_stood(subject: _Subject) -> Journal:
    """The journal without rows that came since."""
    return Journal(subject.journal.header, list(subject.journal)[: subject.rows])


def scale_of(thresholds: Thresholds) -> Grades:
    """The bureau's thresholds as the scorecard takes them."""
    return Grades(excellent=thresholds.excellent, good=thresholds.good, passed=thresholds.passed)


def _holders(record: DrillRecord, scenario: Scenario) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The roles of each account that holds a seat."""
    held = sorted({account for account in record.seats.values() if account})
    return tuple((account, roles_of(record, scenario, account)) for account in held)


def _differences(header: Header, plan_sha256: str) -> Iterator[str]:
    """Sentences on documents that differ from those the drill was run with (journal §6.1)."""
    plan = header.raw.get("plan_sha256")
    if plan and plan != plan_sha256:
        yield f"预案包 {header.plan} 与演练时的版本不同，按现有版本评分。"
    scenario = header.raw.get("scenario_sha256")
    if (
        scenario
        and scenario != _scenario_sha256(header.scenario)
        and not versions.is_kept(str(scenario))
    ):
        yield f"情景 {header.scenario} 与演练时的版本不同，评分以演练记录为准。"


def _scenario_sha256(ref: str) -> str:
    """The digest of the installed scenario; empty where it is gone."""
    try:
        return digest_of("scenario", ref)
    except ScenarioError:
        return ""
