from scenarios.errors import MOST_PROBLEMS, DrillError, Place, Problem, ScenarioError, listed


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


def test_faults_are_told_once_in_order_and_not_without_end():
    faults = [Problem(Place("f", n), "rule", "甲") for n in range(MOST_PROBLEMS, 0, -1)]

    assert listed([*faults, *faults]) == tuple(sorted(faults))
    more = listed([*faults, Problem(Place("f", 0), "rule", "甲")])
    assert len(more) == MOST_PROBLEMS + 1
    assert (more[0].place.line, more[-1].rule) == (0, "more")
    assert more[-1].place == more[-2].place
