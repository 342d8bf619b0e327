from tests.scoring.lab import found

CHECK = """
kind: close
what: 终止条件
needs:
  - {name: 任务办结, where: {open_tasks: 0}}
  - {name: 媒体不再关注, where: {open_inquiries: 0}}
  - {name: 平息, where: {quiet: true, crowd: 0}}
"""
QUIET = "- [2h, world, sim.quiet, {}]\n"
CLOSE = "- [{t}, lg_head, close.approve, {{text: 同意}}]\n"
TASK = "- [1h, lg_office, task.assign, {task: t1, to: dept}]\n"
DONE = "- [{t}, dept, task.feedback, {{task: t1, result: 已查, done: {done}}}]\n"
ASK = "- [1h, world, sim.media_inquiry, {inquiry: q1, outlet: 晚报, question: 何时通报}]\n"


def test_all_conditions_at_the_end_are_met():
    finding = found(CHECK, TASK + DONE.format(t="90m", done="true") + QUIET + CLOSE.format(t="3h"))

    assert (finding.status, finding.evidence) == ("met", (5,))


def test_ending_too_early_is_violated_and_says_what_was_wanting():
    rows = TASK + ASK + DONE.format(t="90m", done="false") + CLOSE.format(t="3h")

    finding = found(CHECK, rows)

    assert (finding.status, finding.evidence) == ("violated", (5,))
    assert finding.reason.endswith("任务办结、媒体不再关注、平息尚不具备。")


def test_crowd_and_heat_that_came_back_count():
    crowd = "- [1h, world, sim.crowd, {place: 校门, size: 30}]\n"
    active = "- [150m, world, sim.active, {}]\n"

    assert found(CHECK, crowd + QUIET + CLOSE.format(t="3h")).status == "violated"
    gone = "- [150m, world, sim.crowd, {place: 校门, size: 0}]\n"
    assert found(CHECK, crowd + QUIET + gone + CLOSE.format(t="3h")).status == "met"
    assert found(CHECK, QUIET + active + CLOSE.format(t="3h")).status == "violated"


def test_proposal_stands_in_where_nobody_approved():
    propose = "- [1h, lg_office, close.propose, {text: 拟终止}]\n"

    assert found(CHECK, propose + QUIET).status == "violated"
    assert found(CHECK, propose + QUIET + CLOSE.format(t="3h")).status == "met"


def test_drill_that_was_never_ended_does_not_apply():
    assert found(CHECK, QUIET).reason == "终止条件：没有提请或批准终止。"
    assert found(CHECK, QUIET).status == "na"
