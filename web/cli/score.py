"""`yulian score`: the scorecard of a journal, as a table or as JSON."""

import json
from pathlib import Path

import click

from web.cli.card import show
from web.cli.judged import judged
from web.cli.options import grades_option, overrides_option


@click.command(help="按预案给一份过程记录评分，不论得分高低退出码都是 0。")
@click.argument("journal", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="输出评分表 JSON。")
@grades_option
@overrides_option
def score(journal: Path, grades: Path | None, overrides: Path | None, *, as_json: bool) -> None:
    """Print the scorecard of a journal."""
    found = judged(journal, grades, overrides)
    for warning in found.card.warnings:
        click.echo(warning, err=True)
    if as_json:
        click.echo(json.dumps(found.card.as_json(), ensure_ascii=False, indent=2))
    else:
        show(found.card, found.pack, found.drill.header)
