"""Copies of the store: taken while it is in use, put back while it is not."""

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from scenarios.errors import StoreError
from web.config import STORE_FILE, Config
from web.store.database import UPGRADES


def back_up(config: Config, target: Path) -> int:
    """Copy the store to a file, also while a server uses it; its size in bytes.

    Raises:
        StoreError: If there is no store, the file exists already or cannot be written.
    """
    source = _file(config)
    if not source.is_file():
        raise StoreError(f"{source} 不存在，没有可备份的数据", hint="用 --data 指定数据目录")
    if target.exists():
        raise StoreError(f"{target} 已存在，不会覆盖", hint="换一个文件名")
    part = target.with_name(f"{target.name}.part")
    try:
        with closing(_open(source)) as old, closing(sqlite3.connect(part)) as new:
            old.backup(new)
            new.execute("PRAGMA journal_mode = delete")
        os.replace(part, target)  # noqa: PTH105 -- atomic on every system
    except (sqlite3.Error, OSError) as error:
        part.unlink(missing_ok=True)
        raise StoreError(f"备份没有完成：{error}", hint="检查磁盘空间和写入权限") from error
    return target.stat().st_size


def put_back(config: Config, source: Path, now: datetime) -> Path | None:
    """Make a copy the store; the store that was there is kept beside it.

    Args:
        config: The settings; no server may use the data folder.
        source: A file that `back_up` wrote.
        now: Names the file that keeps the old store.

    Returns:
        Where the old store is kept, None if there was none.

    Raises:
        StoreError: If the copy is damaged, none of ours or of a later version; nothing is changed.
    """
    target = _file(config)
    _check(source)
    part = target.with_name(f"{STORE_FILE}.part")
    try:
        with closing(_open(source)) as old, closing(sqlite3.connect(part)) as new:
            old.backup(new)
        kept = _set_aside(target, now)
        os.replace(part, target)  # noqa: PTH105 -- atomic on every system
    except (sqlite3.Error, OSError) as error:
        part.unlink(missing_ok=True)
        raise StoreError(f"恢复没有完成：{error}", hint="检查磁盘空间和写入权限") from error
    return kept


def _file(config: Config) -> Path:
    if not config.uses_file:
        raise StoreError(
            "数据库不是数据目录中的 SQLite 文件", hint="请用数据库服务器自带的备份工具"
        )
    return config.data / STORE_FILE


def _open(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)


def _set_aside(target: Path, now: datetime) -> Path | None:
    if not target.exists():
        return None
    kept = target.with_name(f"{STORE_FILE}.{now:%Y%m%d-%H%M%S}")
    with closing(sqlite3.connect(target)) as old:
        old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    os.replace(target, kept)  # noqa: PTH105 -- atomic on every system
    for tail in ("-wal", "-shm"):
        target.with_name(STORE_FILE + tail).unlink(missing_ok=True)
    return kept


def _check(source: Path) -> None:
    known = {file.stem for file in UPGRADES.glob("[0-9]*.py")}
    try:
        with closing(_open(source)) as copy:
            found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
            names = {row[0] for row in copy.execute("SELECT name FROM upgrade")}
    except sqlite3.Error as error:
        raise StoreError(f"{source} 不是可用的备份：{error}", hint="换一个备份文件") from error
    if found != "ok":
        raise StoreError(f"{source} 已损坏：{found}", hint="换一个备份文件")
    if names - known:
        raise StoreError(f"{source} 由更高版本写成", hint="安装更高版本的 yulian")
