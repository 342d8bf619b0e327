from datetime import UTC, datetime

import pytest

from web.store import people, tables
from web.store.database import connected, open_store
from web.store.lookup import Lookup
from web.store.record import Role

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)


@pytest.fixture
def accounts(config):
    open_store(config)
    return [
        people.create(name, "同名", Role.TRAINEE, "hash", NOW).id for name in ("b1", "a1", "c1")
    ]


@pytest.mark.usefixtures("accounts")
def test_rows_come_whole_and_in_order():
    found = Lookup(tables.Account, tables.Account.title, order=[tables.Account.name])

    with connected():
        rows = found("同名")
        asked = list(tables.Account.select().order_by(tables.Account.name))

    assert [row.__data__ for row in rows] == [row.__data__ for row in asked]
    assert [row.active for row in rows] == [True, True, True]


def test_every_column_must_have_its_value(accounts):
    found = Lookup(tables.Account, tables.Account.title, tables.Account.name)

    with connected():
        assert [row.id for row in found("同名", "a1")] == [accounts[1]]
        assert found("同名", "z1") == []
        assert found("' OR 1=1 --", "a1") == []
