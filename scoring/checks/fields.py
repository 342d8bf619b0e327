"""The check `fields`: a report or an opinion says everything it must."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Literal, assert_never

from pydantic import Field

from scenarios.vocabulary import UNKNOWN_YET
from scoring.case import Case, CheckParams, not_applicable, until
from scoring.claim import false_fields
from scoring.finding import Status
from scoring.row import Patterns, Row
from scoring.verdict import Verdict
from scoring.wording import listed

_NOTHING_DONE = ("无", "暂无", "尚未", "未", UNKNOWN_YET)
"""How a text begins that claims nothing."""


class Params(CheckParams):
    """Parameters of `fields`."""

    kind: Literal["fields"]
    row: Patterns
    which: Literal["first", "best", "worst"] = "best"
    """Judge the first such row, the one that says most, or the one that says least."""
    fields: Mapping[str, str] = Field(min_length=1)
    """Keys of `fields`, or of the data, with their Chinese names."""
    knowable: Mapping[str, Literal["always", "fact", "cause", "course", "casualties"]] = Field(
        default_factory=dict
    )
    """Fields where 待核 is no answer: always, or once a fact of that kind can be known."""
    backed: Mapping[str, Patterns] = Field(default_factory=dict)
    """Fields that count only if such a row came before; a denial or 待核 needs none."""
    before: Patterns | None = None
    before_what: str = ""
    absent: Literal["missed", "na"] = "missed"
    """What it means that there is no such row at all."""


def check(case: Case, params: Params) -> Verdict:
    """Ask that a row fills its fields, truly as far as its author could know.

    问什么：`row` 的 `fields` 各要素是否齐全；与报告人当时已能知道的事实不符的要素不算。
    写法：“待核”算如实填写，但 `knowable` 列出的要素在能够查知之后仍写“待核”的不算；`backed`
    列出的要素须此前确有相应记录（写“无”“暂无”“尚未”“待核”的不用）；`which` 定看第一条、最全的还是
    最缺的一条；`before` 限定须在哪类记录之前；没有这样的记录按未履行，写 `absent: na` 的按
    不适用。每个要素各占一份。
    符合：首次报告七项要素齐全，结果尚不可知而写“待核”。
    不符合：缺两项为部分符合；一项也没有，或者没有这样的记录，为未履行。
    """
    rows = case.all(params.row)
    if not rows:
        if params.absent == "na":
            return not_applicable(params.otherwise or f"{params.what}：没有可评的记录。")
        bar = case.first(params.before)
        return (
            case.unprepared(params.what, params.before_what, bar)
            if bar
            else case.absent(params.what)
        )
    bar = case.first(params.before)
    in_time = until(rows, bar)
    if bar and not in_time:
        return _too_late(case, params, rows[0], bar)
    return _filled(case, params, _chosen(case, params, in_time))


def _chosen(case: Case, params: Params, rows: Sequence[Row]) -> Row:
    match params.which:
        case "first":
            return rows[0]
        case "best":
            return min(rows, key=lambda row: len(_wanting(case, params, row)))
        case "worst":
            return max(rows, key=lambda row: len(_wanting(case, params, row)))
        case other:
            assert_never(other)


def _filled(case: Case, params: Params, row: Row) -> Verdict:
    wanting = _wanting(case, params, row)
    total = len(params.fields)
    got = total - len(wanting)
    name = f"{case.name(params.what)}（{case.at(row.t)}）"
    if not wanting:
        reason = f"{name}：{total}项要素齐全。"
        return Verdict(Status.MET, reason, (row.seq,))
    reason = f"{name}：{total}项要素中不足{len(wanting)}项：{listed(wanting)}。"
    status = Status.PARTIAL if got else Status.MISSED
    return Verdict(status, reason, (row.seq,), share=Fraction(got, total))


def _wanting(case: Case, params: Params, row: Row) -> tuple[str, ...]:
    """The names of the fields that are empty, untrue, or unknown without need."""
    known = case.evidence.facts_known(row)
    kinds = {fact.get("kind") for fact in known} | {"always"}
    untrue = false_fields(row, known)
    return tuple(
        name
        for key, name in params.fields.items()
        if key in untrue
        or not _says(value_of(row, key), params.knowable.get(key) in kinds)
        or not _is_backed(case, params, row, key)
    )


def _is_backed(case: Case, params: Params, row: Row, key: str) -> bool:
    patterns = params.backed.get(key)
    if patterns is None or str(value_of(row, key)).strip().startswith(_NOTHING_DONE):
        return True
    first = case.first(patterns)
    return first is not None and first.seq < row.seq


def value_of(row: Row, key: str) -> Any:  # noqa: ANN401 -- journal data are JSON
    """What a row says under a key of its `fields`, else of its data."""
    return (row.data.get("fields") or {}).get(key) or row.data.get(key)


def _says(value: object, knowable: bool) -> bool:  # noqa: FBT001 -- read at the one call
    if not value or (isinstance(value, str) and not value.strip()):
        return False
    return not (knowable and isinstance(value, str) and value.strip() == UNKNOWN_YET)


def _too_late(case: Case, params: Params, row: Row, bar: Row) -> Verdict:
    reason = (
        f"{case.name(params.what)}：应在{params.before_what}（{case.at(bar.t)}）之前提出，"
        f"实际在{case.at(row.t)}，次序颠倒。"
    )
    return Verdict(Status.VIOLATED, reason, (bar.seq, row.seq))
