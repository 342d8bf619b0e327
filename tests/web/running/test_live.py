import threading
import time
from dataclasses import replace

import pytest
from peewee import SqliteDatabase

from scenarios.errors import (
    ActionRefused,
    JournalError,
    Place,
    Problem,
    ScenarioError,
    StoreError,
)
from simulator.drill import Drill
from simulator.entry import Act
from simulator.journal import write_journal
from web.running.documents import documents
from web.running.live import CATCH_UP_S, IDLE_S, LiveDrills, taken_up
from web.running.pacing import follow, reason_of
from web.running.reading import read
from web.store import database, drills
from web.store.database import writing
from web.store.record import State
from web.store.tables import Entry as EntryRow

NOTE = Act("lg_office", "monitor.note", {"text": "已安排值守"}, user="u1")


def director(deed, **data):
    return Act("director", f"director.{deed}", data, user="d1")


@pytest.fixture
def told(server, monkeypatch):
    """The ids of drills that readers were told of."""
    ids = []
    monkeypatch.setattr(server.live, "_tell", ids.append)
    return ids


def text(journal):
    return write_journal(journal)


def expected(record, until, *acts):
    """The journal that the simulator alone writes: acts are pairs of a time and an act."""
    found = documents(record.scenario, record.plan)
    drill = Drill(
        found.scenario,
        found.pack,
        record.header["seed"],
        mode=record.mode,
        occupied=tuple(record.seats),
        digests=found.digests,
    )
    for t, act in acts:
        drill.advance_to(t)
        drill.submit(act)
    drill.advance_to(until)
    return drill.journal


def test_a_drill_of_several_waits_for_its_start(server, conduct, wall):
    record = conduct()

    wall.pass_by(3600)
    server.live.round()

    moment = server.live.open(record).moment()
    assert (moment.t, moment.running, moment.ended, moment.speed) == (0, False, False, 60)


def test_a_started_drill_moves_with_the_wall_clock(server, conduct, wall):
    record = conduct()
    start = director("resume")
    server.live.submit(record, start)

    for _ in range(40):
        wall.pass_by(1)
        server.live.round()

    live = server.live.open(record)
    assert live.moment().t == 2400
    assert text(live.journal) == text(expected(record, 2400, (0, start)))
    assert text(drills.journal(record)) == text(live.journal)
    assert drills.get(record.id).now == 2400


def test_pause_speed_and_resume_change_the_clock_and_are_journaled(server, conduct, wall):
    record = conduct()
    live = server.live.open(record)
    times = []
    for deed in (director("resume"), director("speed", factor=240), director("pause")):
        server.live.submit(record, deed)
        times.append(live.moment().t)
        wall.pass_by(10)
        server.live.round()

    assert times == [0, 600, 3000]
    assert live.moment().t == 3000
    assert [row.type for row in live.journal if row.by == "director"] == [
        "director.resume",
        "director.speed",
        "director.pause",
    ]


def test_an_act_is_stamped_with_the_present_moment_and_saved(server, conduct, wall, told):
    record = conduct()
    server.live.submit(record, director("resume"))
    wall.pass_by(7.5)

    entry = server.live.submit(record, NOTE)

    assert (entry.t, entry.by, entry.type, entry.user) == (450, "lg_office", "monitor.note", "u1")
    assert drills.journal(record)[entry.seq] == entry
    assert told == [record.id, record.id]


def test_a_form_sent_twice_is_one_act(server, conduct):
    record = conduct()

    first = server.live.submit(record, NOTE, "form-1")
    again = server.live.submit(record, NOTE, "form-1")
    other = server.live.submit(record, NOTE, "form-2")

    assert (again, other.seq) == (first, first.seq + 1)
    assert len(drills.journal(record).of("monitor.note")) == 2


def test_a_form_sent_twice_at_once_is_one_act(server, conduct):
    record = conduct()
    seqs = []
    together = threading.Barrier(8)

    def send():
        together.wait()
        seqs.append(server.live.submit(record, NOTE, "form-1").seq)

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(seqs) == 8
    assert len(set(seqs)) == 1
    assert len(drills.journal(record).of("monitor.note")) == 1


def test_a_refused_act_is_saved_and_refused_again_when_sent_again(server, conduct):
    record = conduct()
    wrong = Act("lg_office", "publish", {"statement": "s9", "version": 1, "channels": ["website"]})

    refusals = []
    for _ in range(2):
        with pytest.raises(ActionRefused) as caught:
            server.live.submit(record, wrong, "form-1")
        refusals.append((caught.value.rule, caught.value.message))

    assert refusals[0] == refusals[1]
    assert refusals[0][0] == "draft.unknown"
    assert len(drills.journal(record).of("refused")) == 1


def test_a_step_halts_just_behind_the_next_event(server, conduct):
    record = conduct()
    live = server.live.open(record)

    server.live.step(record)

    stops = [row for row in live.journal if row.type in ("inject", "sim.rumour", "sim.fact")]
    assert live.moment().t - 60 <= stops[0].t < live.moment().t
    assert not live.moment().running
    assert len(drills.journal(record)) == len(live.journal)


def test_steps_lead_to_the_end_and_no_further(server, conduct):
    record = conduct()
    live = server.live.open(record)

    while not live.moment().ended:
        server.live.step(record)

    assert live.journal.ended.data == {"reason": "time"}
    assert drills.get(record.id).state is State.ENDED
    assert not server.live.step(record)


def test_stepping_a_running_clock_goes_on_from_there(server, conduct, wall):
    record = conduct()
    server.live.submit(record, director("resume"))
    server.live.step(record)
    t = server.live.open(record).moment().t

    wall.pass_by(1)
    server.live.round()

    assert server.live.open(record).moment().t == t + 60


def test_the_directors_end_ends_the_drill(server, conduct, wall):
    record = conduct()
    server.live.submit(record, director("resume"))
    server.live.submit(record, director("end", reason="时间不足"))
    wall.pass_by(60)
    server.live.round()

    found = drills.get(record.id)
    assert (found.state, found.code, found.ended_at is not None) == (State.ENDED, None, True)
    assert server.live.open(record).moment().ended
    assert server.live.open(record).moment().t == 0


def test_after_the_end_only_the_summary_is_taken(server, conduct, wall):
    record = conduct()
    server.live.submit(record, director("end"))

    with pytest.raises(ActionRefused):
        server.live.submit(record, NOTE)

    wall.pass_by(IDLE_S + 1)
    server.live.round()
    assert server.live.peek(record.id) is None
    summary = Act("lg_office", "plan.revise", {"problem": "值守", "change": "增加轮值"})
    entry = server.live.submit(drills.get(record.id), summary)
    assert drills.journal(record)[entry.seq] == entry


def test_a_tick_that_is_late_catches_up_in_portions(server, conduct, wall):
    record = conduct()
    server.live.submit(record, director("resume"))
    wall.pass_by(100)

    server.live.round()
    assert server.live.open(record).moment().t == CATCH_UP_S
    for _ in range(3):
        server.live.round()
    assert server.live.open(record).moment().t == 6000


def test_a_drill_that_was_opened_while_it_was_created_is_one_drill(server, conduct, wall):
    record = conduct()
    first = server.live.open(record)

    server.live.add(taken_up(record, wall))

    assert server.live.open(record) is first


def test_time_in_which_nothing_happens_is_saved_too(server, conduct, wall):
    record = conduct()
    server.live.submit(record, director("resume"))

    wall.pass_by(1)
    server.live.round()

    assert len(drills.journal(record)) == 1
    assert drills.get(record.id).now == 60


def test_a_round_whose_times_cannot_be_saved_goes_on(server, conduct, wall):
    record = conduct()
    server.live.submit(record, director("resume"))
    wall.pass_by(1)
    bound = database.database.obj
    database.database.initialize(SqliteDatabase("/nowhere/at/all.db"))

    server.live.round()

    database.database.initialize(bound)
    assert drills.get(record.id).state is State.RUNNING
    wall.pass_by(1)
    server.live.round()
    assert drills.get(record.id).now == 120


def restarted(wall, record):
    """The same drill after the server went away without a word."""
    return LiveDrills(wall, 1.0, lambda _: None).open(drills.get(record.id))


def test_a_restarted_drill_is_the_same_and_goes_on(server, conduct, wall):
    record = conduct()
    start = director("resume")
    server.live.submit(record, start)
    wall.pass_by(30)
    server.live.submit(record, NOTE)
    server.live.round()
    before = text(server.live.open(record).journal)

    wall.pass_by(9999)
    again = restarted(wall, record)

    assert text(again.journal) == before
    assert (again.moment().t, again.moment().running, again.moment().speed) == (1800, True, 60)
    wall.pass_by(60)
    for _ in range(3):
        again.tick()
    assert text(again.journal) == text(expected(record, 5400, (0, start), (1800, NOTE)))


def test_a_paused_drill_is_paused_after_a_restart(server, conduct, wall):
    record = conduct()
    for deed in (director("resume"), director("speed", factor=5), director("pause")):
        server.live.submit(record, deed)
        wall.pass_by(2)

    moment = restarted(wall, record).moment()

    assert (moment.t, moment.running, moment.speed) == (130, False, 5)


def test_a_form_sent_again_after_a_restart_is_one_act(server, conduct, wall):
    record = conduct()
    first = server.live.submit(record, NOTE, "form-1")

    assert restarted(wall, record).submit(NOTE, "form-1") == first


def test_a_drill_whose_rows_do_not_come_again_is_stopped_and_readable(server, conduct, wall):
    record = conduct()
    server.live.submit(record, director("resume"))
    server.live.submit(record, NOTE)
    with writing():
        EntryRow.update(data={"text": "别的内容"}, author="nobody").where(
            EntryRow.type == "monitor.note"
        ).execute()

    others = LiveDrills(wall, 1.0, lambda _: None)
    with pytest.raises(JournalError):
        others.open(drills.get(record.id))

    found = drills.get(record.id)
    assert found.state is State.STOPPED
    assert found.reason == "演练记录从第 2 条起无法重演，可能更换了程序版本"
    reading = read(others, found)
    assert (len(reading.journal), reading.live, reading.moment.running) == (2, None, False)
    assert reading.fault == found.reason
    with pytest.raises(StoreError, match="已中止"):
        others.submit(found, NOTE)


def test_a_drill_whose_scenario_was_changed_is_stopped_until_it_is_back(conduct, wall):
    record = conduct()
    changed = replace(record, header={**record.header, "scenario_sha256": "0" * 64})

    with pytest.raises(ScenarioError, match="情景文件已被修改"):
        taken_up(changed, wall)
    assert taken_up(record, wall).moment().t == 0


def test_why_a_drill_stopped_names_no_row_and_no_path():
    inside = ScenarioError.of([Problem(Place("/srv/secret/scenario.yaml", 3), "rule", "秘密")])

    assert reason_of(inside) == "情景或预案文件有误，请导调人员用 yulian check 检查"
    assert reason_of(JournalError("秘密", Place("journal", 7))) == (
        "演练记录从第 7 条起无法重演，可能更换了程序版本"
    )
    assert reason_of(KeyError("秘密")) == "程序内部错误（KeyError）"


class Broken:
    """A drill in which something unforeseen happens."""

    def __init__(self, drill):
        self._drill = drill

    def __getattr__(self, name):
        return getattr(self._drill, name)

    def advance_to(self, t):
        if t > 1000:
            raise KeyError("unforeseen")
        self._drill.advance_to(t)


def test_a_drill_that_fails_stops_alone_and_can_be_taken_up_again(server, conduct, wall, told):
    record, other = conduct(), conduct()
    for one in (record, other):
        server.live.submit(one, director("resume"))
    live = server.live.open(record)
    live._drill = Broken(live._drill)
    wall.pass_by(10)
    server.live.round()
    rows = len(live.journal)

    wall.pass_by(10)
    told.clear()
    server.live.round()

    found = drills.get(record.id)
    assert (found.state, found.reason) == (State.STOPPED, "程序内部错误（KeyError）")
    assert (live.fault, live.moment().running) == (found.reason, False)
    assert record.id in told
    assert len(drills.journal(record)) == rows
    assert server.live.open(other).moment().t == 1200
    with pytest.raises(StoreError, match="已中止"):
        server.live.submit(found, NOTE)

    again = server.live.revive(found)
    assert (again.moment().t, drills.get(record.id).state) == (600, State.RUNNING)
    assert server.live.submit(drills.get(record.id), NOTE).t == 600


def test_a_row_that_could_not_be_saved_is_not_shown(server, conduct):
    record = conduct()
    live = server.live.open(record)
    with writing():
        EntryRow.create(
            drill=record.id, seq=len(live.journal) + 1, t=0, author="x", type="x", data={}
        )

    with pytest.raises(StoreError):
        server.live.submit(record, NOTE)

    assert live.journal.of("monitor.note") == ()
    assert drills.get(record.id).state is State.STOPPED


def test_the_thread_takes_running_drills_up_and_moves_them(server, conduct, wall):
    record = conduct()
    server.live.submit(record, director("resume"))
    heard = threading.Event()
    others = LiveDrills(wall, 0.01, lambda _: heard.set())

    others.start()
    while others.peek(record.id) is None:
        time.sleep(0.01)
    wall.pass_by(60)
    assert heard.wait(10)
    others.stop()

    assert others.peek(record.id).moment().t > 0


def test_one_that_cannot_be_taken_up_does_not_keep_the_others(conduct, wall):
    sound, faulty = conduct(), conduct()
    with writing():
        EntryRow.create(drill=faulty.id, seq=1, t=0, author="x", type="sim.quiet", data={})
    others = LiveDrills(wall, 0.01, lambda _: None)

    others._take_up_all()

    assert others.peek(sound.id) is not None
    assert others.peek(faulty.id) is None
    assert drills.get(faulty.id).state is State.STOPPED


def test_a_resume_after_the_end_moves_nothing(server, conduct, wall):
    record = conduct()
    server.live.submit(record, director("end"))
    live = server.live.open(record)

    live._pace = follow(live._pace, live.journal[1]._replace(type="director.resume"), 0.0)
    wall.pass_by(60)

    assert not live.tick()
    assert live.moment().t == 0
