from tests.scoring.lab import found, verdict

CHECK = """
kind: each
what: 反馈
over: {type: task.assign}
label: 任务
check: {kind: due, what: 反馈, row: {type: task.feedback, where: {task: $task}}}
"""


def task(deadline: str = "'2026-09-18T19:00:00+08:00'") -> str:
    return f"- [1h, lg_office, task.assign, {{task: t1, to: dept, deadline: {deadline}}}]\n"


def feedback(t: str) -> str:
    return f"- [{t}, dept, task.feedback, {{task: t1, result: 已查, done: true}}]\n"


def test_feedback_on_the_deadline_is_in_time():
    finding = found(CHECK, task() + feedback("3h"))

    assert (finding.status, finding.limit_s, finding.measured_s, finding.evidence) == (
        "met",
        7_200,
        7_200,
        (2, 3),
    )


def test_one_second_later_is_late():
    finding = found(CHECK, task() + feedback("3h0m1s"))

    assert (finding.status, int(finding.points)) == ("late", 40)
    assert "超过1秒" in finding.reason


def test_no_feedback_is_missed_after_the_deadline_only():
    assert verdict(CHECK, task(), ends="2h") == ("not_due", 0)
    assert verdict(CHECK, task()) == ("missed", 0)


def test_without_a_deadline_it_is_out_of_place():
    assert found(CHECK, task("null") + feedback("3h")).status == "na"
    assert found(CHECK, task("'2026-09-18T16:30:00+08:00'")).status == "na"
