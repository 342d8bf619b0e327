from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType

import pytest

from scenarios.errors import StoreError
from simulator.entry import Entry
from web.store import drills, people
from web.store.database import open_store
from web.store.drills import CODE_LETTERS
from web.store.record import DrillRecord, NewDrill, Role, State

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
HEADER = {
    "journal": 1,
    "scenario": "s",
    "plan": "p",
    "seed": 7,
    "starts_at": "2026-09-18T16:00:00+08:00",
    "mode": "live",
    "truth": {"facts": [{"id": "f", "text": "“引号”与中文键", "键": 1.5}]},
}


@pytest.fixture(autouse=True)
def store(config):
    open_store(config)


@pytest.fixture
def host():
    return people.create("host", "导调", Role.INSTRUCTOR, "hash", NOW)


@pytest.fixture
def player():
    return people.create("player", "参演", Role.TRAINEE, "hash", NOW)


def make(host, token="token", **changes) -> DrillRecord:
    new = NewDrill(
        title="秋季演练",
        scenario="s",
        plan="p",
        mode="live",
        speed=60,
        seats=("b", "a"),
        host=host.id,
        header=HEADER,
        token=token,
    )
    return drills.create(replace(new, **changes), NOW)


def row(seq, t=5, **changes):
    data = {"中文": "值", "n": [1, 2.5, None]}
    return Entry(seq, t, "world", "sim.quiet", data)._replace(**changes)


def test_drill_comes_back_as_it_went_in(host):
    record = make(host)

    assert record == DrillRecord(
        id=record.id,
        title="秋季演练",
        scenario="s",
        plan="p",
        mode="live",
        header=HEADER,
        host=host.id,
        code=record.code,
        solo=False,
        speed=60,
        seats={"b": None, "a": None},
        members=frozenset(),
        now=0,
        state=State.RUNNING,
        reason="",
        created_at=NOW,
        ended_at=None,
    )
    assert list(record.seats) == ["b", "a"]
    assert drills.get(record.id) == record


def test_join_code_has_six_letters_that_cannot_be_mistaken(host):
    code = make(host).code

    assert len(code) == 6
    assert set(code) <= set(CODE_LETTERS)
    assert not set("0O1IL2Z5S8BU") & set(CODE_LETTERS)


def test_a_solo_drill_has_no_join_code(host):
    assert make(host, solo=True).code is None


def test_drill_is_found_by_code_only_while_it_runs(host):
    record = make(host)

    assert drills.by_code(record.code) == record

    drills.finish(record.id, State.STOPPED, "故障", NOW)
    assert drills.by_code(record.code) is None
    drills.reopen(record.id)
    assert drills.by_code(record.code) == record
    drills.finish(record.id, State.ENDED, "", NOW)
    assert drills.by_code(record.code) is None


def test_drill_is_found_by_the_token_of_its_form(host):
    record = make(host, "form-1")

    assert drills.by_token("form-1") == record
    assert drills.by_token("form-2") is None


def test_rows_come_back_as_they_went_in(host):
    record = make(host)
    rows = [
        row(1),
        row(2, by="lg_office", user="u1", type="monitor.note", data={"text": "注意\n“换行”"}),
        row(3, auto=True, because=2, extra=MappingProxyType({"key": "kept"})),
    ]

    drills.save(record.id, rows, 77, {"tok": 2})

    journal = drills.journal(record)
    assert list(journal) == rows
    assert dict(journal.header.raw) == HEADER
    assert drills.get(record.id).now == 77
    assert drills.seq_of(record.id, "tok") == 2
    assert drills.row_counts([record.id]) == {record.id: 3}


def test_many_rows_are_saved_at_once(host):
    record = make(host)

    drills.save(record.id, [row(seq) for seq in range(1, 2001)], 9, {})

    assert len(drills.journal(record)) == 2000


def test_a_row_is_saved_once_and_a_failed_save_leaves_nothing(host):
    record = make(host)
    drills.save(record.id, [row(1)], 5, {"a": 1})

    with pytest.raises(StoreError):
        drills.save(record.id, [row(2), row(1)], 6, {"b": 2})

    assert [one.seq for one in drills.journal(record)] == [1]
    assert drills.get(record.id).now == 5
    assert drills.seq_of(record.id, "b") is None


def test_saved_times_never_go_back(host):
    first, second = make(host, "1"), make(host, "2")
    drills.save(first.id, [], 100, {})

    drills.save_times({first.id: 90, second.id: 50})

    assert (drills.get(first.id).now, drills.get(second.id).now) == (100, 50)


def test_the_token_of_one_drill_means_nothing_in_another(host):
    first, second = make(host, "1"), make(host, "2")
    drills.save(first.id, [row(1)], 5, {"tok": 1})

    assert drills.seq_of(second.id, "tok") is None


def test_a_seat_is_taken_by_one_person(host, player):
    record = make(host)

    assert drills.take_seats(record.id, ["a", "nowhere"], player.id) == ["a"]
    assert drills.take_seats(record.id, ["a", "b"], host.id) == ["b"]

    found = drills.get(record.id)
    assert dict(found.seats) == {"b": host.id, "a": player.id}
    assert found.seats_of(player.id) == ("a",)


def test_only_its_holder_leaves_a_seat(host, player):
    record = make(host)
    drills.take_seats(record.id, ["a"], player.id)

    assert not drills.leave_seat(record.id, "a", host.id)
    assert drills.leave_seat(record.id, "a", player.id)
    assert not drills.leave_seat(record.id, "a", player.id)
    assert drills.get(record.id).seats["a"] is None


def test_joining_twice_is_joining_once(host, player):
    record = make(host)

    drills.join(record.id, player.id, NOW)
    drills.join(record.id, player.id, NOW)

    assert drills.get(record.id).members == {player.id}


def test_own_drills_are_those_joined_or_hosted_newest_first(host, player):
    old = make(host, "1")
    new = drills.create(
        NewDrill("新", "s", "p", "live", 60, ("a",), host.id, HEADER, "2"),
        datetime(2026, 11, 23, tzinfo=UTC),
    )
    drills.join(old.id, player.id, NOW)

    assert [one.id for one in drills.of_account(host.id)] == [new.id, old.id]
    assert [one.id for one in drills.of_account(player.id)] == [old.id]
    assert [one.id for one in drills.everything()] == [new.id, old.id]


def test_who_may_see_a_drill(host, player):
    record = make(host)
    evaluator = people.create("e", "评估", Role.EVALUATOR, "hash", NOW)
    admin = people.create("x", "管理", Role.ADMIN, "hash", NOW)

    assert [record.is_open_to(one) for one in (host, evaluator, admin, player)] == [
        True,
        True,
        True,
        False,
    ]
    drills.join(record.id, player.id, NOW)
    assert drills.get(record.id).is_open_to(player)


def test_finishing_and_reopening(host):
    record = make(host)

    drills.finish(record.id, State.STOPPED, "磁盘已满", NOW)
    found = drills.get(record.id)
    assert (found.state, found.reason, found.ended_at) == (State.STOPPED, "磁盘已满", NOW)
    assert drills.in_state(State.RUNNING) == []

    drills.reopen(record.id)
    assert drills.get(record.id) == record
