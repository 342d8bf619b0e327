"""A plan pack: what one emergency plan demands, whatever the story.

A pack names the plan's levels, roles, phases, vague words, forms and approval chains, and
lists its obligations. It holds no Python: how an obligation is judged is said by its
`check`, whose kinds live in `scoring.checks`.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field

from scenarios.condition import Condition
from scenarios.grades import Grades
from scenarios.model import Part
from scenarios.pattern import Names
from scenarios.units import Duration

Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$")]


class ObligationKind(StrEnum):
    """What sort of statement of the plan this is (catalogue §0.1)."""

    DUTY = "duty"
    BAN = "ban"
    PERM = "perm"
    LEVEL = "level"
    ORDER = "order"
    CONTENT = "content"
    CLOSE = "close"
    EXERCISE = "exercise"
    ORG = "org"
    SOFT = "soft"


class Severity(StrEnum):
    """How much an obligation weighs; a broken veto caps the total."""

    VETO = "veto"
    MAJOR = "major"
    MINOR = "minor"
    INFO = "info"


class Basis(StrEnum):
    """Where a demand comes from, shown beside every finding (journal §5)."""

    PLAN = "plan"
    """The number or word stands in the plan's text."""
    DRILL_SETTING = "drill_setting"
    """A vague word given a number here, or a rule of this project."""
    DOCTRINE = "doctrine"
    """A national rule laid beside the plan."""


class Dimension(StrEnum):
    """The five dimensions of the grade (doctrine §4.2)."""

    TIMING = "timing"
    PROCEDURE = "procedure"
    CONTENT = "content"
    RESPONSE = "response"
    REVIEW = "review"


class Level(Part):
    """One level of the plan's grading, lowest first; `when` is the plan's own criterion."""

    id: str
    clause: str
    title: str = ""
    colour: Literal["blue", "yellow", "orange", "red"]
    when: Condition | None = None
    """None marks the level that holds when no other does."""
    note: str = ""


class Setting(Part):
    """A number given to a vague word of the plan, shown as 「本演练设定」."""

    word: str
    clause: str = ""
    full: Duration
    partial: Duration
    """Up to `full` met, up to `partial` partial, beyond late (catalogue §0.5)."""
    why: str = ""


class ChainStep(Part):
    """One signature: the step of `sign`, and the roles that may give it."""

    step: str
    by: Names
    title: str


class Chain(Part):
    """The approvals a release needs at these levels, in the plan's order."""

    levels: tuple[str, ...]
    clause: str
    drafted_by: Names
    steps: tuple[ChainStep, ...] = Field(min_length=1)
    published_by: Names


class Close(Part):
    """Who may propose and who may approve the end, and after how much quiet."""

    clause: str
    proposed_by: Names
    approved_by: Names
    threshold: float = Field(0.1, gt=0, lt=1)
    """Heat, as a share of the peak, below which the public counts as quiet."""
    quiet: Duration


class Measure(Part):
    """One numbered measure of a category; `code` is what `measure.do` names."""

    code: str
    title: str
    clause: str
    parts: Mapping[str, str] = Field(default_factory=dict)
    """What it consists of: words of `parts` in `measure.do` with their Chinese names."""


class Category(Part):
    """One kind of incident that the plan treats of its own, with the measures it lists."""

    title: str
    clause: str
    measures: tuple[Measure, ...] = ()


class AfterAction(Part):
    """What the plan asks for when all is over: the parts of the summary, its form and readers.

    `basis` says whether the parts stand in the plan; `required` is false where the plan only
    allows a summary.
    """

    clause: str
    required: bool = True
    form: Literal["oral", "written"] | None = None
    to: Names = ()
    parts: Mapping[str, str] = Field(default_factory=dict)
    basis: Basis = Basis.PLAN


class Obligation(Part):
    """One checkable statement of the plan, with its clause and how it is judged."""

    id: Id
    clause: str
    phase: str
    kind: ObligationKind
    severity: Severity
    dimension: Dimension
    text: str
    """What is asked, in our own Chinese words."""
    who: Names = ()
    levels: tuple[str, ...] = ()
    """Levels it applies to; empty means all."""
    category: int | None = Field(None, ge=1, le=8)
    weight: int | None = Field(None, ge=0)
    """Points; by default those of its severity."""
    ambiguity: tuple[str, ...] = ()
    depends_on: tuple[Id, ...] = ()
    """Obligations whose failure makes this one `na` (one root cause fails once)."""
    note: str = ""
    basis: Basis = Basis.PLAN
    """Where the demand comes from; a limit by a vague word is always a drill setting."""
    check: Mapping[str, Any]
    """`kind` names a check of `scoring.checks`; the other keys are its parameters."""


class CommonBans(Part):
    """What no plan permits, whether it says so or not; shared by all packs."""

    common: Literal[1]
    obligations: tuple[Obligation, ...] = Field(min_length=1)


class PlanPack(Part):
    """One plan, ready to judge by."""

    pack: Literal[1]
    id: Id
    title: str
    short: str
    nature: str
    """What sort of document the plan is, and how binding."""
    phases: tuple[str, ...] = Field(min_length=1)
    roles: Mapping[str, str]
    levels: tuple[Level, ...] = Field(min_length=1)
    settings: Mapping[str, Setting]
    """By setting name: `immediate`, `timely`, `simultaneous` …"""
    detect_grace: Duration
    """Constructive knowledge: what is visible this long counts as known (catalogue §0.2)."""
    forms: Mapping[str, Mapping[str, str]]
    """By act type, the keys of its `fields` with their Chinese labels."""
    chains: tuple[Chain, ...]
    close: Close
    warnings: tuple[Level, ...] = ()
    """The grading of warnings, lowest first, where the plan has a second one."""
    categories: Mapping[int, Category] = Field(default_factory=dict)
    """By incident category, 1-8."""
    after_action: AfterAction | None = None
    links: Mapping[str, Names] = Field(default_factory=dict)
    """What a drill by this plan must contain: links (环节) with the acts that belong to each."""
    weights: Mapping[Severity, int]
    grades: Grades = Grades()
    obligations: tuple[Obligation, ...] = Field(min_length=1)

    def level_rank(self, level: str) -> int:
        """Where a level stands in the grading, 0 the lowest, -1 if it is none of the plan's."""
        return next((i for i, known in enumerate(self.levels) if known.id == level), -1)

    def chain_for(self, level: str) -> Chain | None:
        """The approvals a release needs at this level."""
        return next((chain for chain in self.chains if level in chain.levels), None)

    def measure(self, code: str) -> Measure | None:
        """The measure of this code in any category."""
        return next(
            (one for part in self.categories.values() for one in part.measures if one.code == code),
            None,
        )

    def role_name(self, role: str) -> str:
        """The plan's own name for a role; the key itself where the plan has none."""
        return self.roles.get(role, role)
