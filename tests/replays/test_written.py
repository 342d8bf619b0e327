"""Is every hand-written journal judged as its folder says?

A folder holds `journal.jsonl` or `changes.yaml`, a README.md that says why it exists, and
`expected.yaml`: the total, what caps it, and every finding that is neither met nor out of place.
Nothing but these files is needed for another one.
"""

from pathlib import Path

import pytest
import yaml

from scenarios.load import load_pack
from scoring.finding import Finding, Status
from scoring.scorecard import score
from tests.replays.written import HERE, journal_of

CASES = sorted(file.parent for file in HERE.glob("*/expected.yaml"))
QUIET = (Status.MET, Status.NA, Status.INFO)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_written_journal_is_judged_as_expected(case: Path) -> None:
    expected = yaml.safe_load((case / "expected.yaml").read_text("utf-8"))
    journal = journal_of(case)

    card = score(load_pack(expected.get("plan", journal.header.plan)), journal)

    found = {
        "total": float(card.total) if card.total is not None else None,
        "capped_by": list(card.capped_by),
        "findings": {f.id: f.status.value for f in card.findings if f.status not in QUIET},
    }
    assert found == {key: expected[key] for key in found}
    assert all(_is_shown(finding) for finding in card.findings)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_written_journal_says_why_it_exists(case: Path) -> None:
    assert (case / "README.md").read_text("utf-8").startswith("# ")


def _is_shown(finding: Finding) -> bool:
    """A finding that was judged names rows, or the stretch in which something is absent."""
    return not finding.status.judged or bool(finding.evidence) or finding.stretch is not None
