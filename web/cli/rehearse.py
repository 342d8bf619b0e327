"""`yulian rehearse`: a scenario played many times by the automatic players."""

import json
import sys
from collections.abc import Sequence

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from scenarios.load import load_pack, load_scenario
from simulator.players import PLAYERS
from web.cli.rehearsed import show
from web.rehearsal.engine import LOCAL, Engine, engine_of
from web.rehearsal.order import Order, order_of
from web.rehearsal.outcome import Outcome
from web.rehearsal.proof import SEEDS, faults_of
from web.rehearsal.result import as_data

_RUNS = 40
_INTERRUPTED = 130
"""The exit code of a program that was ended by Ctrl-C."""


@click.command()
@click.argument("scenario")
@click.option("--plan", help="预案包编号或路径；默认为情景的第一个预案包。")
@click.option(
    "--runs",
    type=click.IntRange(min=1),
    default=_RUNS,
    show_default=True,
    help="一共推演多少次，平均分给各参演者；同一种子各推演一次。",
)
@click.option(
    "--players",
    default=",".join(PLAYERS),
    show_default=True,
    help="自动参演者，用逗号分开。",
)
@click.option(
    "--engine",
    default=LOCAL,
    show_default=True,
    help="local 用本机各核，dask://主机:端口 用 Dask 集群。",
)
@click.option(
    "--prove",
    is_flag=True,
    help=f"按情景适用的每个预案包排练，每名参演者至少 {len(SEEDS)} 次，只列出发布前必须改的地方；"
    "有这样的地方时退出码为 1。",
)
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def rehearse(  # noqa: PLR0913 -- one parameter per option
    scenario: str,
    *,
    plan: str | None,
    runs: int,
    players: str,
    engine: str,
    prove: bool,
    as_json: bool,
) -> None:
    """由自动参演者反复推演一个情景，看得分和热度的分布，以及谁也做不到的地方。"""
    story = load_scenario(scenario)
    plans = story.plans if prove and plan is None else (plan or story.plans[0],)
    names = players.split(",")
    least = len(SEEDS) * len(names) * len(plans) if prove else 1
    order = order_of(story, [load_pack(name) for name in plans], max(runs, least), names)
    try:
        outcomes = order.sorted(_played(order, engine_of(engine)))
    except KeyboardInterrupt:
        click.echo("已中止，没有写出结果", err=True)
        sys.exit(_INTERRUPTED)
    faults = faults_of(order, outcomes)
    if as_json:
        click.echo(json.dumps(as_data(order, outcomes), ensure_ascii=False, indent=2))
    else:
        show(order, () if prove else outcomes, faults)
    sys.exit(bool(prove and faults))


def _played(order: Order, engine: Engine) -> Sequence[Outcome]:
    """Play an order, and tell on standard error how far it is."""
    columns = (TextColumn("排练"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    found: list[Outcome] = []
    with Progress(*columns, console=Console(stderr=True)) as progress:
        bar = progress.add_task("", total=order.runs)
        for _, outcomes in engine.play(order.chunks(engine.chunk_runs(order.runs))):
            found += outcomes
            progress.update(bar, advance=len(outcomes))
    return found
