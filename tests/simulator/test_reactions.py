import pytest

from tests.simulator.stage import DAY, HOUR, NOTICE, act, drill, told
from tests.simulator.story import STORY

GOOD = {**NOTICE, "addresses": ["r-meat"]}
CALM = {"reporters": [], "outlets": [], "injects": []}


def released(begun, **draft):
    """Draft and publish at once, without asking anybody."""
    entered = {**GOOD, **draft}
    begun.submit(act("lg_office", "draft.create", **entered))
    name = entered["statement"]
    return begun.submit(
        act("lg_office", "publish", statement=name, version=1, channels=["weiyan", "website"])
    )


def measured(begun):
    """A measure that a text can name."""
    measure = act("lg_office", "measure.do", code="C1-2", legal_basis="法", note="封存")
    return begun.submit(measure).seq


def effects(journal):
    return [(row.data["cause"], row.data["effect"]) for row in journal.of("sim.aftermath")]


def good_at(t, seed=7, **changes):
    begun = drill(t, seed=seed, **{**CALM, **changes})
    return begun, released(begun, measures=[measured(begun)])


def test_good_release_closes_the_gap_calms_and_brings_relief():
    begun = drill(2 * HOUR, **CALM)
    before = begun.figures

    release = released(begun, measures=[measured(begun)])
    after = begun.figures
    begun.advance_to(DAY)

    assert after["gap"] < before["gap"] / 2
    assert after["anger"] < before["anger"]
    assert after["trust"] > before["trust"]
    assert effects(begun.journal) == [(release.seq, "relief")]


def test_relief_comes_once():
    begun, first = good_at(2 * HOUR)
    begun.advance_to(6 * HOUR)
    released(begun, statement="s2", measures=[measured(begun)])
    begun.advance_to(DAY)

    assert effects(begun.journal) == [(first.seq, "relief")]


def test_release_on_one_channel_reaches_fewer_than_on_three():
    def gap(channels):
        begun = drill(2 * HOUR, **CALM)
        begun.submit(act("lg_office", "draft.create", **GOOD))
        release = {"statement": "s1", "version": 1, "channels": channels}
        begun.submit(act("lg_office", "publish", **release))
        return begun.figures["gap"]

    assert gap(["weiyan", "website", "duanying"]) == gap(["weiyan", "website"]) < gap(["weiyan"])
    assert gap(["weiyan"]) < gap(["press"])


def test_empty_words_open_more_questions_than_they_answer():
    begun = drill(2 * HOUR, **CALM)

    release = released(begun, text="已到场", facts=[], attitude="", addresses=[], next_update=None)
    begun.advance_to(DAY)

    assert effects(begun.journal) == [(release.seq, "distrust")]


def test_middling_release_brings_neither_relief_nor_distrust():
    begun = drill(2 * HOUR, **CALM)

    released(begun, facts=[], addresses=[])
    begun.advance_to(DAY)

    assert effects(begun.journal) == []


def test_premature_cause_angers():
    begun = drill(2 * HOUR, **CALM)

    release = released(begun, asserts_cause="f-cause")
    begun.advance_to(DAY)

    assert effects(begun.journal) == [(release.seq, "premature")]


def test_cause_found_refutes_the_release_that_named_another():
    begun = drill(2 * HOUR, **CALM)
    release = released(begun, asserts_cause="f-meat")
    trust = begun.figures["trust"]
    begun.submit(act("lg_office", "verify.request", unit="expert", about="原因"))
    begun.advance_to(DAY)

    assert effects(begun.journal) == [(release.seq, "premature"), (release.seq, "refuted")]
    assert begun.figures["trust"] == pytest.approx(trust * 0.6, abs=0.001)


def test_cause_that_was_right_refutes_nothing():
    begun = drill(2 * HOUR, **CALM)
    release = released(begun, asserts_cause="f-cause")
    begun.submit(act("lg_office", "verify.request", unit="expert", about="原因"))
    begun.advance_to(DAY)

    assert effects(begun.journal) == [(release.seq, "premature")]


def test_naming_another_cause_than_before_contradicts():
    begun = drill(2 * HOUR, **CALM)
    first = released(begun, asserts_cause="f-meat")
    second = released(begun, statement="s2", asserts_cause="f-cause")
    begun.advance_to(DAY)

    assert sorted(effects(begun.journal)) == [
        (first.seq, "premature"),
        (second.seq, "contradiction"),
        (second.seq, "premature"),
    ]


def test_retracting_contradicts_and_costs_trust():
    begun, release = good_at(2 * HOUR)
    begun.advance_to(3 * HOUR)
    trust = begun.figures["trust"]
    row = begun.submit(act("lg_office", "retract", publish=release.seq, reason="有误"))
    begun.advance_to(DAY)

    assert (row.seq, "contradiction") in effects(begun.journal)
    assert begun.figures["trust"] == pytest.approx(trust * 0.6, abs=0.001)


def test_rebuttal_with_evidence_makes_a_rumour_spread_less():
    def rumour(**draft):
        begun = drill(3 * HOUR, **CALM)
        begun.submit(act("lg_office", "verify.request", unit="dept", about="肉"))
        begun.advance_to(6 * HOUR)
        released(begun, **draft)
        before = begun._world.crowd.total[1]
        begun.advance_to(DAY)
        return begun._world.crowd.total[1] - before

    proven = rumour(facts=["f-cases", "f-meat"])
    bare = rumour(facts=["f-cases"])
    silent = rumour(facts=["f-cases"], addresses=[])

    assert proven < bare < silent


def test_press_conference_counts_as_a_release():
    begun = drill(2 * HOUR, **CALM)
    begun.submit(act("lg_office", "draft.create", **GOOD))
    gap = begun.figures["gap"]
    begun.submit(act("lg_office", "presser.hold", statement="s1", version=1, questions=["几人"]))

    assert begun.figures["gap"] < gap


def removal(seed):
    begun = drill(HOUR, seed=seed, **{**CALM, "length": "30h"})
    row = begun.submit(act("lg_office", "removal.request", post="p1", reason="影响不好"))
    begun.advance_to(30 * HOUR)
    gone = [r.t - HOUR for r in begun.journal.of("sim.removed") if r.data["post"] == "p1"]
    return gone, effects(begun.journal) == [(row.seq, "backlash")]


@pytest.mark.slow
def test_requested_posts_vanish_soon_or_late_and_half_of_the_requests_get_out():
    runs = [removal(seed) for seed in range(20)]
    waits = [gone[0] for gone, _ in runs]

    assert all(len(gone) == 1 for gone, _ in runs)
    assert 2 <= sum(wait <= 1_800 for wait in waits) <= 10
    assert all(300 <= wait <= 27 * HOUR for wait in waits)
    assert 5 <= sum(backlash for _, backlash in runs) <= 15


def test_post_whose_author_was_first_is_not_removed_twice():
    begun = drill(HOUR, **CALM)
    begun.submit(act("lg_office", "removal.request", post="p2", reason="不实"))
    begun.advance_to(DAY)

    assert [row.data["post"] for row in begun.journal.of("sim.removed")] == ["p2"]


def test_leak_gets_out_and_costs_trust():
    begun = drill(2 * HOUR, **CALM)
    row = begun.submit(act("lg_office", "leak", to="熟人", text="内部意见"))
    begun.advance_to(DAY)

    assert effects(begun.journal) == [(row.seq, "leak")]
    assert begun.figures["trust"] == pytest.approx(0.5 * 0.85, abs=0.001)


def guided(seed=7, **data):
    begun, release = good_at(2 * HOUR, seed=seed)
    anger = begun.figures["anger"]
    cites = release.seq if data.pop("cited", False) else None
    row = begun.submit(act("lg_office", "guide.post", text="请看通报", cites=cites, **data))
    calmer = begun.figures["anger"] < anger
    begun.advance_to(8 * HOUR)
    return calmer, (row.seq, "exposed") in effects(begun.journal)


def test_official_guidance_that_cites_calms_a_little():
    assert guided(identity="official", cited=True) == (True, False)
    assert guided(identity="official") == (False, False)


@pytest.mark.slow
def test_false_names_calm_nobody_and_are_sometimes_found_out():
    found = [guided(seed, identity="anonymous") for seed in range(20)]

    assert not any(calmer for calmer, _ in found)
    assert 2 <= sum(exposed for _, exposed in found) <= 12


def test_interview_with_a_text_answers_a_little_and_declining_does_the_contrary():
    def change(act_type, **data):
        begun = drill(HOUR + 60)
        begun.submit(act("lg_office", "draft.create", **GOOD))
        gap = begun.figures["gap"]
        begun.submit(act("lg_office", act_type, inquiry="q1", **data))
        return round(begun.figures["gap"] - gap, 3)

    assert change("interview.accept", statement="s1", version=1) < 0
    assert change("interview.accept") == 0
    assert change("interview.decline", reason="忙") == 0.03


def test_citizen_who_waits_too_long_loses_patience():
    def anger(replied):
        begun = drill(2 * HOUR + 60, **CALM)
        if replied:
            begun.submit(act("lg_office", "reply.initial", item="c1", text="收到"))
        begun.advance_to(11 * HOUR)
        return begun.figures["anger"]

    assert anger(replied=True) < anger(replied=False)


def test_report_that_is_not_about_the_matter_moves_nobody():
    prices = {"outlet": "wanbao", "tier": "local", "headline": "菜价"}
    prices = {"outlet": "wanbao", "tier": "local", "headline": "菜价"}
    apart = {"row": "sim.media_report", "data": prices, "incident": False}
    inject = {**STORY["injects"][0], **apart}
    quiet = {"reporters": [], "rumours": [], "public": {**STORY["public"], "volume": 1}}

    with_it = drill(2 * HOUR, injects=[inject], **quiet)
    without = drill(2 * HOUR, injects=[], **quiet)

    assert with_it.figures == without.figures
    assert len(told(with_it.journal, "sim.media_report")) == 1


def test_fact_that_is_not_in_the_ledger_is_borne():
    inject = {**STORY["injects"][0], "row": "sim.fact", "data": {"fact": "f-else"}}

    journal = drill(HOUR, injects=[inject]).journal

    assert journal.of("sim.fact")[0].data["fact"] == "f-else"


def test_rumour_is_looked_into_by_others_within_a_day():
    def believed(hours):
        begun = drill(hours * HOUR, **CALM)
        crowd = begun._world.crowd
        return float(crowd._rebuttal()[crowd.names.index("r-meat")])

    assert believed(2) == 0.0
    assert 0.0 < believed(23) <= 0.15


def test_late_release_closes_less_of_the_gap_than_an_early_one():
    def closed(hours):
        begun = drill(hours * HOUR, **CALM)
        before = begun.figures["gap"]
        released(begun, measures=[measured(begun)])
        return begun.figures["gap"] / before

    assert closed(2) < closed(12) < closed(23)


def test_measures_calm_once_each_and_a_settlement_most():
    def calmed(*codes):
        begun = drill(2 * HOUR, **CALM)
        before = begun.figures["anger"]
        for code in codes:
            begun.submit(act("lg_office", "measure.do", code=code, legal_basis="法", note="封存"))
        return round(before - begun.figures["anger"], 6)

    assert calmed("C1-2") > 0
    assert calmed("C1-2", "C1-2") == calmed("C1-2")
    assert calmed("C1-2", "C1-3") == pytest.approx(2 * calmed("C1-2"), abs=0.002)
    assert calmed("resolve") > 2 * calmed("C1-2")


def test_release_that_answers_a_post_rebuts_no_rumour():
    begun = drill(2 * HOUR, **CALM)
    released(begun, addresses=["p1"], measures=[measured(begun)])
    crowd = begun._world.crowd

    assert float(crowd._rebuttal().max()) == 0.0
