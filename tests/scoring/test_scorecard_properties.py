"""What holds for every journal, whatever it says."""

import json
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.load import load_pack, pack_ids
from scenarios.plan import Severity
from scoring.finding import Finding, Status
from scoring.scorecard import CAP, score
from simulator.entry import Entry
from simulator.journal import Journal
from tests.replays.written import HERE, journal_of
from tests.strategies import journals

pytestmark = pytest.mark.slow  # whole journals, many times

PACKS = {name: load_pack(name) for name in pack_ids()}
NANNING = PACKS["nanning-2017"]
BOOK = journal_of(HERE / "nanning-by-the-book")
TIMED = ("NN-DSC-01", "NN-RPT-05", "NN-RPT-07", "NN-PUB-01", "NN-UNIT-02", "NN-CIT-01")
"""Obligations of the Nanning plan with a limit, whose rows below may move."""

ANSWERS = {
    "NN-RPT-05": ("report.submit", "upper"),
    "NN-RPT-07": ("notify", "police"),
    "NN-UNIT-02": ("verify.request", None),
    "NN-CIT-01": ("reply.initial", None),
    "NN-PUB-01": ("publish", None),
}


@pytest.mark.parametrize("name", sorted(PACKS))
@settings(max_examples=40)
@given(journal=journals(max_size=60))
def test_any_journal_gets_a_card_whose_sums_are_right(name, journal):
    card = score(PACKS[name], journal)

    assert [f.id for f in card.findings] == [one.id for one in PACKS[name].obligations]
    assert sum(f.points for f in card.findings) == card.points
    assert sum(f.max for f in card.findings) in (0, 100)
    for part in (card.dimensions, card.phases):
        assert sum(one.points for one in part.values()) == card.points
        assert sum(one.max for one in part.values()) in (0, 100)
    if card.total is None:
        assert not any(f.max for f in card.findings)
    else:
        assert card.total == (min(card.points, CAP) if card.capped_by else card.points)
        assert 0 <= card.total <= 100


@settings(max_examples=60)
@given(journal=journals(max_size=60))
def test_any_finding_is_within_its_bounds_and_shows_its_proof(journal):
    for finding in score(NANNING, journal).findings:
        assert 0 <= finding.points <= finding.max
        assert finding.points.denominator in (1, 2, 4, 5, 10, 20, 25, 50, 100)
        assert finding.reason.endswith("。")
        assert all(1 <= seq <= len(journal) for seq in finding.evidence)
        assert finding.status is Status.NA or finding.evidence or finding.stretch is not None
        if finding.stretch is not None:
            assert 0 <= finding.stretch[0] <= finding.stretch[1]
        if finding.vetoes:
            assert finding.severity is Severity.VETO


@settings(max_examples=30)
@given(journal=journals(max_size=60))
def test_scoring_twice_gives_the_same_text(journal):
    once, twice = (json.dumps(score(NANNING, journal).as_json()) for _ in range(2))

    assert once == twice


@settings(max_examples=30)
@given(journal=journals(max_size=60), random=st.randoms(use_true_random=False))
def test_order_of_keys_does_not_matter(journal, random):
    def shuffled(data):
        items = list(data.items())
        random.shuffle(items)
        return dict(items)

    other = Journal(
        journal.header, [replace(entry, data=shuffled(entry.data)) for entry in journal]
    )

    assert score(NANNING, other) == score(NANNING, journal)


def delayed(name: str, seconds: int) -> Journal:
    """The drill by the book with the row that answers an obligation this much later."""
    row_type, to = ANSWERS[name]
    entry = next(
        e for e in BOOK if e.type == row_type and (to is None or to in e.data.get("to", ()))
    )
    moved = replace(entry, t=entry.t + seconds)
    rows = sorted([*(e for e in BOOK if e.seq != entry.seq), moved], key=lambda e: e.t)
    return Journal(BOOK.header, [replace(e, seq=n) for n, e in enumerate(rows, 1)])


def share(name: str, seconds: int) -> Fraction:
    finding = next(f for f in score(NANNING, delayed(name, seconds)).findings if f.id == name)
    return finding.points / finding.max


@pytest.mark.parametrize("name", sorted(ANSWERS))
@settings(max_examples=40)
@given(early=st.integers(0, 150_000), more=st.integers(0, 150_000))
def test_acting_earlier_never_worsens_a_time_verdict(name, early, more):
    assert share(name, early) >= share(name, early + more) - Fraction(1, 100)


@settings(max_examples=40)
@given(later=journals(max_size=20))
def test_rows_after_the_end_of_the_drill_change_nothing_but_the_summary(later):
    tail = [e for e in later if e.type not in ("summary.submit", "plan.revise")]
    end = BOOK[len(BOOK)].t
    rows = [
        Entry(len(BOOK) + n, end + entry.t, entry.by, entry.type, entry.data)
        for n, entry in enumerate(tail, 1)
    ]

    assert score(NANNING, Journal(BOOK.header, [*BOOK, *rows])).findings == (
        score(NANNING, BOOK).findings
    )


REOPENING = ("sim.level", "sim.citizen_post", "retract", "sim.end")
"""Rows that start a new limit, undo what was done, or end the drill."""

ALL_RUN_OUT = 144_000
"""40 h into the drill the limits of `TIMED` have run out."""


def followed(story: list[Entry], later: Journal) -> tuple[Journal, Journal]:
    """A drill until all limits have run out, and the same with any rows after that."""
    story = [replace(e, seq=n) for n, e in enumerate(story, 1)]
    new = [e for e in later if e.type not in REOPENING]
    rows = [replace(e, seq=len(story) + n, t=ALL_RUN_OUT + e.t) for n, e in enumerate(new, 1)]
    return Journal(BOOK.header, story), Journal(BOOK.header, [*story, *rows])


def verdict(journal: Journal, name: str) -> Finding:
    """A finding without its points, which depend on what else is judged."""
    found = next(f for f in score(NANNING, journal).findings if f.id == name)
    return replace(found, points=Fraction(0), max=Fraction(0))


@pytest.mark.parametrize("name", TIMED)
@settings(max_examples=20)
@given(later=journals(max_size=20))
def test_rows_after_the_last_limit_change_nothing(name, later):
    before, after = followed([e for e in BOOK if e.t <= ALL_RUN_OUT], later)

    assert verdict(after, name) == verdict(before, name)


@pytest.mark.parametrize("name", ["NN-DSC-01", "NN-RPT-05", "NN-PUB-01"])
@settings(max_examples=20)
@given(later=journals(max_size=20))
def test_what_was_missed_can_only_be_done_late(name, later):
    world = [e for e in BOOK if e.t <= ALL_RUN_OUT and e.by == "world"]
    before, after = followed(world, later)

    assert verdict(before, name).status is Status.MISSED
    assert verdict(after, name).status in (Status.MISSED, Status.LATE)
