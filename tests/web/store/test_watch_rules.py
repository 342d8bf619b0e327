from datetime import UTC, datetime

import pytest

from web.store import drills, people, watch_rules
from web.store.database import open_store
from web.store.record import NewDrill, Role, WatchRule

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)


@pytest.fixture
def seat(config):
    """A drill and two accounts in it."""
    open_store(config)
    accounts = [people.create(n, n, Role.TRAINEE, "hash", NOW).id for n in ("lg01", "lg02")]
    new = NewDrill(
        title="演练", scenario="s", plan="p", mode="live", speed=60, seats=(),
        host=accounts[0], header={}, token="token-1",
    )  # fmt: skip
    return drills.create(new, NOW).id, *accounts


def test_rules_come_back_in_order_and_belong_to_their_account(seat):
    drill, one, other = seat

    watch_rules.add(drill, one, "呕吐", 3)
    watch_rules.add(drill, one, "食堂 非 广告", 5)
    watch_rules.add(drill, other, "冻肉", 0)

    assert watch_rules.of_account(drill, one) == [
        WatchRule(1, "呕吐", 3),
        WatchRule(2, "食堂 非 广告", 5),
    ]
    assert watch_rules.of_account(drill, other) == [WatchRule(1, "冻肉", 0)]


def test_the_same_rule_is_kept_once(seat):
    drill, one, _ = seat

    watch_rules.add(drill, one, "呕吐", 3)
    watch_rules.add(drill, one, "呕吐", 9)

    assert watch_rules.of_account(drill, one) == [WatchRule(1, "呕吐", 3)]


def test_reading_goes_forward_only(seat):
    drill, one, _ = seat
    watch_rules.add(drill, one, "呕吐", 3)

    watch_rules.mark_seen(drill, one, 1, 8)
    watch_rules.mark_seen(drill, one, 1, 5)
    watch_rules.mark_seen(drill, one, 2, 9)

    assert watch_rules.of_account(drill, one) == [WatchRule(1, "呕吐", 8)]


def test_a_deleted_rule_is_gone_and_its_number_free_of_others(seat):
    drill, one, other = seat
    watch_rules.add(drill, one, "呕吐", 0)
    watch_rules.add(drill, one, "冻肉", 0)

    watch_rules.remove(drill, one, 1)
    watch_rules.remove(drill, other, 2)
    watch_rules.add(drill, one, "停业", 0)

    assert [(r.number, r.text) for r in watch_rules.of_account(drill, one)] == [
        (2, "冻肉"),
        (3, "停业"),
    ]
