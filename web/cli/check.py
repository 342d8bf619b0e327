"""`yulian check`: every fault of scenario and plan files, one a line."""

import sys
from pathlib import Path

import click

from scenarios.document import Document
from scenarios.errors import Problem, ScenarioError
from scenarios.load import open_document, problems_of
from scenarios.plan import PlanPack
from scenarios.reading import model_of
from scoring.faults import faults as faults_of_checks


@click.command(
    help="检查情景或预案文件，逐行列出每处错误：文件:行:列: 规则: 发现了什么; 怎样改。"
    "有错误时退出码为 1。规则说明见 docs/scenario-format.md。"
)
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
def check(files: tuple[Path, ...]) -> None:
    """Print every fault of every file; exit 1 if there is any."""
    problems = [problem for file in files for problem in _problems(file)]
    for problem in problems:
        click.echo(str(problem))
    if problems:
        sys.exit(1)
    click.echo(f"检查 {len(files)} 个文件，没有错误")


def _problems(file: Path) -> list[Problem]:
    """Every fault of a file, those of a pack's checks included, sorted by place."""
    try:
        document = open_document(file)
    except ScenarioError as error:
        return list(error.problems)
    return sorted({*problems_of(document), *_of_checks(document)})


def _of_checks(document: Document) -> tuple[Problem, ...]:
    pack = model_of(PlanPack, document)[0]
    return () if pack is None else tuple(faults_of_checks(pack, document))
