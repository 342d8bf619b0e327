from fractions import Fraction

import pytest

from scoring.sums import cents


@pytest.mark.parametrize(
    ("points", "rounded"),
    [
        (Fraction(5, 1000), Fraction(1, 100)),
        (Fraction(4999, 1_000_000), Fraction(0)),
        (Fraction(2, 3), Fraction(67, 100)),
        (Fraction(1, 4), Fraction(1, 4)),
        (Fraction(7), Fraction(7)),
    ],
)
def test_half_a_cent_goes_up(points, rounded):
    assert cents(points) == rounded
