"""Does the player keep to the order, the occasions and the times that a plan's checks set?"""

import pytest

from tests.simulator.asking import asking, begun, worked
from tests.simulator.colleagues.house import done, office
from tests.simulator.stage import DAY, HOUR
from tests.simulator.story import PLAN, STORY

pytestmark = pytest.mark.slow  # whole drills

MONITOR = {"type": "liaise", "by": ["lg_office"], "where": {"to": "cac", "purpose": "monitor"}}
JUDGE = {"type": "assess.preliminary", "by": ["lg_office"]}
ORDER = {"id": "order", "at": "2h", "title": "批示", "channel": "letter", "text": "抓紧"}
TIER = {"tier": "city", "text": "抓紧办理"}


def asked(kind, row, **more):
    return {"kind": kind, "what": "要做的事", "row": row, **more}


def own(journal, *types):
    return [row for row in journal if row.type in types and not row.auto and row.by != "world"]


def high(pack):
    """The same obligations, asked at the upper level only."""
    obligations = [one.model_copy(update={"levels": ("重大",)}) for one in pack.obligations]
    return pack.model_copy(update={"obligations": tuple(obligations)})


def test_what_must_come_before_a_step_is_done_before_it_whatever_the_level():
    pack = high(asking(asked("exists", MONITOR, before={"type": "assess.preliminary"})))
    journal = worked(pack, 2 * HOUR)

    (contact,) = [row for row in own(journal, "liaise") if row.data["to"] == "cac"]
    assert contact.data["purpose"] == "monitor"
    assert contact.seq < own(journal, "assess.preliminary")[0].seq
    assert contact.t < journal.of("grade.set")[-1].t


def test_contact_without_such_a_step_waits_for_the_level():
    journal = worked(high(asking(asked("exists", MONITOR))), 6 * HOUR)

    (contact,) = [row for row in own(journal, "liaise") if row.data["to"] == "cac"]
    risen = next(row for row in journal.of("grade.set") if row.data["level"] == "重大")
    assert contact.t >= risen.t


def test_what_follows_a_release_is_done_after_it_though_it_was_done_before():
    media = {"type": "liaise", "where": {"to": ["media", "prop"]}}
    first = {"type": "liaise", "where": {"to": "media"}}
    pack = asking(asked("exists", first), asked("exists", media, after={"type": "publish"}))
    journal = worked(pack, 6 * HOUR)

    told = [row.seq for row in own(journal, "liaise") if row.data["to"] == "media"]
    release = journal.of("publish")[0].seq
    assert len(told) == 2
    assert told[0] < release < told[1]


def test_nothing_follows_a_release_that_has_not_come():
    media = {"type": "liaise", "where": {"to": "media"}}
    journal = worked(
        asking(asked("exists", media, after={"type": "publish"})), 6 * HOUR, statements=[]
    )

    assert [row for row in own(journal, "liaise") if row.data["to"] == "media"] == []


def test_those_whom_the_plan_names_are_asked_to_judge_with_the_house():
    groups = [
        {"title": "网信", "any": ["cac"]},
        {"title": "科室", "any": "concerned"},
        {"title": "法制", "any": ["legal"]},
        {"title": "专家", "any": ["expert", "upper"]},
    ]
    check = asked("contains", JUDGE, field="participants", of=groups)
    (judged,) = own(worked(high(asking(check)), HOUR), "assess.preliminary")

    assert judged.data["participants"] == ["lg_office", "legal", "dept", "local", "cac", "expert"]


def test_each_change_is_followed_by_a_report_soon():
    report = {"type": "report.submit", "where": {"kind": ["follow", "final"]}}
    inner = asked("within", report, limit="1h", after_start=True, **{"from": "subject"})
    changes = [{"type": "sim.leader_instruction"}, {"type": "sim.rumour"}]
    pack = asking({"kind": "each", "what": "变化", "over": changes, "check": inner})
    quiet = worked(pack, 5 * HOUR, rumours=[])
    moved = worked(
        pack,
        5 * HOUR,
        rumours=[],
        injects=[{**ORDER, "row": "sim.leader_instruction", "data": TIER}],
    )

    follow = [row.t for row in own(moved, "report.submit") if row.data["kind"] == "follow"]
    assert any(2 * HOUR <= t <= 2 * HOUR + 300 for t in follow)
    assert len(follow) == 1 + sum(
        row.data["kind"] == "follow" for row in own(quiet, "report.submit")
    )


def test_proposal_to_end_is_reported_where_the_plan_asks_for_it():
    report = {"type": "report.submit", "by": ["lg_office"], "where": {"kind": ["final"]}}
    start = {"row": {"type": "close.propose"}, "name": "提请"}
    check = asked("within", report, limit="15m", either_side=True, **{"from": start})
    quick = {**PLAN["close"], "quiet": "2h"}
    journal = worked(
        asking(check, close=quick), 3 * DAY, length="3d", public={**STORY["public"], "volume": 20}
    )

    proposal = own(journal, "close.propose")[0]
    final = next(row for row in own(journal, "report.submit") if row.data["kind"] == "final")
    assert 0 <= final.t - proposal.t <= 300


def test_press_is_met_once_with_what_was_released():
    pack = asking({"type": "presser.hold"})
    journal = worked(pack, 8 * HOUR)

    (held,) = own(journal, "presser.hold")
    release = journal.of("publish")[0]
    assert held.seq > release.seq
    assert held.data["statement"] == release.data["statement"]
    assert held.data["questions"]
    assert own(worked(pack, 8 * HOUR, statements=[]), "presser.hold") == []


def test_tasks_are_urged_at_half_their_time_and_again_when_it_is_over():
    urge = {"type": "urge", "by": ["lg_office"], "where": {"task": "$task"}}
    inner = asked("chase", urge, done={"type": "task.feedback"}, overdue="1h")
    pack = asking({"kind": "each", "over": {"type": "task.assign"}, "check": inner})
    stubborn = {"roles": ["local"], "delay": {"least": "60h", "most": "60h"}}
    journal = worked(pack, 3 * DAY, length="3d", colleagues=[stubborn])

    task = next(row for row in own(journal, "task.assign") if row.data["to"] == "local")
    end = journal.header.moment(task.data["deadline"])
    times = [row.t for row in own(journal, "urge") if row.data["task"] == task.data["task"]]
    assert len(times) == 2
    assert times[0] < (task.t + end) // 2
    assert end <= times[1] <= end + 300


def test_item_is_settled_within_a_day_where_the_plan_wants_each_settled():
    item = {**STORY["citizens"][0], "needs_procedure": True, "answerable_now": False}
    row = {"type": "reply.final", "where": {"item": "$item"}}
    each = {"kind": "each", "over": {"type": "sim.citizen_post"}, "check": asked("exists", row)}
    journal = worked(asking(each), 6 * HOUR, citizens=[item])

    task = next(row for row in own(journal, "task.assign") if row.data.get("item"))
    assert journal.header.moment(task.data["deadline"]) - task.t == DAY


def test_unit_begins_to_check_an_item_where_the_plan_wants_tasks_begun_soon():
    row = {"type": ["verify.request", "measure.do"], "by": ["$to"]}
    inner = asked("within", row, limit="2h", after_start=True, **{"from": "subject"})
    each = {"kind": "each", "over": {"type": "task.assign"}, "check": inner}
    drill = begun(asking(each), 6 * HOUR)
    deadline = drill.journal.header.at(drill.now + 3 * DAY)
    give = {"task": "t1", "item": "c1", "to": "dept", "requirements": "答复", "purpose": "handle"}
    office(drill, "task.assign", deadline=deadline, **give)
    drill.advance_to(drill.now + 2 * HOUR)

    (check,) = [data for by, data in done(drill, "verify.request") if by == "dept"]
    assert check["about"] == f"网民反映：{STORY['citizens'][0]['text']}"


def test_leaders_in_charge_see_to_the_work_where_the_plan_asks_it_of_them():
    each_of = [
        {"type": ["meeting.convene", "notify"], "by": [role]} for role in ("biz_leader", "legal")
    ]
    told = {"form": "phone", "kind": "first", "fields": {"time": "下午"}}
    drill = begun(asking(*each_of), HOUR)
    for to in ("biz_leader", "pub_leader", "legal"):
        office(drill, "report.submit", to=[to], **told)
    drill.advance_to(drill.now + 2 * HOUR)

    assert [(by, data["to"]) for by, data in done(drill, "notify")] == [
        ("biz_leader", ["dept", "local"])
    ]


def test_duty_of_another_category_is_not_taken_up():
    other = asking({"type": "team.form", "by": ["lg_office"]})
    bound = [one.model_copy(update={"category": 7}) for one in other.obligations]
    journal = worked(other.model_copy(update={"obligations": tuple(bound)}), 2 * HOUR)

    assert own(worked(other, 2 * HOUR), "team.form") != []
    assert own(journal, "team.form") == []


def test_office_signs_the_step_that_is_its_own_and_waits_for_those_before():
    office_step = {"step": "office", "by": ["lg_office"], "title": "办公室审核"}
    chains = [{**chain, "steps": [*chain["steps"], office_step]} for chain in PLAN["chains"]]
    journal = worked(asking(chains=chains), 6 * HOUR)

    release = journal.of("publish")[0]
    signs = [row for row in journal.of("sign") if row.seq < release.seq]
    assert (signs[-1].by, signs[-1].data["step"]) == ("lg_office", "office")
    assert all(row.auto for row in signs[:-1])


def test_nobody_outside_is_asked_for_what_is_learned_without_asking():
    learned = [{"after": {"type": "monitor.detect"}, "delay": {"least": "10m", "most": "10m"}}]
    facts = [{**fact, "learned": learned} for fact in STORY["truth"]["facts"]]
    journal = worked(asking(), 2 * HOUR, truth={**STORY["truth"], "facts": facts})

    assert own(journal, "verify.request") == []


def test_leaders_meet_early_where_the_plan_wants_it_before_a_release():
    row = {"type": "meeting.convene", "where": {"participants": "lg"}}
    calm = {"public": {**STORY["public"], "volume": 2}, "outlets": [], "injects": []}
    early = worked(asking(asked("exists", row, before={"type": "publish"})), 2 * HOUR, **calm)
    usual = worked(asking(asked("exists", row)), 2 * HOUR, **calm)

    assert early.of("meeting.convene") != ()
    assert usual.of("meeting.convene") == ()
