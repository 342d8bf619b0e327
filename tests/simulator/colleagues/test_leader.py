import pytest

from tests.simulator.asking import asking, begun
from tests.simulator.colleagues.house import (
    VERIFY,
    done,
    drafted,
    house,
    office,
)
from tests.simulator.stage import DAY, HOUR, NOTICE
from tests.simulator.story import STORY

CROWD = {
    **STORY["injects"][0],
    "row": "sim.crowd",
    "data": {"place": "校门", "size": 30},
}


def reported(*roles, level="重大"):
    begun = house(HOUR)
    for role in roles:
        office(begun, "report.submit", to=[role], form="phone", kind="first", fields={})
    office(begun, "grade.set", level=level)
    begun.advance_to(2 * HOUR)
    return begun


def test_convene_when_a_grave_matter_is_reported_to_them():
    begun = reported("pub_leader", "lg_head")

    meetings = dict(done(begun, "meeting.convene"))
    assert set(meetings) == {"pub_leader", "lg_head"}
    assert meetings["lg_head"]["participants"][:2] == ["lg_head", "lg"]
    assert "重大" in meetings["pub_leader"]["decisions"]


@pytest.mark.parametrize(("roles", "level"), [((), "重大"), (("pub_leader",), "一般")])
def test_do_not_convene_unasked_or_for_a_small_matter(roles, level):
    assert done(reported(*roles, level=level), "meeting.convene") == []


def asked(*, approved=True, asks=True):
    begun = drafted(taken=("office",)) if approved else house(HOUR + 60)
    begun.advance_to(2 * HOUR)
    if asks:
        office(begun, "notify", to=["lg_head"], text="媒体申请采访")
    begun.advance_to(3 * HOUR)
    return [(by, d["inquiry"]) for by, d in done(begun, "interview.authorise")]


def test_authorise_an_interview_when_they_were_asked_and_a_text_is_approved():
    assert asked() == [("lg_head", "q1")]
    assert asked(approved=False) == []
    assert asked(asks=False) == []


def test_authorise_by_what_was_released_where_the_plan_has_no_approvals():
    drill = begun(asking(chains=[]), HOUR + 60)
    office(drill, "notify", to=["lg_head"], text="媒体申请采访")
    office(drill, "draft.create", **NOTICE)
    drill.advance_to(2 * HOUR)
    before = done(drill, "interview.authorise")
    office(drill, "publish", statement="s1", version=1, channels=["weiyan"])
    drill.advance_to(3 * HOUR)

    assert before == []
    assert [d["inquiry"] for _, d in done(drill, "interview.authorise")] == ["q1"]


def test_reporter_who_has_gone_is_not_authorised():
    begun = drafted()
    office(begun, "interview.decline", inquiry="q1", reason="忙")
    begun.advance_to(4 * HOUR)
    office(begun, "notify", to=["lg_head"], text="媒体申请采访")
    begun.advance_to(6 * HOUR)

    assert done(begun, "interview.authorise") == []


def test_refuse_to_close_and_say_what_is_missing():
    begun = house(HOUR + 60, injects=[CROWD])
    office(begun, "task.assign", **VERIFY)
    office(begun, "close.propose", text="提请终止")
    begun.advance_to(2 * HOUR)

    ((by, answer),) = [n for n in done(begun, "notify") if n[1]["to"] == ["lg_office"]]
    assert by == "lg"
    assert answer["text"] == (
        "暂不同意终止：网上热度尚未回落；还有媒体采访没有答复；还有任务没有办结；现场还有群众聚集。"
    )
    assert not begun.ended


def test_refuse_to_close_before_it_has_been_quiet_long_enough_then_approve():
    begun = house(0, length="3d", reporters=[], seed=1)
    while begun._world.book.quiet_since is None:
        begun.advance_to(begun.now + HOUR)
    office(begun, "close.propose", text="提请终止")
    begun.advance_to(2 * DAY)
    early = [n[1]["text"] for n in done(begun, "notify") if n[1]["to"] == ["lg_office"]]
    office(begun, "close.propose", text="再次提请")
    begun.advance_to(3 * DAY)

    assert early == ["暂不同意终止：热度回落未满 6 小时。"]
    assert begun.journal.ended.data == {"reason": "closed"}


def test_person_who_may_approve_decides_himself():
    begun = house(HOUR, taken=("office", "head"))
    office(begun, "close.propose", text="提请终止")
    begun.advance_to(3 * HOUR)

    assert [row for row in begun.journal if row.auto and row.by.startswith("lg")] == []


def test_leader_who_gets_to_it_too_late_authorises_nothing():
    slow = {"roles": ["lg_head"], "delay": {"least": "5h", "most": "5h"}}
    begun = drafted(colleagues=[slow])
    begun.advance_to(2 * HOUR)
    office(begun, "notify", to=["lg_head"], text="媒体申请采访")
    office(begun, "interview.decline", inquiry="q1", reason="忙")
    begun.advance_to(DAY)

    assert done(begun, "interview.authorise") == []
