from scoring.scorecard import outlook
from tests.scoring.lab import journal, plan

EACH = """
kind: each
over: {type: sim.citizen_post}
id: item
label: 网民留言
check:
  kind: within
  what: 初步回应
  row: {type: reply.initial, where: {item: $item}}
  from: subject
  limit: 3h
  clock: wh
"""
FIRST = "- [0, world, sim.citizen_post, {item: c1, text: 去哪看病}]\n"
SECOND = "- [2h, world, sim.citizen_post, {item: c2, text: 能退钱吗}]\n"
ANSWER = "- [1h, dept, reply.initial, {item: c1, text: 收到}]\n"
LATER = "- [{t}, lg_office, monitor.note, {{text: 记}}]\n"


def running(check, rows, **more):
    found = outlook(plan(check, **more), journal(rows, ends=None)).waiting
    return [
        (one.seq, one.what, one.label, one.start, one.limit_s, one.clock.value) for one in found
    ]


def test_each_thing_has_its_own_limit_whatever_became_of_the_others():
    first = (1, "初步回应", "网民留言“去哪看病”", 1_800, 10_800, "wh")

    assert running(EACH, FIRST + LATER.format(t="5m")) == [first]


def test_what_was_answered_no_longer_waits():
    (second,) = running(EACH, FIRST + ANSWER + SECOND)

    assert second[:3] == (3, "初步回应", "网民留言“能退钱吗”")


def test_what_ran_out_still_waits_and_what_came_late_does_not():
    late = "- [80h, dept, reply.initial, {item: c1, text: 收到}]\n"

    assert len(running(EACH, FIRST + LATER.format(t="79h"))) == 1
    assert running(EACH, FIRST + late) == []


def test_what_only_the_world_knows_is_not_given_away():
    hidden = EACH.replace(
        "{type: sim.citizen_post}", "{type: sim.citizen_post, where: {urgent: true}}"
    )
    urgent = FIRST.replace("text:", "urgent: true, text:")

    assert running(hidden, urgent) == []
    assert running(EACH.replace("{type: sim.citizen_post}", "concerned"), FIRST) == []


def test_only_limits_of_single_things_are_told():
    once = "{kind: exists, row: {type: reply.initial, where: {item: $item}}}"
    other = EACH[: EACH.index("check:")] + f"check: {once}\n"

    assert running(other, FIRST) == []
    assert running("{kind: exists, row: {type: reply.initial}}", FIRST) == []


def test_an_obligation_that_does_not_apply_asks_nothing():
    assert running(EACH, FIRST, levels=["重大"]) == []
