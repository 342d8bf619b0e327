"""Can every obligation of every plan be met, and can each be failed?

The golden drills show most of it; `obligations.yaml` changes one thing in a drill done by the
book for each that they leave open. Categories 2 to 8 of the Jingmen plan have their own tests.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from scenarios.plan import Obligation
from scoring.scorecard import score
from tests import library
from tests.replays.written import HERE, changed, journal_of

pytestmark = pytest.mark.slow  # whole journals, many times

PACKS = ("jingmen-2024", "nanning-2017", "network-risk", "taobei", "bureau-practice")
CASES = yaml.safe_load((HERE / "obligations.yaml").read_text("utf-8"))


def statuses(case: Path, changes: Sequence[Mapping[str, Any]] = ()) -> Mapping[str, str]:
    """The status of every finding of a drill with some changes."""
    journal = changed(journal_of(case), changes)
    card = score(library.pack(journal.header.plan), journal)
    return {finding.id: finding.status.value for finding in card.findings}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['id']}-{case['status']}")
def test_change_makes_the_obligation_come_out_so(case: Mapping[str, Any]) -> None:
    assert statuses(HERE / case["base"], case["changes"])[case["id"]] == case["status"]


@cache
def _seen() -> Mapping[str, frozenset[str]]:
    """Every status each obligation has had, in the golden drills and by the table."""
    found: dict[str, set[str]] = {}
    for case in CASES:
        found.setdefault(case["id"], set()).add(case["status"])
    for file in (*HERE.glob("*/journal.jsonl"), *HERE.glob("*/changes.yaml")):
        for name, status in statuses(file.parent).items():
            found.setdefault(name, set()).add(status)
    return {name: frozenset(seen) for name, seen in found.items()}


def _judged(obligation: Obligation) -> bool:
    return dict(obligation.check)["kind"] != "info" and obligation.category in (None, 1)


@pytest.mark.parametrize("pack", PACKS)
def test_every_obligation_can_be_met_and_can_be_failed(pack: str) -> None:
    judged = [one.id for one in library.pack(pack).obligations if _judged(one)]
    bad = {"partial", "late", "missed", "violated"}

    assert [name for name in judged if "met" not in _seen()[name]] == []
    assert [name for name in judged if not _seen()[name] & bad] == []
