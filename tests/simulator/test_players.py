"""Do the four players work a small story as their names promise?"""

from itertools import pairwise

import pytest

from scenarios.pattern import Pattern
from simulator.drill import Drill
from simulator.headless import play
from simulator.players import PLAYERS
from simulator.players.by_the_book import STEPS, acts
from simulator.players.by_the_book.desk import Reading
from simulator.players.by_the_book.finish import _quiet_for
from simulator.players.by_the_book.handle import HANDLE_WITHIN_S, VERIFY_WITHIN_S
from simulator.players.look import Eyes, Player
from tests.simulator.colleagues.house import EVERYBODY
from tests.simulator.stage import DAY, HOUR, NOTICE, act
from tests.simulator.story import PLAN, STORY, plan, scenario

pytestmark = pytest.mark.slow  # whole drills


def run(name, *, until=DAY + 1, pack=None, taken=("office",), **changes):
    """The small story with a full house, the office worked by one player."""
    story = scenario(**{"seats": EVERYBODY, **changes})
    drill = Drill(story, pack or plan(), 7, occupied=taken)
    refused = play(drill, PLAYERS[name], ["office"], until)
    return drill.journal, refused


def own(journal, *types):
    roles = ("lg_office", "monitor")
    return [row for row in journal if row.type in types and row.by in roles and not row.auto]


def first(journal, row_type, **data):
    return next(
        row
        for row in journal.of(row_type)
        if all(row.data.get(key) == value for key, value in data.items())
    )


def test_there_are_the_four_players_of_the_command_line():
    assert sorted(PLAYERS) == ["by-the-book", "reckless", "silent", "slow"]


def test_silent_player_leaves_no_row():
    journal, refused = run("silent")

    assert (own(journal, *{row.type for row in journal}), refused) == ([], 0)


def test_nothing_that_the_book_asks_for_is_refused():
    assert run("by-the-book")[1] == 0


def test_book_is_worked_from_detection_to_summary():
    journal, _ = run("by-the-book")
    steps = [
        "monitor.detect",
        "evidence.preserve",
        "report.submit",
        "assess.preliminary",
        "grade.set",
        "notify",
        "liaise",
        "task.assign",
        "verify.request",
        "reply.initial",
        "reply.final",
        "publish",
        "monitor.review_effect",
        "monitor.note",
        "summary.submit",
        "plan.revise",
    ]

    assert [step for step in steps if not own(journal, step)] == []


def test_reports_go_level_by_level_and_then_up():
    journal, _ = run("by-the-book")
    to = [row.data["to"] for row in own(journal, "report.submit")]

    assert to[:3] == [["biz_leader"], ["lg_head"], ["pub_leader"]]
    assert ["upper"] in to
    superior = first(journal, "report.submit", to=["upper"])
    level = first(journal, "sim.level", level="重大")
    assert superior.t - level.t <= 1_800
    assert superior.data["form"] == "written"
    assert set(superior.data["fields"]) >= {"media_or_platform", "time", "place", "process"}


def test_grade_follows_what_can_be_seen():
    journal, _ = run("by-the-book")
    grades = [(row.data["level"], row.t) for row in own(journal, "grade.set")]
    truth = first(journal, "sim.level", level="重大").t

    assert [level for level, _ in grades] == ["一般", "重大"]
    assert 0 < grades[1][1] - truth <= 1_800


ONE_CHAIN = [{**PLAN["chains"][1], "levels": ["一般", "重大"]}]
"""The approvals of the grave matter for every level, so that the public decides nothing."""


def test_release_has_every_signature_on_the_version_that_goes_out():
    journal, _ = run("by-the-book", pack=plan(chains=ONE_CHAIN))
    release = first(journal, "publish")
    signed = [
        row.data["step"]
        for row in journal.of("sign")
        if row.t <= release.t and row.data["verdict"] == "ok"
    ]

    assert signed == ["dept_head", "lg"]
    assert release.data["channels"] == ["weiyan", "duanying", "website"]


def test_tasks_have_deadlines_and_are_urged_when_they_run_out():
    journal, _ = run("by-the-book")
    tasks = {row.data["task"]: row for row in own(journal, "task.assign")}

    assert sorted(tasks) == ["handle-dept", "verify-dept", "verify-local"]
    at = journal.header.at
    assert tasks["verify-dept"].data["deadline"] == at(tasks["verify-dept"].t + VERIFY_WITHIN_S)
    assert tasks["handle-dept"].data["deadline"] == at(tasks["handle-dept"].t + HANDLE_WITHIN_S)

    stubborn = {"roles": ["local"], "delay": {"least": "60h", "most": "60h"}}
    late, _ = run("by-the-book", until=3 * DAY, length="3d", colleagues=[stubborn])
    urged = own(late, "urge")
    assert [row.data["task"] for row in urged] == ["verify-local"]
    task = first(late, "task.assign", task="verify-local")
    assert urged[0].t - task.t == VERIFY_WITHIN_S - HOUR


def test_matter_is_followed_day_and_night():
    journal, _ = run("by-the-book")
    watched = [row.t for row in own(journal, "monitor.detect", "monitor.note")]

    assert max(b - a for a, b in pairwise(watched)) <= 4 * HOUR


def test_reporter_is_answered_with_leave_and_from_the_released_text():
    journal, _ = run("by-the-book", pack=plan(chains=ONE_CHAIN))
    leave, answer = first(journal, "interview.authorise"), first(journal, "interview.accept")

    assert leave.t < answer.t
    assert answer.data == {"inquiry": "q1", "statement": "notice", "version": 1}


def test_reporter_is_answered_from_the_text_written_for_him():
    reply = {**STORY["statements"][0], "id": "to-q1", "kind": "reply", "addresses": ["q1"]}
    journal, _ = run("by-the-book", statements=[*STORY["statements"], reply])

    assert first(journal, "interview.accept").data["statement"] == "to-q1"


def test_reporter_is_declined_with_a_reason_where_no_leave_comes():
    journal, _ = run("by-the-book", statements=[])

    declined = first(journal, "interview.decline")
    asked = first(journal, "sim.media_inquiry")
    assert declined.data["reason"]
    assert 2 * HOUR < declined.t - asked.t < 3 * HOUR


def test_item_that_needs_a_procedure_goes_to_the_section():
    item = {**STORY["citizens"][0], "needs_procedure": True, "answerable_now": False}
    journal, _ = run("by-the-book", citizens=[item])

    task = first(journal, "task.assign", item="c1")
    assert (task.data["to"], task.data["purpose"]) == ("dept", "handle")
    assert own(journal, "reply.final") == []


def test_item_made_up_in_play_gets_a_first_word_only():
    data = {
        "item": "c9",
        "platform": "weiyan",
        "text": "问",
        "needs_procedure": False,
        "answerable_now": True,
        "to": ["lg_office"],
    }
    inject = {**STORY["injects"][0], "row": "sim.citizen_post", "data": data}
    journal, _ = run("by-the-book", injects=[inject], citizens=[])

    assert [row.data["item"] for row in own(journal, "reply.initial")] == ["c9"]
    assert own(journal, "reply.final") == []


def test_text_that_was_sent_back_is_written_anew():
    cold = {**STORY["statements"][0], "attitude": ""}
    journal, _ = run("by-the-book", until=6 * HOUR, statements=[cold])

    edits = own(journal, "draft.edit")
    assert [row.data["version"] for row in edits[:2]] == [2, 3]
    assert journal.of("publish") == ()


def test_office_drafts_itself_where_no_unit_does():
    alone = [{**PLAN["chains"][1], "levels": ["一般", "重大"], "drafted_by": ["lg_office"]}]
    alone[0]["published_by"] = ["lg_office"]
    journal, _ = run("by-the-book", pack=plan(chains=alone))

    assert {row.by for row in journal.of("draft.create")} <= {"lg_office", "dept"}
    assert any(row.by == "lg_office" for row in journal.of("draft.create"))


def test_office_says_in_what_way_its_draft_speaks_where_the_story_has_one():
    alone = [{**PLAN["chains"][1], "levels": ["一般", "重大"], "drafted_by": ["lg_office"]}]
    explained = {**STORY["statements"][0], "mode": "expert"}
    journal, _ = run("by-the-book", pack=plan(chains=alone), statements=[explained])

    assert own(journal, "draft.create")[0].data["mode"] == "expert"


def test_unit_that_does_not_draft_is_waited_for_then_replaced():
    plain = {**STORY["statements"][0], "measures": []}
    chains = [{**chain, "drafted_by": ["dept", "lg_office"]} for chain in PLAN["chains"]]
    pack = plan(chains=chains)
    journal, _ = run("by-the-book", pack=pack, taken=("office", "dept"), statements=[plain])

    text = first(journal, "draft.create")
    assert text.by == "lg_office"
    known = first(journal, "sim.fact", fact="f-cases").t
    assert 5 * HOUR <= text.t - known <= 5 * HOUR + 600


@pytest.mark.parametrize("chains", [[], [{**PLAN["chains"][1], "levels": ["一般", "重大"]}]])
def test_office_that_may_neither_draft_nor_publish_does_neither(chains):
    for chain in chains:
        chain["drafted_by"] = chain["published_by"] = ["pub_leader"]
    journal, refused = run("by-the-book", pack=plan(chains=chains))

    assert own(journal, "draft.create", "publish") == []
    assert refused == 0


def test_end_is_proposed_after_enough_quiet_and_the_summary_follows():
    quick = plan(close={**PLAN["close"], "quiet": "2h"})
    changes = {
        "length": "3d",
        "public": {**STORY["public"], "volume": 20},
        "outlets": STORY["outlets"],
    }
    journal, _ = run("by-the-book", pack=quick, until=3 * DAY + 1, **changes)

    end = journal.ended
    assert end.data == {"reason": "closed"}
    summary = first(journal, "summary.submit")
    assert summary.seq > end.seq
    assert all(summary.data["fields"].values())
    proposals = own(journal, "close.propose")
    assert all(b.t - a.t >= 4 * HOUR for a, b in pairwise(proposals))


def test_slow_player_does_the_same_five_hours_late():
    fast, _ = run("by-the-book")
    slow, _ = run("slow")

    for row_type in ("monitor.detect", "assess.preliminary", "task.assign"):
        assert first(slow, row_type).t - first(fast, row_type).t >= 5 * HOUR - 300


def test_reckless_player_does_everything_one_must_not():
    journal, _ = run("reckless")
    release = first(journal, "publish")

    assert journal.of("sign") == () or journal.of("sign")[0].t > release.t
    assert first(journal, "draft.create").data["asserts_cause"] == "f-cause"
    assert first(journal, "guide.post").data["identity"] == "anonymous"
    assert own(journal, "removal.request", "leak", "interview.accept")
    assert journal.of("interview.authorise") == ()


def test_reckless_player_asserts_nothing_where_there_is_no_cause():
    facts = [fact for fact in STORY["truth"]["facts"] if fact["kind"] != "cause"]
    journal, _ = run("reckless", truth={**STORY["truth"], "facts": facts})

    assert first(journal, "draft.create").data["asserts_cause"] is None


def look_at(t, **changes):
    drill = Drill(scenario(**changes), plan(), 7)
    drill.advance_to(t)
    return Eyes(drill, ["office"]).look()


def test_reading_answers_conditions_from_the_desk_alone():
    look = look_at(3 * HOUR)
    reading = Reading(look)
    calls = Pattern.model_validate({"type": "inject"})

    assert (reading.rows(calls), reading.rows(calls, 1_801), reading.latest(calls)) == (1, 0, 1_800)
    assert reading.latest(Pattern.model_validate({"type": "publish"})) is None
    assert reading.state("reposts.microblog") == max(
        row.data["reposts"] for row in look.seen("sim.metric") if row.data["platform"] == "weiyan"
    )
    assert reading.state("heat") == look.seen("sim.metric")[-1].data["heat"]
    assert (reading.state("anger"), reading.state("reposts.forum")) == (None, 0)
    assert reading.truth("flags") == ("casualties",)
    assert reading.truth("facts") is None


def test_report_on_the_desk_counts_as_being_about_the_matter():
    exposed = {**STORY["injects"][0], "row": "sim.media_report", "to": []}
    data = {"outlet": "wanbao", "tier": "city", "headline": "曝光"}
    reading = Reading(look_at(HOUR, injects=[{**exposed, "data": data}]))
    about_it = {"type": "sim.media_report", "where": {"tier": ["city"], "incident": True}}

    assert reading.rows(Pattern.model_validate(about_it)) == 1


def test_before_anything_shows_the_book_asks_for_nothing():
    assert list(acts(look_at(300))) == []


def test_it_stays_quiet_for_the_player_until_the_public_counts_as_active_again():
    nothing = {key: [] for key in ("rumours", "injects", "citizens", "reporters")}
    drill = Drill(scenario(posts=[{**STORY["posts"][0], "at": "20h"}], **nothing), plan(), 7)
    eyes, quiet = Eyes(drill, ["office"]), []
    for hour, heat in enumerate((50, 4, 6, 3, 8, 4, 7)):
        drill.advance_to(hour * HOUR)
        drill._world.write("sim.metric", {"platform": "weiyan", "heat": heat})
        quiet.append(_quiet_for(eyes.look()) // HOUR)

    assert quiet == [0, 0, 1, 2, 0, 0, 1]


def test_player_without_the_usual_role_acts_in_the_one_it_has():
    drill = Drill(scenario(), plan(), 7, occupied=["dept"])
    play(drill, PLAYERS["by-the-book"], ["dept"], HOUR)

    assert {row.by for row in drill.journal.of("monitor.detect")} == {"dept"}


def test_eyes_see_statements_of_others():
    drill = Drill(scenario(), plan(), 7, occupied=["office", "dept"])
    drill.advance_to(2 * HOUR)
    drill.submit(act("dept", "draft.create", **NOTICE))
    look = Eyes(drill, ["office"]).look()

    assert look.book.draft("s1", 1).by == "dept"
    assert (look.at(60), look.moment(look.at(60))) == ("2026-09-18T16:01:00+08:00", 60)
    assert look.did("draft.create") is False
    assert Player("x", acts).lag_s == 0


@pytest.mark.parametrize("name", ["by-the-book", "slow"])
def test_what_is_not_asked_again_would_have_wanted_nothing(name, monkeypatch):
    usual, refused = run(name)
    monkeypatch.setattr("simulator.players.by_the_book.BY_THE_CLOCK", frozenset(STEPS))
    asked_always, refused_then = run(name)

    assert usual.since(0) == asked_always.since(0)
    assert refused == refused_then
