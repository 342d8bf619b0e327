"""`yulian run --from`: a conducted drill with its acts changed, beside itself, as a band."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click
from rich.box import SIMPLE_HEAD
from rich.table import Table

from scenarios.errors import JournalError, Place
from scenarios.load import load_pack, load_scenario, scenario_ids
from scenarios.scenario import Scenario
from simulator.journal import Header
from simulator.lines import shown
from simulator.reading import read_journal
from web.cli.files import content_of, pack_named
from web.cli.page import literal, page
from web.counterfactual.band import Band, Curve, band_of, pair_of, seeds_of
from web.counterfactual.change import HOW, Change, read_changes
from web.counterfactual.course import MEASURES, Original
from web.counterfactual.telling import (
    NOTE,
    UNFAITHFUL,
    band_as_json,
    change_text,
    figure,
    loss_texts,
)
from web.words import Words

SEEDS, MOST_SEEDS = 20, 200
"""Under how many lucks a change is tried by default, and at most."""

_LINES = 13
"""How many moments the table shows."""


def compare(
    file: Path,
    texts: Sequence[str],
    seeds: int,
    *,
    scenario: str | None,
    plan: str | None,
    as_json: bool,
) -> None:
    """Print what a change would have made, by the model.

    Args:
        file: The journal.
        texts: The changes as they were written.
        seeds: Under how many lucks.
        scenario: The scenario where it is not the one of the library that the journal names.
        plan: The plan pack, likewise.
        as_json: Print JSON, not a table.
    """
    if not texts:
        raise click.UsageError(f"--from 至少要有一项 --change：{HOW}")
    journal, place = read_journal(content_of(file), str(file)), Place(str(file), 1)
    story = load_scenario(scenario) if scenario else _scenario_named(journal.header, place)
    pack = load_pack(plan) if plan else pack_named(journal.header, place)
    changes = read_changes(texts, journal, lambda name: content_of(Path(name)))
    original = Original(story, pack, journal)
    with click.progressbar(seeds_of(journal, seeds), label="推演", file=sys.stderr) as lucks:
        band = band_of(original, [pair_of(original, changes, seed) for seed in lucks])
    words = Words(journal, story, pack)
    if as_json:
        told = band_as_json(band, changes, words)
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _show(band, changes, words)


def _scenario_named(header: Header, place: Place) -> Scenario:
    """The scenario that a journal names; an id only, so that a journal opens no other file."""
    if header.scenario not in scenario_ids():
        hint = f"把情景写在命令里；情景库里有：{'、'.join(scenario_ids())}"
        raise JournalError(f"情景库里没有 {shown(header.scenario)}", place, hint)
    return load_scenario(header.scenario)


def _show(band: Band, changes: Sequence[Change], words: Words) -> None:
    console = page()
    console.print(f"[bold]对比推演[/]（{NOTE}）：{len(band.seeds)} 组随机条件，括号里是 80% 的区间")
    for change in changes:
        console.print(literal(f"  {change_text(change, words)}"), soft_wrap=True)
    console.print(_table(band, words))
    losses = loss_texts(band, words)
    if losses:
        console.print("改变之后不能再做的：")
    for line in losses:
        console.print(literal(f"  {line}"), soft_wrap=True)
    if not band.is_faithful:
        console.print(f"[yellow]{UNFAITHFUL}[/]", soft_wrap=True)


def _table(band: Band, words: Words) -> Table:
    table = Table(box=SIMPLE_HEAD)
    table.add_column("时间")
    for curve in band.curves:
        table.add_column(MEASURES[curve.name], justify="right")
        table.add_column("改变之后", justify="right")
    last = len(band.times) - 1
    for place in sorted({round(line * last / (_LINES - 1)) for line in range(_LINES)}):
        cells = [cell for curve in band.curves for cell in _cells(curve, place)]
        table.add_row(words.moment(band.times[place]).text, *cells)
    return table


def _cells(curve: Curve, place: int) -> tuple[str, str]:
    actual, low, middle, high = (
        str(figure(curve.name, row[place]))
        for row in (curve.actual, curve.low, curve.middle, curve.high)
    )
    return actual, f"{middle}（{low}–{high}）"
