from scenarios.load import load_grammar, load_manner
from simulator.drill import Drill
from simulator.handles import handles
from tests.simulator.story import STORY, plan, scenario

LOUD = {**STORY["public"], "volume": 3_000}


def said(*, until=86_400, **changes):
    """What big accounts without a name wrote in the small story, made loud; rows in order."""
    drill = Drill(
        scenario(**{"public": LOUD, "outlets": [], "reporters": [], **changes}), plan(), 7
    )
    drill.advance_to(until)
    return [row for row in drill.journal.of("sim.post") if row.data["post"][0] == "b"]


def test_no_text_comes_again_before_all_have_come():
    texts = [f"第{n}句" for n in range(4)]

    rows = said(chatter=[{"stance": "question", "texts": texts}])

    assert len(rows) >= 8
    assert {row.data["text"] for row in rows[:4]} == set(texts)
    assert [row.data["text"] for row in rows[4:8]] == [row.data["text"] for row in rows[:4]]


def test_voice_speaks_only_while_its_condition_holds():
    early = {"stance": "question", "texts": ["早"], "when": {"not": {"after": "3h"}}}
    late = {"stance": "anger", "texts": ["晚"], "when": {"after": "3h"}}

    rows = said(chatter=[early, late])

    assert {(row.data["text"], row.t >= 10_800) for row in rows} == {("早", False), ("晚", True)}


def test_nobody_speaks_when_no_condition_holds_or_all_talk_is_of_other_things():
    silent = {"stance": "question", "texts": ["早"], "when": {"after": "23h59m"}}
    elsewhere = {"stance": "other", "texts": ["桂花开了"]}

    assert said(chatter=[silent, elsewhere], until=80_000) == []


def test_authors_are_the_nicknames_of_the_scenario():
    chatter = {"stance": "question", "texts": ["几人"]}

    named = said(chatter=[chatter], nicknames=["甲", "乙"])
    nameless = said(chatter=[chatter])

    assert {row.data["author"] for row in named} == {"甲", "乙"}
    assert {row.data["author"] for row in nameless} <= set(handles(7, 200))


def test_posts_are_about_the_matter_and_stand_where_the_chatter_does():
    rows = said(chatter=[{"stance": "anger", "texts": ["又这样"], "platforms": ["duanying"]}])

    assert {row.data["platform"] for row in rows} == {"duanying"}
    assert all(row.data["incident"] is True for row in rows)


def test_larger_platforms_are_heard_more_often():
    many = {"platforms": {**STORY["platforms"]}, "length": "3d"}
    rows = said(chatter=[{"stance": "anger", "texts": ["又这样"]}], until=259_200, **many)
    microblog = sum(row.data["platform"] == "weiyan" for row in rows)

    assert microblog > len(rows) / 2
    assert {row.data["platform"] for row in rows} == {"weiyan", "duanying"}


def spoken(**changes):
    """The same in a story that was loaded, so that a grammar is there."""
    story = scenario(public=LOUD, outlets=[], reporters=[], **changes)
    drill = Drill(story.spoken(load_grammar(1), load_manner()), plan(), 7)
    drill.advance_to(86_400)
    return [row.data for row in drill.journal.of("sim.post") if row.data["post"][0] == "b"]


def test_texts_that_were_said_are_followed_by_others_of_the_same_stance():
    texts = [f"第{n}句" for n in range(4)]

    rows = spoken(chatter=[{"stance": "question", "texts": texts}])

    assert {row["text"] for row in rows[:4]} == set(texts)
    assert {row["stance"] for row in rows} == {"question"}
    assert len({row["text"] for row in rows}) == len(rows) > 4


def test_people_speak_up_where_the_scenario_has_nobody():
    rows = spoken(chatter=[])

    assert len({row["stance"] for row in rows}) > 3
    assert {row["platform"] for row in rows} == {"weiyan", "duanying"}
    assert all(row["author"] and row["text"] and row["incident"] for row in rows)
