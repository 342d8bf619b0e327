"""The check `none`: something must not happen."""

from typing import Literal

from scoring.case import Case, CheckParams
from scoring.finding import Status
from scoring.row import Patterns
from scoring.verdict import Verdict

_MOST = 20


class Params(CheckParams):
    """Parameters of `none`."""

    kind: Literal["none"]
    row: Patterns


def check(case: Case, params: Params) -> Verdict:
    """Ask that no row like this exists; every release counts, also one taken back later.

    问什么：全程没有 `row` 这样的记录。守住禁令是底线，不加分；一旦违反，按严重程度失分，
    严重程度为 `veto` 的总分不超过 59。
    符合：没有未经审定的发布。
    违反：有一次未经审定就发布，后来撤回也算。
    """
    rows = case.all(params.row)
    if rows:
        times = f"共{len(rows)}次" if len(rows) > 1 else ""
        reason = f"{case.name(params.what)}：{case.at(rows[0].t)}发生{times}，违反禁令。"
        return Verdict(Status.VIOLATED, reason, tuple(row.seq for row in rows[:_MOST]))
    return Verdict(
        Status.MET, f"{case.name(params.what)}：全程没有发生。", stretch=(0, case.evidence.stop)
    )
