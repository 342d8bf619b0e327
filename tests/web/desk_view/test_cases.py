from scenarios.plan import Basis
from scoring.finding import Clock
from scoring.waiting import Waiting
from tests.simulator import story
from tests.web.desk_view.laid import desk
from web.desk_view.cases import cases

TICKET = {
    "item": "c1",
    "platform": "weiyan",
    "text": "该去哪看",
    "needs_procedure": False,
    "answerable_now": True,
    "to": ["lg_office"],
}
ASKED = (0, "world", "sim.citizen_post", TICKET)
INQUIRY = (
    0,
    "world",
    "sim.media_inquiry",
    {"inquiry": "q1", "outlet": "wanbao", "question": "几人"},
)


def waits(seq):
    """Three working hours for a first answer to what a row brought."""
    duty = story.plan().obligations[0]
    return Waiting(duty, seq, "初步回应", "留言", 1_800, 10_800, Clock.WORKING_HOURS, Basis.PLAN)


def reply(kind, t=60):
    return (t, "lg_office", f"reply.{kind}", {"item": "c1", "text": "请就医"})


def answer(kind, t=60):
    return (t, "lg_office", f"interview.{kind}", {"inquiry": "q1", "reason": "稍后"})


def task(deadline="2026-09-18T20:00:00+08:00", to="dept"):
    data = {"task": "t1", "to": to, "deadline": deadline, "requirements": "到校核查"}
    return (0, "lg_office", "task.assign", {**data, "purpose": "verify"})


def ticket_states(*rows):
    return [(t.state, t.open) for t in cases(desk(ASKED, *rows)).tickets]


def test_a_citizens_item_goes_from_waiting_to_answered():
    assert ticket_states() == [("待回应", True)]
    assert ticket_states(reply("initial")) == [("已初步回应", True)]
    assert ticket_states(reply("initial"), reply("extend", 90)) == [("已延期", True)]
    assert ticket_states(reply("extend"), reply("final", 90)) == [("已答复", False)]
    assert ticket_states(reply("opinion")) == [("已答复", False)]


def test_an_item_tells_how_long_it_has_waited_and_its_replies():
    found = cases(desk(ASKED, reply("initial"), t=4_800)).tickets[0]

    assert (found.platform, found.waiting) == ("微言", "1 小时 20 分")
    assert [r.title for r in found.replies] == ["初步回应"]


def inquiry_states(*rows):
    return [(i.state, i.open) for i in cases(desk(INQUIRY, *rows)).inquiries]


def test_a_reporters_request_goes_from_waiting_to_settled():
    closed = (99, "world", "sim.media_inquiry_closed", {"inquiry": "q1"})

    assert inquiry_states() == [("待处理", True)]
    assert inquiry_states(answer("authorise")) == [("已授权", True)]
    assert inquiry_states(answer("authorise"), answer("accept", 90)) == [("已接受采访", False)]
    assert inquiry_states(answer("decline")) == [("已婉拒", False)]
    assert inquiry_states(closed) == [("对方不再等待", False)]
    assert inquiry_states(answer("accept"), closed) == [("已接受采访", False)]


def test_a_task_shows_the_time_left_and_when_it_is_over():
    before = cases(desk(task(), t=3 * 3600)).tasks[0].left
    just = cases(desk(task(), t=4 * 3600)).tasks[0].left
    after = cases(desk(task(), t=4 * 3600 + 61)).tasks[0].left

    assert (before.due.text, before.text, before.over) == ("9月18日 周五 20:00", "剩 1 小时", False)
    assert (just.text, just.over) == ("剩 不到 1 分", False)
    assert (after.text, after.over) == ("已超 1 分", True)


def test_a_task_without_deadline_has_no_time_left():
    assert cases(desk(task(deadline=None))).tasks[0].left is None


def test_a_task_is_done_when_its_unit_says_so():
    def back(t, *, done):
        return (t, "dept", "task.feedback", {"task": "t1", "result": "在查", "done": done})

    open_task = cases(desk(task(), back(1, done=False))).tasks[0]
    done_task = cases(desk(task(), back(1, done=False), back(2, done=True))).tasks[0]

    assert (open_task.done, len(open_task.feedback)) == (False, 1)
    assert (done_task.done, len(done_task.feedback)) == (True, 2)


def test_a_task_is_answered_by_the_unit_it_went_to():
    assert [t.mine for t in cases(desk(task(), seats=["dept"])).tasks] == [True]
    assert [t.mine for t in cases(desk(task(), seats=["office"])).tasks] == [False]


def test_a_task_between_others_is_not_shown():
    assert cases(desk(task(to="local"), seats=["head"])).tasks == ()


def test_how_a_task_was_supervised_stands_with_it():
    rows = [
        task(),
        (60, "lg_office", "urge", {"task": "t1", "text": "快办"}),
        (70, "lg_office", "inspect.onsite", {"task": "t1", "text": "到校看了"}),
        (80, "lg_office", "urge", {"task": "t2", "text": "别的任务"}),
    ]

    (found,) = cases(desk(*rows)).tasks

    assert [(row.seq, row.title, row.summary) for row in found.urged] == [
        (2, "督办", "快办"),
        (3, "现场督导", "到校看了"),
    ]


def test_a_ticket_has_the_clock_of_each_limit_that_it_has_not_met():
    # known on Friday 16:30; three working hours end on the make-up Sunday at 11:30
    found = cases(desk(ASKED, t=2_400), (waits(1), waits(2))).tickets[0]
    over = cases(desk(ASKED, t=200_000), (waits(1),)).tickets[0].clocks[0]

    assert [(c.what, c.due.text, c.left, c.over) for c in found.clocks] == [
        ("初步回应", "9月20日 周日 11:30", "剩工作时间 2 小时 50 分", False)
    ]
    assert (over.left, over.over) == ("时限已到", True)


def test_a_ticket_has_no_clock_where_nobody_may_see_it():
    assert cases(desk(ASKED)).tickets[0].clocks == ()
