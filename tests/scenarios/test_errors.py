from scenarios.errors import DrillError, Place, Problem, ScenarioError


def test_place_is_told_as_far_as_it_is_known():
    assert str(Place("s.yaml", 3, 5)) == "s.yaml:3:5"
    assert str(Place("s.yaml", 3)) == "s.yaml:3"
    assert str(Place("s.yaml")) == "s.yaml"


def test_problem_is_one_line():
    assert str(Problem(Place("s", 1, 2), "rule", "何事", "怎样")) == "s:1:2: rule: 何事; 怎样"
    assert str(Problem(Place("s"), "rule", "何事")) == "s: rule: 何事"


def test_error_tells_place_and_remedy():
    assert str(DrillError("何事")) == "何事"
    assert str(DrillError("何事", Place("s", 1), "怎样")) == "s:1: 何事; 怎样"


def test_faults_are_gathered_in_order_of_place():
    late, early = Problem(Place("s", 9), "b", "乙"), Problem(Place("s", 2), "a", "甲")

    error = ScenarioError.of([late, early])

    assert error.problems == (early, late)
    assert str(error) == "s:2: a: 甲\ns:9: b: 乙"
