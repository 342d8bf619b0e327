"""The check `branch`: what is asked depends on how another check comes out."""

from typing import TYPE_CHECKING, Literal

from scoring.case import Case, CheckParams, not_applicable
from scoring.finding import Status
from scoring.verdict import Verdict

if TYPE_CHECKING:
    from scoring.case import CheckParams as AnyCheck


class Params(CheckParams):
    """Parameters of `branch`; where a side is missing the check does not apply."""

    kind: Literal["branch"]
    test: "AnyCheck"
    yes: "AnyCheck | None" = None
    no: "AnyCheck | None" = None


def check(case: Case, params: Params) -> Verdict:
    """Ask one thing if another check is met, another thing if not.

    问什么：先看 `test`，符合的按 `yes` 查，否则按 `no` 查。
    没有写的一边不适用，`otherwise` 说明原因。
    符合：已按期说明延期理由（`test`）的，10 个工作日内办结（`yes`）。
    不符合：说明了延期却到期仍未办结。
    """
    met = case.judge(case, params.test).status is Status.MET
    side = params.yes if met else params.no
    if side is None:
        return not_applicable(f"{case.name(params.otherwise)}。")
    return case.judge(case, side)
