"""Reading a drill, running or not: its rows, its clock, its documents, and who sees what."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from scenarios.errors import DrillError
from scenarios.plan import PlanPack
from scenarios.scenario import Scenario
from simulator.entry import Entry
from simulator.journal import Journal
from simulator.view import Sight, View
from web.running.documents import pack_of, scenario_of_drill
from web.running.live import LiveDrill, LiveDrills
from web.running.pacing import Moment
from web.store import drills
from web.store.record import Account, DrillRecord, Role, State

_KEPT = 16
"""How many finished journals stay in memory."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A drill as pages read it.

    Attributes:
        record: The drill in the store.
        journal: Its saved rows; more may come while a page reads.
        moment: What its clock shows.
        live: The running drill, None where it only can be read.
        fault: Why it stopped, in Chinese; empty while all is well.
    """

    record: DrillRecord
    journal: Journal
    moment: Moment
    live: LiveDrill | None
    fault: str

    @property
    def is_over(self) -> bool:
        """Whether no more will happen in it: it ended, or it stopped."""
        return self.moment.ended or bool(self.fault)

    @property
    def scenario(self) -> Scenario:
        """The scenario the drill began with; today's where its text was not kept.

        Raises:
            ScenarioError: If it is gone.
        """
        return self.live.documents.scenario if self.live else scenario_of_drill(self.record)

    @property
    def pack(self) -> PlanPack:
        """The plan pack, in today's version if the drill is over.

        Raises:
            ScenarioError: If it is gone.
        """
        return self.live.documents.pack if self.live else pack_of(self.record.plan)


def read(live_drills: LiveDrills, record: DrillRecord) -> Reading:
    """Open a drill for reading; a running one is taken up, any other is read from the store."""
    live = live_drills.peek(record.id)
    fault = record.reason if live is None else live.fault
    if live is None and record.state is State.RUNNING:
        try:
            live = live_drills.open(record)
        except DrillError as error:
            fault = str(error)
    if live is not None:
        return Reading(record, live.journal, live.moment(), live, fault)
    rows = drills.row_counts([record.id]).get(record.id, 0)
    journal = _finished(record.id, rows)
    over = Moment(record.now, record.speed, running=False, ended=journal.ended is not None)
    return Reading(record, journal, over, None, fault)


@lru_cache(maxsize=_KEPT)
def _finished(drill_id: str, rows: int) -> Journal:  # noqa: ARG001 -- more rows, another journal
    record = drills.get(drill_id)
    assert record is not None  # drills are never deleted
    return drills.journal(record)


def may_watch(account: Account) -> bool:
    """Whether this account may see everything of a drill: who conducts, evaluates or manages."""
    return account.role is not Role.TRAINEE


def may_read(account: Account, reading: Reading) -> bool:
    """Whether this account may open the review of a drill: watchers always, others at the end."""
    return reading.is_over or may_watch(account)


def roles_of(record: DrillRecord, scenario: Scenario, account_id: str) -> tuple[str, ...]:
    """The role keys of the seats this account holds."""
    held = record.seats_of(account_id)
    return tuple(role for seat in scenario.seats if seat.id in held for role in seat.roles)


def team_of(scenario: Scenario) -> tuple[str, ...]:
    """The role keys of all seats of the scenario."""
    return tuple(role for seat in scenario.seats for role in seat.roles)


def seen_by(
    reading: Reading, account: Account, since: int, *, watch: bool
) -> Iterable[Entry | Sight]:
    """The rows after `since` that this account may see now, in order.

    Args:
        reading: The drill.
        account: Who looks.
        since: The seq of the last row that is known already.
        watch: Look as one who conducts or evaluates, not from a seat; others cannot.
    """
    if watch and may_watch(account):
        return reading.journal.since(since)
    scenario = reading.scenario
    roles = roles_of(reading.record, scenario, account.id)
    view = View(reading.journal, roles, team_of(scenario), reading.moment.t)
    return view.rows(since=since)
