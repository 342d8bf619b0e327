import pytest

from scenarios.errors import ActionRefused
from simulator.drill import restore
from simulator.journal import write_journal
from simulator.reading import read_journal
from simulator.replan import plan_of
from tests.simulator.stage import DAY, HOUR, act, drill, told
from tests.simulator.story import STORY, plan, scenario

AT_17 = "2026-09-18T17:00:00+08:00"
AT_16_15 = "2026-09-18T16:15:00+08:00"
CROWD = {
    "id": "gate",
    "at": "2h",
    "title": "聚集",
    "text": "门口有人",
    "channel": "phone",
    "row": "sim.crowd",
    "data": {"place": "校门口", "size": 30, "to": ["local"]},
}


def replan(begun, inject="call", **data):
    return begun.submit(act("director", "director.replan", inject=inject, **data))


def injected(begun):
    return [(row.t, row.data["inject"]) for row in begun.journal.of("inject")]


def refused(begun, inject="call", **data):
    with pytest.raises(ActionRefused) as caught:
        replan(begun, inject, **data)
    return caught.value.rule, caught.value.message


def test_a_moved_inject_comes_at_its_new_time_and_only_then():
    begun = drill(60)
    replan(begun, at=AT_17)
    begun.advance_to(DAY)

    assert injected(begun) == [(HOUR, "call")]


def test_an_inject_may_come_earlier_and_be_moved_again():
    begun = drill(60)
    replan(begun, at=AT_17)
    replan(begun, at=AT_16_15)
    replan(begun, at=AT_17)
    replan(begun, at=AT_16_15)
    begun.advance_to(DAY)

    assert injected(begun) == [(900, "call")]


def test_what_is_moved_to_now_comes_as_the_clock_goes_on():
    begun = drill(900)
    replan(begun, at=AT_16_15)

    assert injected(begun) == []
    begun.advance_to(901)
    assert injected(begun) == [(900, "call")]


def test_a_changed_inject_says_what_the_director_wrote_word_for_word():
    begun = drill(60)
    replan(begun, title="家长来电", text="{{ school }}家长询问", channel="letter", to=[])
    begun.advance_to(HOUR)

    assert told(begun.journal, "inject") == [
        (
            1_800,
            "world",
            {
                "inject": "call",
                "channel": "letter",
                "title": "家长来电",
                "text": "{{ school }}家长询问",
                "incident": True,
            },
        )
    ]


def test_a_changed_inject_that_is_fired_says_the_new_words():
    begun = drill(60)
    replan(begun, "mayor", text="马上报告", to=["lg"])
    begun.submit(act("director", "director.inject", inject="mayor"))

    assert told(begun.journal, "sim.leader_instruction") == [
        (60, "world", {"inject": "mayor", "tier": "city", "text": "马上报告", "to": ["lg"]})
    ]


def test_editing_back_restores_the_row_as_it_was():
    original = drill(HOUR).journal.of("inject")[0]
    begun = drill(60)
    replan(begun, at=AT_17, title="改", to=[])
    replan(begun, at=None, title="来电", to=["lg_office"])
    begun.advance_to(HOUR)

    row = begun.journal.of("inject")[0]
    assert (row.t, list(row.data.items())) == (original.t, list(original.data.items()))


def test_what_waits_for_a_condition_can_get_a_time_and_lose_it_again():
    begun = drill(60)
    replan(begun, "mayor", at=AT_17)
    assert [t for t, _, _ in told(drill_on(begun), "sim.leader_instruction")] == [HOUR]

    again = drill(60)
    replan(again, "mayor", at=AT_17)
    replan(again, "mayor", at=None)
    assert [t for t, _, _ in told(drill_on(again), "sim.leader_instruction")] == [5 * HOUR]


def test_a_time_outlives_the_condition_it_replaced():
    late = {**STORY["injects"][1], "not_after": "30m"}
    begun = drill(60, injects=[late])
    replan(begun, "mayor", at=AT_17)

    assert [t for t, _, _ in told(drill_on(begun), "sim.leader_instruction")] == [HOUR]


def drill_on(begun):
    begun.advance_to(DAY)
    return begun.journal


def test_an_inject_that_was_moved_can_be_skipped():
    begun = drill(60)
    replan(begun, at=AT_17)
    begun.submit(act("director", "director.skip", inject="call"))

    assert drill_on(begun).of("inject") == ()


def test_other_rows_keep_their_figures():
    begun = drill(60, injects=[CROWD])
    replan(begun, "gate", to=["dept"])

    assert [dict(row.data) for row in drill_on(begun).of("sim.crowd")] == [
        {"inject": "gate", "place": "校门口", "size": 30, "to": ["dept"]}
    ]


def test_a_replanned_drill_is_restored_byte_for_byte():
    begun = drill(60)
    replan(begun, at=AT_17, text="新内容")
    replan(begun, "mayor", at=AT_17)
    refused(begun, at=AT_17[:4] + "-01-01T00:00:00+08:00")
    begun.advance_to(DAY)
    text = write_journal(begun.journal)

    again = restore(scenario(), plan(), read_journal(text.encode(), "run.jsonl"))

    assert write_journal(again.journal) == text


@pytest.mark.parametrize(
    ("inject", "data", "rule", "words"),
    [
        ("nothing", {"title": "改"}, "inject.unknown", "没有编号为“nothing”的注入"),
        ("call", {}, "form.missing", "没有写明要修改什么"),
        ("call", {"title": "  "}, "form.missing", "“标题”没有填写"),
        ("call", {"headline": "改"}, "inject.field", "没有“报道标题”这一项"),
        ("mayor", {"title": "改"}, "inject.field", "“批示”没有“标题”这一项"),
        ("call", {"channel": "pigeon"}, "form.wrong", "“渠道”填写有误"),
        ("call", {"to": ["king"]}, "form.wrong", "“对象”填写有误"),
        ("call", {"at": "2026-09-18T17:00"}, "form.wrong", "“改到”填写有误"),
        ("call", {"at": "2026-09-18T16:09:59+08:00"}, "time.past", "改到的时间已经过去"),
        ("call", {"at": "2026-09-19T16:00:00+08:00"}, "time.ended", "在演练结束之后"),
    ],
)
def test_what_cannot_be_is_refused(inject, data, rule, words):
    begun = drill(600)

    found = refused(begun, inject, **data)

    assert (found[0], words in found[1]) == (rule, True)
    assert begun.pending_injects == {"call", "mayor"}


def test_the_last_second_of_the_drill_can_be_planned():
    begun = drill(600)
    replan(begun, at="2026-09-19T15:59:59+08:00")

    assert [t for t, _ in injected_by_the_end(begun)] == [DAY - 1]


def injected_by_the_end(begun):
    begun.advance_to(DAY)
    return injected(begun)


def test_what_has_gone_out_was_skipped_or_is_over_cannot_be_changed():
    gone, skipped, over = drill(HOUR), drill(60), drill(60)
    skipped.submit(act("director", "director.skip", inject="call"))
    over.submit(act("director", "director.end"))

    assert refused(gone, title="改") == ("inject.spent", "“来电”已经发出、跳过或过时，不能再修改")
    assert refused(skipped, title="改")[0] == "inject.spent"
    assert refused(over, title="改")[0] == "time.ended"


def test_a_time_that_has_passed_is_not_put_back():
    begun = drill(60, injects=[STORY["injects"][0], {**STORY["injects"][1], "not_after": "1h"}])
    replan(begun, at="2026-09-18T20:00:00+08:00")
    replan(begun, "mayor", at="2026-09-18T20:00:00+08:00")
    begun.advance_to(HOUR + 1)

    assert refused(begun, at=None) == ("time.past", "原定时间已经过去，不能恢复")
    assert refused(begun, "mayor", at=None) == ("time.past", "原定时间已经过去，不能恢复")


def test_how_an_inject_stands_is_read_from_the_rows():
    begun = drill(60)
    call, mayor = begun.scenario.injects
    replan(begun, at=AT_17, text="新内容")

    stands = plan_of(begun.scenario, call, begun.journal)
    assert (stands.at, dict(stands.said)) == (
        HOUR,
        {"channel": "phone", "title": "来电", "text": "新内容", "to": ["lg_office"]},
    )
    other = plan_of(begun.scenario, mayor, begun.journal)
    assert (other.at, dict(other.said)) == (None, {"text": "澄湾学校一事抓紧", "to": []})
