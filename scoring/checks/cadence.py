"""The check `cadence`: something is done again and again."""

from itertools import pairwise
from typing import Literal

from pydantic import Field

from scoring.case import Case, CheckParams, From, LimitText, Start, not_applicable
from scoring.finding import Clock, Status
from scoring.limit import Limit
from scoring.row import Patterns
from scoring.verdict import Verdict
from scoring.wording import span


class Params(CheckParams):
    """Parameters of `cadence`."""

    kind: Literal["cadence"]
    row: Patterns
    every: LimitText
    start: From = Field(Start(moment="known"), alias="from")
    until: Patterns | None = None
    """It is asked until the first such row, else until the journal stops."""


def check(case: Case, params: Params) -> Verdict:
    """Ask that the longest gap between rows stays within a limit, day and night.

    问什么：从知悉舆情（或 `from`）起到 `until` 出现（没有就到记录截止），相邻两次 `row` 之间的
    最长间隔。
    符合：每 4 小时之内至少有一次跟踪记录（`every: track`）。
    不符合：最长间隔超过设定的第二档为迟延；一次也没有为未履行。
    """
    start, bar = next(iter(case.starts(params.start)), None), case.first(params.until)
    end = min(bar.t, case.evidence.stop) if bar else case.evidence.stop
    if start is None or start.t >= end:
        return not_applicable(f"{case.name(params.what)}：没有需要持续跟踪的时段。")
    rows = [row for row in case.all(params.row) if start.t <= row.t <= end]
    marks = [start.t, *(row.t for row in rows), end]
    gap, begin = max((b - a, a) for a, b in pairwise(marks))
    limit = case.limit(params.every, Clock.NATURAL)
    return _judged(case, params, limit, (begin, begin + gap), tuple(row.seq for row in rows))


def _judged(
    case: Case, params: Params, limit: Limit, gap: tuple[int, int], seqs: tuple[int, ...]
) -> Verdict:
    length = gap[1] - gap[0]
    status, share = limit.judge(length)
    if not seqs and status is not Status.MET:
        status = Status.MISSED
    waiting = not seqs and status is Status.MET
    reason = (
        f"{case.name(params.what)}：要求{limit}一次，共{len(seqs)}次，"
        f"最长间隔{span(length)}（{case.at(gap[0])}起）。"
    )
    return Verdict(
        Status.NOT_DUE if waiting else status,
        reason,
        seqs[:_MOST],
        stretch=None if status is Status.MET and seqs else gap,
        share=share,
        basis=limit.basis,
        limit_s=limit.full,
        measured_s=length,
        clock=Clock.NATURAL,
        ran=gap,
    )


_MOST = 20
