"""The check `covers`: the releases together say everything that is asked."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from scenarios.condition import Condition
from scenarios.model import Part
from scenarios.pattern import FieldTest, field_of
from scoring.case import AtTheEnd, Case, CheckParams, not_applicable
from scoring.finding import Status
from scoring.release import RELEASES
from scoring.row import Row
from scoring.verdict import Verdict
from scoring.wording import listed

_UPDATES = ("progress", "result")


class Element(Part):
    """One thing to say; not asked where `when` does not hold.

    A release says it if its `covers` names it, or if it passes the tests of `where`.
    """

    title: str
    when: Condition | None = None
    where: Mapping[str, FieldTest] = Field(default_factory=dict)


def _titled(value: object) -> object:
    return {"title": value} if isinstance(value, str) else value


class Params(CheckParams):
    """Parameters of `covers`."""

    kind: Literal["covers"]
    of: Mapping[
        str, Annotated[Element, BeforeValidator(_titled, json_schema_input_type=Element | str)]
    ] = Field(min_length=1)
    least: int | None = Field(None, ge=1)
    """How many are enough; by default all."""
    updates: int = Field(0, ge=0)
    """How many progress or result releases must follow the first."""


def check(case: Case, params: Params) -> Verdict:
    """Ask that approved releases, taken together, cover the content elements.

    问什么：经审定、未撤回的各次发布合起来，是否写到了 `of` 的每一项；没有发布的不适用。
    写法：`of` 写“要素编号: 名称”，编号对应稿件的 `covers`；名称处可改写 `title`、`when`（何时才
    要求）和 `where`（发布合乎这些也算写到）；`least` 写到几项即可；`updates` 首次之后还要几次进展或
    结果通报。
    符合：两次发布合起来写明进展、事件信息、回应关切、解答疑虑，且有一次进展通报。
    不符合：缺两项为部分符合；一项也没有写到为未履行。
    """
    rows = [
        row
        for row in case.evidence.rows(*RELEASES)
        if row.data["approved"] and not row.data["retracted"]
    ]
    if not rows:
        reason = f"{params.what}：没有经审定的发布，无从评起。"
        return not_applicable(params.otherwise or reason)
    names = _asked(case, params)
    wanting = [
        one.title for key, one in names.items() if not any(_says(row, key, one) for row in rows)
    ]
    enough = len(names) if params.least is None else min(params.least, len(names))
    got = min(len(names) - len(wanting), enough)
    later = [row for row in rows[1:] if row.data.get("kind") in _UPDATES][: params.updates]
    said = tuple(wanting) if got < enough else ()
    if len(later) < params.updates:
        said = (*said, "首次发布之后的进展通报")
    return _verdict(case, params, rows, said, Fraction(got + len(later), enough + params.updates))


def _asked(case: Case, params: Params) -> Mapping[str, Element]:
    situation = AtTheEnd(case.evidence, case.names)
    return {
        key: one for key, one in params.of.items() if one.when is None or one.when.holds(situation)
    }


def _says(row: Row, key: str, one: Element) -> bool:
    if key in (row.data.get("covers") or ()):
        return True
    return bool(one.where) and all(
        test.holds(field_of(row.data, name)) for name, test in one.where.items()
    )


def _verdict(
    case: Case, params: Params, rows: list[Row], wanting: tuple[str, ...], share: Fraction
) -> Verdict:
    name, seqs = case.name(params.what), tuple(row.seq for row in rows)
    if not wanting:
        return Verdict(Status.MET, f"{name}：{len(rows)}次发布合起来要素齐全。", seqs)
    status = Status.PARTIAL if share else Status.MISSED
    reason = f"{name}：{len(rows)}次发布合起来缺少{listed(wanting)}。"
    return Verdict(status, reason, seqs, share=share)
