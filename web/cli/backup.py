"""`yulian backup`: a copy of the store."""

from pathlib import Path

import click

from web.cli.options import data_option
from web.config import load_config
from web.store.backup import back_up


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@data_option
def backup(file: Path, data: Path) -> None:
    """把数据库备份到 FILE；服务运行时也可以备份。"""
    size = back_up(load_config(data), file)
    click.echo(f"已备份到 {file}（{size:,} 字节）")
