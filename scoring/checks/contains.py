"""The check `contains`: a list in a row names everybody or everything that is asked."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from pydantic import Field

from scenarios.condition import Condition
from scenarios.model import Part
from scenarios.pattern import Names, field_of
from scoring.case import AtTheEnd, Case, CheckParams
from scoring.finding import Status
from scoring.row import Patterns, Row, reach
from scoring.verdict import Verdict
from scoring.wording import listed


class Wanted(Part):
    """One thing that the list must hold: any of these words, or any unit concerned.

    `key` names a field of the row that says the same when it is filled. Where `when` does not
    hold it is not wanted.
    """

    title: str
    when: Condition | None = None
    any_of: Names | Literal["concerned"] = Field(alias="any")
    key: str = ""


class Params(CheckParams):
    """Parameters of `contains`."""

    kind: Literal["contains"]
    row: Patterns
    field: Names
    of: tuple[Wanted, ...] = Field(min_length=1)
    least: int = Field(1, ge=1)
    """Fewer than this many count as nothing."""


def check(case: Case, params: Params) -> Verdict:
    """Ask that one row's list holds all that is wanted.

    问什么：`row` 的 `field`（参加单位、措施组成等）是否包含 `of` 的每一项；几条记录看最全的一条。
    写法：`of` 每项写 `title` 和 `any`（写出其中任何一个即可）；`any: concerned` 指情景列明的涉事
    单位；`key` 是记录里另有的同义字段；`when` 写何时才要求；记录人自己算在内；不足 `least` 项的
    不算。每项各占一份。
    符合：初步研判有网信部门、涉事科室和专家参加。
    不符合：三方缺一为部分符合；没有这样的记录为未履行。
    """
    rows = case.all(params.row)
    if not rows:
        return case.absent(params.what)
    situation = AtTheEnd(case.evidence, case.names)
    asked = [one for one in params.of if one.when is None or one.when.holds(situation)]
    row = min(rows, key=lambda one: len(_wanting(case, params, asked, one)))
    wanting = _wanting(case, params, asked, row)
    got, total = len(asked) - len(wanting), len(asked)
    name = f"{case.name(params.what)}（{case.at(row.t)}）"
    if not wanting:
        names = listed(one.title for one in asked)
        return Verdict(Status.MET, f"{name}：{names}齐全。", (row.seq,))
    enough = got >= params.least
    return Verdict(
        Status.PARTIAL if enough else Status.MISSED,
        f"{name}：缺少{listed(wanting)}。",
        (row.seq,),
        share=Fraction(got, total) if enough else None,
    )


def _wanting(case: Case, params: Params, asked: Sequence[Wanted], row: Row) -> tuple[str, ...]:
    there: set[object] = set(row.roles)
    for name in params.field:
        value = field_of(row.data, name)
        there.update(value if isinstance(value, list | tuple) else (value,))
    return tuple(one.title for one in asked if not _has(case, one, row, there))


def _has(case: Case, one: Wanted, row: Row, there: set[object]) -> bool:
    names = one.any_of
    if names == "concerned":
        names = reach(case.evidence.header.truth.get("concerned") or ("dept", "local"))
    return bool(there.intersection(names)) or bool(one.key and field_of(row.data, one.key))
