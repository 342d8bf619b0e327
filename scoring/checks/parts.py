"""The check `parts`: several things are asked together."""

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from scoring.case import Case, CheckParams
from scoring.verdict import Verdict, combine

if TYPE_CHECKING:
    from scoring.case import CheckParams as AnyCheck


class Params(CheckParams):
    """Parameters of `parts`."""

    kind: Literal["parts"]
    of: tuple["AnyCheck", ...] = Field(min_length=1)


def check(case: Case, params: Params) -> Verdict:
    """Ask for several things at once; the share is the mean of the parts.

    问什么：`of` 各项是否都做到，各占一份。不适用的一项不算，未到期的先不算。
    符合：宣传部门和公安机关都按时得到通报。
    不符合：只通报了其中一家为部分符合；两家都没有通报为未履行。
    """
    return combine([case.judge(case, part) for part in params.of], case.name(params.what))
