"""`yulian score`: the scorecard of a journal, as a table or as JSON."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import click

from scenarios.errors import OverrideRefused, Place
from scenarios.load import digest_of, load_grades, scenario_ids
from scoring.override import Override, read_override
from scoring.revision import revise
from scoring.scorecard import score as judge
from simulator.journal import Header
from simulator.lines import read_line
from simulator.reading import read_journal
from web.cli.card import show
from web.cli.files import content_of, pack_named

_FILE = click.Path(path_type=Path)


@click.command(help="按预案给一份过程记录评分，不论得分高低退出码都是 0。")
@click.argument("journal", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="输出评分表 JSON。")
@click.option("--grades", type=_FILE, help="本局的等次分数线文件，不写则用预案包的。")
@click.option("--overrides", type=_FILE, help="人工改判文件，JSON Lines，每行一次改判。")
def score(journal: Path, grades: Path | None, overrides: Path | None, *, as_json: bool) -> None:
    """Print the scorecard of a journal."""
    content = content_of(journal)
    drill = read_journal(content, str(journal))
    pack = pack_named(drill.header, Place(str(journal), 1))
    warnings = tuple(_differences(drill.header))
    digest = hashlib.sha256(content).hexdigest()
    scale = load_grades(grades) if grades else None
    card = judge(pack, drill, journal_sha256=digest, warnings=warnings, grades=scale)
    card = revise(card, _overrides(overrides)) if overrides else card
    for warning in warnings:
        click.echo(warning, err=True)
    if as_json:
        click.echo(json.dumps(card.as_json(), ensure_ascii=False, indent=2))
    else:
        show(card, pack, drill.header)


def _overrides(path: Path) -> list[Override]:
    """The overrides of a file, in order; empty lines are skipped."""
    lines = content_of(path).split(b"\n")
    return [_override(line, str(path), n) for n, line in enumerate(lines, 1) if line.strip()]


def _override(line: bytes, file: str, number: int) -> Override:
    raw = read_line(line, file, number)
    try:
        return read_override(raw)
    except OverrideRefused as error:
        raise OverrideRefused(error.message, Place(file, number), error.hint) from None


def _differences(header: Header) -> Iterator[str]:
    """Sentences on documents that differ from those the drill was run with."""
    plan = header.raw.get("plan_sha256")
    if plan and plan != digest_of("plan", header.plan):
        yield f"注意：预案包 {header.plan} 与演练时的版本不同，按现有版本评分。"
    scenario = header.raw.get("scenario_sha256")
    installed = header.scenario in scenario_ids()
    if scenario and installed and scenario != digest_of("scenario", header.scenario):
        yield f"注意：情景 {header.scenario} 与演练时的版本不同，评分以过程记录为准。"
