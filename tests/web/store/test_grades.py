from datetime import UTC, datetime, timedelta

import pytest

from web.store import grades, people
from web.store.database import open_store
from web.store.record import Role, Thresholds

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)


@pytest.fixture
def scales(config):
    """Two settings, a day apart."""
    open_store(config)
    account = people.create("gl01", "管理员", Role.ADMIN, "hash", NOW).id
    made = [
        Thresholds(92, 82, 62, account, NOW),
        Thresholds(88, 75, 60, account, NOW + timedelta(days=1)),
    ]
    for one in made:
        grades.set_thresholds(one)
    return made


def test_every_setting_is_kept_the_latest_first(scales):
    assert grades.history() == scales[::-1]


@pytest.mark.parametrize(("hours", "found"), [(-1, None), (0, 0), (23, 0), (24, 1), (999, 1)])
def test_each_setting_holds_until_the_next(scales, hours, found):
    held = grades.at(NOW + timedelta(hours=hours))

    assert held == (None if found is None else scales[found])


def test_a_bureau_that_set_nothing_has_no_thresholds(config):
    open_store(config)

    assert grades.history() == []
