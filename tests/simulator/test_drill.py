import hashlib

import pytest

from scenarios.condition import STATES
from scenarios.errors import ActionRefused, JournalError, Place
from simulator.drill import Drill, restore, solo_seats
from simulator.entry import Act
from simulator.journal import Journal, write_journal
from simulator.reading import read_journal
from tests.simulator.story import STORY, plan, scenario

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


def differing(text: str) -> JournalError:
    """What restoring this text says."""
    saved = read_journal(text.encode(), "saved.jsonl")
    with pytest.raises(JournalError) as caught:
        restore(scenario(), plan(), saved)
    return caught.value


def test_restore_names_the_row_that_differs():
    error = differing(write_journal(run(ticks=(9000,)).journal).replace("阿宁", "阿明"))

    assert error.place == Place("journal", 1)
    assert "阿宁" in error.message
    assert "阿明" in error.message


def test_restore_names_a_header_that_differs():
    error = differing(write_journal(run(ticks=(10,)).journal).replace("small-plan", "other-plan"))

    assert error.place == Place("journal", 0)


def test_restore_names_a_row_that_does_not_come_again():
    head, *rows = write_journal(run(ticks=(601,)).journal).splitlines()
    stray = rows[0].replace('"seq": 1', f'"seq": {len(rows) + 1}').replace("p1", "p9")

    error = differing("\n".join([head, *rows, stray]))

    assert error.place == Place("journal", len(rows) + 1)
    assert "没有这一条" in error.message


def test_refusal_of_what_cannot_be_recorded_is_restored_as_it_stands():
    drill = run(ticks=(900,))
    for act_type in ("monitor.note", "\ud800"):
        with pytest.raises(ActionRefused):
            drill.submit(Act("lg_office", act_type, {"text": "\ud800"}))
    drill.submit(Act("lg_office", "evidence.preserve", {"posts": ["p1"]}))
    text = write_journal(drill.journal)

    again = restore(scenario(), plan(), read_journal(text.encode(), "saved.jsonl"))

    assert [dict(row.data["act"]) for row in drill.journal.of("refused")] == [
        {"type": "monitor.note", "data": {}},
        {"type": "", "data": {}},
    ]
    assert write_journal(again.journal) == text


def test_preserved_evidence_carries_the_digest_of_what_was_captured():
    drill = run(ticks=(900,))

    row = drill.submit(Act("lg_office", "evidence.preserve", {"posts": ["p1"]}))

    captured = "澄湾学校好多孩子吐了"
    assert row.data == {
        "posts": ["p1"],
        "sha256": hashlib.sha256(captured.encode()).hexdigest(),
    }


def test_leading_group_ends_the_drill_by_approving():
    drill = Drill(scenario(), plan(), 7, occupied=["head"])
    drill.advance_to(900)

    approval = drill.submit(Act("lg_head", "close.approve", {"text": "同意"}))
    drill.advance_to(DAY)

    assert rows(drill.journal, "sim.end") == [(900, {"reason": "closed"})]
    assert drill.journal.ended.because == approval.seq
    assert drill.journal.ended.seq == len(drill.journal)


def test_director_ends_the_drill():
    drill = run(ticks=(900,))

    drill.submit(Act("director", "director.end", {"reason": "到此为止"}))
    drill.advance_to(DAY)

    assert rows(drill.journal, "sim.end") == [(900, {"reason": "director"})]
    assert drill.ended


def test_time_goes_on_after_the_end_for_the_summary():
    drill = run(ticks=(900,))
    drill.submit(Act("director", "director.end", {}))
    drill.advance_to(2_000)

    summary = {"form": "oral", "to": ["lg"], "fields": {}}

    assert drill.submit(Act("lg_office", "summary.submit", summary)).t == 2_000


def test_unless_seats_are_named_the_person_alone_takes_the_solo_seat():
    seats = [{key: v for key, v in seat.items() if key != "solo"} for seat in STORY["seats"]]

    assert solo_seats(scenario()) == ("office",)
    assert solo_seats(scenario(seats=seats)) == ("office",)
    assert solo_seats(scenario(seats=[seats[1], seats[0]])) == ("head",)
    assert run().journal.header.raw["occupied"] == ["office"]


def test_figures_have_the_names_that_conditions_use():
    drill = run(ticks=(7_200,))

    assert set(drill.figures) == set(STATES)
    assert drill.figures["reposts.microblog"] > 0
    assert drill.figures["reposts.forum"] == 0
    assert (drill.scenario.id, drill.pack.id) == ("small", "small-plan")


def test_the_world_takes_no_notice_of_what_seats_say_to_each_other():
    silent, talking = run(ticks=(DAY,)), Drill(scenario(), plan(), 7)
    for hour in range(1, 20):
        talking.advance_to(hour * 3_600 + 7)
        talking.submit(Act("lg_office", "team.say", {"text": "有进展吗？"}))
    talking.advance_to(DAY)

    heard = [(r.t, r.type, r.data) for r in talking.journal if r.type != "team.say"]
    assert len(talking.journal.of("team.say")) == 19
    assert heard == [(r.t, r.type, r.data) for r in silent.journal]
