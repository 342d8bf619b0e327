"""The check `only`: whatever is done of a sort, is done in one way."""

from fractions import Fraction
from typing import Literal

from scoring.case import Case, CheckParams, not_applicable
from scoring.finding import Status
from scoring.row import Patterns
from scoring.verdict import Verdict

_MOST = 20


class Params(CheckParams):
    """Parameters of `only`."""

    kind: Literal["only"]
    row: Patterns
    fits: Patterns
    wrong: str
    """What is wrong with rows that do not fit."""


def check(case: Case, params: Params) -> Verdict:
    """Ask that all rows of a sort fit a narrower pattern.

    问什么：`row` 所说的记录是否每一条都合乎 `fits`；一条也没有的不适用，`otherwise` 说明原因。
    写法：`wrong` 写不合乎的是什么毛病。每条记录各占一份。
    符合：每次发布都由领导小组办公室作出。
    违反：没有一次由办公室发布；有的是、有的不是为部分符合。
    """
    rows = case.all(params.row)
    if not rows:
        return not_applicable(params.otherwise or f"{case.name(params.what)}：没有可评的记录。")
    right = {row.seq for row in case.all(params.fits)}
    wrong = [row for row in rows if row.seq not in right]
    name = case.name(params.what)
    if not wrong:
        seqs = tuple(row.seq for row in rows[:_MOST])
        return Verdict(Status.MET, f"{name}：共{len(rows)}次，均符合。", seqs)
    reason = f"{name}：共{len(rows)}次，{len(wrong)}次{params.wrong}（{case.at(wrong[0].t)}）。"
    return Verdict(
        Status.VIOLATED if len(wrong) == len(rows) else Status.PARTIAL,
        reason,
        tuple(row.seq for row in wrong[:_MOST]),
        share=Fraction(len(rows) - len(wrong), len(rows)),
    )
