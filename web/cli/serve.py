"""`yulian serve`: the web application."""

from pathlib import Path

import click
from flask import Flask

from web.cli.options import data_option, host_option, port_option
from web.config import load_config
from web.server import serve as run_server
from web.store import people


@click.command()
@data_option
@host_option
@port_option
def serve(data: Path, host: str, port: int) -> None:
    """启动网页服务，直到按 Ctrl+C 或收到停止信号。"""
    config = load_config(data)

    def ready(_app: Flask, address: str) -> None:
        click.echo(f"舆练已启动：{address}")
        if not people.everyone():
            click.echo("还没有账号。另开一个终端建立管理账号：")
            click.echo(f"  yulian admin 账号名 --data {data}")

    run_server(config, host, port, ready)
    click.echo("舆练已停止。")
