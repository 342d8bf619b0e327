"""What the lobby's pages show, ready for the templates."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta, timezone

from flask import url_for

from scenarios.errors import ScenarioError
from scenarios.scenario import Scenario
from scenarios.vocabulary import CATEGORIES, MODES, ROLES
from web.clock import SPEEDS
from web.conducting.setup import shelf
from web.running.documents import pack_of, scenario_of_drill
from web.store import drills, people
from web.store.record import Account, DrillRecord, Role, State

SPEED_CHOICES = tuple((str(speed), f"{speed} 倍") for speed in SPEEDS)
_HERE = timezone(timedelta(hours=8))
_MINUTE = 60


@dataclass(frozen=True, slots=True)
class ScenarioCard:
    """A scenario on the shelf; `is_first` where it is the one to begin with."""

    id: str
    title: str
    summary: str
    category: str
    hours: int
    plan: str
    seat: str
    is_first: bool


@dataclass(frozen=True, slots=True)
class DrillLine:
    """A drill in a list."""

    id: str
    title: str
    mode: str
    state: str
    is_running: bool
    created: str
    host: str
    href: str
    code: str
    seated: int
    seats: int
    reason: str


@dataclass(frozen=True, slots=True)
class Lobby:
    """The lobby of one account."""

    may_play: bool
    scenarios: Sequence[ScenarioCard]
    running: Sequence[DrillLine]
    ended: Sequence[DrillLine]


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat: what it is for and who sits there."""

    id: str
    title: str
    roles: str
    holder: str
    is_mine: bool
    is_free: bool
    is_present: bool


@dataclass(frozen=True, slots=True)
class Seats:
    """The seats of a drill, for one of its members."""

    drill: DrillLine
    seats: Sequence[SeatLine]
    automatic: Sequence[str]
    may_take: bool
    has_seat: bool


def lobby_of(account: Account) -> Lobby:
    """The lobby as this account sees it: evaluators see all drills, others their own."""
    watches = account.role is Role.EVALUATOR
    records = drills.everything() if watches else drills.of_account(account.id)
    lines = drill_lines(records, account)
    may_play = account.role in (Role.TRAINEE, Role.INSTRUCTOR)
    return Lobby(
        may_play=may_play,
        scenarios=_cards(records) if may_play else (),
        running=[line for line in lines if line.is_running],
        ended=[line for line in lines if not line.is_running],
    )


def drill_lines(
    records: Collection[DrillRecord], account: Account, *, at_console: bool = False
) -> Sequence[DrillLine]:
    """Drills as a list shows them.

    Args:
        records: The drills.
        account: Who looks.
        at_console: Lead to the console, not to where the account takes part.
    """
    names = people.titles()
    lines = [_line(record, account, names.get(record.host, "")) for record in records]
    return (
        [replace(line, href=url_for("console.show", drill_id=line.id)) for line in lines]
        if at_console
        else lines
    )


def seats_of(record: DrillRecord, account: Account, present: Collection[str]) -> Seats:
    """The seats of a drill.

    Raises:
        ScenarioError: If the scenario is gone.
    """
    names = people.titles()
    seats = scenario_of_drill(record).seats
    return Seats(
        drill=_line(record, account, names.get(record.host, "")),
        seats=[
            SeatLine(
                id=seat.id,
                title=seat.title,
                roles="、".join(ROLES[role] for role in seat.roles),
                holder=names.get(record.seats[seat.id] or "", ""),
                is_mine=record.seats[seat.id] == account.id,
                is_free=record.seats[seat.id] is None,
                is_present=record.seats[seat.id] in present,
            )
            for seat in seats
            if seat.id in record.seats
        ],
        automatic=[seat.title for seat in seats if seat.id not in record.seats],
        may_take=account.id in record.members and record.state is State.RUNNING,
        has_seat=bool(record.seats_of(account.id)),
    )


def address_of(record: DrillRecord, account: Account, *, seated: bool = False) -> str:
    """Where a drill leads this account: desk, seats, console or scorecard."""
    if record.state is State.RUNNING and account.id in record.members:
        has_seat = seated or record.solo or record.seats_of(account.id)
        return url_for("desk.show" if has_seat else "lobby.seats", drill_id=record.id)
    if record.state is State.RUNNING and account.role is Role.INSTRUCTOR:
        return url_for("console.show", drill_id=record.id)
    return url_for("review.card", drill_id=record.id)


def plan_choices(scenario: Scenario) -> Sequence[tuple[str, str]]:
    """The plans a scenario can be drilled by: id and title."""
    return [(plan, pack_title(plan)) for plan in scenario.plans]


def pack_title(ref: str) -> str:
    """What a plan is called; its id where it is not installed."""
    try:
        return pack_of(ref).title
    except ScenarioError:
        return ref


def join_error(wait_s: int) -> str:
    """Why a join code did not open a drill."""
    if wait_s:
        return f"尝试次数过多，请 {-(-wait_s // _MINUTE)} 分钟后再试，或请导调人员核对加入码"
    return "没有使用这个加入码的演练；请核对后再输，或向导调人员确认演练未结束"


def _cards(records: Collection[DrillRecord]) -> Sequence[ScenarioCard]:
    """The shelf; for who has never finished a drill, what gives no marks stands first."""
    is_new = not any(record.state is State.ENDED for record in records)
    cards = [_card(scenario, is_first=is_new and not scenario.marked) for scenario in shelf()]
    return sorted(cards, key=lambda card: not card.is_first)


def _card(scenario: Scenario, *, is_first: bool) -> ScenarioCard:
    seat = next((seat.title for seat in scenario.seats if seat.solo), scenario.seats[0].title)
    return ScenarioCard(
        id=scenario.id,
        title=scenario.title,
        summary=scenario.summary,
        category=CATEGORIES.get(scenario.truth.category or 0, ""),
        hours=scenario.length // 3600,
        plan=pack_title(scenario.plans[0]),
        seat=seat,
        is_first=is_first,
    )


def _line(record: DrillRecord, account: Account, host: str) -> DrillLine:
    created = record.created_at.astimezone(_HERE)
    return DrillLine(
        id=record.id,
        title=record.title,
        mode=MODES[record.mode],
        state=record.state_title,
        is_running=record.state is State.RUNNING,
        created=f"{created.month}月{created.day}日",
        host=host,
        href=address_of(record, account),
        code=record.code or "",
        seated=sum(holder is not None for holder in record.seats.values()),
        seats=len(record.seats),
        reason=record.reason,
    )
