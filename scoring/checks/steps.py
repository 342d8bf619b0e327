"""The check `steps`: things are done one after the other."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from pydantic import Field

from scenarios.model import Part
from scoring.case import Case, CheckParams, until
from scoring.finding import Status
from scoring.row import Patterns, Row
from scoring.verdict import Verdict
from scoring.wording import listed


class Step(Part):
    """One step: a row, and what it is called."""

    row: Patterns
    name: str
    beside: bool = False
    """In any order with the step before it."""


class Params(CheckParams):
    """Parameters of `steps`."""

    kind: Literal["steps"]
    steps: tuple[Step, ...] = Field(min_length=2)
    same_minute: bool = False
    """Steps that come within the same minute count as in order."""
    strict: bool = False
    """Only the first row of a step counts; doing it again later does not mend the order."""
    gate: bool = False
    """The last step must never be taken before the others; doing so breaks the rule."""
    before: Patterns | None = None
    """All steps must come before the first of these."""


def check(case: Case, params: Params) -> Verdict:
    """Ask for rows in a given order, all before the first row of `before`.

    问什么：`steps` 各步是否依次完成；`before` 之后补做的不算。
    写法：`same_minute` 表示同一分钟内不分先后；`strict` 表示每步只看第一次，事后重做不算补救；
    某一步写 `beside` 表示与前一步不分先后；`gate` 表示没有完成前面各步就做最后一步的，为违反。
    符合：先报分管领导，再报主要领导。
    不符合：越过分管领导直接报主要领导为部分符合；谁也没有报为未履行。
    """
    bar = case.first(params.before)
    last = case.first(params.steps[-1].row) if params.gate else None
    done = _done(case, params, params.steps[:-1] if last else params.steps, last or bar)
    if last and len(done) < len(params.steps) - 1:
        return _broken(case, params, done, last)
    if last:
        done.append((params.steps[-1], last))
    if not done:
        return _none(case, params, bar)
    seqs = tuple(sorted(row.seq for _, row in done))
    name = case.name(params.what)
    if len(done) == len(params.steps):
        chain = "→".join(f"{step.name}（{case.at(row.t)}）" for step, row in done)
        return Verdict(Status.MET, f"{name}：{chain}，依次完成。", seqs)
    wanting = _wanting(params.steps, done)
    share = Fraction(len(done), len(params.steps))
    reason = f"{name}：未按次序完成{listed(wanting)}。"
    return Verdict(Status.PARTIAL, reason, seqs, share=share)


_Done = list[tuple[Step, Row]]


def _done(case: Case, params: Params, steps: Sequence[Step], bar: Row | None) -> _Done:
    """The steps that were taken in order before the bar, with the rows that took them."""
    done: _Done = []
    for step in steps:
        after = [row for _, row in (done[:-1] if step.beside else done)]
        row = _next(case, step, after, bar, params)
        if row:
            done.append((step, row))
    return done


def _next(
    case: Case, step: Step, done: Sequence[Row], bar: Row | None, params: Params
) -> Row | None:
    """The first row of a step that comes after the steps before it and before the bar."""
    rows = until(case.all(step.row), bar)
    rows = rows[:1] if params.strict else rows
    second = case.evidence.header.starts_at.second if params.same_minute else None
    return next((row for row in rows if all(_follows(row, one, second) for one in done)), None)


def _wanting(steps: Sequence[Step], done: _Done) -> list[str]:
    taken = [step for step, _ in done]
    return [step.name for step in steps if step not in taken]


def _broken(case: Case, params: Params, done: _Done, last: Row) -> Verdict:
    wanting = listed(_wanting(params.steps[:-1], done))
    reason = (
        f"{case.name(params.what)}：{case.at(last.t)}{params.steps[-1].name}，"
        f"此前没有依次完成{wanting}。"
    )
    return Verdict(Status.VIOLATED, reason, (*sorted(row.seq for _, row in done), last.seq))


def _follows(row: Row, before: Row, second: int | None) -> bool:
    """Whether a row comes after another, or in the same minute if StartEx's second is given."""
    if row.seq >= before.seq or second is None:
        return row.seq >= before.seq
    return (row.t + second) // _MINUTE == (before.t + second) // _MINUTE


def _none(case: Case, params: Params, bar: Row | None) -> Verdict:
    if bar is None:
        return case.absent(params.what)
    start = min(case.evidence.known.t if case.evidence.known else 0, bar.t)
    reason = f"{case.name(params.what)}：{case.at(bar.t)}之前各步均未完成。"
    return Verdict(Status.MISSED, reason, (bar.seq,), stretch=(start, bar.t))


_MINUTE = 60
