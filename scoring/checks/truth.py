"""The check `truth`: what a row says is what is the case."""

from typing import Literal

from pydantic import Field

from scenarios.condition import TRUTHS
from scenarios.pattern import Names, field_of
from scoring.case import Case, CheckParams
from scoring.finding import Status
from scoring.row import Patterns, Row
from scoring.verdict import HALF, Verdict


class Params(CheckParams):
    """Parameters of `truth`."""

    kind: Literal["truth"]
    row: Patterns
    truth: str = Field(pattern="^(?:" + "|".join(TRUTHS) + ")$")
    """A part of the scenario's truth."""
    fields: Names = Field(alias="in")
    """Fields of the row of which one must say it."""


def check(case: Case, params: Params) -> Verdict:
    """Ask that a row says what the scenario holds to be true.

    问什么：`row` 的 `in` 各字段里，有没有一个写的就是情景真相中的 `truth`（如违法行为定性）。
    写法：字段等于或者包含真相的文字即可；情景没有写这项真相的，只看有没有 `row` 这样的记录。
    符合：情景定性为虚假广告，办案记录写“虚假广告”。
    不符合：办了案而定性不符为部分符合；没有办案为未履行。
    """
    rows = case.all(params.row)
    if not rows:
        return case.absent(params.what)
    true = case.evidence.header.truth.get(params.truth)
    right = next((row for row in rows if true is None or _says(row, params.fields, true)), None)
    name = case.name(params.what)
    if right:
        return Verdict(Status.MET, f"{name}：{case.at(right.t)}已做到。", (right.seq,))
    reason = f"{name}：{case.at(rows[0].t)}做了，但与情景不符，应为{true}。"
    return Verdict(Status.PARTIAL, reason, tuple(row.seq for row in rows[:5]), share=HALF)


def _says(row: Row, fields: Names, true: object) -> bool:
    values = (field_of(row.data, name) for name in fields)
    return any(
        value == true or str(true) in (value if isinstance(value, list | tuple) else str(value))
        for value in values
        if value
    )
