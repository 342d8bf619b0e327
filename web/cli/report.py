"""`yulian report`: the after-action report of a journal, in the form that the file's name says."""

from pathlib import Path
from typing import Any

import click

from scenarios.errors import DrillError, Place, ScenarioError
from scenarios.load import load_pack, load_scenario, scenario_ids
from scenarios.scenario import Scenario
from scoring.scorecard import Scorecard, score
from simulator.journal import Header, Journal
from web.cli.files import write_whole
from web.cli.judged import Judged, judged
from web.cli.options import grades_option, overrides_option
from web.judging.cards import DOCTRINE
from web.report.compose import Report
from web.report.formats import FORMS, written
from web.review_view.doctrine import Overlay, overlay
from web.words import Words

_ENDINGS = "、".join(f".{ending}" for ending in FORMS)


@click.command(help=f"由一份过程记录写出演练评估报告；文件名以 {_ENDINGS} 结尾。")
@click.argument("journal", type=click.Path(path_type=Path))
@click.option(
    "--to", "target", type=click.Path(path_type=Path), required=True, help="写到哪个文件。"
)
@grades_option
@overrides_option
@click.option(
    "--template", type=click.Path(path_type=Path), help="本局的 Word 模板，不写则用自带的。"
)
def report(
    journal: Path,
    *,
    target: Path,
    grades: Path | None,
    overrides: Path | None,
    template: Path | None,
) -> None:
    """Write the report of a journal."""
    ending = target.suffix.lower().removeprefix(".")
    if ending not in FORMS:
        raise DrillError("认不出报告的格式", Place(str(target)), f"文件名以 {_ENDINGS} 结尾")
    found = judged(journal, grades, overrides)
    write_whole(written(_report(found), ending, template), target)
    for warning in found.card.warnings:
        click.echo(warning, err=True)
    click.echo(f"已写出 {target}", err=True)


def _report(found: Judged) -> Report:
    story = _story(found.drill.header)
    words = Words(found.drill, story, found.pack)
    return Report(found.card, words, story.title, {}, _doctrine(found.drill, found.card, words))


def _story(header: Header) -> Scenario:
    """The scenario that the journal names; where it is not installed, one that knows no names."""
    name = header.scenario
    if name in scenario_ids():
        return load_scenario(name)
    named: dict[str, Any] = dict.fromkeys(("seats", "outlets", "posts", "injects"), ())
    return Scenario.model_construct(title=name, platforms={}, **named)


def _doctrine(drill: Journal, card: Scorecard, words: Words) -> Overlay | None:
    try:
        pack = load_pack(DOCTRINE)
    except ScenarioError:
        return None
    return overlay(score(pack, drill), pack, card, words)
