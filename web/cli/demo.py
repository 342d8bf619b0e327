"""`yulian demo`: the web application with a ready drill and accounts."""

from pathlib import Path

import click
from flask import Flask

from web.cli.options import data_option, host_option, port_option
from web.config import load_config
from web.demo import Printed, prepare
from web.server import serve as run_server
from web.services import NAME


@click.command()
@data_option
@host_option
@port_option
@click.option("--reset-passwords", is_flag=True, help="为演示账号重新生成密码。")
def demo(data: Path, host: str, port: int, *, reset_passwords: bool) -> None:
    """启动带演示账号和一场待开始演练的网页服务。"""
    config = load_config(data)

    def ready(app: Flask, address: str) -> None:
        told = prepare(app.extensions[NAME], reset_passwords=reset_passwords)
        for line in lines(told, address):
            click.echo(line)

    run_server(config, host, port, ready)
    click.echo("舆练已停止，数据保留在 " + str(data))


def lines(told: Printed, address: str) -> list[str]:
    """What is printed at the start."""
    found = ["", f"舆练演示已启动：{address}", ""]
    if told.passwords:
        found.append("账号（密码只显示这一次）：")
        found += [f"  {title}　{name:<11}{word}" for name, title, word in told.passwords]
    else:
        found.append(f"演示账号已存在：{'、'.join(told.names)}")
        found.append("忘记密码时，停止后运行 yulian demo --reset-passwords 重新生成。")
    if told.code:
        found += ["", f"待开始的多人演练：{told.title}　加入码 {told.code}"]
    return [*found, "", "按 Ctrl+C 停止。", ""]
