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
    """One kind of check.

    `title` is its Chinese name; `about_incident` says that without an incident it asks nothing.
    """

    params: type[CheckParams]
    check: Callable[[Case, Any], Verdict]
    title: str
    about_incident: bool = False


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "exists": Kind(exists.Params, exists.check, "有没有做", about_incident=True),
        "within": Kind(within.Params, within.check, "按时做"),
        "day": Kind(day.Params, day.check, "当日做"),
        "due": Kind(due.Params, due.check, "按事先写明的时限做"),
        "chase": Kind(chase.Params, chase.check, "催办"),
        "none": Kind(none.Params, none.check, "不得做"),
        "only": Kind(only.Params, only.check, "只能这样做"),
        "fields": Kind(fields.Params, fields.check, "要素齐全", about_incident=True),
        "contains": Kind(contains.Params, contains.check, "该到的都到", about_incident=True),
        "covers": Kind(covers.Params, covers.check, "几次发布合起来写全"),
        "dispositions": Kind(dispositions.Params, dispositions.check, "件件有下文"),
        "truth": Kind(truth.Params, truth.check, "与真相一致", about_incident=True),
        "steps": Kind(steps.Params, steps.check, "依次做", about_incident=True),
        "chain": Kind(chain.Params, chain.check, "先审后发", about_incident=True),
        "cadence": Kind(cadence.Params, cadence.check, "隔一段时间做一次"),
        "level": Kind(level.Params, level.check, "准确定级"),
        "close": Kind(close.Params, close.check, "具备条件才结束"),
        "candour": Kind(candour.Params, candour.check, "迟报、漏报、谎报、瞒报"),
        "parts": Kind(parts.Params, parts.check, "几项都要做"),
        "each": Kind(each.Params, each.check, "每一件都要做"),
        "branch": Kind(branch.Params, branch.check, "看情形做"),
        "info": Kind(info.Params, info.check, "只列出，不评"),
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
