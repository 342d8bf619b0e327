"""Which obligations of a plan a scenario can test, and why it cannot test the others.

It is told from the documents alone: what never comes cannot start an obligation. What automatic
players came to in rehearsals may be given as well; it outweighs what the documents promise.

Source: the catalogue, GN-EX-02 and WS-11 for the links of a drill.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from scenarios.pattern import Pattern
from scenarios.plan import Obligation, PlanPack, Severity
from scenarios.reach import Reach
from scenarios.scenario import Scenario
from scenarios.vocabulary import ENTRY_TYPES, ROLES
from scoring.attribution import asked
from scoring.case import CheckParams, Start
from scoring.checks.branch import Params as Branch
from scoring.checks.each import Params as Each
from scoring.checks.info import Params as Info
from scoring.checks.parts import Params as Parts
from scoring.finding import Status
from scoring.row import reach as counted_as
from scoring.rules import Rule, rules_of

Played = Mapping[str, Collection[Status]]
"""By obligation, what it came to in the runs of a rehearsal."""

UNPLAYED: Played = MappingProxyType({})


class Cover(StrEnum):
    """Whether a scenario tests an obligation."""

    TESTED = "tested"
    UNTESTED = "untested"
    TOLD = "told"
    """The plan says it and nobody marks it."""

    @property
    def label(self) -> str:
        """It in Chinese."""
        return {"tested": "能检验", "untested": "检验不到", "told": "只列出，不评"}[self.value]


@dataclass(frozen=True, slots=True)
class Covered:
    """One obligation: whether it is tested or why not, its acts, the injects aimed at it."""

    obligation: Obligation
    cover: Cover
    reason: str
    acts: tuple[str, ...]
    injects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """One link that a drill must contain, and the tested obligations that are about it."""

    title: str
    obligations: tuple[str, ...]


def coverage(story: Scenario, pack: PlanPack, played: Played = UNPLAYED) -> tuple[Covered, ...]:
    """Hold a scenario against a plan.

    Args:
        story: The scenario.
        pack: The plan, whether the scenario names it or not.
        played: What rehearsals came to; nothing where there was none.

    Raises:
        CheckError: If a check of the pack cannot be read.
    """
    rules = sorted(rules_of(pack), key=lambda rule: rule.place)
    world = _World(story, pack)
    return tuple(_covered(rule, world, played.get(rule.obligation.id)) for rule in rules)


def links(pack: PlanPack, covered: Iterable[Covered]) -> tuple[Link, ...]:
    """The links that a plan wants in a drill, with what tests them.

    Args:
        pack: The plan.
        covered: The obligations of this plan, or of all plans that the drill is judged by.
    """
    tested = [one for one in covered if one.cover is Cover.TESTED]
    return tuple(
        Link(title, tuple(one.obligation.id for one in tested if set(acts) & set(one.acts)))
        for title, acts in pack.links.items()
    )


def _covered(rule: Rule, world: "_World", came: Collection[Status] | None) -> Covered:
    told = isinstance(rule.params, Info) or _only_informs(rule.obligation)
    reason = "" if told else world.why_not(rule)
    if came and not told:
        judged = any(status.judged for status in came)
        reason = "" if judged else reason or "排练里一次也没有评到。"
    cover = Cover.TOLD if told else Cover.UNTESTED if reason else Cover.TESTED
    name = rule.obligation.id
    return Covered(
        obligation=rule.obligation,
        cover=cover,
        reason=reason,
        acts=tuple(dict.fromkeys(act for one in asked(rule.params) for act in one.type)),
        injects=tuple(one.id for one in world.story.injects if name in one.obligations),
    )


def _only_informs(obligation: Obligation) -> bool:
    return obligation.severity is Severity.INFO and not obligation.weight


class _World:
    """What can come in a scenario, as a plan sees it."""

    def __init__(self, story: Scenario, pack: PlanPack) -> None:
        self.story, self.pack = story, pack
        self.reach = Reach(story)
        self.seated = frozenset(counted_as(role for seat in story.seats for role in seat.roles))
        self.rank = max(
            n
            for n, level in enumerate(pack.levels)
            if level.when is None or self.reach.earliest(level.when) is not None
        )

    def why_not(self, rule: Rule) -> str:
        """Why an obligation is never judged here, empty where it can be."""
        one = rule.obligation
        category = self.story.truth.category
        if one.category not in (None, category):
            return f"只适用于第{one.category}类事件。"
        if one.levels and min(map(self.pack.level_rank, one.levels)) > self.rank:
            return f"只适用于{'、'.join(one.levels)}，情景达不到。"
        if one.who and not self.seated.intersection(one.who):
            names = "、".join(self.pack.roles.get(role) or ROLES[role] for role in one.who)
            return f"没有席位承担：{names}。"
        return self._blocked(rule.params)

    def _blocked(self, params: CheckParams) -> str:
        """Why a check does not apply, whatever people do."""
        if params.when is not None and self.reach.earliest(params.when) is None:
            return params.otherwise or "情景里没有这种情形。"
        if isinstance(params, Each) and params.over != "concerned":
            return self._never(params.over) or self._blocked(params.inside)
        if isinstance(params, Parts):
            inside = [self._blocked(part) for part in params.of]
            return inside[0] if all(inside) else ""
        if isinstance(params, Branch):
            sides = [self._blocked(side) for side in (params.yes, params.no) if side]
            return sides[0] if sides and all(sides) else ""
        start = getattr(params, "start", None)
        if isinstance(start, Start) and start.row and not start.fallback:
            return self._never(start.row)
        return ""

    def _never(self, patterns: Sequence[Pattern]) -> str:
        """Which rows of the world never come, empty where one of them can."""
        if any(self._comes(pattern) for pattern in patterns):
            return ""
        types = dict.fromkeys(name for pattern in patterns for name in pattern.type)
        return f"情景里没有“{'”“'.join(ENTRY_TYPES[name].title for name in types)}”。"

    def _comes(self, pattern: Pattern) -> bool:
        brought = {name for name in pattern.type if self._brings(name)}
        return bool(brought) and self.reach.written(pattern) is not None

    def _brings(self, name: str) -> bool:
        """Whether the scenario has what writes rows of this type; acts are always possible."""
        parts: Mapping[str, Collection[object]] = {
            "sim.citizen_post": self.story.citizens,
            "sim.fact": self.story.truth.facts,
            "sim.media_inquiry": self.story.reporters,
            "sim.media_report": self.story.outlets,
            "sim.rumour": self.story.rumours,
        }
        return bool(parts.get(name, True)) or any(one.row == name for one in self.story.injects)
