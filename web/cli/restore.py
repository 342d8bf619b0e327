"""`yulian restore`: a copy of the store becomes the store."""

from pathlib import Path

import click

from web.cli.options import data_option
from web.clock import SystemWall
from web.config import load_config
from web.store.backup import put_back
from web.store.database import StoreLock


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@data_option
def restore(file: Path, data: Path) -> None:
    """用备份 FILE 恢复数据库；须先停止服务，原数据库改名保留。"""
    config = load_config(data)
    lock = StoreLock(config.data)
    try:
        kept = put_back(config, file, SystemWall().now())
    finally:
        lock.release()
    click.echo(f"已用 {file} 恢复。" + (f"原数据库保留为 {kept}" if kept else ""))
