"""Limits of a plan as a scenario starts them, before anybody has played it.

Known beforehand is when the incident shows, and when it counts as known at the latest: the
detection grace later (the catalogue, §0.2). Limits that begin with an act or with a level that
comes later are not among them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scenarios.model import walk
from scenarios.plan import Obligation, PlanPack
from scenarios.scenario import Scenario
from scoring.checks.within import Params as Within
from scoring.coverage import Cover, Covered
from scoring.evidence import TOLD
from scoring.finding import Clock
from scoring.limit import setting
from scoring.rules import rules_of

_KNOWN = ("known", "visible")


@dataclass(frozen=True, slots=True)
class Deadline:
    """One limit: from `start`, in seconds since StartEx, so much on its clock.

    `vague` where the plan has a word only and the number is a setting of the drill.
    """

    obligation: Obligation
    start: int
    limit: int
    clock: Clock
    vague: bool


def shown_at(story: Scenario) -> int | None:
    """When the incident shows for the first time, None where that hangs on a condition."""
    return _known_at(story, 0)


def _known_at(story: Scenario, grace: int) -> int | None:
    """When the incident counts as known; who is told of it knows at once (journal §6.2)."""
    posts = [(one.at, grace) for one in story.posts if one.incident]
    injects = [
        (one.at, 0 if one.channel in TOLD and one.row == "inject" else grace)
        for one in story.injects
        if one.incident
    ]
    moments = (story.seconds(at) + more for at, more in (*posts, *injects) if at is not None)
    return min(moments, default=None)


def deadlines(story: Scenario, pack: PlanPack, covered: Iterable[Covered]) -> tuple[Deadline, ...]:
    """The limits that begin when the incident shows or is known, the earliest first.

    Args:
        story: The scenario.
        pack: The plan.
        covered: What the scenario tests of it; other obligations have no limit here.
    """
    shown = shown_at(story)
    known = _known_at(story, story.settings.get("detect_grace", pack.detect_grace))
    if shown is None or known is None:
        return ()
    tested = {one.obligation.id for one in covered if one.cover is Cover.TESTED}
    found = (
        Deadline(rule.obligation, shown if moment == "visible" else known, *limit)
        for rule in rules_of(pack)
        if rule.obligation.id in tested
        for moment, limit in _limits(rule.params, story, pack)
        if moment in _KNOWN or _is_lowest(rule.obligation, pack)
    )
    once = {(one.obligation.id, one.start, one.limit, one.clock): one for one in found}
    return tuple(sorted(once.values(), key=lambda one: (one.start, one.limit)))


def _limits(
    params: object, story: Scenario, pack: PlanPack
) -> Iterator[tuple[str, tuple[int, Clock, bool]]]:
    """The moment and the limit of each check that something is done in time."""
    for path, part in walk(params):
        if isinstance(part, Within) and "check" not in path:
            moment = part.start.moment or part.start.fallback
            if moment in (*_KNOWN, "level"):
                yield moment, _limit(part, story, pack)


def _limit(part: Within, story: Scenario, pack: PlanPack) -> tuple[int, Clock, bool]:
    if isinstance(part.limit, int):
        return part.limit, part.clock, False
    limit = setting(pack, story.settings, part.limit)
    return limit.full, limit.clock, True


def _is_lowest(obligation: Obligation, pack: PlanPack) -> bool:
    """Whether an obligation holds from the level that is in force at the beginning."""
    start = next((one.id for one in pack.levels if one.when is None), pack.levels[0].id)
    return not obligation.levels or start in obligation.levels
