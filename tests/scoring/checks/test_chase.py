from tests.scoring.lab import found, verdict

CHECK = """
kind: each
what: 督办
over: {type: task.assign}
label: 任务
check:
  kind: chase
  what: 催办
  row: {type: urge, where: {task: $task}}
  done: {type: task.feedback, where: {task: $task, done: true}}
  overdue: quick
"""
TASK = (
    "- [0, lg_office, task.assign, {task: t1, to: dept, deadline: '2026-09-19T02:00:00+08:00'}]\n"
)


def urge(t: str) -> str:
    return f"- [{t}, lg_office, urge, {{task: t1, text: 请抓紧}}]\n"


def done(t: str) -> str:
    return f"- [{t}, dept, task.feedback, {{task: t1, result: 已办, done: true}}]\n"


def test_task_done_in_half_its_time_needs_no_reminder():
    assert found(CHECK, TASK + done("5h")).status == "na"


def test_task_done_later_needs_one():
    assert verdict(CHECK, TASK + urge("4h") + done("9h")) == ("met", 100)
    assert verdict(CHECK, TASK + done("9h")) == ("missed", 0)


def test_overdue_task_needs_another_in_time():
    assert verdict(CHECK, TASK + urge("4h") + urge("10h30m") + done("12h")) == ("met", 100)
    assert verdict(CHECK, TASK + urge("4h") + urge("10h30m1s") + done("12h")) == ("partial", 75)
    assert verdict(CHECK, TASK + urge("4h") + done("12h")) == ("partial", 50)


def test_task_done_soon_after_its_time_needs_no_second_reminder():
    assert verdict(CHECK, TASK + urge("4h") + done("10h20m")) == ("met", 100)


def test_open_task_is_not_due_while_the_drill_goes_on():
    assert found(
        CHECK, TASK + "- [6h, lg_office, monitor.note, {text: 稳}]\n", ends=None
    ).status == ("not_due")


def test_task_without_a_deadline_is_out_of_place():
    rows = "- [0, lg_office, task.assign, {task: t1, to: dept, deadline: null}]\n"

    assert found(CHECK, rows).status == "na"
