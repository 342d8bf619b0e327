"""The limits that run for single things: each question of a citizen has a clock of its own.

A finding puts all things of a sort together, and what is not due yet says nothing there beside
what is judged; who works at one thing wants to know its limit. Only things of which everybody
sees that they are asked for count here: a check that chooses them by what the world alone knows
would give that away.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scenarios.plan import Basis, Obligation
from scoring.case import Case
from scoring.checks import judge
from scoring.checks.each import Params as Each
from scoring.checks.each import subjects
from scoring.checks.within import Params as Within
from scoring.evidence import Evidence
from scoring.finding import Clock, Finding, Status
from scoring.rules import Rule


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that is not answered yet.

    Attributes:
        obligation: What asks for the answer.
        seq: The row that brought the thing.
        what: The answer that is asked for: `初步回应`.
        label: What the thing is called.
        start: From when the limit runs, in seconds since StartEx.
        limit_s: The limit, in seconds on its clock, days where the clock counts days.
        clock: The clock.
        basis: Whether the plan or a setting of the drill gives the number.
    """

    obligation: Obligation
    seq: int
    what: str
    label: str
    start: int
    limit_s: int
    clock: Clock
    basis: Basis


def waiting(
    rules: Iterable[Rule], evidence: Evidence, findings: Sequence[Finding]
) -> tuple[Waiting, ...]:
    """The limits that have been running for single things, those that ran out included.

    Args:
        rules: Of the pack.
        evidence: The drill so far.
        findings: What the examiner makes of it; obligations that do not apply ask nothing.
    """
    idle = {finding.id for finding in findings if finding.status is Status.NA}
    asked = (rule for rule in rules if rule.obligation.id not in idle)
    return tuple(one for rule in asked for one in _of(rule, evidence))


def _of(rule: Rule, evidence: Evidence) -> Iterator[Waiting]:
    params = rule.params
    if not (isinstance(params, Each) and isinstance(params.inside, Within) and _is_open(params)):
        return
    case = Case(evidence, rule.obligation, judge, {})
    for subject in subjects(case, params):
        own = case.about(subject)
        verdict = judge(own, params.inside)
        if verdict.status in (Status.NOT_DUE, Status.MISSED) and verdict.clock:
            yield Waiting(
                obligation=rule.obligation,
                seq=subject.names["seq"],
                what=params.inside.what,
                label=subject.label,
                start=own.starts(params.inside.start)[0].t,
                limit_s=verdict.limit_s or 0,
                clock=verdict.clock,
                basis=verdict.basis,
            )


def _is_open(params: Each) -> bool:
    """Whether everybody sees which things are asked for."""
    return params.over != "concerned" and not any(pattern.where for pattern in params.over)
