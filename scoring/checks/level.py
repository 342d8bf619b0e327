"""The check `level`: the incident is graded as the plan's own criteria demand."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from scenarios.pattern import Names
from scoring.case import Case, CheckParams, LimitText, not_applicable
from scoring.finding import Clock, Status
from scoring.level import Change
from scoring.limit import Limit
from scoring.row import Row
from scoring.verdict import HALF, Verdict, combine


class Params(CheckParams):
    """Parameters of `level`."""

    kind: Literal["level"]
    by: Names = ()
    first: LimitText
    """How long the first grading may take, from when the incident is known."""
    again: LimitText
    """How long a new grading may take once the true level has changed."""


def check(case: Case, params: Params) -> Verdict:
    """Ask that every true level is set in time by those who grade.

    问什么：知悉舆情后、等级每次变化后，是否在时限内定为应定的等级（`sim.level`）。
    写法：`by` 谁定级；`first` 首次定级的时限；`again` 变化后重新定级的时限；义务写了 `levels` 的，
    只看这些等级。
    符合：微博类平台转发由 19 次升到 20 次，30 分钟内改定为重大。
    不符合：超过时限才改定为迟延；高定一级为部分符合；低定或始终没有定级为未履行。
    """
    known = case.evidence.known
    if known is None:
        return not_applicable(f"{case.name(params.what)}：没有出现舆情。")
    changes = case.evidence.levels.changes
    ends: list[int | None] = [after.t for _, after in pairwise(changes)]
    reigns = list(zip(changes, [*ends, None], strict=True))
    verdicts = [
        verdict
        for change, end in reigns
        if not case.obligation.levels or change.level in case.obligation.levels
        if (verdict := _during(case, params, _Reign(change, max(known.t, change.t), end)))
    ]
    return combine(verdicts, case.name(params.what))


@dataclass(frozen=True, slots=True)
class _Reign:
    """One true level: since when it is known, and when the next one takes its place."""

    change: Change
    start: int
    end: int | None


def _during(case: Case, params: Params, reign: _Reign) -> Verdict | None:
    """The verdict on one level; None where the next one came before it had to be set."""
    if _over(reign, reign.start):
        return None
    gradings = [row for row in case.evidence.rows("grade.set") if _may_grade(row, params.by)]
    before = [row for row in gradings if row.t <= reign.start]
    during = [row for row in gradings if row.t > reign.start and not _over(reign, row.t)]
    limit = case.limit(params.again if before else params.first, Clock.NATURAL)
    right = next((row for row in (*before[-1:], *during) if _is_right(row, reign)), None)
    if right is None and _over(reign, reign.start + limit.full):
        return None
    if right is None:
        return _wrong(case, params, limit, reign, [*before[-1:], *during])
    last = during[-1] if during and during[-1].seq > right.seq else right
    return _right(case, params, limit, reign, (right, last))


def _may_grade(row: Row, by: Names) -> bool:
    return not by or not set(by).isdisjoint(row.roles)


def _over(reign: _Reign, t: int) -> bool:
    return reign.end is not None and t >= reign.end


def _is_right(row: Row, reign: _Reign) -> bool:
    return bool(row.data.get("level") == reign.change.level)


def _right(
    case: Case, params: Params, limit: Limit, reign: _Reign, rows: tuple[Row, Row]
) -> Verdict:
    """The verdict on the first right grading, `rows[0]`, which the last one may have spoilt."""
    row, last = rows
    measured = max(0, row.t - reign.start)
    status, share = limit.judge(measured)
    said = "按时" if status is Status.MET else "超过时限"
    if status is Status.MET and not _is_right(last, reign):
        status, share, said = Status.PARTIAL, HALF, f"后来又改为{last.data.get('level')}"
    return Verdict(
        status,
        f"{_asked(case, params, limit, reign)}{case.at(row.t)}定为{reign.change.level}，{said}。",
        tuple(sorted({reign.change.seq, row.seq, last.seq} - {0})),
        share=share,
        basis=limit.basis,
        limit_s=limit.full,
        measured_s=measured,
        clock=limit.clock,
        ran=(reign.start, max(row.t, reign.start)),
    )


def _wrong(case: Case, params: Params, limit: Limit, reign: _Reign, rows: list[Row]) -> Verdict:
    pack, end = case.evidence.pack, reign.end or case.evidence.stop
    over = [
        row for row in rows if pack.level_rank(str(row.data.get("level"))) == reign.change.rank + 1
    ]
    due = end - reign.start > limit.full
    if over:
        status, said = Status.PARTIAL, f"高定为{over[-1].data['level']}"
    elif due:
        status, said = Status.MISSED, "没有定为这一等级"
    else:
        status, said = Status.NOT_DUE, "时限尚未届满"
    return Verdict(
        status,
        f"{_asked(case, params, limit, reign)}{said}。",
        tuple(row.seq for row in over) or ((reign.change.seq,) if reign.change.seq else ()),
        stretch=(min(reign.start, end), end),
        share=HALF if over else None,
        basis=limit.basis,
        limit_s=limit.full,
        clock=limit.clock,
    )


def _asked(case: Case, params: Params, limit: Limit, reign: _Reign) -> str:
    level = reign.change.level
    return f"{case.name(params.what)}：自{case.at(reign.start)}起应为{level}，限{limit}，"
