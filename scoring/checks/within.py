"""The check `within`: something is done in time."""

from typing import Literal

from pydantic import Field

from scoring.case import Case, CheckParams, From, LimitText, not_applicable, until
from scoring.evidence import Moment
from scoring.finding import Clock, Status
from scoring.limit import Limit
from scoring.row import Patterns, Row
from scoring.verdict import HALF, Verdict
from scoring.wording import amount


class Params(CheckParams):
    """Parameters of `within`."""

    kind: Literal["within"]
    row: Patterns
    half: Patterns | None = None
    """What is worth half where it comes in time and the asked row does not."""
    half_what: str = ""
    start: From = Field(alias="from")
    limit: LimitText
    clock: Clock = Clock.NATURAL
    either_side: bool = False
    """The row may also come before the start; the distance counts."""
    after_start: bool = False
    """Only rows after the one that starts the limit count."""
    by_end: bool = False
    """What is not done when the drill is over is not done, though the limit still runs."""
    until: Patterns | None = None
    """From the first such row on it is too late for good."""


def check(case: Case, params: Params) -> Verdict:
    """Ask whether a row comes within a limit after a start.

    问什么：从 `from` 起，`row` 是否在 `limit` 之内出现，正好卡在时限上算按时；早于起点也算按时。
    写法：`limit` 写 `4h` 是条文的硬时限，写设定名（如 `timely`）是给模糊词设的数；`clock` 为
    `nat` 自然时间、`wh` 工作时间（午休、夜间、节假日暂停）、`wd` 工作日（当日不计，末日到下班）；
    `either_side` 前后都算；`after_start` 起算之前做的不算；`until` 之后补做不算；`by_end` 演练结束
    仍没有做即为没有做；`half` 按时而 `row` 没有按时的，得一半。
    `from: level` 时，等级上升另起时限，下调只免去未到期的。
    符合：知悉重大舆情后 4 小时整向上级报告。
    不符合：4 小时零 1 秒报告为迟延；始终没有报告为未履行。
    """
    starts = case.starts(params.start)
    if not starts:
        return not_applicable(params.otherwise or f"{case.name(params.what)}：没有出现起算情形。")
    verdicts = (_from(case, params, start) for start in starts)
    cancelled = not_applicable(f"{case.name(params.what)}：未到期前等级已下调。")
    return next((verdict for verdict in verdicts if verdict), cancelled)


def _from(case: Case, params: Params, start: Moment) -> Verdict | None:
    """The verdict for one start; None where a lower level lifted the duty before it was due."""
    limit = case.limit(params.limit, params.clock)
    cut = case.first(params.until)
    row = _answer(case, params.row, start, params, cut)
    if row is None and cut and cut.t < start.t:
        return not_applicable(f"{case.name(params.what)}：在应当知悉之前已无从办理。")
    if _lifted(case, limit, start, row):
        return None
    main = (
        _judged(case, params, limit, start, row) if row else _open(case, params, limit, start, cut)
    )
    if main.status is Status.MET or not params.half:
        return main
    lesser = _answer(case, params.half, start, params, cut)
    if lesser is None or _measure(case, params, limit, start, lesser) > limit.full:
        return main
    half = _halved(case, params, limit, start, lesser)
    return max(main, half, key=lambda verdict: verdict.earned)


def _answer(
    case: Case, patterns: Patterns, start: Moment, params: Params, cut: Row | None
) -> Row | None:
    rows = until(case.all(patterns), cut)
    if params.after_start:
        rows = [row for row in rows if row.seq > start.seq]
    if params.either_side:
        return min(rows, key=lambda row: abs(row.t - start.t), default=None)
    return rows[0] if rows else None


def _measure(case: Case, params: Params, limit: Limit, start: Moment, row: Row) -> int:
    early, late = start.t, row.t
    if params.either_side and late < early:
        early, late = late, early
    return limit.measure(case.evidence.calendar, early, late)


def _lifted(case: Case, limit: Limit, start: Moment, row: Row | None) -> bool:
    if start.until is None or (row and row.t <= start.until):
        return False
    return limit.measure(case.evidence.calendar, start.t, start.until) <= limit.full


def _judged(case: Case, params: Params, limit: Limit, start: Moment, row: Row) -> Verdict:
    measured = _measure(case, params, limit, start, row)
    status, share = limit.judge(measured)
    took = amount(measured, limit.clock)
    return Verdict(
        status,
        f"{_asked(case, params, limit, start)}{case.at(row.t)}完成，用时{took}，{_SAID[status]}。",
        (start.seq, row.seq),
        share=share,
        basis=limit.basis,
        limit_s=limit.full,
        measured_s=measured,
        clock=limit.clock,
        ran=(start.t, row.t),
    )


def _halved(case: Case, params: Params, limit: Limit, start: Moment, row: Row) -> Verdict:
    what = params.half_what or "只完成了一部分"
    return Verdict(
        Status.PARTIAL,
        f"{_asked(case, params, limit, start)}{case.at(row.t)}{what}。",
        (start.seq, row.seq),
        share=HALF,
        basis=limit.basis,
        limit_s=limit.full,
        measured_s=_measure(case, params, limit, start, row),
        clock=limit.clock,
        ran=(start.t, row.t),
    )


def _open(case: Case, params: Params, limit: Limit, start: Moment, cut: Row | None) -> Verdict:
    evidence = case.evidence
    passed = limit.measure(evidence.calendar, start.t, evidence.stop) > limit.full
    late = cut is not None or passed or (params.by_end and evidence.ended)
    end = cut.t if cut else evidence.stop
    said = "未完成" if late else "时限尚未届满"
    return Verdict(
        Status.MISSED if late else Status.NOT_DUE,
        f"{_asked(case, params, limit, start)}到{case.at(end)}{said}。",
        (start.seq,) if start.seq else (),
        stretch=(min(start.t, end), end),
        basis=limit.basis,
        limit_s=limit.full,
        clock=limit.clock,
    )


def _asked(case: Case, params: Params, limit: Limit, start: Moment) -> str:
    beside = "前后" if params.either_side else "起"
    return f"{case.name(params.what)}：自{start.name}（{case.at(start.t)}）{beside}限{limit}，"


_SAID = {
    Status.MET: "按时",
    Status.PARTIAL: "超出设定但不到上限",
    Status.LATE: "超过时限",
}
