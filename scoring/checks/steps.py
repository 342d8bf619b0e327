"""The check `steps`: things are done one after the other."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from pydantic import Field

from scenarios.model import Part
from scoring.case import Case, CheckParams
from scoring.finding import Status
from scoring.row import Patterns, Row
from scoring.verdict import Verdict
from scoring.wording import listed


class Step(Part):
    """One step: a row, and what it is called."""

    row: Patterns
    name: str


class Params(CheckParams):
    """Parameters of `steps`."""

    kind: Literal["steps"]
    steps: tuple[Step, ...] = Field(min_length=2)
    same_minute: bool = False
    """Steps that come within the same minute count as in order."""
    strict: bool = False
    """Only the first row of a step counts; doing it again later does not mend the order."""
    before: Patterns | None = None
    """All steps must come before the first of these."""


def check(case: Case, params: Params) -> Verdict:
    """Ask for rows in a given order, all before the first row of `before`.

    问什么：`steps` 各步是否依次完成；`before` 之后补做的不算。
    写法：`same_minute` 表示同一分钟内不分先后；`strict` 表示每步只看第一次，事后重做不算补救。
    符合：先报分管领导，再报主要领导。
    不符合：越过分管领导直接报主要领导为部分符合；谁也没有报为未履行。
    """
    bar = case.first(params.before)
    done: list[tuple[Step, Row]] = []
    for step in params.steps:
        row = _next(case, step, [found for _, found in done], bar, params)
        if row:
            done.append((step, row))
    if not done:
        return _none(case, params, bar)
    seqs = tuple(sorted(row.seq for _, row in done))
    name = case.name(params.what)
    if len(done) == len(params.steps):
        chain = "→".join(f"{step.name}（{case.at(row.t)}）" for step, row in done)
        return Verdict(Status.MET, f"{name}：{chain}，依次完成。", seqs)
    wanting = [step.name for step in params.steps if step not in [s for s, _ in done]]
    share = Fraction(len(done), len(params.steps))
    reason = f"{name}：未按次序完成{listed(wanting)}。"
    return Verdict(Status.PARTIAL, reason, seqs, share=share)


def _next(
    case: Case, step: Step, done: Sequence[Row], bar: Row | None, params: Params
) -> Row | None:
    """The first row of a step that comes after the steps before it and before the bar."""
    rows = [row for row in case.all(step.row) if bar is None or row.seq < bar.seq]
    rows = rows[:1] if params.strict else rows
    return next((row for row in rows if all(_follows(row, one, params) for one in done)), None)


def _follows(row: Row, before: Row, params: Params) -> bool:
    if row.seq >= before.seq:
        return True
    return params.same_minute and row.t // _MINUTE == before.t // _MINUTE


def _none(case: Case, params: Params, bar: Row | None) -> Verdict:
    if bar is None:
        return case.absent(params.what)
    start = min(case.evidence.known.t if case.evidence.known else 0, bar.t)
    reason = f"{case.name(params.what)}：{case.at(bar.t)}之前各步均未完成。"
    return Verdict(Status.MISSED, reason, (bar.seq,), stretch=(start, bar.t))


_MINUTE = 60
