import pytest

from tests.web.desk_view.laid import desk
from web.desk_view.paperwork import KINDS, paperwork
from web.forms.acts import BUTTONS

REPORT = {"to": ["gov"], "form": "phone", "kind": "first", "fields": {"time": "中午"}}
TASK = {"task": "t1", "to": "dept", "requirements": "查", "purpose": "verify", "deadline": None}
BY = "lg_office"


def states(*rows, **desk_args):
    return [
        (paper.name, paper.state, paper.open)
        for kind in paperwork(desk(*rows, **desk_args))
        for paper in kind.papers
    ]


def test_papers_are_numbered_by_kind_and_the_newest_comes_first():
    rows = [
        (0, BY, "report.submit", REPORT),
        (60, BY, "grade.set", {"level": "重大"}),
        (120, BY, "report.submit", {**REPORT, "kind": "follow"}),
    ]

    assert [kind.title for kind in paperwork(desk(*rows))] == ["报告", "定级"]
    assert states(*rows) == [
        ("报告 2 号", "已报送", False),
        ("报告 1 号", "已报送", False),
        ("定级 1 号", "现行", False),
    ]


def test_without_acts_there_are_no_papers():
    assert paperwork(desk()) == ()


def test_what_goes_elsewhere_is_numbered_but_not_told():
    rows = [
        (0, "dept", "report.submit", {**REPORT, "to": ["dept_head"]}),
        (60, BY, "report.submit", REPORT),
    ]

    ours, theirs = paperwork(desk(*rows))[0].papers

    assert (ours.name, ours.told) == ("报告 2 号", True)
    assert (theirs.name, theirs.told, theirs.gist, theirs.row.details) == (
        "报告 1 号", False, "", (),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("verdict", "state"),
    [("approved", "已同意"), ("refused", "未同意"), ("instructed", "已批示")],
)
def test_an_answer_from_above_is_the_state_of_a_report(verdict, state):
    answer = {"request": 1, "verdict": verdict, "role": "gov", "text": "知悉"}
    rows = [(0, BY, "report.submit", REPORT), (60, "world", "sim.decision", answer)]

    assert states(*rows) == [("报告 1 号", state, False)]


ONES = [
    ("warn.issue", {"level": "重大", "to": ["dept"]}, "待响应", True),
    ("meeting.convene", {"participants": ["lg"], "decisions": "报"}, "已记录", False),
    ("plan.activate", {"plan": "own", "fields": {"matter": "食堂"}}, "执行中", True),
    ("task.assign", TASK, "办理中，未定时限", True),
    ("close.propose", {"text": "平息"}, "待批准", True),
    ("transfer", {"to": "police", "about": "造谣", "reason": "涉嫌违法"}, "已记录", False),
]


@pytest.mark.parametrize(("act", "data", "state", "is_open"), ONES, ids=[one[0] for one in ONES])
def test_a_paper_waits_or_is_on_record(act, data, state, is_open):
    assert [one[1:] for one in states((0, BY, act, data))] == [(state, is_open)]


FOLLOWED = [
    (("warn.issue", {"level": "重大", "to": ["dept"]}), ("warn.respond", {"measures": "查"}),
     "已响应"),
    (("grade.set", {"level": "重大"}), ("grade.set", {"level": "一般"}), "已变更"),
    (("plan.activate", {"plan": "own", "fields": {}}), ("close.approve", {"text": "同意"}),
     "已终止"),
    (("close.propose", {"text": "平息"}), ("close.approve", {"text": "同意"}), "已批准"),
    (("task.assign", TASK), ("task.feedback", {"task": "t1", "result": "好", "done": True}),
     "已办结"),
    (("urge", {"task": "t1", "text": "快"}),
     ("task.feedback", {"task": "t1", "result": "在办", "done": False}), "已反馈"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "then", "state"), FOLLOWED, ids=[one[0][0] for one in FOLLOWED])
def test_what_followed_is_the_state_of_a_paper(first, then, state):
    assert states((0, BY, *first), (60, BY, *then))[-1][1:] == (state, False)


def test_feedback_on_another_task_answers_nothing():
    other = {"task": "t2", "result": "好", "done": True}
    rows = [(0, BY, "urge", {"task": "t1", "text": "快"}), (60, "dept", "task.feedback", other)]

    assert states(*rows) == [("督办 1 号", "待反馈", True)]


def test_an_assignment_tells_the_time_that_is_left():
    late = {**TASK, "deadline": "2026-09-18T17:00:00+08:00"}

    assert states((0, BY, "task.assign", late), t=1_800) == [
        ("核查处理意见 1 号", "办理中，剩 30 分", True)
    ]


def test_every_kind_is_made_by_acts_of_the_menu():
    assert {act for _, types in KINDS.values() for act in types} <= set(BUTTONS)
