"""What the store gives out: accounts, drills, seats. Never table rows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from scenarios.units import DrillTime
from simulator.entry import Data


class Role(StrEnum):
    """What an account is for."""

    TRAINEE = "trainee"
    INSTRUCTOR = "instructor"
    EVALUATOR = "evaluator"
    ADMIN = "admin"


ROLE_TITLES: Mapping[Role, str] = MappingProxyType(
    {
        Role.TRAINEE: "参演",
        Role.INSTRUCTOR: "导调",
        Role.EVALUATOR: "评估",
        Role.ADMIN: "管理",
    }
)


@dataclass(frozen=True, slots=True)
class Account:
    """A person who may sign in.

    `epoch` counts password changes and sign-outs everywhere; older sessions are void.
    """

    id: str
    name: str
    title: str
    role: Role
    epoch: int
    active: bool
    created_at: datetime


class State(StrEnum):
    """How far a drill is."""

    RUNNING = "running"
    ENDED = "ended"
    STOPPED = "stopped"


_STATE_TITLES: Mapping[State, str] = MappingProxyType(
    {State.RUNNING: "进行中", State.ENDED: "已结束", State.STOPPED: "已中止"}
)


@dataclass(frozen=True, slots=True)
class NewDrill:
    """What is settled when a drill is created; the rest grows.

    `token` is that of the form it came from: the same form makes one drill, however often sent.
    """

    title: str
    scenario: str
    plan: str
    mode: str
    speed: int
    seats: tuple[str, ...]
    host: str
    header: Data
    token: str
    solo: bool = False


@dataclass(frozen=True, slots=True)
class DrillRecord:
    """One drill as the store knows it; its rows are kept apart.

    Attributes:
        id: Ten letters, the drill's address.
        host: Account id of the person who created it.
        code: The join code, None once nobody can join any more.
        speed: Scenario seconds a wall second at the start.
        seats: Seats for people, each with the account id that holds it or None.
        members: Account ids of all who ever joined.
        now: Scenario second up to which the world was worked out and saved.
        reason: Why it stopped, in Chinese, empty otherwise.
    """

    id: str
    title: str
    scenario: str
    plan: str
    mode: str
    header: Data
    host: str
    code: str | None
    solo: bool
    speed: int
    seats: Mapping[str, str | None]
    members: frozenset[str]
    now: DrillTime
    state: State
    reason: str
    created_at: datetime
    ended_at: datetime | None

    @property
    def state_title(self) -> str:
        """How far it is, in Chinese; one whose clock has not run yet waits for its start."""
        if self.state is State.RUNNING and not self.now:
            return "待开始"
        return _STATE_TITLES[self.state]

    def seats_of(self, account: str) -> tuple[str, ...]:
        """The seats this account holds."""
        return tuple(seat for seat, holder in self.seats.items() if holder == account)

    def is_open_to(self, account: Account) -> bool:
        """Whether this account may see the drill: its members, its host, those who watch."""
        return (
            account.role is not Role.TRAINEE
            or account.id in self.members
            or account.id == self.host
        )


@dataclass(frozen=True, slots=True)
class Team:
    """One drill of a group, and what the team that plays it is called."""

    name: str
    drill: str


@dataclass(frozen=True, slots=True)
class NewGroup:
    """Drills that are to be conducted together; `token` is that of the form."""

    title: str
    host: str
    token: str
    teams: tuple[Team, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a team stands: marks in tenths, None where nothing could be judged, findings, time."""

    team: str
    tenths: int | None
    met: int
    missed: int
    t: int


@dataclass(frozen=True, slots=True)
class Group:
    """Drills of one scenario that several teams play at the same time.

    Attributes:
        host: Account id of the person who created it.
        teams: In the order in which they were named.
        hidden: Whether the big screen keeps the board back.
        frozen: What the board shows while it is frozen, None while it follows the drills.
    """

    id: str
    title: str
    host: str
    teams: tuple[Team, ...]
    hidden: bool
    frozen: tuple[Standing, ...] | None
    created_at: datetime


class NoteKind(StrEnum):
    """What is said in the review of a drill."""

    OVERRIDE = "override"
    """An evaluator changes a result."""
    SECOND = "second"
    """Another evaluator confirms a change or disagrees."""
    OBJECTION = "objection"
    """A trainee objects to a result."""
    ANSWER = "answer"
    """An evaluator answers an objection."""


@dataclass(frozen=True, slots=True)
class NewNote:
    """What is said; `about` is the number of the note it answers, `token` that of its form."""

    kind: NoteKind
    account: str
    at: datetime
    data: Data
    token: str
    about: int | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """One note of a review; `number` counts the notes of a drill from 1."""

    number: int
    kind: NoteKind
    about: int | None
    account: str
    at: datetime
    data: Data


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The least total of each grade, and who set them when."""

    excellent: int
    good: int
    passed: int
    account: str
    at: datetime


class VersionState(StrEnum):
    """How far a version of a scenario is."""

    DRAFT = "draft"
    REVIEW = "review"
    REVIEWED = "reviewed"
    PUBLISHED = "published"
    ARCHIVED = "archived"


VERSION_STATES: Mapping[VersionState, str] = MappingProxyType(
    {
        VersionState.DRAFT: "草稿",
        VersionState.REVIEW: "待审核",
        VersionState.REVIEWED: "已审核",
        VersionState.PUBLISHED: "已发布",
        VersionState.ARCHIVED: "已归档",
    }
)

OPEN_STATES = (VersionState.DRAFT, VersionState.REVIEW, VersionState.REVIEWED)
"""A version that is being worked on; a scenario has at most one."""


class Deed(StrEnum):
    """What can be done with a version of a scenario."""

    CREATE = "create"
    SAVE = "save"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    APPROVE = "approve"
    RETURN = "return"
    PUBLISH = "publish"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done with a version; `digest` is of the text it had from then on."""

    deed: Deed
    account: str
    at: datetime
    digest: str
    note: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a scenario that was written here.

    Attributes:
        scenario: The id of the scenario.
        number: Counts the versions of the scenario from 1.
        digest: The SHA-256 of its text.
        base: `scenario/number` of the version it began as, empty where it began as a new text.
        steps: What was done with it, in order; the first created it.
    """

    scenario: str
    number: int
    state: VersionState
    digest: str
    base: str
    steps: tuple[Step, ...]

    @property
    def writers(self) -> frozenset[str]:
        """The accounts that wrote its text."""
        return frozenset(
            step.account for step in self.steps if step.deed in (Deed.CREATE, Deed.SAVE)
        )

    @property
    def changed(self) -> Step:
        """The last thing that was done with it."""
        return self.steps[-1]

    def seen_as(self, digest: str) -> "Version":
        """The version as somebody saw it who saw a text with this digest."""
        return replace(self, digest=digest)

    def last(self, deed: Deed) -> Step | None:
        """The last time this was done with it."""
        return next((step for step in reversed(self.steps) if step.deed is deed), None)


@dataclass(frozen=True, slots=True)
class WatchRule:
    """A keyword rule of a trainee; `seen` is the seq up to which its hits were read."""

    number: int
    text: str
    seen: int


class RehearsalState(StrEnum):
    """How far a rehearsal is."""

    WAITING = "waiting"
    """Not all is played; it is being played, or will be."""
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class NewRehearsal:
    """What is to be rehearsed.

    Attributes:
        scenario: The id of the scenario.
        version: The number of its version, 0 for one of the program's library.
        digest: The SHA-256 of its text, which is kept.
        plans: The packs, in order.
        seeds: How often each player plays by each pack.
        chunk: About how many runs are played, and saved, together.
        runs: How many runs there are.
        account: Who wants it.
        token: Of the form it came from: the same form makes one rehearsal.
    """

    scenario: str
    version: int
    digest: str
    plans: tuple[str, ...]
    seeds: int
    chunk: int
    runs: int
    account: str
    token: str


@dataclass(frozen=True, slots=True)
class RehearsalRecord:
    """One rehearsal as the store knows it.

    Attributes:
        id: Ten letters, its address.
        order: What is to be played.
        state: How far it is.
        reason: Why it failed, in Chinese, empty otherwise.
        played: How many of its runs have been played.
    """

    id: str
    order: NewRehearsal
    state: RehearsalState
    reason: str
    played: int
    created_at: datetime
    ended_at: datetime | None
