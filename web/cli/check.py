"""`yulian check`: every fault of scenario and plan files, one a line."""

import sys
from pathlib import Path

import click

from scenarios.load import check as problems_in


@click.command(
    help="检查情景或预案文件，逐行列出每处错误：文件:行:列: 规则: 发现了什么; 怎样改。"
    "有错误时退出码为 1。规则说明见 docs/scenario-format.md。"
)
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
def check(files: tuple[Path, ...]) -> None:
    """Print every fault of every file; exit 1 if there is any."""
    problems = [problem for file in files for problem in problems_in(file)]
    for problem in problems:
        click.echo(str(problem))
    if problems:
        sys.exit(1)
    click.echo(f"检查 {len(files)} 个文件，没有错误")
