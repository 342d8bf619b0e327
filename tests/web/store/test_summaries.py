from dataclasses import replace

import pytest

from tests.web.store.test_notes import NOW, drill
from web.store import people, summaries
from web.store.database import open_store
from web.store.record import Role
from web.store.summaries import Outcome, Share, Summary


@pytest.fixture(autouse=True)
def store(config):
    open_store(config)


@pytest.fixture
def account():
    return people.create("pg01", "评估员", Role.EVALUATOR, "hash", NOW).id


def summary(drill_id, **changes):
    whole = Summary(
        drill=drill_id,
        made_of="abc",
        total=71.5,
        grade="中",
        dimensions={"timing": Share(21.0, 30.0)},
        outcomes={"NN-RPT-05": Outcome("late", Share(1.2, 3.0))},
        persons={"u1": Share(5.0, 9.5)},
    )
    return replace(whole, **changes)


def test_a_summary_comes_back_as_it_went_in(account):
    first, second = drill(account), drill(account, "token-2")
    whole, faulty = summary(first), Summary(second, "abc", fault="预案包不在了")

    summaries.keep(whole)
    summaries.keep(faulty)

    assert summaries.of_drills([first, second]) == {first: whole, second: faulty}
    assert summaries.of_drills([second, "unknown"]) == {second: faulty}
    assert summaries.of_drills([]) == {}


def test_a_later_summary_takes_the_place_of_the_earlier(account):
    record = drill(account)
    summaries.keep(summary(record))

    summaries.keep(summary(record, made_of="def", total=None, grade="未评"))

    assert summaries.of_drills([record]) == {
        record: summary(record, made_of="def", total=None, grade="未评")
    }
