from itertools import pairwise
from statistics import median

import pytest

from simulator.backdrop import Backdrop, heat_of, level_of

DAY = 86_400


def stays(seed=1, days=3):
    """When each topic came, at which rank, and how many hours it stayed."""
    backdrop = Backdrop(seed, 0)
    seen: dict[int, list[tuple[int, int]]] = {}
    for t in range(0, days * DAY, 600):
        for rank, topic in enumerate(backdrop.standing(t).topics, 1):
            seen.setdefault(topic, []).append((t, rank))
    return [
        (came[0][0], came[0][1], (came[-1][0] - came[0][0] + 600) / 3_600)
        for came in seen.values()
        if came[0][0] > 0
    ]


def test_board_is_full_and_ordered_at_every_moment_of_a_week():
    backdrop = Backdrop(3, 57_600)

    for t in range(0, 7 * DAY, 1_200):
        board = backdrop.standing(t)
        assert len(board.topics) == len(set(board.topics)) == 50
        assert list(board.levels) == sorted(board.levels, reverse=True)
        between = [(one + other) / 2 for one, other in pairwise(board.levels)]
        assert [backdrop.higher(t, level) for level in between] == list(range(1, 50))
        assert backdrop.higher(t, board.levels[0] + 1) == 0


def test_topics_come_near_the_bottom_and_most_leave_soon():
    found = stays()

    assert 38 <= median(rank for _, rank, _ in found) <= 50
    assert 1.2 <= median(hours for _, _, hours in found) <= 2.3
    assert 400 <= len(found) / 3 <= 600


def test_board_freezes_at_night():
    hours = [came // 3_600 % 24 for came, _, _ in stays(days=4)]
    night = sum(2 <= hour < 6 for hour in hours) / 4
    day = sum(10 <= hour < 22 for hour in hours) / 12

    assert 3 <= day / night <= 9


def test_each_seed_has_its_own_topics_and_the_same_ones_again():
    first, again, other = Backdrop(1, 0), Backdrop(1, 0), Backdrop(2, 0)
    again.standing(5 * DAY)

    assert first.standing(DAY) == again.standing(DAY)
    assert first.standing(DAY) != other.standing(DAY)


def test_what_is_said_at_noon_stands_higher_at_night():
    heat = level_of(12.0, 12), level_of(12.0, 4)

    assert heat[0] < heat[1]
    assert heat_of(1.0, 12) == 287_000
    assert heat_of(2.0, 12) == pytest.approx(287_000 * 2.2255, rel=1e-3)
