"""The check `info`: what is reported and never marked."""

from typing import Literal

from scoring.case import Case, CheckParams
from scoring.finding import Status
from scoring.row import Patterns
from scoring.verdict import Verdict

_MOST = 10


class Params(CheckParams):
    """Parameters of `info`."""

    kind: Literal["info"]
    row: Patterns | None = None
    """Rows that bear on it."""


def check(case: Case, params: Params) -> Verdict:
    """Report what the plan says and which rows bear on it, without a mark.

    问什么：不评分，只说明 `what`，并列出有关记录 `row`，供复盘时参考。
    例子：列出领导小组召开的会议，供对照机构设置的规定。
    """
    rows = case.all(params.row) if params.row else ()
    count = f"有关记录{len(rows)}条。" if rows else "全程没有有关记录。" if params.row else ""
    return Verdict(
        Status.INFO,
        f"{params.what}；不计分。{count}",
        tuple(row.seq for row in rows[:_MOST]),
        stretch=None if rows else (0, case.evidence.stop),
    )
