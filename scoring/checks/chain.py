"""The check `chain`: what is released has passed the plan's approvals."""

from typing import Literal

from pydantic import Field

from scenarios.plan import ChainStep
from scoring.case import Case, CheckParams, not_applicable
from scoring.finding import Status
from scoring.naming import text_name
from scoring.release import RELEASES, key_of
from scoring.row import Row
from scoring.verdict import HALF, Verdict
from scoring.wording import listed


class Params(CheckParams):
    """Parameters of `chain`."""

    kind: Literal["chain"]
    steps: tuple[str, ...] = Field(min_length=1)
    """Steps of the pack's chains that must be passed; the last of a chain decides."""
    any_publisher: bool = False
    """Who releases is asked elsewhere."""
    unreleased: Literal["missed", "na"] = "na"
    """What it means that nothing was released."""


def check(case: Case, params: Params) -> Verdict:
    """Ask that the released version was signed by every step, the deciding one last.

    问什么：义务所列等级的每次发布，同一版本在发布前是否经 `steps` 各环节签署，末一环节最后。
    写法：环节的签署人、发布人取自预案包的 `chains`。签署后又改稿的，原签署作废；退回的不算；
    上一等级的审定可以代替本等级的审定。同一稿件以最后一次未撤回的发布为准。`any_publisher` 表示
    由谁发布另有义务去查；没有发布的不适用，写 `unreleased: missed` 的按未履行。
    符合：第 2 版经科室负责人审核、领导小组审定后由办公室发布。
    违反：第 1 版审定后改成第 2 版，未重新审定就发布。发布人不对为部分符合。
    """
    releases = _releases(case)
    if not releases:
        return _unreleased(case, params)
    wanting = [(row, gaps) for row in releases if (gaps := _gaps(case, params, row))]
    if wanting:
        row, gaps = wanting[0]
        reason = f"{_name(case, params, row)}缺少有效的{listed(gaps)}。"
        return Verdict(Status.VIOLATED, reason, tuple(one.seq for one, _ in wanting))
    strangers = [row for row in releases if not _published_by_right(case, row)]
    if strangers and not params.any_publisher:
        row = strangers[0]
        reason = f"{_name(case, params, row)}审签齐全，但由{case.role(row.by)}发布。"
        return Verdict(Status.PARTIAL, reason, (row.seq,), share=HALF)
    rows = {row.seq for row in releases} | {
        sign.seq for row in releases for _, sign in _passed(case, params, row) if sign
    }
    reason = f"{_name(case, params, releases[-1])}审签齐全，先审后发。"
    return Verdict(Status.MET, reason, tuple(sorted(rows)))


def _releases(case: Case) -> tuple[Row, ...]:
    """The last standing release of each statement, at a level of the obligation."""
    last: dict[object, Row] = {}
    for row in case.evidence.rows(*RELEASES):
        if not row.data["retracted"]:
            last[row.data.get("statement")] = row
    levels = case.obligation.levels
    return tuple(row for row in last.values() if not levels or row.data["level"] in levels)


def _unreleased(case: Case, params: Params) -> Verdict:
    level = case.evidence.levels.last.level
    here = not case.obligation.levels or level in case.obligation.levels
    if params.unreleased == "missed" and here:
        return case.absent(params.what)
    reason = f"{params.what}：没有在这一等级发布信息，无从评起。"
    return not_applicable(params.otherwise or reason)


def _gaps(case: Case, params: Params, row: Row) -> tuple[str, ...]:
    """The titles of the steps that the released version lacks."""
    passed = _passed(case, params, row)
    decided = passed[-1][1] if passed else None
    return tuple(
        step.title
        for step, sign in passed
        if sign is None or (decided is not None and sign.seq > decided.seq)
    )


def _passed(case: Case, params: Params, row: Row) -> tuple[tuple[ChainStep, Row | None], ...]:
    """The asked steps, and for each the row that passed it; the deciding one last."""
    statements, key, level = case.evidence.statements, key_of(row), row.data["level"]
    chain = case.evidence.pack.chain_for(level)
    steps = [step for step in chain.steps if step.step in params.steps] if chain else []
    signs: list[Row | None] = [
        next(iter(statements.signed(key, step, row.seq)), None) for step in steps
    ]
    if steps and steps[-1] in statements.deciding(level, row.roles):
        signs[-1] = statements.approval(key, level, row)
    return tuple(zip(steps, signs, strict=True))


def _published_by_right(case: Case, row: Row) -> bool:
    chain = case.evidence.pack.chain_for(row.data["level"])
    return chain is None or any(role in chain.published_by for role in row.roles)


def _name(case: Case, params: Params, row: Row) -> str:
    return f"{params.what}：{case.at(row.t)}发布的{text_name(row)}"
