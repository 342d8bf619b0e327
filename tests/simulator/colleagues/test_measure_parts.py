from simulator.drill import Drill
from tests.simulator.asking import asking, begun
from tests.simulator.colleagues.house import EVERYBODY, HANDLE, done, office
from tests.simulator.stage import DAY, HOUR
from tests.simulator.story import plan, scenario

FOOD = {
    "title": "食品安全事件",
    "clause": "六",
    "measures": [
        {
            "code": "C1-2",
            "title": "抽检",
            "clause": "六二",
            "parts": {"sample": "抽样", "seal": "封存"},
        }
    ],
}


def test_measure_is_taken_with_every_part_the_plan_gives_it():
    pack = plan(categories={"1": FOOD})
    drill = Drill(scenario(seats=EVERYBODY), pack, 7, occupied=frozenset({"office"}))
    drill.advance_to(HOUR)

    office(drill, "task.assign", **HANDLE)
    drill.advance_to(DAY)

    assert [(d["code"], d.get("parts")) for _, d in done(drill, "measure.do")] == [
        ("C1-2", ["sample", "seal"]),
        ("resolve", None),
    ]


EXAMINED = {"type": "measure.do", "where": {"code": "C1-2", "participants": "expert"}}
BY_EXPERT = {"type": "measure.do", "by": ["expert"], "where": {"code": "C1-2"}}
OTHER = {"type": "measure.do", "where": {"code": "C1-3", "participants": "police"}}


def joined(*calls):
    """Who took part in the measures of a plan that wants the expert there, after these acts."""
    either = {"kind": "exists", "row": [BY_EXPERT, EXAMINED]}
    drill = begun(asking(either, OTHER), HOUR)
    for act_type, data in calls:
        office(drill, act_type, **data)
    office(drill, "task.assign", **HANDLE)
    drill.advance_to(DAY)
    return [(d["code"], d.get("participants")) for _, d in done(drill, "measure.do")]


def test_body_that_was_called_takes_part_in_the_measure_the_plan_wants_it_for():
    asked = ("verify.request", {"unit": "expert", "about": "鉴定"})
    called = ("liaise", {"to": "expert", "purpose": "advice"})
    with_expert = [("C1-2", ["dept", "expert"]), ("resolve", None)]

    assert joined(asked) == joined(called) == with_expert


def test_body_that_nobody_called_takes_part_in_nothing():
    other = ("liaise", {"to": "police", "purpose": "scene"})

    assert joined(other) == [("C1-2", None), ("resolve", None)]


DEALT_WITH = {
    "kind": "dispositions",
    "points": {"type": "measure.do", "where": {"code": "C1-2"}},
    "in": ["demands", "parts"],
    "row": {"type": "measure.do", "where": {"code": "resolve"}},
    "field": "disposition",
}


def dispositions(**parts):
    """How the points are dealt with that a plan's first measure raises."""
    drill = begun(asking(DEALT_WITH, **parts), HOUR)
    office(drill, "task.assign", **HANDLE)
    drill.advance_to(DAY)
    return [d.get("disposition") for _, d in done(drill, "measure.do")]


def test_every_point_that_was_raised_is_dealt_with_where_the_plan_asks_for_it():
    how = "依法办理，按约定的时间答复"

    assert dispositions(categories={"1": FOOD}) == [None, {"sample": how, "seal": how}]
    assert dispositions() == [None, {"所提诉求": how}]
