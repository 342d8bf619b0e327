"""What a measure is recorded with, by a plan that wants to see more of it."""

from tests.simulator.asking import asking, begun
from tests.simulator.colleagues.house import HANDLE, done, office
from tests.simulator.stage import DAY, HOUR
from tests.simulator.story import STORY

LISTED = {"type": "measure.do", "where": {"code": "C1-2", "parts": {"filled": True}}}
OTHER = {"type": "measure.do", "where": {"code": "C1-3", "parts": {"filled": True}}}
BOTH = {
    "type": "measure.do",
    "where": {
        "code": "C1-2",
        "verdicts.legality": {"not_one_of": [None]},
        "verdicts.reasonableness": {"not_one_of": [None]},
    },
}
DEALT = {
    "kind": "dispositions",
    "points": {"type": "measure.do", "by": ["dept"], "where": {"code": "C1-2"}},
    "in": ["demands", "parts"],
    "row": {"type": "measure.do", "where": {"code": "resolve"}},
    "field": "disposition",
}
NAMED = {
    "kind": "truth",
    "truth": "offence",
    "in": ["note"],
    "row": {"type": "measure.do", "where": {"code": "C1-2"}},
}
POST = {
    "id": "p-key",
    "at": "20m",
    "platform": "weiyan",
    "author": "路人",
    "stance": "victim",
    "key": True,
    "text": "罚得太重，" * 10,
}


def taken(*rows, **changes):
    """What was recorded of each measure, by code."""
    drill = begun(asking(*rows), HOUR, **changes)
    office(drill, "task.assign", **HANDLE)
    drill.advance_to(DAY)
    return {data["code"]: data for _, data in done(drill, "measure.do")}


def test_points_that_posts_dispute_are_listed_where_the_plan_wants_a_list():
    first = taken(LISTED, posts=[POST])["C1-2"]

    assert first["parts"] == [POST["text"][:40]]


def test_nothing_is_listed_where_the_plan_wants_no_list_of_this_measure():
    assert "parts" not in taken(OTHER, posts=[POST])["C1-2"]
    assert "parts" not in taken(posts=[POST])["C1-2"]


def test_every_question_of_a_review_gets_its_verdict():
    verdicts = taken(BOTH)["C1-2"]["verdicts"]

    assert verdicts == dict.fromkeys(("legality", "reasonableness"), "已审查，结论写入审查意见")


def test_disputed_points_are_dealt_with():
    dealt = taken(LISTED, DEALT, posts=[POST])["resolve"]["disposition"]

    assert dealt == {POST["text"][:40]: "依法办理，按约定的时间答复"}


def test_points_of_another_measure_are_left_alone():
    elsewhere = {**DEALT, "points": {"type": "measure.do", "where": {"code": "C9-9"}}}

    assert list(taken(LISTED, elsewhere, posts=[POST])["resolve"]["disposition"]) == ["所提诉求"]


def test_case_goes_by_the_name_that_the_plan_holds_against_the_truth():
    named = taken(NAMED, truth={**STORY["truth"], "offence": "以假充真"})["C1-2"]["note"]
    unnamed = taken(NAMED)["C1-2"]["note"]

    assert named == f"{unnamed}认定为以假充真。"
