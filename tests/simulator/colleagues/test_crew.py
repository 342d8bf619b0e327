import pytest

from scenarios.errors import ActionRefused
from simulator.entry import Act
from tests.simulator.colleagues.house import (
    HANDLE,
    house,
    office,
)
from tests.simulator.stage import DAY, HOUR, act


def test_colleague_keeps_office_hours_where_the_story_says_so():
    slow = {"roles": ["legal"], "delay": {"least": "2h", "most": "2h", "hours": "office"}}
    begun = house(HOUR, colleagues=[slow], length="3d")
    office(begun, "notify", to=["legal"], text="请研究")
    begun.advance_to(3 * DAY)

    (row,) = begun.journal.of("assess.legal")
    assert begun.journal.header.at(row.t) == "2026-09-20T11:00:00+08:00"


def test_colleague_does_one_thing_after_the_other():
    steady = {"roles": ["dept"], "delay": {"least": "1h", "most": "1h"}}
    begun = house(HOUR, colleagues=[steady])
    for number in range(3):
        office(begun, "task.assign", **{**HANDLE, "task": f"t{number}"})
    begun.advance_to(DAY)

    feedback = [row.t for row in begun.journal.of("task.feedback")]
    assert feedback == [2 * HOUR, 3 * HOUR, 4 * HOUR]


def test_what_has_become_impossible_is_let_be():
    begun = house(HOUR)
    office(begun, "task.assign", **HANDLE)
    begun.submit(act("director", "director.end"))
    begun.advance_to(DAY)

    assert [row for row in begun.journal if row.auto] == []


def test_refused_act_of_a_colleague_leaves_no_row():
    begun = house(HOUR)
    begun._enter(Act("dept", "urge", {"task": "t9", "text": "快"}, auto=True), 1)

    assert begun.journal.of("refused") == begun.journal.of("urge") == ()


def test_no_colleague_ever_acts_for_a_taken_seat():
    begun = house(HOUR)

    with pytest.raises(AssertionError):
        begun._enter(Act("lg_office", "monitor.note", {"text": "x"}, auto=True), 1)
    with pytest.raises(ActionRefused):
        begun.submit(act("legal", "monitor.note", text="x"))
