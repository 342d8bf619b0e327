"""The parts of a plan pack that only some plans have."""

import pytest
from pydantic import ValidationError

from scenarios.grades import Grades
from scenarios.plan import AfterAction, Basis, Category, Measure
from tests import library


def test_category_is_named_by_its_number_whatever_way_it_is_written():
    pack = library.pack("nanning-2017")
    data = pack.model_dump(by_alias=True, exclude_unset=True)
    data["categories"] = {
        "1": {
            "title": "食品安全",
            "clause": "六(一)",
            "measures": [{"code": "C1-1", "title": "调查核实", "clause": "六(一)一"}],
        }
    }

    assert type(pack).model_validate(data).categories == {
        1: Category(
            title="食品安全",
            clause="六(一)",
            measures=(Measure(code="C1-1", title="调查核实", clause="六(一)一"),),
        )
    }


def test_summary_is_asked_for_by_the_plan_unless_the_pack_says_otherwise():
    assert AfterAction(clause="五(九)") == AfterAction(
        clause="五(九)", required=True, form=None, to=(), parts={}, basis=Basis.PLAN
    )


@pytest.mark.parametrize(
    ("total", "grade"),
    [(100, "优"), (90, "优"), (89.99, "良"), (80, "良"), (79.99, "中"), (60, "中"), (59.99, "差")],
)
def test_grade_begins_at_its_threshold(total: float, grade: str):
    assert Grades().of(total) == grade


def test_best_grade_can_be_barred():
    assert Grades().of(100, best=False) == "良"


def test_plan_that_only_informs_fails_nobody():
    assert Grades(excellent=90, good=80, passed=0).of(0) == "中"


def test_thresholds_that_rise_are_refused():
    with pytest.raises(ValidationError, match="excellent, good and passed must fall"):
        Grades(excellent=80, good=90, passed=60)


def test_thresholds_of_a_bureau_hold_for_any_plan_but_one_that_only_informs():
    own = Grades(excellent=95, good=85, passed=70)

    assert own.for_plan(Grades()) == own
    assert own.for_plan(Grades(passed=0)) == Grades(excellent=95, good=85, passed=0)


def test_role_the_plan_does_not_name_keeps_its_key():
    pack = library.pack("nanning-2017")

    assert (pack.role_name("dept"), pack.role_name("hospital")) == ("业务科室", "hospital")
