"""A small rehearsal for tests: a story of a day that plays in a tenth of a second."""

from tests.simulator.story import PLAN, plan, scenario
from web.rehearsal.order import Order

REPORT = {"kind": "exists", "row": {"type": "report.submit"}}
NEVER = {"kind": "exists", "row": {"type": "plan.revise"}}


def duty(name, check):
    """An obligation of the small plan."""
    return {**PLAN["obligations"][0], "id": name, "check": check}


def pack(**checks):
    """The small plan with these obligations, `S_1=check`."""
    found = [duty(name.replace("_", "-"), check) for name, check in checks.items()]
    return plan(obligations=found or [duty("S-1", REPORT)])


def order(players=("silent", "by-the-book"), seeds=(1, 2), plans=None, **changes):
    """An order of the small story."""
    return Order(scenario(**changes), plans or (pack(),), players, seeds)
