from tests.scoring.lab import found, verdict

CHECK = """
kind: each
what: 留言
over: {type: sim.citizen_post, where: {needs_procedure: true}}
id: item
label: 留言
check:
  kind: within
  what: 回应
  row: {type: reply.initial, where: {item: $item}}
  from: subject
  limit: 1h
"""
ASK = """
- [{t}, world, sim.citizen_post, {{item: {item}, text: 问{item}, needs_procedure: {needs}}}]
"""
REPLY = "- [{t}, dept, reply.initial, {{item: {item}, text: 收到}}]\n"
TASK = "- [{t}, lg_office, task.assign, {{task: t1, item: {item}, to: dept}}]\n"


def test_every_thing_has_its_own_clock_and_an_equal_share():
    rows = (
        ASK.format(t="1h", item="c1", needs="true")
        + ASK.format(t="1h", item="c2", needs="true")
        + ASK.format(t="1h", item="c3", needs="false")
        + REPLY.format(t="1h10m", item="c1")
    )

    finding = found(CHECK, rows)

    assert (finding.status, int(finding.points)) == ("partial", 50)
    assert "留言“问c2”：回应：自知悉（9月18日17:30）起限1小时" in finding.reason


def test_thing_is_known_after_the_grace_or_by_the_first_act_that_names_it():
    ask = ASK.format(t="1h", item="c1", needs="true")

    assert found(CHECK, ask + REPLY.format(t="2h30m", item="c1")).measured_s == 3_600
    named = found(
        CHECK, ask + TASK.format(t="1h10m", item="c1") + REPLY.format(t="2h30m", item="c1")
    )
    assert (named.status, named.measured_s) == ("late", 4_800)


def test_nothing_of_the_sort_does_not_apply():
    assert found(CHECK, "").reason == "留言：本次演练没有这类事项。"
    assert found(CHECK, "").status == "na"


def test_units_concerned_are_those_of_the_header():
    check = """
    kind: each
    what: 通报单位
    over: concerned
    check:
      kind: within
      what: 通报
      row: {type: notify, where: {to: $role}}
      from: known
      limit: 2h
    """
    rows = "- [1h, lg_office, notify, {to: [dept], text: 请查}]\n"

    assert verdict(check, rows, concerned=["dept"]) == ("met", 100)
    assert verdict(check, rows, concerned=["dept", "local"]) == ("partial", 50)
    assert "县局：通报" in found(check, rows, concerned=["dept", "local"]).reason
    assert verdict(check, rows) == ("na", 0)


def test_thing_that_an_act_brings_is_known_at_once():
    check = """
    kind: each
    what: 任务
    over: {type: task.assign}
    id: task
    label: 任务
    check:
      kind: within
      what: 反馈
      row: {type: task.feedback, where: {task: $task}}
      from: subject
      limit: 1h
    """
    rows = TASK.format(t="1h", item="c1") + (
        "- [2h, dept, task.feedback, {task: t1, result: 已查, done: true}]\n"
    )

    assert found(check, rows).measured_s == 3_600


def test_many_wanting_things_are_counted_and_three_are_told():
    asks = "".join(ASK.format(t="1h", item=f"c{n}", needs="true") for n in range(30))

    finding = found(CHECK, asks)

    assert finding.status == "missed"
    assert finding.reason.startswith("留言共30项，30项不足：")
    assert finding.reason.count("未完成") == 3
    assert len(finding.evidence) == 20
