"""When a hint may not be given; its cost is the scenario's, and the world takes no notice."""

import pytest

from scenarios.errors import ActionRefused
from simulator.drill import Drill, restore
from simulator.entry import Act
from tests.simulator.story import plan, scenario

HOUR = 3_600
OBLIGATION = plan().obligations[0].id


def begun(mode="practice", **changes):
    drill = Drill(scenario(**changes), plan(), 7, mode=mode)
    drill.advance_to(HOUR)
    return drill


def ask(drill, obligation=OBLIGATION, cost=2):
    data = {"obligation": obligation, "text": "预案要求报告", "cost": cost}
    return drill.submit(Act("lg_office", "hint.ask", data, user="u1"))


def refused(drill, **changes):
    with pytest.raises(ActionRefused) as refusal:
        ask(drill, **changes)
    return refusal.value.rule


def test_a_hint_is_a_row_with_what_it_cost():
    row = ask(begun())

    assert (row.by, row.user, row.t) == ("lg_office", "u1", HOUR)
    assert row.data == {"obligation": OBLIGATION, "text": "预案要求报告", "cost": 2}


def test_the_scenario_sets_the_cost():
    assert ask(begun(hint_cost=5), cost=5).data["cost"] == 5
    assert refused(begun(hint_cost=5)) == "hint.cost"


@pytest.mark.parametrize("mode", ["live", "tabletop", "confrontation"])
def test_hints_are_given_to_who_practises_only(mode):
    assert refused(begun(mode)) == "hint.mode"


def test_a_hint_is_on_an_obligation_of_the_plan():
    assert refused(begun(), obligation="S-999") == "hint.unknown"


def test_the_same_hint_is_not_sold_twice():
    drill = begun()
    ask(drill)

    assert refused(drill) == "hint.given"


def test_a_drill_with_hints_is_restored_as_it_was():
    drill = begun()
    ask(drill)
    drill.advance_to(2 * HOUR)

    again = restore(scenario(), plan(), drill.journal)

    assert list(again.journal) == list(drill.journal)
