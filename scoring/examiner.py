"""The examiner: puts every rule of a pack to a journal and gives each finding its points.

Source: the catalogue, §0.2, §7 and §8; journal §6.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple, assert_never

from scenarios.errors import DrillError
from scenarios.plan import Basis, Obligation, ObligationKind, PlanPack
from scoring.attribution import NOBODY, Attribution, Holders
from scoring.case import Case, not_applicable
from scoring.checks import judge
from scoring.evidence import Evidence
from scoring.finding import Finding, Status
from scoring.rules import Rule
from scoring.sums import cents
from scoring.verdict import Verdict

_TOTAL = 10_000
"""All maxima together, in cents."""


def examine(
    pack: PlanPack, rules: Sequence[Rule], evidence: Evidence, holders: Holders = NOBODY
) -> tuple[Finding, ...]:
    """Judge every obligation of a pack; the findings stand in the order of the pack."""
    verdicts: dict[str, Verdict] = {}
    for rule in rules:
        verdicts[rule.obligation.id] = _verdict(rule, evidence, verdicts)
    about = Attribution(evidence, holders)
    judged = [
        (rule, verdicts[rule.obligation.id]) for rule in sorted(rules, key=lambda rule: rule.place)
    ]
    shares = _shares([weight_of(pack, rule.obligation, verdict) for rule, verdict in judged])
    return tuple(
        _finding(rule, verdict, share, about)
        for (rule, verdict), share in zip(judged, shares, strict=True)
    )


def _verdict(rule: Rule, evidence: Evidence, earlier: Mapping[str, Verdict]) -> Verdict:
    """The verdict on one rule; its basis is the obligation's unless a drill setting decided."""
    verdict, basis = _judged(rule, evidence, earlier), rule.obligation.basis
    if verdict.basis is basis or verdict.basis is not Basis.PLAN:
        return verdict
    return verdict._replace(basis=basis)


def _judged(rule: Rule, evidence: Evidence, earlier: Mapping[str, Verdict]) -> Verdict:
    obligation = rule.obligation
    excuse = _excuse(obligation, evidence, earlier)
    if excuse:
        return not_applicable(excuse)
    try:
        verdict = judge(Case(evidence, obligation, judge, earlier), rule.params)
    except DrillError as error:
        return _unscored(evidence, f"{obligation.text}：无法判定（{error}）。")
    return _lifted(obligation, evidence, verdict)


def _excuse(
    obligation: Obligation, evidence: Evidence, earlier: Mapping[str, Verdict]
) -> str | None:
    """Why the obligation is not asked at all in this drill, None if it is."""
    failed = [name for name in obligation.depends_on if earlier[name].failed]
    if failed:
        return f"{obligation.text}：前提{failed[0]}未做到，同一原因不重复扣分。"
    category = evidence.header.truth.get("category")
    if obligation.category not in (None, category):
        return f"{obligation.text}：只适用于第{obligation.category}类事件。"
    if obligation.levels and not evidence.levels.reigns(obligation.levels):
        levels = "、".join(obligation.levels)
        return f"{obligation.text}：只适用于{levels}，本次演练没有达到。"
    return None


def _lifted(obligation: Obligation, evidence: Evidence, verdict: Verdict) -> Verdict:
    """A duty without a limit of its own falls away when the level has gone down (A-04)."""
    pending = verdict.status in (Status.MISSED, Status.NOT_DUE) and verdict.limit_s is None
    if not (pending and obligation.levels):
        return verdict
    lowest = min(evidence.pack.level_rank(level) for level in obligation.levels)
    if evidence.levels.last.rank >= lowest:
        return verdict
    return not_applicable(f"{obligation.text}：未到期前等级已下调。")


def _unscored(evidence: Evidence, reason: str) -> Verdict:
    return Verdict(Status.UNSCORED, reason, stretch=(0, evidence.stop))


def weight_of(pack: PlanPack, obligation: Obligation, verdict: Verdict) -> int:
    """How much a verdict weighs in the total.

    A ban weighs only where it is broken, so that keeping still earns nothing; a permission
    only where it was used well; what is not judged weighs nothing.
    """
    if not verdict.status.judged:
        return 0
    match obligation.kind:
        case ObligationKind.BAN:
            counts = verdict.status is Status.VIOLATED
        case ObligationKind.PERM:
            counts = verdict.status is Status.MET
        case (
            ObligationKind.DUTY
            | ObligationKind.LEVEL
            | ObligationKind.ORDER
            | ObligationKind.CONTENT
            | ObligationKind.CLOSE
            | ObligationKind.EXERCISE
            | ObligationKind.ORG
            | ObligationKind.SOFT
        ):
            counts = True
        case other:
            assert_never(other)
    own = obligation.weight
    return (pack.weights.get(obligation.severity, 0) if own is None else own) if counts else 0


class _Share(NamedTuple):
    """What an obligation weighs, and its part of the 100 points."""

    weight: int
    points: Fraction


def _shares(weights: Sequence[int]) -> Sequence[_Share]:
    """Whole cents for each weight, together 100; what is left over goes to the largest parts."""
    total = sum(weights)
    if not total:
        return [_Share(0, Fraction(0)) for _ in weights]
    parts = [_TOTAL * weight // total for weight in weights]
    rest = sorted(range(len(weights)), key=lambda n: (-(_TOTAL * weights[n] % total), n))
    for n in rest[: _TOTAL - sum(parts)]:
        parts[n] += 1
    return [
        _Share(weight, Fraction(part, 100)) for weight, part in zip(weights, parts, strict=True)
    ]


def _finding(rule: Rule, verdict: Verdict, share: _Share, about: Attribution) -> Finding:
    obligation = rule.obligation
    roles, persons = about.of(verdict, rule.owing)
    return Finding(
        id=obligation.id,
        clause=obligation.clause,
        phase=obligation.phase,
        kind=obligation.kind,
        severity=obligation.severity,
        dimension=obligation.dimension,
        text=obligation.text,
        status=verdict.status,
        basis=verdict.basis,
        reason=verdict.reason,
        limit_s=verdict.limit_s,
        measured_s=verdict.measured_s,
        clock=verdict.clock,
        evidence=verdict.evidence,
        stretch=verdict.stretch,
        ran=verdict.ran,
        weight=share.weight,
        points=cents(verdict.earned * share.points),
        max=share.points,
        roles=roles,
        persons=persons,
    )
