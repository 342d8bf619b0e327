from datetime import UTC, datetime, timedelta

import pytest

from web.store.database import open_store
from web.store.throttle import LIMITS, WINDOW_S, Door, forget, take_back, try_door

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
NAME = Door("name", "lg01")


@pytest.fixture(autouse=True)
def store(config):
    open_store(config)


def shut(door=NAME):
    return [try_door(door, NOW) for _ in range(LIMITS[door.kind])]


def test_door_closes_after_its_limit():
    assert shut() == [0] * LIMITS["name"]

    assert try_door(NAME, NOW) == WINDOW_S
    assert try_door(NAME, NOW + timedelta(seconds=100)) == WINDOW_S - 100


def test_a_closed_door_opens_after_its_window_though_it_was_tried_meanwhile():
    shut()
    try_door(NAME, NOW + timedelta(seconds=WINDOW_S - 1))

    assert try_door(NAME, NOW + timedelta(seconds=WINDOW_S - 1)) == 1
    assert try_door(NAME, NOW + timedelta(seconds=WINDOW_S)) == 0


def test_doors_are_closed_one_by_one():
    shut()

    assert try_door(Door("name", "lg02"), NOW) == 0
    assert try_door(Door("address", "lg01"), NOW) == 0


def test_success_forgets_failures():
    shut()

    forget(NAME)

    assert try_door(NAME, NOW) == 0


def test_a_right_try_does_not_count():
    for _ in range(3 * LIMITS["name"]):
        assert try_door(NAME, NOW) == 0
        take_back(NAME)


def test_an_endless_name_is_cut():
    assert len(Door("name", "x" * 10_000).key) == 200
