"""The installed scenarios and packs, read once for all tests of a process; they are frozen."""

from functools import cache

from scenarios.load import load_pack, load_scenario
from scenarios.plan import PlanPack
from scenarios.scenario import Scenario


@cache
def pack(plan: str) -> PlanPack:
    """The installed plan pack of this id."""
    return load_pack(plan)


@cache
def story(scenario: str) -> Scenario:
    """The installed scenario of this id."""
    return load_scenario(scenario)
