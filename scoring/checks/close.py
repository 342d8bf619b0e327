"""The check `close`: the handling ends only when it may."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from scenarios.model import Part
from scenarios.pattern import FieldTest, field_of
from scoring.case import Case, CheckParams, not_applicable
from scoring.finding import Status
from scoring.verdict import Verdict
from scoring.wording import listed


class Need(Part):
    """One condition for ending: what it is called, and tests on the closing row."""

    name: str
    where: Mapping[str, FieldTest]


class Params(CheckParams):
    """Parameters of `close`."""

    kind: Literal["close"]
    needs: tuple[Need, ...] = Field(min_length=1)


def check(case: Case, params: Params) -> Verdict:
    """Ask that the conditions for ending held when the end was decided.

    问什么：批准终止时（没有批准则看最后一次提请），`needs` 各项条件是否具备。
    写法：`where` 可用推算字段 `open_tasks` 未办结任务、`open_inquiries` 未回应采访、`quiet` 热度
    已回落、`crowd` 现场聚集人数。
    符合：任务办结、采访回应、热度回落、现场无人聚集之后批准终止。
    违反：热度尚未回落就批准终止。没有提请过终止的不适用。
    """
    closing = case.evidence.rows("close.approve", "close.propose")
    rows = [row for row in closing if row.data["deciding"]]
    if not rows:
        return not_applicable(params.otherwise or f"{params.what}：没有提请或批准终止。")
    row = rows[0]
    wanting = [need.name for need in params.needs if not _holds(need, row.data)]
    name = f"{params.what}（{case.at(row.t)}终止）"
    if wanting:
        reason = f"{name}：{listed(wanting)}尚不具备。"
        return Verdict(Status.VIOLATED, reason, (row.seq,))
    names = listed(need.name for need in params.needs)
    return Verdict(Status.MET, f"{name}：{names}，条件具备。", (row.seq,))


def _holds(need: Need, data: Mapping[str, object]) -> bool:
    return all(test.holds(field_of(data, name)) for name, test in need.where.items())
