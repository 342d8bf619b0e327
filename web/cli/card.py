"""A scorecard on a terminal: total and vetoes first, then the findings by phase."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from rich.box import SIMPLE_HEAD
from rich.table import Table

from scenarios.plan import Basis, PlanPack
from scenarios.vocabulary import MODES
from scoring.finding import Finding, Status
from scoring.rubric.line import Line
from scoring.scorecard import CAP, Scorecard
from scoring.sums import Tally
from scoring.wording import amount
from simulator.journal import Header
from web.card_words import DIMENSIONS
from web.cli.page import literal, page

_BASES = {Basis.PLAN: "", Basis.DRILL_SETTING: "本演练设定", Basis.DOCTRINE: "国家规定"}
_STYLES = {
    Status.MET: "green",
    Status.PARTIAL: "yellow",
    Status.LATE: "yellow",
    Status.MISSED: "red",
    Status.VIOLATED: "bold red",
}
_COLUMNS = (("结果", 10), ("编号", 11), ("条款", 9), ("时限", 14), ("实测", 14), ("记录", 12))
_MOST_ROWS = 6


def show(card: Scorecard, pack: PlanPack, header: Header) -> None:
    """Print a scorecard; colours only repeat what signs and words say."""
    console = page()
    for line in _head(card, pack, header):
        console.print(line, soft_wrap=True)
    console.print(_table(card))
    for title, tallies in (("按席位", _roles(card, pack)), ("按参演人", card.persons)):
        if tallies:
            console.print(_shares(title, tallies))
    for line in _statements(card):
        console.print(line, soft_wrap=True)


def _head(card: Scorecard, pack: PlanPack, header: Header) -> Iterator[str]:
    names = f"{header.scenario} · {MODES[header.mode]} · {pack.title}"
    yield f"[bold]演练评分表[/]  {literal(names)}"
    yield f"[bold]{_total(card)}[/]"
    if card.capped_by:
        points = f"{float(card.points):.2f}"
        yield f"[bold red]‼ 触犯一票否决，总分不超过 {CAP}（累计得分 {points}）[/]"
    for finding in card.findings:
        if finding.id in card.capped_by:
            told = f"{finding.id} {finding.clause} {finding.reason}"
            yield f"[red]  ‼ {literal(told)}[/]"
    if card.hints:
        points, cost = f"{float(card.points):.2f}", f"{float(card.deduction):.0f}"
        yield f"[yellow]各项合计 {points} 分，索取提示 {len(card.hints)} 次扣 {cost} 分[/]"
    if card.overrides:
        yield f"[yellow]含人工改判 {len(card.overrides)} 次；改过的条目附原判[/]"
    for warning in card.warnings:
        yield f"[yellow]{literal(warning)}[/]"
    sums = (
        f"{DIMENSIONS[one]} {float(part.points):.2f}/{float(part.max):.2f}"
        for one, part in card.dimensions.items()
        if part.max
    )
    yield "  ".join(sums)
    counts = groupby(sorted((f.status for f in card.findings), key=list(Status).index))
    yield "  ".join(f"{one.sign} {one.label} {len(list(group))}" for one, group in counts)


def _total(card: Scorecard) -> str:
    if not card.marked:
        return card.grade
    total = "没有可评的内容" if card.total is None else f"{float(card.total):.2f} 分"
    return f"总分 {total}  等次 {card.grade}"


def _table(card: Scorecard) -> Table:
    table = Table(box=SIMPLE_HEAD, expand=True)
    for name, width in _COLUMNS:
        table.add_column(name, width=width, overflow="fold")
    table.add_column("得分", width=11, justify="right")
    table.add_column("说明", ratio=1, overflow="fold")
    for phase, part in card.phases.items():
        findings = [finding for finding in card.findings if finding.phase == phase]
        if findings:
            table.add_section()
            points = f"{float(part.points):.2f}/{float(part.max):.2f}" if part.max else ""
            table.add_row(
                f"【{literal(phase)}】", *[""] * (len(_COLUMNS) - 1), points, style="bold"
            )
        for finding in findings:
            table.add_row(*_cells(finding), style=_STYLES.get(finding.status, "dim"))
    return table


def _roles(card: Scorecard, pack: PlanPack) -> Mapping[str, Tally]:
    return {pack.role_name(role): tally for role, tally in card.roles.items()}


def _shares(title: str, tallies: Mapping[str, Tally]) -> Table:
    """What each role or account comes to; a finding about several counts in full for each."""
    table = Table(box=SIMPLE_HEAD)
    table.add_column(title, overflow="fold")
    table.add_column("得分", justify="right")
    table.add_column("涉及的义务")
    for name, tally in tallies.items():
        counts = "  ".join(f"{one.sign} {one.label} {n}" for one, n in tally.statuses.items())
        points = f"{float(tally.points):.2f}/{float(tally.max):.2f}"
        table.add_row(literal(name), points, counts)
    return table


def _cells(finding: Finding) -> tuple[str, ...]:
    return (
        f"{finding.status.sign} {finding.status.label}",
        finding.id,
        literal(finding.clause),
        _limit(finding),
        _on_clock(finding.measured_s, finding),
        _rows(finding),
        f"{float(finding.points):.2f}/{float(finding.max):.2f}" if finding.max else "",
        literal(_reason(finding)),
    )


def _reason(finding: Finding) -> str:
    original = finding.original
    if original is None:
        return finding.reason
    points = f"{float(original.points):.2f}"
    return f"{finding.reason}（原判{original.status.label} {points} 分：{original.reason}）"


def _statements(card: Scorecard) -> Iterator[str]:
    """What went out: its mark by the rubric, the gates it failed, the items that lost points."""
    if card.statements:
        yield "[bold]回应质量[/]（单列，不计入总分）"
    for one in card.statements:
        failed = "、".join(gate.title for gate in one.gates if not gate.passed)
        state = f"[red]不可用：{failed}[/]" if failed else "可用"
        name = f"{literal(one.statement)} 第{one.version}版"
        yield f"  {name}  {float(one.mark):.1f} 分  {state}  （记录 {one.release}）"
        yield from (f"    {_loss(line)}" for line in one.lines if line.lost)


def _loss(line: Line) -> str:
    points = f"{float(line.outcome.points or 0):.1f}/{line.item.max}"
    return f"{line.item.id} {line.item.title} {points}  {literal(line.outcome.reason)}"


def _limit(finding: Finding) -> str:
    limit, basis = _on_clock(finding.limit_s, finding), _BASES[finding.basis]
    return f"{limit}（{basis}）" if limit and basis else limit or basis


def _on_clock(n: int | None, finding: Finding) -> str:
    return "" if n is None or finding.clock is None else amount(n, finding.clock)


def _rows(finding: Finding) -> str:
    shown = "、".join(map(str, finding.evidence[:_MOST_ROWS]))
    return f"{shown}…" if len(finding.evidence) > _MOST_ROWS else shown
