"""A small plan that asks for this and that, to see who does it."""

from typing import Any

from simulator.drill import Drill
from simulator.headless import play
from simulator.journal import Journal
from simulator.players import PLAYERS
from tests.simulator.colleagues.house import EVERYBODY
from tests.simulator.story import PLAN, plan, scenario

TASKFORCE = {"id": "taskforce", "title": "专班", "roles": ["handle_grp", "track_person"]}


def asking(*rows: Any, **pack: Any) -> Any:
    """A plan whose obligations ask for these rows, or hold these checks."""
    checks = [row if "kind" in row else {"kind": "exists", "row": row} for row in rows]
    first = PLAN["obligations"][0]
    obligations = [{**first, "id": f"A-{n}", "check": check} for n, check in enumerate(checks)]
    return plan(**{"obligations": obligations or PLAN["obligations"], **pack})


def begun(pack: Any, t: int = 0, **changes: Any) -> Drill:
    """A drill by this plan with a full house, the office taken, at a moment."""
    story = scenario(**{"seats": [*EVERYBODY, TASKFORCE], **changes})
    drill = Drill(story, pack, 7, occupied=("office",))
    drill.advance_to(t)
    return drill


def worked(pack: Any, until: int, **changes: Any) -> Journal:
    """The journal of the player who works the book by this plan, with nothing refused."""
    drill = begun(pack, **changes)
    assert play(drill, PLAYERS["by-the-book"], ["office"], until) == 0
    return drill.journal
