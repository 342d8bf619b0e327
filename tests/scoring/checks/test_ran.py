"""From when a limit ran, and when it was answered: what a chart of limits draws."""

import pytest

from tests.scoring.lab import found

HOUR = 3_600
REPORT = "- [{}, lg_office, report.submit, {{to: [upper], kind: first}}]\n"
WITHIN = """
kind: within
what: 上报
row: {type: report.submit, where: {to: upper}}
from: known
limit: 4h
"""
HALF = WITHIN + "half: {type: notify}\n"
DAY = "{kind: day, what: 上报, row: {type: report.submit}, from: known}"
LEVEL = "{kind: level, what: 定级, by: [lg_office], first: timely, again: timely}"
CADENCE = "{kind: cadence, what: 跟踪, row: {type: monitor.note}, every: timely}"
EACH = "{{kind: each, what: 任务, over: {{type: task.assign}}, label: 任务, check: {}}}"
DUE = EACH.format("{kind: due, what: 反馈, row: {type: task.feedback}}")
CHASE = EACH.format(
    "{kind: chase, what: 催办, row: {type: urge}, "
    "done: {type: task.feedback, where: {done: true}}, overdue: quick}"
)
TASK = (
    "- [1h, lg_office, task.assign, {task: t1, to: dept, deadline: '2026-09-18T19:00:00+08:00'}]\n"
)
DONE = "- [{}, dept, task.feedback, {{task: t1, result: 已办, done: true}}]\n"
URGE = "- [{}, lg_office, urge, {{task: t1, text: 请抓紧}}]\n"


@pytest.mark.parametrize(
    ("check", "rows", "ran"),
    [
        (WITHIN, REPORT.format("3h"), (HOUR // 2, 3 * HOUR)),
        (WITHIN, REPORT.format("9h"), (HOUR // 2, 9 * HOUR)),
        (WITHIN, "", None),
        (HALF, "- [2h, lg_office, notify, {to: [dept], text: 通报}]\n", (HOUR // 2, 2 * HOUR)),
        (DAY, REPORT.format("3h"), (HOUR // 2, 3 * HOUR)),
        (LEVEL, "- [2h, lg_office, grade.set, {level: 一般}]\n", (HOUR // 2, 2 * HOUR)),
        (CADENCE, "- [1h, lg_office, monitor.note, {text: 无异动}]\n", (HOUR, 72 * HOUR)),
        (DUE, TASK + DONE.format("2h"), (HOUR, 2 * HOUR)),
        (CHASE, TASK + URGE.format("5h"), (3 * HOUR, 5 * HOUR)),
    ],
)
def test_a_limit_ran_from_its_start_to_its_answer(check, rows, ran):
    assert found(check, rows).ran == ran
