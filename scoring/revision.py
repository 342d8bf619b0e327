"""A scorecard with the evaluators' overrides on it: the changed value, and the original beside it.

Maxima stay as the examiner set them, so a change moves the points of one finding only. Every
sum, the cap and the grade follow from the findings.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NoReturn

from scenarios.errors import OverrideRefused
from scoring.finding import Finding, Original, Status
from scoring.override import Override, RubricLine
from scoring.rubric.card import StatementCard
from scoring.rubric.line import Line, Marked
from scoring.scorecard import Scorecard
from scoring.sums import cents
from scoring.verdict import WORTH


def revise(card: Scorecard, overrides: Sequence[Override]) -> Scorecard:
    """Lay overrides on a scorecard, in place of those that are on it.

    Args:
        card: The scorecard, with or without overrides.
        overrides: All of them, in the order in which they were made.

    Raises:
        OverrideRefused: At the first that does not fit the card; the message names what it is
            about, the hint what to do.
    """
    findings = {one.id: _restored(one) for one in card.findings}
    lines: dict[str | RubricLine, Line] = {
        RubricLine(statement.statement, statement.version, line.item.id): _unmarked(line)
        for statement in card.statements
        for line in statement.lines
    }
    latest: dict[str | RubricLine, int] = {}
    for number, override in enumerate(overrides, 1):
        about = override.about
        _check_order(override, latest.get(about))
        latest[about] = number
        if isinstance(about, str):
            findings[about] = _changed(findings.get(about), override, number)
        else:
            lines[about] = _marked(lines.get(about), override, number)
    return replace(
        card,
        findings=tuple(findings[one.id] for one in card.findings),
        statements=tuple(_with(statement, lines) for statement in card.statements),
        overrides=tuple(overrides),
    )


def _check_order(override: Override, held: int | None) -> None:
    """An override names the one it replaces, so that nobody overwrites what he has not seen."""
    if not override.reason.strip():
        raise OverrideRefused(f"改判 {override.about} 没有写理由", hint="改判必须写明理由")
    if override.replaces == held:
        if held is None and override.withdraws:
            raise OverrideRefused(f"{override.about} 没有可撤回的改判", hint="写明改后的结果或得分")
        return
    if held is None:
        raise OverrideRefused(
            f"{override.about} 没有第 {override.replaces} 号改判", hint="第一次改判不写 replaces"
        )
    raise OverrideRefused(
        f"{override.about} 已有第 {held} 号改判", hint=f"看过之后写明替代第 {held} 号"
    )


def _restored(finding: Finding) -> Finding:
    """The finding as the examiner left it."""
    original = finding.original
    if original is None:
        return finding
    return replace(
        finding,
        status=original.status,
        points=original.points,
        reason=original.reason,
        original=None,
    )


def _changed(found: Finding | None, override: Override, number: int) -> Finding:
    if found is None:
        _refuse(override, "评分表上没有这个编号", "按评分表上的编号填写")
    finding = _restored(found)
    if not finding.status.judged:
        _refuse(override, f"结果是“{finding.status.label}”，没有计分，不能改判", "在点评里说明")
    if override.withdraws:
        return finding
    status = override.status or finding.status
    points = _points(finding, override, status)
    return replace(
        finding,
        status=status,
        points=points,
        reason=_sentence(override),
        original=Original(finding.status, finding.points, finding.reason, number),
    )


def _points(finding: Finding, override: Override, status: Status) -> Fraction:
    """The points after the change; they must fit the status."""
    if not status.judged:
        _refuse(override, f"不能改成“{status.label}”", "改为符合、部分符合、迟延、未履行或违反")
    if override.points is None:
        kept = status is finding.status
        return finding.points if kept else cents(WORTH[status] * finding.max)
    if not 0 <= override.points <= finding.max:
        _refuse(
            override,
            f"{_told(override.points)} 分超出范围",
            f"这一条的得分在 0 到 {_told(finding.max)} 之间",
        )
    if WORTH[status] in (0, 1) and override.points != WORTH[status] * finding.max:
        worth = _told(WORTH[status] * finding.max)
        _refuse(
            override,
            f"“{status.label}”的得分是 {worth}，不是 {_told(override.points)}",
            "同时改结果，或不写得分",
        )
    return override.points


def _unmarked(line: Line) -> Line:
    """The line as the rubric left it."""
    if line.original is None:
        return line
    outcome = replace(line.outcome, points=line.original.points, reason=line.original.reason)
    return replace(line, outcome=outcome, original=None)


def _marked(found: Line | None, override: Override, number: int) -> Line:
    if found is None:
        _refuse(override, "评分表上没有这份稿件的这一项", "按评分表上的稿件、版本和编号填写")
    line = _unmarked(found)
    points = line.outcome.points
    if points is None:
        _refuse(override, "这一项不适用，没有计分，不能改判", "在点评里说明")
    if override.status is not None:
        _refuse(override, "稿件的评价项没有“结果”", "只写得分")
    if override.points is None:
        return line
    if not 0 <= override.points <= line.item.max:
        _refuse(
            override,
            f"{_told(override.points)} 分超出范围",
            f"这一项的得分在 0 到 {line.item.max} 之间",
        )
    outcome = replace(line.outcome, points=override.points, reason=_sentence(override))
    return replace(line, outcome=outcome, original=Marked(points, line.outcome.reason, number))


def _with(statement: StatementCard, lines: Mapping[str | RubricLine, Line]) -> StatementCard:
    name, version = statement.statement, statement.version
    return replace(
        statement,
        lines=tuple(lines[RubricLine(name, version, line.item.id)] for line in statement.lines),
    )


def _sentence(override: Override) -> str:
    reason = override.reason.strip()
    return f"人工改判：{reason}" if reason.endswith("。") else f"人工改判：{reason}。"


def _refuse(override: Override, what: str, remedy: str) -> NoReturn:
    raise OverrideRefused(f"{override.about}：{what}", hint=remedy)


def _told(points: Fraction) -> str:
    return f"{float(points):g}"
