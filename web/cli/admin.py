"""`yulian admin`: a first administrator, or a new password for one."""

from pathlib import Path

import click

from scenarios.errors import StoreError
from web.cli.options import data_option
from web.clock import SystemWall
from web.config import load_config
from web.passwords import Passwords, generate_password
from web.store import people
from web.store.database import open_store
from web.store.record import Role


@click.command()
@click.argument("name")
@data_option
def admin(name: str, data: Path) -> None:
    """建立管理账号 NAME 并显示其密码；账号已存在时重置密码。"""
    config = load_config(data)
    open_store(config)
    password = generate_password()
    hashed = Passwords(config.password_cost).hash(password)
    known = people.by_name(name)
    if known is not None:
        people.set_password(known[0].id, hashed)
    elif people.NAME.fullmatch(name) is None:
        raise StoreError(f"{name!r} 不能用作账号名", hint="2 至 32 个字符，可用文字、数字和 . _ -")
    else:
        people.create(name, name, Role.ADMIN, hashed, SystemWall().now())
    click.echo(f"账号 {name}　密码 {password}")
    click.echo("密码只显示这一次，登录后请修改。")
