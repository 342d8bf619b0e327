"""The national rules laid beside a plan: a card of their own on the same journal."""

from pathlib import Path

import pytest

from scenarios.plan import Basis
from scoring.finding import Finding
from scoring.scorecard import score
from simulator.journal import Journal
from simulator.reading import read_header, read_journal
from tests import library

DOCTRINE = library.pack("national-doctrine")
REPLAYS = Path(__file__).parents[1] / "replays"


def drill(name: str, **truth: object) -> Journal:
    """A golden drill, with some of its truth changed."""
    file = REPLAYS / name / "journal.jsonl"
    journal = read_journal(file.read_bytes(), str(file))
    raw = {**journal.header.raw, "truth": {**journal.header.truth, **truth}}
    return Journal(read_header(raw), list(journal))


def findings(journal: Journal) -> dict[str, Finding]:
    return {finding.id: finding for finding in score(DOCTRINE, journal).findings}


def test_every_finding_says_that_it_is_doctrine():
    found = findings(drill("jingmen-by-the-book")).values()

    assert {f.basis for f in found if not f.id.startswith("X-")} == {Basis.DOCTRINE}


def test_every_rule_says_how_far_its_source_was_seen():
    own = [one for one in DOCTRINE.obligations if not one.id.startswith("X-")]

    assert [one.id for one in own if not one.note.startswith(("条文。", "转述。"))] == []
    assert {one.basis for one in own} == {Basis.DOCTRINE}
    assert [one.clause for one in own if "〔" not in one.clause and "（20" not in one.clause] == []


def test_plan_and_doctrine_judge_the_same_drill_apart():
    journal = drill("nanning-by-the-book")

    assert float(score(library.pack("nanning-2017"), journal).total or 0) == 100
    assert findings(journal)["ND-03"].status == "met"
    assert findings(journal)["ND-01"].status == "na"


def test_major_emergency_is_held_to_the_shorter_limits():
    found = findings(drill("jingmen-by-the-book", emergency_level="重大"))

    assert (found["ND-01"].status, found["ND-01"].limit_s) == ("met", 18_000)
    assert (found["ND-02"].status, found["ND-02"].limit_s) == ("missed", 86_400)
    assert found["ND-03"].status == "na"


@pytest.mark.parametrize(("seconds", "status"), [(18_000, "met"), (18_001, "late")])
def test_five_hours_are_judged_to_the_second(seconds: int, status: str):
    journal = drill("jingmen-by-the-book", emergency_level="特别重大")
    known = next(row.t for row in journal if row.type == "monitor.detect")
    others = [
        row for row in journal if row.type not in ("publish", "presser.hold", "interview.accept")
    ]
    release = next(row for row in journal if row.type == "publish")
    moved = sorted([*others, release._replace(t=known + seconds)], key=lambda row: row.t)
    rows = [row._replace(seq=n) for n, row in enumerate(moved, 1)]

    assert findings(Journal(journal.header, rows))["ND-01"].status == status


def test_result_of_a_major_food_accident_is_not_the_citys_to_publish():
    journal = drill("jingmen-by-the-book", emergency_level="重大")
    rows = [
        row._replace(data={**row.data, "kind": "result"})
        if row.type == "draft.create" and row.data["statement"] == "s3"
        else row
        for row in journal
    ]
    card = score(DOCTRINE, Journal(journal.header, rows))

    assert card.capped_by == ("ND-13",)
    assert findings(journal)["ND-13"].status == "met"


def test_nobody_acting_earns_nothing():
    assert float(score(DOCTRINE, drill("jingmen-idle")).total or 0) == 0
