import pytest

from scenarios.errors import ActionRefused, JournalError
from simulator.drill import Drill, restore
from simulator.entry import Act
from simulator.journal import Journal, write_journal
from simulator.reading import read_journal
from tests.simulator.story import plan, scenario

DAY = 86_400
DETECT = Act("lg_office", "monitor.detect", {"posts": ["p1"], "method": "manual"})


def run(seed=7, ticks=(DAY,)):
    drill = Drill(scenario(), plan(), seed)
    for t in ticks:
        drill.advance_to(t)
    return drill


def rows(journal: Journal, row_type: str):
    return [(row.t, dict(row.data)) for row in journal.of(row_type)]


def test_planned_rows_come_at_their_times_with_their_slots_filled():
    journal = run().journal

    assert rows(journal, "inject") == [
        (
            1800,
            {
                "inject": "call",
                "channel": "phone",
                "title": "来电",
                "text": "澄湾学校有学生就诊",
                "to": ["lg_office"],
                "incident": True,
            },
        )
    ]


def test_world_row_at_t_comes_after_an_act_at_t():
    drill = run(ticks=(1800,))

    act = drill.submit(DETECT)
    drill.advance_to(1801)

    call = drill.journal.of("inject")[0]
    assert (act.t, call.t) == (1800, 1800)
    assert act.seq < call.seq


def test_advance_to_a_past_moment_changes_nothing():
    drill = run(ticks=(3600,))
    before = write_journal(drill.journal)

    drill.advance_to(1000)

    assert (drill.now, write_journal(drill.journal)) == (3600, before)


def test_drill_ends_when_its_length_has_run():
    journal = run(ticks=(3 * DAY,)).journal

    assert rows(journal, "sim.end") == [(DAY, {"reason": "time"})]
    assert journal.ended == journal[len(journal)]


def test_refused_act_is_raised_and_journaled_with_rule_and_reason():
    drill = run(ticks=(900,))

    with pytest.raises(ActionRefused) as caught:
        drill.submit(Act("lg_office", "grade.set", {"level": "特大"}, user="u1"))

    assert caught.value.rule == "level.unknown"
    row = drill.journal[len(drill.journal)]
    assert (row.by, row.type, row.user) == ("lg_office", "refused", "u1")
    assert row.data == {
        "act": {"type": "grade.set", "data": {"level": "特大"}},
        "rule": "level.unknown",
        "reason": "预案没有“特大”这一等级，只有一般、重大",
    }


def test_restored_drill_has_the_same_rows_and_goes_on_alike():
    drill = run(ticks=(1800,))
    drill.submit(DETECT)
    with pytest.raises(ActionRefused):
        drill.submit(Act("lg_office", "nonsense", {}))
    drill.submit(Act("director", "director.inject", {"inject": "mayor"}))
    drill.advance_to(9000)
    saved = read_journal(write_journal(drill.journal).encode(), "saved.jsonl")

    again = restore(scenario(), plan(), saved)
    drill.advance_to(DAY)
    again.advance_to(DAY)

    assert write_journal(again.journal) == write_journal(drill.journal)


def test_restore_names_the_row_that_differs():
    text = write_journal(run(ticks=(9000,)).journal)
    saved = read_journal(text.replace("阿宁", "阿明").encode(), "saved.jsonl")

    with pytest.raises(JournalError, match="row 1"):
        restore(scenario(), plan(), saved)
