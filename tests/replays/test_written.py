"""Is every way of going wrong judged as its folder says?

A folder holds `changes.yaml` (what differs from a journal written by hand, see `written.py`), a
README.md that says why it exists, and `expected.yaml`: the total, what caps it, and every
finding that is neither met nor out of place. Nothing but these files is needed for another one;
`make replays-accept` writes `expected.yaml` anew.
"""

from pathlib import Path

import pytest
import yaml

from scoring.finding import Finding, Status
from scoring.scorecard import score
from tests import library
from tests.replays.written import HERE, journal_of

CASES = sorted(file.parent for file in HERE.glob("*/changes.yaml"))
QUIET = (Status.MET, Status.NA, Status.INFO)


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_changed_journal_is_judged_as_expected(case: Path, request: pytest.FixtureRequest) -> None:
    journal = journal_of(case)

    card = score(library.pack(journal.header.plan), journal)

    found = {
        "total": float(card.total) if card.total is not None else None,
        "capped_by": list(card.capped_by),
        "findings": {f.id: f.status.value for f in card.findings if f.status not in QUIET},
    }
    if request.config.getoption("--accept-replays"):
        text = yaml.safe_dump(found, sort_keys=False, allow_unicode=True)
        (case / "expected.yaml").write_text(text, "utf-8")
    assert found == yaml.safe_load((case / "expected.yaml").read_text("utf-8"))
    assert all(_is_shown(finding) for finding in card.findings)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_changed_journal_says_why_it_exists(case: Path) -> None:
    assert (case / "README.md").read_text("utf-8").startswith("# ")


def _is_shown(finding: Finding) -> bool:
    """A finding that was judged names rows, or the stretch in which something is absent."""
    return not finding.status.judged or bool(finding.evidence) or finding.stretch is not None
