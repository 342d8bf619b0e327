"""`yulian upgrade`: brings an older store up to this program."""

from pathlib import Path

import click

from web.cli.options import data_option
from web.clock import SystemWall
from web.config import STORE_FILE, load_config
from web.store import database
from web.store.backup import back_up


@click.command()
@data_option
def upgrade(data: Path) -> None:
    """把旧版本的数据库升级到当前版本；须先停止服务，升级前自动备份。"""
    config = load_config(data)
    lock = database.StoreLock(config.data)
    try:
        database.bind(config.database)
        names = database.pending()
        if names and config.uses_file and (data / STORE_FILE).exists():
            copy = data / f"{STORE_FILE}.{SystemWall().now():%Y%m%d-%H%M%S}"
            back_up(config, copy)
            click.echo(f"升级前的数据库备份为 {copy}")
        database.upgrade()
    finally:
        lock.release()
    click.echo(f"已升级：{'、'.join(names)}" if names else "数据库已是当前版本。")
