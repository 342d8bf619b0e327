"""A hint that somebody asked for: when it may not be given. What it says comes from outside.

Source: the journal format, `hint.ask`.
"""

from collections.abc import Iterator

from scenarios.plan import PlanPack
from simulator.entry import Data
from simulator.journal import Journal

ASK = "hint.ask"
_ALLOWED = "practice"


def reasons_against(
    data: Data, journal: Journal, pack: PlanPack, cost: int
) -> Iterator[tuple[str, str]]:
    """Rule and reason of everything that speaks against a hint.

    Args:
        data: Of the act.
        journal: The drill so far.
        pack: Its plan.
        cost: What a hint costs in this drill.
    """
    obligation = data["obligation"]
    if journal.header.mode != _ALLOWED:
        yield "hint.mode", "只有网络练兵可以索取提示"
    if obligation not in {one.id for one in pack.obligations}:
        yield "hint.unknown", f"预案没有编号为“{obligation[:40]}”的义务"
    if any(row.data["obligation"] == obligation for row in journal.of(ASK)):
        yield "hint.given", "这一条已经提示过"
    if data["cost"] != cost:
        yield "hint.cost", f"本演练一次提示扣 {cost} 分"
