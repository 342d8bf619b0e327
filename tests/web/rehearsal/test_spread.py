from math import isclose

import pytest

from web.rehearsal.spread import Difference, Spread, difference_of, spread_of


def test_quantiles_are_interpolated_between_neighbours():
    assert spread_of([30, 0, 10, 20, 40]) == Spread(5, 0, 4, 10, 20, 30, 36, 40, 20)


def test_one_figure_is_its_own_spread_and_none_has_no_spread():
    assert spread_of([7.0]) == Spread(1, 7, 7, 7, 7, 7, 7, 7, 7)
    assert spread_of([]) is None


def test_difference_is_of_pairs_and_its_interval_that_of_student():
    ours, theirs = {1: 5.0, 2: 8.0, 3: 11.0, 9: 0.0}, {1: 4.0, 2: 6.0, 3: 8.0, 7: 0.0}

    found = difference_of(ours, theirs)

    assert (found.n, found.mean) == (3, 2.0)
    assert isclose(found.most - 2.0, 4.303 / 3**0.5)
    assert isclose(2.0 - found.least, 4.303 / 3**0.5)


def test_interval_of_many_pairs_is_that_of_the_normal_law():
    ours = {seed: float(seed % 2) for seed in range(100)}

    found = difference_of(ours, dict.fromkeys(range(100), 0.0))

    assert isclose(found.most - found.mean, 1.96 * (25 / 99) ** 0.5 / 10)


@pytest.mark.parametrize(
    ("ours", "theirs", "wanted"),
    [
        ({1: 3.0}, {1: 1.0}, Difference(1, 2.0, None, None)),
        ({1: 3.0}, {2: 1.0}, None),
    ],
)
def test_one_pair_has_no_interval_and_none_no_difference(ours, theirs, wanted):
    assert difference_of(ours, theirs) == wanted
