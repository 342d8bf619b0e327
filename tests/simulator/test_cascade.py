"""The arithmetic of flows: what is due, what is counted, what becomes of it."""

import numpy as np
import pytest

from simulator.cascade import KEEP, MAX_TRACKS, Cascade, counted, remembered, shares_of
from simulator.chance import Chance
from simulator.parameters import HOP, RHYTHM

PLATFORMS = (("microblog", 2.0), ("forum", 1.0))
NOON, NIGHT = 12, 3


def begun(bins: int = 400, branching: float = 0.3) -> Cascade:
    """A cascade with one track, on which one post of 10,000 reposts was written."""
    cascade = Cascade(remembered(HOP, 1.0), PLATFORMS, bins)
    draws = Chance(1).stream("track")
    normal, rest = draws.standard_normal(bins), draws.random(bins)
    cascade.begin(0, branching, np.array(HOP), normal=normal, rest=rest)
    cascade.mark(0, 10_000.0)
    return cascade


def test_a_bin_adds_posts_to_platforms_and_their_offspring_to_the_memories():
    cascade = begun()
    before = cascade.pending[:, 0].copy()
    total = cascade.step(0, NOON, span=1, left=1.0, mood=1.1)

    offspring = total * 0.3 * 1.1 * remembered(HOP, 1.0)
    assert total == cascade.counts[0, 0] > 0
    assert cascade.written[:, 0].tolist() == pytest.approx([total * 2 / 3, total / 3], rel=1e-15)
    assert cascade.pending[:, 0] == pytest.approx(
        before * KEEP[1][NOON][:, 0] + offspring, rel=1e-15
    )
    assert not cascade.written[:, 1:].any()
    assert not cascade.pending[:, 1:].any()


def test_shares_are_multiplied_without_a_rounding_of_their_own():
    hop, split = np.array(HOP), np.array([0.7, 0.1, 0.2])
    news = Chance(1).stream("news").random((2, MAX_TRACKS)) * 1e6
    found = np.dot(shares_of(hop, split), news)

    assert (found[: len(hop)] == hop[:, None] * news[0]).all()
    assert (found[len(hop) :] == split[:, None] * news[1]).all()


def test_at_night_less_is_due_and_more_is_kept():
    totals = [begun().step(0, hour, span=1, left=1.0, mood=1.0) for hour in (NOON, NIGHT)]

    assert RHYTHM[NIGHT] < RHYTHM[NOON]
    assert totals[1] < totals[0] / 2
    assert (KEEP[1][NIGHT] > KEEP[1][NOON]).all()


@pytest.mark.parametrize("span", sorted(KEEP))
def test_bins_at_once_are_due_and_kept_as_one_by_one(span):
    by_one, at_once = begun(branching=0.0), begun(branching=0.0)
    for number in range(4):
        by_one.step(number, NOON, span=1, left=1.0, mood=1.0)
    for number in range(span - 1, 4, span):
        at_once.step(number, NOON, span=span, left=1.0, mood=1.0)

    assert at_once.pending[:, 0] == pytest.approx(by_one.pending[:, 0], rel=1e-6)
    written = [cascade.counts[:4, 0].sum() for cascade in (by_one, at_once)]
    assert written[1] == pytest.approx(written[0], rel=0.35)
    assert np.flatnonzero(at_once.counts[:, 0]).tolist() == list(range(span - 1, 4, span))


def test_nothing_is_written_where_all_have_or_a_track_is_not_passed_on():
    everybody, unread = begun(), begun()
    unread.reach = np.zeros(MAX_TRACKS)

    assert everybody.step(0, NOON, span=1, left=0.0, mood=1.0) == 0.0
    assert unread.step(0, NOON, span=1, left=1.0, mood=1.0) == 0.0


def test_bins_after_the_last_use_its_draws():
    cascade = begun(bins=1)
    first = cascade.step(0, NOON, span=1, left=1.0, mood=1.0)
    cascade.pending[:] = 0.0
    cascade.mark(0, 10_000.0)

    assert cascade.step(5, NOON, span=1, left=1.0, mood=1.0) == first == cascade.counts[0, 0]


def test_memory_of_a_lasting_matter_is_longer_and_no_larger():
    plain, lasting, short = (remembered(HOP, factor) for factor in (1.0, 10.0, 0.1))

    assert plain.tolist() == pytest.approx(HOP, abs=1e-4)
    assert [one.sum() for one in (plain, lasting, short)] == pytest.approx([1.0] * 3)
    assert short[-1] < plain[-1] < lasting[-1]


@pytest.mark.parametrize("mean", [0.0, 0.1, 0.5, 2.0, 5.0, 50.0, 5_000.0])
def test_counts_have_their_mean_and_the_spread_of_a_negative_binomial(mean):
    stream, shape = Chance(1).stream("test"), (600, MAX_TRACKS)
    counts = counted(np.full(shape, mean), stream.standard_normal(shape), stream.random(shape))

    assert counts.mean() == pytest.approx(mean, rel=0.03)
    assert counts.var() == pytest.approx(mean + mean**2 / 8, rel=0.3)
    assert (counts >= 0).all()


def test_larger_means_never_give_smaller_counts():
    stream, shape = Chance(1).stream("test"), (6, MAX_TRACKS)
    normal, rest = stream.standard_normal(shape), stream.random(shape)
    means = [0.1 * 1.2**n for n in range(60)]
    counts = np.array([counted(np.full(shape, mean), normal, rest) for mean in means])

    assert (np.diff(counts, axis=0) >= 0).mean() > 0.99
