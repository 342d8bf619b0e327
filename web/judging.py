"""Scorecards of drills in the store: judged once for each state of a journal, then kept."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from scenarios.errors import ScenarioError
from scenarios.load import digest_of
from scenarios.plan import PlanPack
from scoring.scorecard import Scorecard, score
from simulator.journal import Header, Journal, write_journal
from web.documents import pack_of
from web.reading import Reading

DOCTRINE = "national-doctrine"
"""The pack of national rules that stands beside every plan."""

_KEPT = 32
"""How many scorecards stay in memory."""


@dataclass(frozen=True, slots=True)
class _Subject:
    """What is judged; two are the same when the drill has the same rows."""

    drill_id: str
    rows: int
    plan_sha256: str
    journal: Journal = field(compare=False)
    pack: PlanPack = field(compare=False)


def card_of(reading: Reading) -> Scorecard:
    """The scorecard of a drill as it stands.

    Raises:
        ScenarioError: If the plan pack is gone.
        CheckError: If a check of the pack cannot be read.
    """
    digest = digest_of("plan", reading.record.plan)
    subject = _Subject(
        reading.record.id, len(reading.journal), digest, reading.journal, reading.pack
    )
    return _judged(subject)


def overlay_of(reading: Reading) -> Scorecard | None:
    """The same drill held against the national rules; None where their pack is not installed."""
    try:
        digest, pack = digest_of("plan", DOCTRINE), pack_of(DOCTRINE)
    except ScenarioError:
        return None
    subject = _Subject(reading.record.id, len(reading.journal), digest, reading.journal, pack)
    return _laid_beside(subject)


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
    )


@lru_cache(maxsize=_KEPT)
def _laid_beside(subject: _Subject) -> Scorecard:
    return score(subject.pack, _as_it_stood(subject))


def _as_it_stood(subject: _Subject) -> Journal:
    """The journal without rows that came since."""
    return Journal(subject.journal.header, list(subject.journal)[: subject.rows])


def _differences(header: Header, plan_sha256: str) -> Iterator[str]:
    """Sentences on documents that differ from those the drill was run with (journal §6.1)."""
    plan = header.raw.get("plan_sha256")
    if plan and plan != plan_sha256:
        yield f"预案包 {header.plan} 与演练时的版本不同，按现有版本评分。"
    scenario = header.raw.get("scenario_sha256")
    if scenario and scenario != _scenario_sha256(header.scenario):
        yield f"情景 {header.scenario} 与演练时的版本不同，评分以演练记录为准。"


def _scenario_sha256(ref: str) -> str:
    """The digest of the installed scenario; empty where it is gone."""
    try:
        return digest_of("scenario", ref)
    except ScenarioError:
        return ""
