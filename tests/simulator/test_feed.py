from simulator.drill import Drill
from simulator.handles import handles
from tests.simulator.story import STORY, plan, scenario


def said(*, until=86_400, incident=True, **changes):
    """What people without a name wrote in the small story, changed; rows in order."""
    drill = Drill(scenario(**changes), plan(), 7)
    drill.advance_to(until)
    rows = [row for row in drill.journal.of("sim.post") if row.data["post"][0] in "wn"]
    return [row for row in rows if row.data.get("incident", False) == incident]


def test_no_text_comes_again_before_all_have_come():
    texts = [f"第{n}句" for n in range(9)]

    rows = said(chatter=[{"stance": "question", "texts": texts}])

    assert len(rows) > 18
    assert {row.data["text"] for row in rows[:9]} == set(texts)
    assert [row.data["text"] for row in rows[9:18]] == [row.data["text"] for row in rows[:9]]


def test_voice_speaks_only_while_its_condition_holds():
    early = {"stance": "question", "texts": ["早"], "when": {"not": {"after": "3h"}}}
    late = {"stance": "anger", "texts": ["晚"], "when": {"after": "3h"}}

    rows = said(chatter=[early, late])

    assert {(row.data["text"], row.t >= 10_800) for row in rows} == {("早", False), ("晚", True)}


def test_nobody_speaks_when_no_condition_holds():
    silent = {"stance": "question", "texts": ["早"], "when": {"after": "23h59m"}}

    assert said(chatter=[silent], until=80_000) == []


def test_authors_are_the_nicknames_of_the_scenario():
    chatter = {"stance": "question", "texts": ["几人"]}

    named = said(chatter=[chatter], nicknames=["甲", "乙"])
    nameless = said(chatter=[chatter])

    assert {row.data["author"] for row in named} == {"甲", "乙"}
    assert {row.data["author"] for row in nameless} <= set(handles(7, 200))


def test_talk_about_other_things_sleeps_at_night():
    chatter = {"stance": "other", "texts": ["桂花开了", "堵车"]}
    public = {**STORY["public"], "quiet_background": 200}

    rows = said(chatter=[chatter], public=public, incident=False)
    hours = [(16 + row.t // 3_600) % 24 for row in rows]

    assert sum(1 for hour in hours if 1 <= hour < 6) < sum(1 for hour in hours if 18 <= hour < 23)
    assert all("incident" not in row.data for row in rows)
