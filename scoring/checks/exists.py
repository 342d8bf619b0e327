"""The check `exists`: something is done at all."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from pydantic import Field

from scoring.case import Case, CheckParams, until
from scoring.finding import Status
from scoring.row import Patterns, Row
from scoring.verdict import HALF, Verdict


class Params(CheckParams):
    """Parameters of `exists`."""

    kind: Literal["exists"]
    row: Patterns
    half: Patterns | None = None
    """What is worth half where the asked row is missing."""
    half_what: str = ""
    count: int = Field(1, ge=1)
    distinct: str | None = None
    """Count the different values of this field instead of rows."""
    after: Patterns | None = None
    """Only rows after the first of these count."""
    before: Patterns | None = None
    """The row must come before the first of these."""
    before_what: str = ""


def check(case: Case, params: Params) -> Verdict:
    """Ask whether rows like this exist, as many as `count`, before the first row of `before`.

    问什么：有没有 `row` 这样的记录，够不够 `count` 条；写了 `distinct` 就数该字段的不同取值。
    写法：`before` 限定须在哪类记录之前，事后才做算违反次序；`after` 限定在哪类记录之后；
    `half` 是只算一半的做法。
    符合：两个以上渠道发布了经审定的信息（`distinct: channels`，`count: 2`）。
    不符合：演练结束仍没有一条这样的记录为未履行；只有一个渠道为部分符合。
    """
    rows = _rows(case, params)
    bar = case.first(params.before)
    in_time = until(rows, bar)
    if in_time:
        return _counted(case, params, in_time)
    if rows and bar:
        return _too_late(case, params, rows[0], bar)
    if bar:
        return case.unprepared(params.what, params.before_what, bar)
    lesser = case.first(params.half)
    if lesser:
        reason = f"{case.name(params.what)}：{case.at(lesser.t)}{params.half_what}。"
        return Verdict(Status.PARTIAL, reason, (lesser.seq,), share=HALF)
    return case.absent(params.what)


def _rows(case: Case, params: Params) -> tuple[Row, ...]:
    rows = case.all(params.row)
    if params.after is None:
        return rows
    start = case.first(params.after)
    return tuple(row for row in rows if start and row.seq > start.seq)


def _counted(case: Case, params: Params, rows: Sequence[Row]) -> Verdict:
    found, shown = _count(params, rows)
    seqs = tuple(row.seq for row in shown)
    if found >= params.count:
        reason = f"{case.name(params.what)}：{case.at(rows[0].t)}已做到。"
        return Verdict(Status.MET, reason, seqs)
    share = Fraction(found, params.count)
    reason = f"{case.name(params.what)}：要求{params.count}项，只有{found}项。"
    return Verdict(Status.PARTIAL, reason, seqs, share=share)


def _count(params: Params, rows: Sequence[Row]) -> tuple[int, Sequence[Row]]:
    """How many were found, and the rows that show it."""
    if params.distinct is None:
        return len(rows), rows[: params.count]
    seen: set[object] = set()
    shown = []
    for row in rows:
        value = row.data.get(params.distinct)
        new = set(value if isinstance(value, list | tuple) else [value]) - seen
        if new and len(seen) < params.count:
            shown.append(row)
        seen |= new
    return len(seen), shown


def _too_late(case: Case, params: Params, row: Row, bar: Row) -> Verdict:
    reason = (
        f"{case.name(params.what)}：应在{params.before_what}（{case.at(bar.t)}）之前，"
        f"实际在{case.at(row.t)}，次序颠倒。"
    )
    return Verdict(Status.VIOLATED, reason, (bar.seq, row.seq))
