"""A rehearsal on a terminal: marks and heat by player, differences, then what nobody can do."""

from collections.abc import Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.table import Table

from web.cli.page import literal, page
from web.rehearsal.order import Order
from web.rehearsal.outcome import Outcome
from web.rehearsal.proof import Fault
from web.rehearsal.spread import Difference, Spread
from web.rehearsal.summary import Comparison, Played, summary_of
from web.rehearsal.words import END_TITLES, PLAYER_TITLES


def show(order: Order, outcomes: Sequence[Outcome], faults: Sequence[Fault]) -> None:
    """Print what a rehearsal shows, pack by pack; without outcomes only the faults."""
    console = page()
    console.print(f"[bold]排练结果[/]  {literal(order.story.title)}  共 {order.runs} 次")
    for pack in order.packs if outcomes else ():
        summary = summary_of(order, pack, outcomes)
        console.print(f"[bold]{literal(pack.title)}[/]  每名参演者 {summary.seeds} 次，种子相同")
        console.print(_players(summary.players))
        if summary.comparisons:
            console.print(_comparisons(summary.comparisons))
    for line in _lines(faults):
        console.print(line, soft_wrap=True)


def _players(players: Sequence[Played]) -> Table:
    table = Table(box=SIMPLE_HEAD, title="最低 · 中位 · 最高", title_justify="left")
    for name in ("参演者", "得分", "热度峰值", "怒气", "信任"):
        table.add_column(name, justify="left" if name == "参演者" else "right", no_wrap=True)
    for name in ("一票否决", "未予受理", "怎样结束"):
        table.add_column(name)
    for one in players:
        ends = "，".join(f"{END_TITLES[end]} {n}" for end, n in sorted(one.ended.items()))
        table.add_row(
            PLAYER_TITLES[one.player],
            _range(one.figures["total"], 2),
            _range(one.figures["peak"], 1),
            _range(one.figures["anger"], 2),
            _range(one.figures["trust"], 2),
            str(one.capped),
            str(one.refused),
            ends,
        )
    return table


def _range(spread: Spread | None, places: int) -> str:
    if spread is None:
        return "－"
    return " · ".join(f"{n:.{places}f}" for n in (spread.least, spread.median, spread.most))


def _comparisons(comparisons: Sequence[Comparison]) -> Table:
    table = Table(box=SIMPLE_HEAD, title="同一种子之差（平均，95% 区间）", title_justify="left")
    for name in ("比较", "得分", "热度峰值", "怒气", "信任"):
        table.add_column(name, justify="left" if name == "比较" else "right", no_wrap=True)
    for one in comparisons:
        table.add_row(
            f"{PLAYER_TITLES[one.player]}比{PLAYER_TITLES[one.other]}",
            *(_gap(one.figures[name]) for name in ("total", "peak", "anger", "trust")),
        )
    return table


def _gap(found: Difference | None) -> str:
    if found is None:
        return "－"
    if found.least is None:
        return f"{found.mean:+.2f}"
    return f"{found.mean:+.2f}（{found.least:+.2f} 至 {found.most:+.2f}）"


def _lines(faults: Sequence[Fault]) -> Iterator[str]:
    """The faults, one a line, and how many there are."""
    if not faults:
        yield "[green]没有发现走不到、赶不上、得不了分的地方[/]"
        return
    yield f"[bold red]发现 {len(faults)} 处走不到、赶不上、得不了分的地方[/]"
    for fault in faults:
        yield f"  [red]{fault.rule}[/] {literal(fault.sentence)}；{literal(fault.hint)}"
