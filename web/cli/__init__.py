"""The command line `yulian`: one module per command, loaded only when it is called."""

import sys
from collections.abc import Sequence
from importlib import import_module

import click

from scenarios.errors import DrillError

COMMANDS = (
    "check",
    "image",
    "run",
    "score",
    "report",
    "rehearse",
    "serve",
    "demo",
    "admin",
    "backup",
    "restore",
    "upgrade",
)
"""Command names; each is the function of that name in the module of that name."""


class _Commands(click.Group):
    """Loads a command's module when the command is asked for, so that `yulian score` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"web.cli.{cmd_name}"), cmd_name)
        return command


@click.group(cls=_Commands)
@click.version_option(package_name="yulian")
def yulian() -> None:
    """舆练：市场监管舆情应急演练系统。"""


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command line; a fault of ours to name is printed and ends with exit code 1."""
    try:
        yulian.main(args=argv, prog_name="yulian")
    except DrillError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
