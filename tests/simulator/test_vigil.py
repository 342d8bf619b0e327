from typing import Any

import pytest

from scenarios.condition import Condition
from simulator.vigil import Vigil
from tests.simulator.stage import HOUR, NOTICE, act, drill

CONDITIONS: list[dict[str, Any]] = [
    {"after": "2h"},
    {"seen": {"type": "sim.rumour"}},
    {"seen": {"row": {"type": "draft.create"}, "since": "30m"}},
    {"seen": {"row": {"type": "sim.post"}, "count": 2}},
    {"absent": {"row": {"type": "draft.create"}, "by": "90m"}},
    {"absent": {"row": {"type": "publish"}, "by": "20m", "after": {"type": "draft.create"}}},
    {"all": [{"after": "1h"}, {"not": {"seen": {"type": "draft.create"}}}]},
    {"any": [{"state": {"posts": {"min": 50}}}, {"after": "3h"}]},
    {"any": [{"after": "3h"}, {"state": {"posts": {"min": 50}}}, {"after": "2h"}]},
    {
        "all": [
            {"state": {"posts": {"min": 1}}},
            {"absent": {"row": {"type": "publish"}, "by": "2h"}},
        ]
    },
    {"not": {"any": [{"state": {"posts": {"min": 50}}}, {"seen": {"type": "draft.create"}}]}},
    {"state": {"heat": {"max": 1}}},
    {"seen": {"type": "sim.metric"}},
    {"flag": "casualties"},
    {"truth": {"category": 2}},
]


@pytest.mark.parametrize("raw", CONDITIONS, ids=str)
def test_vigil_says_at_every_moment_what_its_condition_says(raw):
    condition = Condition.model_validate(raw)
    begun = drill(0)
    world = begun._world
    vigil = world.vigils.keep(condition)
    said, meant = [], []

    for t in range(0, 4 * HOUR, 300):
        begun.advance_to(t)
        if t == 100 * 60:
            begun.submit(act("lg_office", "draft.create", **NOTICE))
        said.append(vigil.holds(world.situation()))
        meant.append(condition.holds(world.situation()))

    assert said == meant


def test_vigil_sleeps_until_something_can_have_changed(monkeypatch):
    asked = []
    holds = Condition.holds
    monkeypatch.setattr(Condition, "holds", lambda one, now: asked.append(now.t) or holds(one, now))
    begun = drill(0)
    vigil = Vigil(Condition.model_validate({"after": "2h"}))

    for t in range(0, 3 * HOUR, 600):
        begun.advance_to(t)
        vigil.holds(begun._world.situation())

    assert [t for t in asked if t in (0, 2 * HOUR)] == [0, 2 * HOUR]
    assert vigil._held


@pytest.mark.parametrize(
    ("raw", "answer"),
    [
        ({"all": [{"state": {"posts": {"min": 0}}}, {"after": "2h"}]}, (False, 2 * HOUR)),
        ({"any": [{"state": {"posts": {"min": 9}}}, {"not": {"after": "2h"}}]}, (True, 2 * HOUR)),
        ({"all": [{"state": {"posts": {"min": 9}}}, {"not": {"after": "2h"}}]}, (False, 0)),
    ],
    ids=str,
)
def test_vigil_sleeps_as_long_as_a_part_without_figures_decides(raw, answer):
    vigil = Vigil(Condition.model_validate(raw))

    held = vigil.holds(drill(0)._world.situation())

    assert (held, vigil.wake) == answer
