"""The kinds of checks that a plan pack may use, one module each.

A new kind is a module with `Params` and `check`, one line in the table below, and a test.
The docstring of `check` is its manual page.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from scoring.case import AtTheEnd, Case, CheckParams, not_applicable
from scoring.checks import (
    branch,
    cadence,
    candour,
    chain,
    chase,
    close,
    contains,
    covers,
    day,
    dispositions,
    due,
    each,
    exists,
    fields,
    info,
    level,
    none,
    only,
    parts,
    steps,
    truth,
    within,
)
from scoring.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of check; `about_incident` says that without an incident it asks nothing."""

    params: type[CheckParams]
    check: Callable[[Case, Any], Verdict]
    about_incident: bool = False


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "exists": Kind(exists.Params, exists.check, about_incident=True),
        "within": Kind(within.Params, within.check),
        "day": Kind(day.Params, day.check),
        "due": Kind(due.Params, due.check),
        "chase": Kind(chase.Params, chase.check),
        "none": Kind(none.Params, none.check),
        "only": Kind(only.Params, only.check),
        "fields": Kind(fields.Params, fields.check, about_incident=True),
        "contains": Kind(contains.Params, contains.check, about_incident=True),
        "covers": Kind(covers.Params, covers.check),
        "dispositions": Kind(dispositions.Params, dispositions.check),
        "truth": Kind(truth.Params, truth.check, about_incident=True),
        "steps": Kind(steps.Params, steps.check, about_incident=True),
        "chain": Kind(chain.Params, chain.check, about_incident=True),
        "cadence": Kind(cadence.Params, cadence.check),
        "level": Kind(level.Params, level.check),
        "close": Kind(close.Params, close.check),
        "candour": Kind(candour.Params, candour.check),
        "parts": Kind(parts.Params, parts.check),
        "each": Kind(each.Params, each.check),
        "branch": Kind(branch.Params, branch.check),
        "info": Kind(info.Params, info.check),
    }
)
"""Every kind by its name in YAML."""

_AnyCheck: Any = Annotated[
    reduce(or_, (kind.params for kind in KINDS.values())), Field(discriminator="kind")
]
for _kind in KINDS.values():
    _kind.params.model_rebuild(force=True, _types_namespace={"AnyCheck": _AnyCheck})

CHECK: TypeAdapter[CheckParams] = TypeAdapter(_AnyCheck)
"""Reads the `check` of an obligation: plain data in, the parameters of its kind out."""


def judge(case: Case, params: CheckParams) -> Verdict:
    """Put one check to one case.

    Raises:
        DrillError: If the calendar does not reach far enough.
    """
    if params.when and not params.when.holds(AtTheEnd(case.evidence, case.names)):
        return not_applicable(params.otherwise or f"{params.what}：本次演练没有这种情形。")
    kind = KINDS[params.kind]
    if kind.about_incident and case.subject is None and case.evidence.known is None:
        return not_applicable(f"{params.what}：本次演练没有出现舆情。")
    return kind.check(case, params)
