from simulator.drill import Drill
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
    begun = Drill(scenario(seats=EVERYBODY), pack, 7, occupied=frozenset({"office"}))
    begun.advance_to(HOUR)

    office(begun, "task.assign", **HANDLE)
    begun.advance_to(DAY)

    assert [(d["code"], d.get("parts")) for _, d in done(begun, "measure.do")] == [
        ("C1-2", ["sample", "seal"]),
        ("resolve", None),
    ]
