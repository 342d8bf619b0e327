"""Summaries of scorecards: made once for each state of a drill, a few at a request, then kept."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import scenarios
import scoring
import simulator
from scenarios.errors import DrillError, ScenarioError
from scenarios.load import digest_of
from scoring.scorecard import Scorecard
from web.judging.cards import card_of
from web.running.reading import read
from web.services import services
from web.store import drills, notes, summaries
from web.store.record import DrillRecord
from web.store.summaries import Outcome, Share, Summary

A_REQUEST = 10
"""How many drills one request judges at most."""


@dataclass(frozen=True, slots=True)
class Summed:
    """The summaries that are there, by drill, and how many are still to come."""

    found: Mapping[str, Summary]
    missing: int


def summed(records: Sequence[DrillRecord]) -> Summed:
    """The summaries of drills that are over; makes a few of those that are missing or out of date.

    Args:
        records: The drills, in the order in which they are wanted.
    """
    states = dict(_states(records))
    known = summaries.of_drills(states)
    found = {key: one for key, one in known.items() if one.made_of == states[key]}
    missing = [record for record in records if record.id not in found]
    for record in missing[:A_REQUEST]:
        found[record.id] = _made(record, states[record.id])
        summaries.keep(found[record.id])
    return Summed(found, max(0, len(missing) - A_REQUEST))


def _states(records: Sequence[DrillRecord]) -> Iterator[tuple[str, str]]:
    """What each drill is judged by: rows, notes, end, plan, and the program that judges."""
    ids = [record.id for record in records]
    rows, said = drills.row_counts(ids), notes.counts(ids)
    plans = {plan: _plan_sha256(plan) for plan in {record.plan for record in records}}
    for record in records:
        parts = (rows.get(record.id, 0), said.get(record.id, 0), record.ended_at)
        text = "|".join(map(str, (*parts, plans[record.plan], _program_sha256())))
        yield record.id, hashlib.sha256(text.encode()).hexdigest()


def _plan_sha256(plan: str) -> str:
    """The digest of an installed plan; empty where it is gone."""
    try:
        return digest_of("plan", plan)
    except ScenarioError:
        return ""


@cache
def _program_sha256() -> str:
    """The digest of the code that judges, so that a new version judges anew."""
    digest = hashlib.sha256()
    for file in _judging_files():
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _judging_files() -> Iterator[Path]:
    """What a judgement is made with: the rules, and how drills and documents are read."""
    for package in (scenarios, simulator, scoring):
        yield from sorted(Path(str(package.__file__)).parent.rglob("*.py"))


def _made(record: DrillRecord, made_of: str) -> Summary:
    try:
        return _summary_of(card_of(read(services().live, record)), record.id, made_of)
    except DrillError as error:
        return Summary(record.id, made_of, fault=error.message)


def _summary_of(card: Scorecard, drill_id: str, made_of: str) -> Summary:
    return Summary(
        drill=drill_id,
        made_of=made_of,
        total=None if card.total is None else float(card.total),
        grade=card.grade,
        dimensions={
            key.value: Share(float(part.points), float(part.max))
            for key, part in card.dimensions.items()
        },
        outcomes={
            one.id: Outcome(one.status.value, Share(float(one.points), float(one.max)))
            for one in card.findings
        },
        persons={
            person: Share(float(tally.points), float(tally.max))
            for person, tally in card.persons.items()
        },
    )
