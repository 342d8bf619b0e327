from itertools import count

import pytest

from scenarios.errors import DrillError, StoreError
from scenarios.load import content_of
from web.rehearsal.order import Chunk
from web.rehearsal.outcome import Outcome
from web.rehearsing import CLAIM_S, Rehearser, order_for, outcomes_of
from web.store import rehearsals, versions
from web.store.record import NewRehearsal, RehearsalState, Role

SCENARIO = "canteen-poisoning"
NUMBERS = count(1)


class Quick:
    """An engine that plays nothing: each run comes to an outcome with its player and seed."""

    def __init__(self, *, stops_after=None, meanwhile=lambda: None):
        self.played = []
        self._stops_after = stops_after
        self.meanwhile = meanwhile

    def play(self, chunks, is_wanted):
        for place, chunk in enumerate(chunks):
            if place == self._stops_after:
                self.meanwhile()
            if not is_wanted():
                return
            self.played.append((chunk.pack.id, chunk.seeds))
            yield place, made(chunk)


def made(chunk: Chunk):
    return tuple(
        Outcome(chunk.pack.id, player, seed, total=50.0)
        for seed in chunk.seeds
        for player in chunk.players
    )


@pytest.fixture
def wanted(server, enrol):
    """Two plans, two seeds, four chunks."""
    digest = versions.keep(content_of("scenario", SCENARIO).decode())
    plans = ("template-county", "nanning-2017")
    account = enrol(f"dt{next(NUMBERS)}", Role.INSTRUCTOR).id
    new = NewRehearsal(SCENARIO, 0, digest, plans, 2, 4, 16, account, "token-of-form")
    return rehearsals.create(new, server.wall.now())


ALL = [
    *(("template-county", (1,)), ("template-county", (2,))),
    *(("nanning-2017", (1,)), ("nanning-2017", (2,))),
]
"""The chunks of the rehearsal that is wanted."""


def state(record):
    found = rehearsals.get(record.id)
    return found.state, found.played, found.reason


def test_everything_is_played_saved_and_done(wanted, wall):
    engine = Quick()

    assert Rehearser(wall, engine).round()

    assert engine.played == ALL
    assert state(wanted) == (RehearsalState.DONE, 16, "")
    chunks = order_for(wanted.order).chunks(4)
    assert outcomes_of(wanted.id) == tuple(one for chunk in chunks for one in made(chunk))


@pytest.mark.usefixtures("server")
def test_nothing_waits_where_nothing_was_ordered(wall):
    assert not Rehearser(wall, Quick()).round()


def test_server_that_comes_back_plays_only_what_is_missing(wanted, wall):
    engine = Quick(stops_after=3)
    first = Rehearser(wall, engine)
    engine.meanwhile = first.stop
    first.round()
    assert (engine.played, state(wanted)) == (ALL[:3], (RehearsalState.WAITING, 12, ""))

    second = Quick()
    Rehearser(wall, second).round()

    assert second.played == ALL[3:]
    assert state(wanted) == (RehearsalState.DONE, 16, "")


@pytest.mark.usefixtures("wanted")
def test_killed_server_is_followed_when_its_claim_is_over(wall):
    def killed():
        raise SystemExit

    with pytest.raises(SystemExit):
        Rehearser(wall, Quick(stops_after=1, meanwhile=killed)).round()
    wall.pass_by(CLAIM_S - 1)
    assert not Rehearser(wall, Quick()).round()

    wall.pass_by(1)
    after = Quick()
    assert Rehearser(wall, after).round()

    assert after.played == ALL[1:]


def test_long_rehearsal_is_claimed_again_while_it_is_played(wanted, wall):
    other = Rehearser(wall, Quick())

    def much_later():
        wall.pass_by(CLAIM_S - 10)
        assert not other.round()

    class Slow(Quick):
        def play(self, chunks, is_wanted):
            for place, outcomes in super().play(chunks, is_wanted):
                much_later()
                yield place, outcomes

    assert Rehearser(wall, Slow()).round()
    assert state(wanted)[0] is RehearsalState.DONE


def test_cancelled_rehearsal_is_left_at_once(wanted, wall):
    engine = Quick(stops_after=2, meanwhile=lambda: rehearsals.cancel(wanted.id, wall.now()))

    Rehearser(wall, engine).round()

    assert engine.played == ALL[:2]
    assert state(wanted) == (RehearsalState.CANCELLED, 8, "")


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (DrillError("排练进程反复被系统终止", hint="减少"), "排练进程反复被系统终止; 减少"),
        (ZeroDivisionError(), "系统出了问题，已记入日志"),
    ],
)
def test_rehearsal_that_cannot_be_played_fails_with_its_reason(wanted, wall, error, reason):
    def broken():
        raise error

    rehearser = Rehearser(wall, Quick(stops_after=1, meanwhile=broken))

    assert rehearser.round()
    assert state(wanted) == (RehearsalState.FAILED, 4, reason)
    assert not rehearser.round()


def test_rehearsal_outlives_a_store_that_fails_for_a_while(wanted, wall):
    def locked():
        raise StoreError("database is locked")

    with pytest.raises(StoreError):
        Rehearser(wall, Quick(stops_after=1, meanwhile=locked)).round()
    assert state(wanted) == (RehearsalState.WAITING, 4, "")

    wall.pass_by(CLAIM_S)
    after = Quick()
    Rehearser(wall, after).round()

    assert after.played == ALL[1:]
    assert state(wanted) == (RehearsalState.DONE, 16, "")
