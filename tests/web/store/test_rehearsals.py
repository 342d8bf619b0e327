from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from web.store import people, rehearsals, versions
from web.store.database import open_store
from web.store.record import NewRehearsal, RehearsalState, Role
from web.store.rehearsals import Claim

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
ONE, TWO = Claim("one", NOW, 60), Claim("two", NOW, 60)


def later(claim, seconds):
    return replace(claim, now=NOW + timedelta(seconds=seconds))


@pytest.fixture
def new(config):
    """A rehearsal of twelve runs that somebody wants."""
    open_store(config)
    account = people.create("dt01", "导调", Role.INSTRUCTOR, "hash", NOW).id
    digest = versions.keep("scenario: 1\n")
    return NewRehearsal("canteen", 0, digest, ("nn", "jm"), 3, 4, 24, account, "token-of-form")


def test_rehearsal_comes_back_as_it_was_ordered(new):
    made = rehearsals.create(new, NOW)

    assert rehearsals.get(made.id) == made
    assert (made.order, made.state, made.played) == (new, RehearsalState.WAITING, 0)
    assert (made.created_at, made.ended_at, made.reason) == (NOW, None, "")


def test_same_form_makes_one_rehearsal(new):
    first = rehearsals.create(new, NOW)

    assert rehearsals.create(new, NOW + timedelta(seconds=5)) == first
    assert rehearsals.everything() == [first]


def test_newest_come_first_and_can_be_asked_for_by_text(new):
    old = rehearsals.create(new, NOW)
    other = replace(new, token="token-of-other", digest=versions.keep("scenario: 2\n"))
    young = rehearsals.create(other, NOW + timedelta(seconds=1))

    assert rehearsals.everything() == [young, old]
    assert rehearsals.of_text(new.digest) == [old]


def test_one_worker_at_a_time_plays_a_rehearsal_the_oldest_first(new):
    first = rehearsals.create(new, NOW)
    second = rehearsals.create(replace(new, token="token-second"), NOW + timedelta(seconds=1))

    claimed = [rehearsals.claim(one) for one in (ONE, TWO, later(ONE, 59))]

    assert [one and one.id for one in claimed] == [first.id, second.id, None]


def test_worker_that_is_gone_is_followed_when_its_claim_is_over(new):
    made = rehearsals.create(new, NOW)
    rehearsals.claim(ONE)

    assert rehearsals.claim(later(TWO, 59)) is None
    assert rehearsals.claim(later(TWO, 60)).id == made.id
    assert not rehearsals.claim_again(made.id, later(ONE, 61))
    assert not rehearsals.is_held(made.id, "one")
    assert not rehearsals.add(made.id, "one", 0, [{}])
    assert rehearsals.is_held(made.id, "two")


def test_worker_that_claims_again_keeps_its_rehearsal(new):
    made = rehearsals.create(new, NOW)
    rehearsals.claim(ONE)

    assert rehearsals.claim_again(made.id, later(ONE, 50))
    assert rehearsals.claim(later(TWO, 100)) is None
    rehearsals.release(made.id, "one")
    assert rehearsals.claim(later(TWO, 100)).id == made.id


def test_parts_are_kept_once_and_counted_by_runs(new):
    made = rehearsals.create(new, NOW)
    rehearsals.claim(ONE)

    assert rehearsals.add(made.id, "one", 1, [{"seed": 2}, {"seed": 3}])
    assert rehearsals.add(made.id, "one", 0, [{"seed": 1}])
    assert rehearsals.add(made.id, "one", 1, [{"seed": 9}])

    assert rehearsals.parts(made.id) == {0: [{"seed": 1}], 1: [{"seed": 2}, {"seed": 3}]}
    assert rehearsals.get(made.id).played == 3


def test_finished_rehearsal_is_over_for_everybody(new):
    made = rehearsals.create(new, NOW)
    rehearsals.claim(ONE)

    rehearsals.finish(made.id, "two", RehearsalState.DONE, NOW)
    assert rehearsals.get(made.id).state is RehearsalState.WAITING
    rehearsals.finish(made.id, "one", RehearsalState.FAILED, NOW, "读不出")

    found = rehearsals.get(made.id)
    assert (found.state, found.reason, found.ended_at) == (RehearsalState.FAILED, "读不出", NOW)
    assert rehearsals.claim(later(TWO, 999)) is None
    assert not rehearsals.cancel(made.id, NOW)


def test_cancelled_rehearsal_takes_no_more_parts(new):
    made = rehearsals.create(new, NOW)
    rehearsals.claim(ONE)
    rehearsals.add(made.id, "one", 0, [{}])

    assert rehearsals.cancel(made.id, NOW)

    assert not rehearsals.add(made.id, "one", 1, [{}])
    assert not rehearsals.claim_again(made.id, ONE)
    found = rehearsals.get(made.id)
    assert (found.state, found.played) == (RehearsalState.CANCELLED, 1)


@pytest.mark.usefixtures("new")
def test_unknown_rehearsal_is_none():
    assert rehearsals.get("0") is None
    assert rehearsals.parts("0") == {}
    assert not rehearsals.cancel("0", NOW)
