"""Every limit of every pack: one second more, or one day, flips that finding and no other.

The acts stay where they are and the limit is moved: to the least with which the act is still in
time, and to one unit less.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from scenarios.load import pack_ids
from scenarios.model import walk
from scenarios.plan import Obligation, PlanPack
from scoring.checks.within import Params as Within
from scoring.finding import Finding, Status
from scoring.rules import rules_of
from scoring.scorecard import score
from simulator.journal import Journal
from tests import library
from tests.replays.written import HERE, PLAYED, journal_of
from tests.scoring.lab import POST, alone, journal
from tests.scoring.test_jingmen_categories import (
    CATEGORIES,
    END,
    FACTS,
    START,
    TRUTH,
    finding,
    in_order,
    release,
)

Path = tuple[str | int, ...]
PACKS = {name: library.pack(name) for name in pack_ids()}
LONGEST = 2**20
"""Longer than any of the drills, in seconds."""


DETECT = "- [{t}, {by}, monitor.detect, {{posts: [p1], method: tool}}]\n"
REPORT = "- [{t}, {by}, report.submit, {{to: [{to}], form: phone, kind: {kind}}}]\n"
LEVEL = "- [1m, world, sim.level, {{level: {level}, because: 曝光}}]\n"
ITEM = (
    "- [1m, world, sim.citizen_post, {item: c1, platform: weiyan, text: 请查,"
    " needs_procedure: true, answerable_now: false, to: [dept]}]\n"
)


def report(t: str, to: str, by: str = "lg_office", kind: str = "first") -> str:
    return REPORT.format(t=t, by=by, to=to, kind=kind)


def category(number: int, rows: str = "", **truth: object) -> Journal:
    acts = START + (rows or "".join(CATEGORIES[number].values())) + END
    told = {"category": number, "locus": "bureau", "facts": FACTS, **TRUTH, **truth}
    return journal(POST + in_order(acts), **told)


UNITS = (
    LEVEL.format(level="重大")
    + "".join(DETECT.format(t="20m", by=by) for by in ("dept", "local"))
    + "".join(report("1h", "lg, lg_office", by) for by in ("dept", "local"))
)
HIGHEST = LEVEL.format(level="特别重大")
MEETING = (
    "- [1h, lg_head, meeting.convene, {participants: [lg_head, lg_office, dept],"
    " decisions: 集体研判}]\n"
)
EXTENDED = (
    ITEM
    + "- [70h, dept, reply.extend, {item: c1, text: 需要检测, reason: 检测未完成}]\n"
    + "- [266h, dept, reply.opinion, {item: c1, text: 已查明}]\n"
)
CHANGED = (
    report("1h", "dist_gov")
    + "- [2h, world, sim.leader_instruction, {tier: county, text: 查清}]\n"
    + report("3h", "dist_gov", kind="follow")
    + "- [4h, lg_office, close.propose, {text: 平稳}]\n"
)

STAGED = {
    **{f"JM-C{n}-1": category(n) for n in (2, 3, 4, 5, 6, 7, 8)},
    "JM-C5-2": category(5, finding("fact", "'false'") + release("s1", "kind: clarify")),
    "JM-C6-2": category(6),
    "JM-C8-R": category(8),
    "JM-RPT-05": journal(POST + UNITS),
    "JM-ANA-03": journal(POST + HIGHEST + DETECT.format(t="20m", by="lg_office") + MEETING),
    "NN-RPT-06": journal(POST + HIGHEST + report("1h", "upper")),
    "NN-CIT-01": journal(POST + ITEM + "- [50m, dept, reply.initial, {item: c1, text: 已受理}]\n"),
    "NN-CIT-03": journal(POST + EXTENDED, ends="300h"),
    "ND-01": journal(
        POST + "- [1h, lg_office, publish, {statement: s1, version: 1, channels: [weiyan]}]\n",
        emergency_level="重大",
    ),
    "ND-02": journal(
        POST + "- [2h, lg_office, presser.hold, {statement: s1, version: 1, questions: []}]\n",
        emergency_level="重大",
    ),
    "ND-16": journal(POST + ITEM + "- [70h, dept, reply.initial, {item: c1, text: 已受理}]\n"),
    "TB-MAJ-01": journal(
        POST
        + LEVEL.format(level="重大")
        + report("1h", "lg_head")
        + report("2h", "dist_gov")
        + report("2h", "city_office")
    ),
    "TB-BAN-02": journal(POST + CHANGED),
    "QH-02": journal(POST + LEVEL.format(level="较大") + report("1h", "upper")),
}
"""Where the drill by the book is not on time by a limit, or is so before it begins."""


@dataclass(frozen=True)
class Place:
    """A limit in the check of an obligation."""

    pack: str
    obligation: str
    path: Path

    def __str__(self) -> str:
        return "-".join(map(str, (self.obligation, *self.path)))


def limits() -> list[Place]:
    """Every limit that decides a finding; those that only choose a branch decide none."""
    return [
        Place(name, rule.obligation.id, path)
        for name, pack in PACKS.items()
        for rule in rules_of(pack)
        for path, part in walk(rule.params)
        if isinstance(part, Within) and "test" not in path
    ]


def with_limit(pack: PlanPack, place: Place, limit: int) -> PlanPack:
    """The pack with another limit at this place, in seconds or days as its clock counts."""

    def laid(part: Any, path: Path) -> Any:
        if not path:
            return {**part, "limit": limit}
        step, *rest = path
        inside = laid(part[step], tuple(rest))
        if isinstance(part, Mapping):
            return {**part, step: inside}
        return [inside if n == step else one for n, one in enumerate(part)]

    def with_check(one: Obligation) -> Obligation:
        return one.model_copy(update={"check": laid(one.check, place.path)})

    obligations = [
        with_check(one) if one.id == place.obligation else one for one in pack.obligations
    ]
    return pack.model_copy(update={"obligations": tuple(obligations)})


def findings(pack: PlanPack, drill: Journal) -> dict[str, Finding]:
    return {finding.id: finding for finding in score(pack, drill).findings}


def least(place: Place, drill: Journal) -> int | None:
    """The least limit with which the finding is met; None where no limit would do."""
    pack = alone(PACKS[place.pack], place.obligation)

    def is_met(limit: int) -> bool:
        found = findings(with_limit(pack, place, limit), drill)[place.obligation]
        return found.status is Status.MET

    if not is_met(LONGEST):
        return None
    low, high = 0, LONGEST
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if is_met(middle) else (middle + 1, high)
    return low


def dependants(pack: PlanPack, name: str) -> set[str]:
    """The obligations that look at the verdict on this one, directly or not."""
    found, new = set(), {name}
    while new:
        found |= new
        new = {rule.obligation.id for rule in rules_of(pack) if new & set(rule.needs)} - found
    return found - {name}


@pytest.mark.slow
@pytest.mark.parametrize("place", limits(), ids=str)
def test_one_more_than_the_limit_flips_that_finding_and_no_other(place: Place) -> None:
    pack = PACKS[place.pack]
    drills = [journal_of(HERE / PLAYED[place.pack]), STAGED.get(place.obligation)]
    least_by = [(least(place, drill), drill) for drill in drills if drill]
    found = [(limit, drill) for limit, drill in least_by if limit]
    assert found, "no act is on time after the start: stage one"
    limit, drill = found[0]

    on_time = findings(with_limit(pack, place, limit), drill)
    too_late = findings(with_limit(pack, place, limit - 1), drill)

    flipped = {name for name, one in on_time.items() if one.status is not too_late[name].status}
    allowed = dependants(pack, place.obligation)
    assert flipped - allowed == {place.obligation}
    late = too_late[place.obligation]
    assert late.status in (Status.LATE, Status.PARTIAL)
    assert late.points < on_time[place.obligation].points or not late.max
