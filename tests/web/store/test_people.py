from datetime import UTC, datetime

import pytest

from web.store import people
from web.store.database import open_store
from web.store.record import Account, Role

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def store(config):
    open_store(config)


def make(name="lg01", role=Role.TRAINEE):
    return people.create(name, "张科长", role, "hash", NOW)


def test_account_comes_back_as_it_went_in():
    account = make()

    assert account == Account(
        account.id, "lg01", "张科长", Role.TRAINEE, epoch=0, active=True, created_at=NOW
    )
    assert people.get(account.id) == account
    assert people.by_name("lg01") == (account, "hash")


@pytest.mark.parametrize("typed", ["LG01", " lg01 ", "ｌｇ０１"])
def test_name_is_found_whatever_its_width_case_or_margins(typed):
    account = make()

    assert people.by_name(typed) == (account, "hash")


def test_name_that_differs_in_case_only_is_taken():
    make()

    assert make("LG01") is None
    assert len(people.everyone()) == 1


def test_unknown_account_is_none():
    assert people.get("nobody") is None
    assert people.by_name("nobody") is None


def test_everyone_comes_by_role_then_name():
    names = [
        make(name, role).name
        for name, role in [("z", Role.TRAINEE), ("a", Role.ADMIN), ("b", Role.TRAINEE)]
    ]

    assert names == ["z", "a", "b"]
    assert [one.name for one in people.everyone()] == ["b", "z", "a"]


def test_titles_are_by_id():
    account = make()

    assert people.titles() == {account.id: "张科长"}


def test_new_password_raises_the_epoch():
    account = make()

    people.set_password(account.id, "other")

    found = people.by_name("lg01")
    assert found is not None
    assert (found[0].epoch, found[1]) == (1, "other")


def test_barring_an_account_ends_its_sessions():
    account = make()

    assert people.change(account.id, title="李", role=Role.EVALUATOR, active=False)

    assert people.get(account.id) == Account(
        account.id, "lg01", "李", Role.EVALUATOR, epoch=1, active=False, created_at=NOW
    )


@pytest.mark.parametrize(("role", "active"), [(Role.TRAINEE, True), (Role.ADMIN, False)])
def test_the_last_administrator_stays(role, active):
    only = make("a1", Role.ADMIN)

    assert not people.change(only.id, title="管理", role=role, active=active)
    assert people.get(only.id) == only


def test_one_of_two_administrators_may_go():
    make("a1", Role.ADMIN)
    second = make("a2", Role.ADMIN)

    assert people.change(second.id, title="管理", role=Role.TRAINEE, active=True)


def test_a_barred_administrator_does_not_count():
    first, second = make("a1", Role.ADMIN), make("a2", Role.ADMIN)
    people.change(first.id, title="管理", role=Role.ADMIN, active=False)

    assert not people.change(second.id, title="管理", role=Role.TRAINEE, active=True)
