"""The check `each`: every thing of a sort is treated as asked."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from scoring.case import Case, CheckParams, Subject, not_applicable
from scoring.evidence import Moment
from scoring.naming import name_of
from scoring.row import Patterns
from scoring.verdict import Verdict, combine

if TYPE_CHECKING:
    from scoring.case import CheckParams as AnyCheck


class Params(CheckParams):
    """Parameters of `each`."""

    kind: Literal["each"]
    over: Patterns | Literal["concerned"]
    """Rows that bring the things, or the units that the matter concerns."""
    by_id: str = Field("", alias="id")
    """The field that holds a thing's id; acts that name it show that it is known."""
    until: Patterns | None = None
    """Things that come after the first such row are not looked at."""
    label: str = ""
    """What a thing is called in a sentence."""
    inside: "AnyCheck" = Field(alias="check")


def check(case: Case, params: Params) -> Verdict:
    """Ask the same of every thing that rows bring: every question, every release.

    问什么：`over` 带来的每一件事是否都符合里面的 `check`。`over: concerned` 指情景列明的涉事单位。
    写法：里面的检查用 `$字段名` 引用这一件事的字段，如 `$item`；`from: subject` 从知悉这件事起算
    （出现满宽限时间，或第一次有人处理它，取较早者）。几件事各占一份。
    符合：每条网民留言都在 3 个工作小时内作了初步回应。
    不符合：有一条没有回应为部分符合；一条也没有回应为未履行。
    """
    verdicts = [
        case.judge(case.about(subject), params.inside) for subject in subjects(case, params)
    ]
    if not verdicts:
        return not_applicable(params.otherwise or f"{params.what}：本次演练没有这类事项。")
    return combine(verdicts, params.what)


def subjects(case: Case, params: Params) -> Iterator[Subject]:
    """The things that are looked at, in the order in which they came."""
    evidence = case.evidence
    if params.over == "concerned":
        known = evidence.known or Moment(0, 0, "演练开始")
        for role in evidence.header.truth.get("concerned") or ():
            yield Subject(known, known, {"role": role}, case.role(role))
        return
    bar = case.first(params.until)
    for row in case.all(params.over):
        if bar and row.seq > bar.seq:
            return
        known = evidence.known_of(row, params.by_id)
        label = f"{params.label}{name_of(evidence, row)}"
        shown = Moment(row.t, row.seq, "出现")
        yield Subject(known, shown, {**row.data, "seq": row.seq}, label)
