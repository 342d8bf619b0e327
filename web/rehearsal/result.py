"""A whole rehearsal as plain data: what `--json` prints and pages let people download."""

from collections.abc import Iterable

from web.rehearsal.order import Order
from web.rehearsal.outcome import Outcome
from web.rehearsal.proof import faults_of
from web.rehearsal.summary import summary_of


def as_data(order: Order, outcomes: Iterable[Outcome]) -> dict[str, object]:
    """Summaries by pack, faults, and every run, the same however the runs were played."""
    ordered = order.sorted(outcomes)
    return {
        "rehearsal": 1,
        "scenario": order.story.id,
        "runs": len(ordered),
        "summaries": [summary_of(order, pack, ordered).as_json() for pack in order.packs],
        "faults": [fault.as_json() for fault in faults_of(order, ordered)],
        "outcomes": [one.as_json() for one in ordered],
    }
