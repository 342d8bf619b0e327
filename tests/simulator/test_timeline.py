from tests.simulator.stage import DAY, HOUR, act, drill, told
from tests.simulator.story import STORY


def injects(*changes):
    """The planned call, changed in each of these ways."""
    base = STORY["injects"][0]
    return [{**base, "id": f"i{n}", **change} for n, change in enumerate(changes)]


def when(condition, **more):
    return {"at": None, "when": condition, **more}


def fired(journal):
    return [(row.t, row.data["inject"]) for row in journal.of("inject")]


def clean(*changes):
    return [
        {key: value for key, value in one.items() if value is not None} for one in injects(*changes)
    ]


def test_condition_is_looked_at_as_soon_as_something_happened():
    plans = clean(when({"seen": {"type": "monitor.note"}}))
    begun = drill(1_001, injects=plans)

    begun.submit(act("lg_office", "monitor.note", text="看到了"))
    begun.advance_to(1_002)

    assert fired(begun.journal) == [(1_001, "i0")]


def test_absence_is_noticed_within_five_minutes():
    plans = clean(when({"absent": {"row": {"type": "publish"}, "by": "61m"}}))

    assert fired(drill(DAY, injects=plans).journal) == [(3_900, "i0")]


def test_condition_that_comes_true_too_late_is_dropped():
    late = {"after": "2h"}
    plans = clean(
        when(late, not_after="1h"),
        when(late, not_after="2h"),
        when(late, not_after="2026-09-18T18:00:00+08:00"),
    )

    assert fired(drill(DAY, injects=plans).journal) == [(7_200, "i1"), (7_200, "i2")]


def test_moments_before_startex_happen_at_once():
    plans = clean({"at": "2026-09-18T15:00:00+08:00"}, {"at": "2026-09-18T16:01:00+08:00"})

    assert fired(drill(HOUR, injects=plans).journal) == [(0, "i0"), (60, "i1")]


def test_inject_can_be_a_row_of_the_world_with_its_texts_filled():
    journal = drill(DAY).journal

    assert told(journal, "sim.leader_instruction") == [
        (5 * HOUR, "world", {"tier": "city", "text": "澄湾学校一事抓紧", "inject": "mayor"})
    ]


def test_inject_of_another_row_goes_to_those_it_is_for():
    crowd = {"row": "sim.crowd", "data": {"place": "{{ school }}门口", "size": 30}}
    shown = {**crowd, "incident": True, "to": None}

    journal = drill(
        HOUR, injects=clean({**crowd, "incident": False, "to": ["local"]}, shown)
    ).journal

    assert [dict(row.data) for row in journal.of("sim.crowd")] == [
        {"place": "澄湾学校门口", "size": 30, "to": ["local"], "inject": "i0"},
        {"place": "澄湾学校门口", "size": 30, "incident": True, "inject": "i1"},
    ]


def test_post_carries_what_makes_it_matter_and_nothing_else():
    journal = drill(DAY).journal
    written = {row.data["post"]: dict(row.data) for row in journal.of("sim.post")}

    assert written["p1"] == {
        "post": "p1",
        "platform": "weiyan",
        "author": "阿宁",
        "stance": "victim",
        "text": "澄湾学校好多孩子吐了",
        "incident": True,
        "key": True,
        "class": "ask",
    }
    assert written["p2"]["rumour"] == "r-meat"
    assert "key" not in written["p2"]


def test_post_about_something_else_moves_nobody():
    apart = [{**STORY["posts"][0], "incident": False}]

    begun = drill(DAY, posts=apart, rumours=[], injects=[], reporters=[], outlets=[])

    assert begun.figures["posts"] == 0
    assert begun.journal.of("sim.level") == ()
    assert "incident" not in begun.journal.of("sim.post")[0].data


def test_author_takes_a_post_down_unless_it_is_gone_already():
    assert [t for t, _, _ in told(drill(DAY).journal, "sim.removed")] == [2_400 + 7_200]


def test_unanswered_reporter_writes_and_goes():
    journal = drill(DAY).journal

    assert told(journal, "sim.media_inquiry", "sim.media_inquiry_closed") == [
        (
            HOUR,
            "world",
            {"inquiry": "q1", "outlet": "wanbao", "question": "多少人就诊", "to": ["lg_office"]},
        ),
        (4 * HOUR, "world", {"inquiry": "q1"}),
    ]
    report = next(row for row in journal.of("sim.media_report") if row.t == 4 * HOUR)
    assert report.data == {
        "outlet": "wanbao",
        "tier": "city",
        "headline": "澄湾学校一事未获回应",
        "incident": True,
    }


def test_reporter_who_may_be_seen_by_all_names_nobody():
    open_question = [{key: v for key, v in STORY["reporters"][0].items() if key != "to"}]

    journal = drill(DAY, reporters=open_question).journal

    assert "to" not in journal.of("sim.media_inquiry")[0].data


def test_fact_that_is_known_at_a_moment_is_told_once():
    fact = {**STORY["truth"]["facts"][0], "to": ["dept"]}
    learned = {"after": {"type": "verify.request"}, "delay": {"least": "10m", "most": "10m"}}
    truth = {**STORY["truth"], "facts": [{**fact, "learned": [learned]}]}
    begun = drill(600, truth=truth)

    begun.submit(act("lg_office", "verify.request", unit="hospital", about="人数"))
    begun.advance_to(DAY)

    assert told(begun.journal, "sim.fact") == [
        (1_200, "world", {"fact": "f-cases"}),
    ]


def test_director_fires_and_skips_what_is_planned():
    begun = drill(60)
    begun.submit(act("director", "director.inject", inject="mayor"))
    begun.submit(act("director", "director.skip", inject="call"))
    begun.advance_to(DAY)

    assert [row.t for row in begun.journal.of("sim.leader_instruction")] == [60]
    assert fired(begun.journal) == []
    assert begun.pending_injects == frozenset()


def test_director_adds_an_inject_of_his_own():
    begun = drill(60)
    own = {
        "inject": "new",
        "channel": "phone",
        "title": "来电",
        "text": "有人找",
        "to": ["lg_office"],
    }

    order = begun.submit(act("director", "director.inject", **own))
    begun.submit(act("director", "director.inject", **{**own, "inject": "more", "to": []}))

    rows = begun.journal.of("inject")
    assert [(row.t, dict(row.data), row.because) for row in rows] == [
        (60, own, order.seq),
        (60, {**{key: v for key, v in own.items() if key != "to"}, "inject": "more"}, 3),
    ]


def test_post_that_was_removed_on_request_is_not_taken_down_again():
    begun = drill(2_401, seed=9)
    begun.submit(act("lg_office", "removal.request", post="p2", reason="不实"))
    begun.advance_to(DAY)

    assert [row.data["post"] for row in begun.journal.of("sim.removed")] == ["p2"]
