from simulator.drill import Drill
from tests.simulator.story import plan, scenario

WARNINGS = [
    {"id": "蓝色", "clause": "三", "colour": "blue"},
    {"id": "红色", "clause": "三", "colour": "red", "when": {"flag": "casualties"}},
]


def levels(pack):
    drill = Drill(scenario(), pack, 7)
    drill.advance_to(86_400)
    return [(row.data["level"], row.data.get("scale")) for row in drill.journal.of("sim.level")]


def test_plan_with_one_grading_has_levels_without_a_scale():
    assert levels(plan()) == [("一般", None), ("重大", None)]


def test_plan_that_grades_warnings_too_has_rows_for_both_scales():
    warned = plan(warnings=WARNINGS)

    assert levels(warned) == [("一般", "risk"), ("红色", "warning"), ("重大", "risk")]
