"""Options that several commands share."""

from pathlib import Path

import click

data_option = click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("data"),
    show_default=True,
    help="数据目录，存放数据库和密钥。",
)
host_option = click.option(
    "--host", default="127.0.0.1", show_default=True, help="监听地址；供内网使用时写 0.0.0.0。"
)
port_option = click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=8000,
    show_default=True,
    help="监听端口；0 由系统选择。",
)
grades_option = click.option(
    "--grades",
    type=click.Path(path_type=Path),
    help="本局的等次分数线文件，不写则用预案包的。",
)
overrides_option = click.option(
    "--overrides",
    type=click.Path(path_type=Path),
    help="人工改判文件，JSON Lines，每行一次改判。",
)
