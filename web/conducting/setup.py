"""Setting up a drill: what can be chosen, what is wrong with a choice, and beginning it."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scenarios.errors import ScenarioError, StoreError
from scenarios.scenario import Scenario
from scenarios.vocabulary import MODES
from simulator.drill import Drill, solo_seats
from web.clock import SPEEDS
from web.running.documents import documents, kept_documents, scenario_ids, scenario_of
from web.running.live import LiveDrill
from web.running.pacing import first_pace
from web.services import Services
from web.store import drills
from web.store.record import Account, DrillRecord, NewDrill, State

PRACTICE_SPEED = 60
"""A day of the story in 24 minutes, if nobody chooses otherwise."""

MOST_PRACTICES = 5
"""Practices of one account that may run at once; each takes its share of the machine."""

LONGEST_TITLE = 60
_SEEDS = 2**31


@dataclass(frozen=True, slots=True)
class Setup:
    """What was chosen for a drill.

    Attributes:
        scenario: Its id.
        plan: The id of one of the packs it fits.
        mode: One of `MODES`.
        speed: Scenario seconds a wall second.
        seats: Seats for people; colleagues play the others.
        title: What the drill is called; empty means the scenario's title.
        seed: The drill's chance; None draws one.
        token: Of the form; the same form makes one drill.
    """

    scenario: str
    plan: str
    mode: str
    speed: int
    seats: tuple[str, ...]
    title: str
    seed: int | None
    token: str


def shelf() -> Sequence[Scenario]:
    """The scenarios that can be drilled: of the library, and published here."""
    found = []
    for ref in scenario_ids():
        try:
            scenario = scenario_of(ref)
            documents(ref, scenario.plans[0])
        except ScenarioError:
            continue  # `yulian check` tells what is wrong with it
        found.append(scenario)
    return found


def practice(scenario: Scenario, plan: str, speed: int, token: str) -> Setup:
    """The choices of somebody who practises alone."""
    return Setup(
        scenario=scenario.id,
        plan=plan or scenario.plans[0],
        mode="practice",
        speed=speed,
        seats=solo_seats(scenario),
        title="",
        seed=None,
        token=token,
    )


def faults_of(setup: Setup, scenario: Scenario | None) -> Mapping[str, str]:
    """What is wrong with the choices, by field."""
    if scenario is None:
        return {"scenario": "请选择一个情景"}
    found = {}
    if setup.plan not in scenario.plans:
        found["plan"] = "这个情景不适用所选预案"
    if setup.mode not in MODES:
        found["mode"] = "请选择演练方式"
    if setup.speed not in SPEEDS:
        found["speed"] = "请选择推演速度"
    if not setup.seats or not set(setup.seats) <= {seat.id for seat in scenario.seats}:
        found["seats"] = "至少选择一个由参演人员担任的席位"
    if len(setup.title) > LONGEST_TITLE:
        found["title"] = f"名称不超过 {LONGEST_TITLE} 个字"
    if setup.seed is not None and not 0 <= setup.seed < _SEEDS:
        found["seed"] = f"随机种子是 0 到 {_SEEDS - 1} 的整数"
    return found


def practice_faults(setup: Setup, scenario: Scenario, account: Account) -> Sequence[str]:
    """What speaks against beginning a practice; nothing if this form began it already."""
    faults = list(faults_of(setup, scenario).values())
    if faults or drills.by_token(setup.token) is not None:
        return faults
    running = [
        record
        for record in drills.of_account(account.id)
        if record.solo and record.state is State.RUNNING
    ]
    if len(running) < MOST_PRACTICES:
        return []
    return [f"你已有 {MOST_PRACTICES} 场进行中的练习，请先结束其中一场再开始"]


def begin(services: Services, setup: Setup, host: Account, *, solo: bool) -> DrillRecord:
    """Create a drill of sound choices and let it live; the same form again gives the same drill.

    Raises:
        ScenarioError: If a document is faulty.
    """
    known = drills.by_token(setup.token)
    if known is not None:
        return known
    found = kept_documents(setup.scenario, setup.plan)
    seed = secrets.randbelow(_SEEDS) if setup.seed is None else setup.seed
    drill = Drill(
        found.scenario,
        found.pack,
        seed,
        mode=setup.mode,
        occupied=setup.seats,
        digests=found.digests,
    )
    new = NewDrill(
        title=setup.title or found.scenario.title,
        scenario=setup.scenario,
        plan=setup.plan,
        mode=setup.mode,
        speed=setup.speed,
        seats=tuple(seat.id for seat in found.scenario.seats if seat.id in setup.seats),
        host=host.id,
        header=drill.journal.header.raw,
        token=setup.token,
        solo=solo,
    )
    try:
        record = drills.create(new, services.wall.now())
    except StoreError:
        twin = drills.by_token(setup.token)  # the second click came while the first was at work
        if twin is None:
            raise
        return twin
    pace = first_pace(record, drill.journal, services.wall.monotonic())
    services.live.add(LiveDrill(record, found, drill, pace, services.wall))
    return record
