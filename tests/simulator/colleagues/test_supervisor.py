"""Does the section follow the county bureau's work where the plan asks for it, and only there?"""

import pytest

from tests.simulator.asking import TASKFORCE, asking, begun
from tests.simulator.colleagues.house import EVERYBODY, VERIFY, done, office
from tests.simulator.stage import HOUR
from tests.simulator.story import PLAN, STORY

TASK = {**VERIFY, "to": "local"}
URGE = {"type": ["urge", "inspect.onsite"], "by": ["dept"]}
CADENCE = {"kind": "cadence", "what": "督办", "row": [URGE], "every": "supervise"}
SETTINGS = {**PLAN["settings"], "supervise": {"word": "全程", "full": "4h", "partial": "8h"}}
SLOW = {
    "after": {"type": "verify.request", "where": {"unit": "local"}},
    "delay": {"least": "12h", "most": "12h"},
}
FACTS = STORY["truth"]["facts"]
TRUTH = {**STORY["truth"], "facts": [FACTS[0], {**FACTS[1], "learned": [SLOW]}, FACTS[2]]}


def followed(task=TASK, *, when=None, until=24 * HOUR, cadence=CADENCE, **changes):
    """A drill in which the county bureau takes twelve hours over what it was given at one."""
    over = {"type": "task.assign", "where": {"to": "local"}}
    check = {"kind": "each", "over": over, "id": "task", "label": "任务", "check": cadence}
    pack = asking({**check, "when": when} if when else check, settings=SETTINGS)
    drill = begun(pack, HOUR, **{"truth": TRUTH, **changes})
    office(drill, "task.assign", **task)
    drill.advance_to(until)
    return drill


def urged(drill):
    return [(by, data["task"]) for by, data in done(drill, "urge")]


def test_section_urges_within_every_interval_until_the_task_is_done():
    drill = followed()

    times = [HOUR, *(row.t for row in drill.journal.of("urge"))]
    (ended,) = [row.t for row in drill.journal.of("task.feedback") if row.data["done"]]
    assert urged(drill) == [("dept", "t1")] * 4
    assert max(b - a for a, b in zip(times, [*times[1:], ended], strict=True)) <= 4 * HOUR
    assert times[-1] < ended


@pytest.mark.parametrize(
    "changes",
    [{"cadence": {**CADENCE, "every": "2h"}}, {"settings": {"supervise": "2h"}}],
    ids=["a duration", "set by the scenario"],
)
def test_interval_is_the_plans_or_the_scenarios(changes):
    assert urged(followed(until=4 * HOUR - 1, **changes)) == [("dept", "t1")]
    assert urged(followed(until=4 * HOUR - 1)) == []


def test_what_is_done_before_the_section_gets_to_it_is_not_urged():
    busy = [{"roles": ["dept"], "delay": {"least": "11h", "most": "11h"}}]

    assert urged(followed(colleagues=busy)) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"task": VERIFY},
        {"when": {"truth": {"locus": "county"}}},
        {"cadence": {"kind": "exists", "row": [URGE]}},
        {"cadence": {**CADENCE, "row": [{"type": "urge"}]}},
        {"seats": [one for one in [*EVERYBODY, TASKFORCE] if "dept" not in one["roles"]]},
    ],
    ids=["another unit", "another locus", "no interval", "of nobody", "nobody there"],
)
def test_what_the_plan_does_not_mean_is_left_alone(changes):
    assert urged(followed(**changes)) == []
