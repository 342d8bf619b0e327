"""The parts of a plan pack that only some plans have."""

from scenarios.load import load_pack
from scenarios.plan import AfterAction, Basis, Category, Measure


def test_category_is_named_by_its_number_whatever_way_it_is_written():
    pack = load_pack("nanning-2017")
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
