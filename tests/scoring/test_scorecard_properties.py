"""What holds for every journal, whatever it says."""

import json
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scenarios.load import pack_ids
from scenarios.plan import Severity
from scoring.checks import within
from scoring.finding import Finding, Status
from scoring.rules import rules_of
from scoring.scorecard import CAP, score
from simulator.entry import Entry
from simulator.journal import Journal
from tests import library
from tests.replays.written import HERE, PLAYED, journal_of
from tests.scoring.lab import alone
from tests.strategies import journals

pytestmark = pytest.mark.slow  # whole journals, many times

PACKS = {name: library.pack(name) for name in pack_ids()}
NANNING = PACKS["nanning-2017"]
packs = st.sampled_from(list(PACKS.values()))
BOOK = journal_of(HERE / "nanning-by-the-book")
BOOKS = {pack: journal_of(HERE / case) for pack, case in PLAYED.items()}


def timed(name: str) -> list[str]:
    """The obligations of a pack with a limit of their own that the drill by the book keeps."""
    found = {finding.id: finding for finding in score(PACKS[name], BOOKS[name]).findings}
    return [
        rule.obligation.id
        for rule in rules_of(PACKS[name])
        if isinstance(rule.params, within.Params)
        and found[rule.obligation.id].status is Status.MET
        and len(found[rule.obligation.id].evidence) == 2  # the start, and the act
    ]


TIMED = [(name, one) for name in sorted(PACKS) for one in timed(name)]


def test_every_pack_with_limits_of_its_own_is_tried():
    assert {name for name, _ in TIMED} == set(PACKS)


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
        left = max(card.points - card.deduction, 0)
        assert card.total == (min(left, CAP) if card.capped_by else left)
        assert 0 <= card.total <= 100


@settings(max_examples=60)
@given(journal=journals(max_size=60), pack=packs)
def test_any_finding_is_within_its_bounds_and_shows_its_proof(journal, pack):
    for finding in score(pack, journal).findings:
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
@given(journal=journals(max_size=60), random=st.randoms(use_true_random=False), pack=packs)
def test_order_of_keys_does_not_matter(journal, random, pack):
    def shuffled(data):
        items = list(data.items())
        random.shuffle(items)
        return dict(items)

    other = Journal(
        journal.header, [entry._replace(data=shuffled(entry.data)) for entry in journal]
    )

    assert score(pack, other) == score(pack, journal)


def delayed(book: Journal, seq: int, seconds: int) -> Journal:
    """A drill in which one act, and all of its kind that follow, come this much later."""
    act = book[seq]
    moved = [
        e._replace(t=e.t + seconds) if e.type == act.type and e.seq >= seq else e for e in book
    ]
    rows = sorted(moved, key=lambda e: e.t)
    return Journal(book.header, [e._replace(seq=n) for n, e in enumerate(rows, 1)])


@pytest.mark.slow
@pytest.mark.parametrize(("pack", "name"), TIMED)
@settings(max_examples=40)
@given(early=st.integers(0, 150_000), more=st.integers(0, 150_000))
def test_acting_earlier_never_worsens_a_time_verdict(pack, name, early, more):
    only, book = alone(PACKS[pack], name), BOOKS[pack]

    def found(journal: Journal) -> Finding:
        return next(f for f in score(only, journal).findings if f.id == name)

    act = found(book).evidence[-1]
    sooner, later = (found(delayed(book, act, t)) for t in (early, early + more))
    assume(sooner.max and later.max)  # what the same act was a premise of may fall away

    assert sooner.points / sooner.max >= later.points / later.max - Fraction(1, 100)


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


REOPENING = ("sim.level", "sim.citizen_post", "sim.active", "sim.quiet", "retract", "sim.end")
"""Rows that start a new limit, undo what was done, or end the drill."""

ALL_RUN_OUT = 1_000_000
"""So many seconds after the last row of a drill by the book all limits have run out."""


def followed(rows: Iterable[Entry], later: Journal) -> tuple[Journal, Journal]:
    """A drill that nobody ended, and the same with any rows after all limits have run out."""
    kept = [e for e in rows if e.type != "sim.end"]
    story = [e._replace(seq=n) for n, e in enumerate(kept, 1)]
    story.append(Entry(len(story) + 1, story[-1].t + ALL_RUN_OUT, "director", "director.pause", {}))
    new = [e for e in later if e.type not in REOPENING]
    more = [e._replace(seq=len(story) + n, t=story[-1].t + e.t) for n, e in enumerate(new, 1)]
    return Journal(later.header, story), Journal(later.header, [*story, *more])


def verdict(pack: str, journal: Journal, name: str) -> Finding:
    """A finding without its points, which depend on what else is judged."""
    same = Journal(BOOKS[pack].header, list(journal))
    found = next(f for f in score(alone(PACKS[pack], name), same).findings if f.id == name)
    return replace(found, points=Fraction(0), max=Fraction(0))


@pytest.mark.slow
@pytest.mark.parametrize(("pack", "name"), TIMED)
@settings(max_examples=20)
@given(later=journals(max_size=20))
def test_rows_after_the_last_limit_change_nothing(pack, name, later):
    before, after = followed(BOOKS[pack], later)

    assert verdict(pack, after, name) == verdict(pack, before, name)


def undone(pack: str) -> list[Entry]:
    """What the world wrote of a drill by the book."""
    return [entry for entry in BOOKS[pack] if entry.by == "world"]


def begins_by_itself(pack: str, name: str) -> bool:
    """Whether the limit begins whatever anybody does, and the drill misses it if nobody acts."""
    rule = next(rule for rule in rules_of(PACKS[pack]) if rule.obligation.id == name)
    before, _ = followed(undone(pack), Journal(BOOK.header))
    return rule.params.start.row is None and verdict(pack, before, name).status is Status.MISSED


MISSABLE = [one for one in TIMED if begins_by_itself(*one)]


@pytest.mark.slow
@pytest.mark.parametrize(("pack", "name"), MISSABLE)
@settings(max_examples=20)
@given(later=journals(max_size=20))
def test_what_was_missed_can_only_be_done_late(pack, name, later):
    _, after = followed(undone(pack), later)

    assert verdict(pack, after, name).status in (Status.MISSED, Status.LATE)


def test_limits_that_begin_by_themselves_are_tried():
    assert {pack for pack, _ in MISSABLE} >= {"jingmen-2024", "nanning-2017", "network-risk"}
