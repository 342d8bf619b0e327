"""The first line of a journal: what this drill is, from its documents and its seed.

Source: the journal format, section 1; `occupied`, `background_topics` and `marked` are ours:
with them a journal can be replayed, its hot-search board read, and a warm-up told from a drill.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from scenarios.plan import PlanPack
from scenarios.scenario import Fact, Scenario, Truth
from scenarios.template import render
from scenarios.units import duration_text
from simulator.journal import FORMAT, Header
from simulator.reading import read_header

ENGINE = "0.1.0"
"""The version of the simulator; a change of what it writes raises it."""

_OPTIONAL = ("emergency_level", "response_level", "cadre_authority", "offence")


@dataclass(frozen=True, slots=True)
class Digests:
    """SHA-256 of the scenario's and the plan's document, in hex."""

    scenario: str = ""
    plan: str = ""


def header_of(
    scenario: Scenario,
    pack: PlanPack,
    seed: int,
    *,
    mode: str,
    occupied: Collection[str],
    digests: Digests,
) -> Header:
    """Write the header of a drill.

    Raises:
        JournalError: If the mode or the seed is none.
    """
    raw: dict[str, Any] = {
        "journal": FORMAT,
        "scenario": scenario.id,
        "scenario_sha256": digests.scenario,
        "plan": pack.id,
        "plan_sha256": digests.plan,
        "seed": seed,
        "engine": ENGINE,
        "starts_at": scenario.starts_at.isoformat(),
        "mode": mode,
        "office_hours": list(scenario.office_hours),
        "settings": {name: duration_text(s) for name, s in scenario.settings.items()},
        "platforms": {name: platform.kind for name, platform in scenario.platforms.items()},
        "truth": _truth(scenario.truth, scenario),
        "occupied": sorted(occupied),
        "background_topics": list(scenario.background_topics),
    }
    if scenario.allowed_channels:
        raw["allowed_channels"] = list(scenario.allowed_channels)
    if not scenario.marked:
        raw["marked"] = False
    return read_header(raw)


def _truth(truth: Truth, scenario: Scenario) -> dict[str, Any]:
    told: dict[str, Any] = {
        "category": truth.category,
        "locus": truth.locus,
        "flags": list(truth.flags),
        "concerned": list(truth.concerned),
        "jurisdiction": truth.jurisdiction,
        "facts": [_fact(fact, scenario) for fact in truth.facts],
    }
    told.update({name: getattr(truth, name) for name in _OPTIONAL if getattr(truth, name)})
    return told


def _fact(fact: Fact, scenario: Scenario) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": fact.id,
        "kind": fact.kind,
        "text": render(fact.text, scenario.slots),
    }
    if fact.value is not None:
        told["value"] = fact.value
    if fact.secret:
        told["secret"] = True
    return told
