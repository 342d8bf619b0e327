"""The blue cell: what its cards do, when they are refused, and who plays them by itself."""

import pytest

from scenarios.errors import ActionRefused
from scenarios.load import load_grammar, load_manner
from simulator.drill import Drill, restore
from simulator.journal import write_journal
from simulator.opponent import EVERY_S
from simulator.reading import read_journal
from tests.simulator.stage import HOUR, NOTICE, act
from tests.simulator.story import STORY, plan, scenario

SECRET = {"id": "f-police", "kind": "fact", "text": "已锁定", "secret": True}


def confrontation(t=HOUR, *, mode="confrontation", seed=7, **changes):
    """The small story as a confrontation, at a moment."""
    story = scenario(**changes).spoken(load_grammar(1), load_manner())
    begun = Drill(story, plan(), seed, mode=mode)
    begun.advance_to(t)
    return begun


def play(drill, card, **data):
    """Play a card; the rows that came of it at once, without the card itself."""
    row = drill.submit(act("director", "director.card", card=card, **data))
    return [one for one in drill.journal.since(row.seq) if one.because == row.seq]


def test_a_leaked_video_is_a_post_whose_evidence_must_be_kept():
    (row,) = play(confrontation(), "leak_video")

    assert row.type == "sim.post"
    assert {key: row.data[key] for key in ("platform", "stance", "incident", "key")} == {
        "platform": "duanying",
        "stance": "witness",
        "incident": True,
        "key": True,
    }
    assert len(row.data["text"]) > 10


def test_without_short_videos_it_is_leaked_on_the_first_platform():
    forum = {"luntan": {"title": "坛", "kind": "forum"}}
    posts = [{**STORY["posts"][0], "platform": "luntan"}]

    (row,) = play(confrontation(platforms=forum, posts=posts, citizens=[]), "leak_video")

    assert row.data["platform"] == "luntan"


def test_the_director_may_write_what_a_card_says():
    drill = confrontation()

    said = [play(drill, card, text="一句话")[0].data for card in ("leak_video", "rumour")]

    assert [one["text"] for one in said] == ["一句话", "一句话"]


def test_a_big_account_passes_the_matter_on():
    drill = confrontation()

    (row,) = play(drill, "celebrity")

    assert (row.data["platform"], row.data["stance"]) == ("weiyan", "anger")
    assert row.data["class"] == "hype"


@pytest.mark.parametrize("card", ["leak_video", "celebrity", "rumour", "topic_drift"])
def test_cards_let_more_be_said(card):
    quiet, loud = confrontation(2 * HOUR), confrontation(2 * HOUR)
    play(loud, card)

    for drill in (quiet, loud):
        drill.advance_to(8 * HOUR)

    assert loud.figures["posts"] > quiet.figures["posts"]


def test_a_drifting_topic_angers_people():
    drill = confrontation()
    before = drill.figures

    assert play(drill, "topic_drift") == []
    assert drill.figures["anger"] > before["anger"]
    assert drill.figures["trust"] < before["trust"]


def test_a_rumour_contradicts_facts_that_may_be_cited():
    drill = confrontation(truth={**STORY["truth"], "facts": [*STORY["truth"]["facts"], SECRET]})

    (row,) = play(drill, "rumour")

    kinds = {fact.id: fact.kind for fact in drill.scenario.truth.facts}
    against = {kinds[name] for name in row.data["facts"]}
    assert (row.type, len(against)) == ("sim.rumour", 1)
    assert "f-police" not in row.data["facts"]
    assert set("<>") & set(row.data["text"]) == set()


@pytest.mark.slow
def test_rumours_never_tell_the_true_number():
    texts = []
    for seed in range(40):
        drill = confrontation(seed=seed)
        texts.append(play(drill, "rumour")[0].data["text"])

    assert any("43" in text for text in texts)
    assert not any("12" in text for text in texts)


def test_a_forged_document_is_a_severe_rumour():
    (row,) = play(confrontation(), "forged_document")

    assert row.data["severe"] is True
    assert row.data["facts"] == ["f-meat"]
    assert row.data["text"].startswith("网传市监局“内部通知”截图")


def test_a_hostile_reporter_writes_when_nobody_answers():
    drill = confrontation()
    (asked,) = play(drill, "hostile_interview")

    drill.advance_to(HOUR + 4 * HOUR + 1)

    late = [row for row in drill.journal.since(asked.seq) if row.because == asked.because]
    assert asked.data["inquiry"] == f"blue-q{asked.because}"
    assert [row.type for row in late] == ["sim.media_report", "sim.media_inquiry_closed"]
    assert late[0].data["headline"] == "市监局没有回应记者的追问"


@pytest.mark.parametrize("answer", ["decline", "accept"])
def test_a_hostile_reporter_who_is_answered_does_not(answer):
    drill = confrontation()
    (asked,) = play(drill, "hostile_interview")
    inquiry = asked.data["inquiry"]
    told = {"reason": "以通报为准"} if answer == "decline" else {}

    drill.submit(act("lg_office", f"interview.{answer}", inquiry=inquiry, **told))
    drill.advance_to(6 * HOUR)

    assert [r for r in drill.journal.of("sim.media_report") if r.because == asked.because] == []


def test_a_story_without_outlets_or_facts_has_no_use_for_some_cards():
    empty = {"outlets": [], "reporters": [], "rumours": [], "statements": []}
    facts = {**STORY["truth"], "facts": []}
    bare = confrontation(truth=facts, posts=STORY["posts"][:1], **empty)

    for card in ("hostile_interview", "rumour"):
        with pytest.raises(ActionRefused, match="没有这张牌要用的媒体或事实") as refused:
            play(bare, card)
        assert refused.value.rule == "card.useless"


def test_spent_cards_are_refused():
    drill = confrontation()
    play(drill, "rumour")

    with pytest.raises(ActionRefused, match="“散布谣言”还要 180 分钟才能再用") as refused:
        play(drill, "rumour")
    assert refused.value.rule == "card.spent"


def test_what_a_director_writes_is_never_a_template():
    drill = confrontation()
    (asked,) = play(drill, "hostile_interview", text="{{ school }}{% if %}")

    drill.submit(act("lg_office", "interview.accept", inquiry=asked.data["inquiry"]))
    drill.advance_to(6 * HOUR)

    reports = [row.data["headline"] for row in drill.journal.of("sim.media_report")]
    assert "监管部门回应：{{ school }}{% if %}" in reports


@pytest.mark.parametrize("mode", ["practice", "live", "tabletop"])
def test_only_confrontations_have_a_blue_cell(mode):
    drill = confrontation(mode=mode)

    for entered in (
        act("director", "director.card", card="rumour"),
        act("director", "director.veto", card="rumour", vetoed=True),
        act("director", "director.opponent", strength="weak"),
    ):
        with pytest.raises(ActionRefused, match="只有模拟对抗才有蓝军"):
            drill.submit(entered)


def opposed(strength, *, seed=7, t=24 * HOUR, answered=False):
    """A confrontation against an automatic blue cell."""
    drill = confrontation(seed=seed)
    drill.submit(act("director", "director.opponent", strength=strength))
    if answered:
        drill.advance_to(HOUR + 60)
        drill.submit(act("lg_office", "draft.create", **{**NOTICE, "facts": []}))
        drill.submit(act("lg_office", "publish", statement="s1", version=1, channels=["weiyan"]))
    drill.advance_to(t)
    return drill


def cards(drill):
    return [row.data["card"] for row in drill.journal.of("director.card")]


@pytest.mark.slow
def test_stronger_blue_cells_play_more():
    played = {
        strength: sum(len(cards(opposed(strength, seed=seed))) for seed in range(6))
        for strength in EVERY_S
    }

    assert 0 < played["weak"] < played["usual"] < played["strong"]


def test_the_strong_one_begins_with_rumours_before_and_forgeries_after_a_statement():
    assert cards(opposed("strong"))[0] == "rumour"
    assert cards(opposed("strong", answered=True))[0] == "forged_document"


def test_cards_it_plays_are_automatic_and_name_the_order():
    drill = opposed("usual")
    order = drill.journal.of("director.opponent")[0]

    assert {(row.auto, row.because) for row in drill.journal.of("director.card")} == {
        (True, order.seq)
    }


def veto(drill, card, *, vetoed=True):
    drill.submit(act("director", "director.veto", card=card, vetoed=vetoed))


def test_a_vetoed_card_is_refused_until_it_is_let_go():
    drill = confrontation()
    veto(drill, "rumour")
    veto(drill, "celebrity")

    with pytest.raises(ActionRefused, match="“散布谣言”已被导调否决"):
        play(drill, "rumour")
    veto(drill, "rumour", vetoed=False)

    assert play(drill, "rumour")
    with pytest.raises(ActionRefused, match="“大号转发”已被导调否决"):
        play(drill, "celebrity")


def test_the_automatic_one_plays_no_vetoed_card_and_is_restored():
    free = set(cards(opposed("strong")))
    drill = confrontation()
    for card in free:
        veto(drill, card)
    drill.submit(act("director", "director.opponent", strength="strong"))
    drill.advance_to(24 * HOUR)
    text = write_journal(drill.journal)

    again = restore(drill.scenario, plan(), read_journal(text.encode(), "run.jsonl"))

    assert set(cards(drill)) & free == set()
    assert write_journal(again.journal) == text


def test_a_new_order_ends_the_one_before():
    drill = opposed("strong", t=4 * HOUR)
    before = cards(drill)

    drill.submit(act("director", "director.opponent", strength="none"))
    drill.advance_to(24 * HOUR)

    assert cards(drill) == before != []


def test_a_confrontation_is_restored_with_its_cards():
    drill = opposed("strong")
    play(confrontation(), "celebrity")
    text = write_journal(drill.journal)

    again = restore(drill.scenario, plan(), read_journal(text.encode(), "j"))

    assert write_journal(again.journal) == text
