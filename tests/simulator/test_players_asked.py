"""Does the player who works the book do what the obligations of any plan ask?"""

import pytest

from simulator.headless import play
from simulator.players import PLAYERS
from tests.simulator.asking import TASKFORCE, asking, begun, worked
from tests.simulator.colleagues.house import EVERYBODY
from tests.simulator.stage import DAY, HOUR
from tests.simulator.story import PLAN, STORY

pytestmark = pytest.mark.slow  # whole drills

WARNINGS = [
    {"id": "一般预警", "clause": "五", "colour": "blue"},
    {
        "id": "严重预警",
        "clause": "五",
        "colour": "orange",
        "when": {"state": {"reposts.microblog": {"min": 20}}},
    },
]
BY_OFFICE = {"by": ["lg_office", "monitor"]}
HYPE = {**STORY["posts"][0], "id": "p3", "at": "50m", "class": "advise", "text": "建议装热藏柜"}


def rows(journal, act_type):
    return [dict(row.data) for row in journal.of(act_type) if not row.auto]


def test_nothing_is_done_that_no_plan_asks():
    journal = worked(asking(), 6 * HOUR)
    unasked = "assess.risk warn.issue plan.activate team.form post.classify transfer"
    for act_type in (*unasked.split(), "adopt.suggestion", "verify.authenticity"):
        assert rows(journal, act_type) == []


def test_risk_is_assessed_with_those_whom_the_plan_wants():
    groups = [{"title": "科室", "any": ["news_rev", "legal"]}, {"title": "专家", "any": ["expert"]}]
    row = {"type": "assess.risk", **BY_OFFICE}
    check = {"kind": "contains", "row": row, "field": "participants", "of": groups}
    journal = worked(asking(check), 2 * HOUR)

    (risk,) = rows(journal, "assess.risk")
    assert risk["participants"] == ["lg_office", "legal", "expert"]
    assert all(risk["fields"].values())


def test_units_are_warned_by_the_plans_grading_and_again_when_it_rises():
    pack = asking({"type": "warn.issue", **BY_OFFICE}, warnings=WARNINGS)
    journal = worked(pack, 12 * HOUR)

    assert [(w["level"], w["to"]) for w in rows(journal, "warn.issue")] == [
        ("一般预警", ["dept", "local"]),
        ("严重预警", ["dept", "local"]),
    ]


def test_nobody_is_warned_where_no_unit_sits():
    seats = [STORY["seats"][0], TASKFORCE]
    journal = worked(asking({"type": "warn.issue"}), 2 * HOUR, seats=seats, citizens=[])

    assert rows(journal, "warn.issue") == []


def test_plans_are_started_once_after_grading_and_a_team_is_formed():
    special = {"type": "plan.activate", "where": {"plan": "food_safety"}}
    pack = asking({"type": "plan.activate"}, special, {"type": "team.form"})
    journal = worked(pack, 3 * HOUR)

    started = rows(journal, "plan.activate")
    assert [one["plan"] for one in started] == ["own", "food_safety"]
    assert journal.of("grade.set")[0].seq < journal.of("plan.activate")[0].seq
    (team,) = rows(journal, "team.form")
    assert team["members"] == ["handle_grp", "lg_office", "legal", "dept", "local"]


def test_what_holds_at_a_level_is_asked_from_that_level_on():
    obligation = {**PLAN["obligations"][0], "levels": ["重大"]}
    pack = asking(obligations=[{**obligation, "check": _exists({"type": "team.form"})}])
    journal = worked(pack, 6 * HOUR)

    graded = next(row for row in journal.of("grade.set") if row.data["level"] == "重大")
    assert journal.of("team.form")[0].seq > graded.seq


def test_what_holds_under_a_condition_is_asked_when_it_holds():
    check = {**_exists({"type": "team.form"}), "when": {"flag": "harm"}}

    assert rows(worked(asking(check), 6 * HOUR), "team.form") == []


def _exists(row):
    return {"kind": "exists", "row": row}


def test_reports_go_to_whom_and_in_the_form_that_the_plan_asks():
    asked = [
        {"type": "report.submit", **BY_OFFICE, "where": {"to": "lg", "form": "written"}},
        {"type": "report.submit", "where": {"to": ["dist_op", "city_office"]}},
        {"type": "report.submit", "where": {"to": {"has_all": ["gov", "upper"]}, "kind": "first"}},
        {"type": "report.submit", "by": ["dept"], "where": {"to": "discipline"}},
        {"type": "report.submit", "where": {"kind": "first"}},
    ]
    cadence = {"kind": "cadence", "row": {"type": "report.submit", "where": {"to": "law"}}}
    journal = worked(asking(*asked, {**cadence, "every": "4h"}), 6 * HOUR)

    sent = [(r["to"], r["form"], r["kind"]) for r in rows(journal, "report.submit")]
    assert sent[3:6] == [
        (["lg_head"], "written", "follow"),
        (["dist_op"], "written", "first"),
        (["gov", "upper"], "written", "first"),
    ]
    told = [role for to, _, _ in sent for role in to]
    assert not {"discipline", "law", "city_office"}.intersection(told)


def test_head_and_bodies_outside_are_told_when_the_level_rises():
    lead = {"kind": "level", "by": ["lg"], "first": "2h", "again": "2h"}
    asked = {"type": "report.submit", "where": {"to": "dist_gov"}}
    journal = worked(asking(lead, asked), 6 * HOUR)

    assert {row.by for row in journal.of("grade.set")} == {"lg_head"}
    rise = next(r for r in rows(journal, "report.submit") if r.get("level") == "重大")
    assert rise["to"] == ["lg_head", "dist_gov"]
    assert journal.of("grade.set")[-1].data["level"] == "重大"


def test_posts_are_sorted_looked_into_and_passed_on():
    each = {"kind": "each", "over": {"type": "sim.post"}, "id": "post"}
    pack = asking(
        {**each, "check": _exists({"type": "post.classify", "where": {"post": "$post"}})},
        {**each, "check": _exists({"type": "adopt.suggestion", "where": {"post": "$post"}})},
        {"type": "verify.authenticity"},
        {"type": "transfer", "where": {"to": ["police", "law"]}},
    )
    journal = worked(pack, 8 * HOUR, posts=[*STORY["posts"], HYPE])

    assert rows(journal, "post.classify") == [
        {"post": "p1", "class": "ask"},
        {"post": "p3", "class": "advise"},
    ]
    assert [one["post"] for one in rows(journal, "adopt.suggestion")] == ["p3"]
    assert [(v["posts"], v["verdict"]) for v in rows(journal, "verify.authenticity")] == [
        (["p1"], "unknown"),
        (["p1"], "partly"),
        (["p2"], "false"),
    ]
    assert [(t["to"], t["about"]) for t in rows(journal, "transfer")] == [
        ("police", "过期肉"),
        ("law", "过期肉"),
    ]


def test_one_person_is_named_to_follow_the_matter():
    track = {"type": "task.assign", "where": {"purpose": "track"}}
    named = worked(asking(track), 2 * HOUR)
    plain = worked(asking(track), 2 * HOUR, seats=STORY["seats"])

    tasks = [t for t in rows(named, "task.assign") if t["purpose"] == "track"]
    assert [(t["to"], t["deadline"]) for t in tasks] == [("track_person", None)]
    assert [t["to"] for t in rows(plain, "task.assign") if t["purpose"] == "track"] == ["lg_office"]


RELEASE = {"type": "publish", "where": {"retracted": False}}
PLAIN = {**STORY["statements"][0], "measures": []}


def test_office_drafts_and_releases_where_the_plan_has_no_approvals():
    journal = worked(asking(RELEASE, chains=[]), 3 * HOUR, statements=[PLAIN])

    assert [row.by for row in journal.of("draft.create")] == ["lg_office"]
    assert [row.by for row in journal.of("publish")] == ["lg_office"]
    assert journal.of("sign") == ()


def test_the_one_who_speaks_is_waited_for():
    name = {"type": "spokesperson.designate", "by": ["lg"]}
    journal = worked(asking(RELEASE, name, chains=[]), 4 * HOUR, statements=[PLAIN])

    assert journal.of("spokesperson.designate")[0].seq < journal.of("publish")[0].seq
    alone = [seat for seat in EVERYBODY if seat["id"] != "head"]
    nobody = worked(asking(RELEASE, name, chains=[]), 5 * HOUR, statements=[PLAIN], seats=alone)
    drafted, released = nobody.of("draft.create")[0], nobody.of("publish")[0]
    assert 2 * HOUR <= released.t - drafted.t <= 2 * HOUR + 300


def test_cause_is_released_only_when_somebody_has_found_it():
    cause = {**PLAIN, "id": "cause", "kind": "result", "facts": [], "asserts_cause": "f-cause"}
    *others, last = STORY["truth"]["facts"]
    way = {"after": {"type": "verify.request", "where": {"unit": "dept"}}}
    way["delay"] = {"least": "1h", "most": "2h"}
    truth = {**STORY["truth"], "facts": [*others, {**last, "learned": [way]}]}
    journal = worked(asking(RELEASE, chains=[]), DAY, statements=[cause], truth=truth)

    found = [row.seq for row in journal.of("verify.finding") if row.data["kind"] == "cause"]
    drafts = [row.seq for row in journal.of("draft.create")]
    assert found
    assert drafts
    assert min(drafts) > min(found)


SIGNERS = {"signers": ["lg_head"]}


def items(*checks, **item):
    """What was said to a citizen under a plan with these checks on each item."""
    each = {"kind": "each", "over": {"type": "sim.citizen_post"}, "id": "item"}
    asked = [{**each, "check": check} for check in checks]
    story = {"citizens": [{**STORY["citizens"][0], **item}], "length": "4d"}
    chains = [{**PLAN["chains"][1], "levels": ["一般", "重大"]}]
    return worked(asking(*asked, chains=chains), 12 * HOUR, **story)


def test_reply_that_needs_signing_goes_through_the_section_and_is_told_again_when_done():
    signed = _exists({"type": ["reply.opinion", "reply.final"], "where": SIGNERS})
    journal = items(signed, _exists({"type": "reply.final", "where": {"item": "$item"}}))

    (task,) = [t for t in rows(journal, "task.assign") if t.get("item") == "c1"]
    assert journal.header.moment(task["deadline"]) <= 5 * HOUR + 600
    assert [row.by for row in journal.of("reply.opinion")] == ["dept"]
    (final,) = rows(journal, "reply.final")
    assert (final["statement"], final["version"]) == ("reply-c1", 1)
    assert rows(items(signed), "reply.final") == []


def test_section_answers_on_the_day_where_the_plan_says_so():
    day = {"kind": "day", "row": {"type": ["reply.opinion"]}, "from": "subject"}
    slow = {"needs_procedure": True, "answerable_now": False}

    def deadline(*checks):
        (task,) = [t for t in rows(items(*checks, **slow), "task.assign") if t.get("item")]
        return task["deadline"]

    assert deadline(day) == "2026-09-18T23:00:00+08:00"
    assert deadline() > "2026-09-21T18:00:00+08:00"


def test_slow_player_does_not_draft_over_a_text_that_lies_there():
    drill = begun(asking(), statements=[PLAIN])

    assert play(drill, PLAYERS["slow"], ["office"], 20 * HOUR) == 0
    assert len(drill.journal.of("draft.create")) == 1


@pytest.mark.slow
def test_sums_up_once_it_is_calm_where_the_plan_sets_a_limit():
    limit = {"kind": "within", "row": {"type": "summary.submit"}, "from": "known", "limit": "24h"}
    close = {**PLAN["close"], "quiet": "90h"}
    story = {"length": "4d", "public": {**STORY["public"], "volume": 20}}

    def summed_up(*asks):
        journal = worked(asking(*asks, close=close), 4 * DAY, **story)
        return journal.of("summary.submit")[0].t

    assert summed_up(limit) < summed_up() == 4 * DAY - 2 * HOUR


def test_text_goes_out_in_the_form_that_the_plan_wants_for_such_a_matter():
    wanted = {"type": "publish", "where": {"channels": ["news_release", "press"]}}
    free = rows(worked(asking(wanted), 12 * HOUR), "publish")
    bound = rows(worked(asking(wanted), 12 * HOUR, allowed_channels=["weiyan", "press"]), "publish")
    never = rows(worked(asking(wanted), 12 * HOUR, allowed_channels=["weiyan"]), "publish")

    assert [one["channels"] for one in (*free, *bound, *never)] == [
        ["weiyan", "duanying", "website", "news_release"],
        ["weiyan", "press"],
        ["weiyan"],
    ]


def test_what_ends_after_it_was_summed_up_is_summed_up_again():
    limit = {"kind": "within", "row": {"type": "summary.submit"}, "limit": "24h"}
    pack = asking(limit, close={**PLAN["close"], "quiet": "14h"})
    journal = worked(pack, 3 * DAY + 1, length="3d", public={**STORY["public"], "volume": 20})

    summaries = [row.seq for row in journal.of("summary.submit")]
    assert journal.ended.data == {"reason": "closed"}
    assert summaries[0] < journal.ended.seq < summaries[-1]
    assert len(journal.of("plan.revise")) == 1


def test_police_are_asked_once_to_help_where_people_have_gathered():
    crowd = {"id": "n9", "at": "1h", "title": "聚集", "text": "门口来了人", "channel": "feed"}
    crowd |= {"row": "sim.crowd", "data": {"place": "门口", "size": 80}}
    injects = [*STORY["injects"], crowd]

    assert gathered(STORY["injects"]) == []
    assert gathered(injects) == [{"to": "police", "purpose": "disperse"}]


def gathered(injects):
    """To whom the player turns about a gathering."""
    asked = rows(worked(asking(), 8 * HOUR, injects=injects), "liaise")
    return [one for one in asked if one["purpose"] == "disperse"]


def test_what_was_found_to_be_badly_done_is_criticised_where_the_plan_wants_it():
    check = {**_exists({"type": "circulate.criticism"}), "when": {"flag": "handling_poor"}}
    truth = {**STORY["truth"], "flags": ["handling_poor"]}

    assert rows(worked(asking(check), DAY), "circulate.criticism") == []
    (circular,) = rows(worked(asking(check), DAY, truth=truth), "circulate.criticism")
    assert circular["unit"] == "dept"


def test_what_the_plan_asks_from_an_hour_on_is_done_then():
    check = {"kind": "exists", "row": {"type": "liaise", "where": {"to": "police"}, **BY_OFFICE}}
    pack = asking({**check, "when": {"after": "90m"}})
    contacts = [row.t for row in worked(pack, 4 * HOUR).of("liaise") if row.data["to"] == "police"]

    assert contacts == [90 * 60]
