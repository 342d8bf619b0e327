"""Opening the store, reading and writing in it, and holding it against a second server."""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from peewee import Database, PeeweeException, SqliteDatabase
from playhouse.db_url import connect, parse
from playhouse.migrations import Runner
from playhouse.pool import PooledDatabase

from scenarios.errors import StoreError
from web.config import Config
from web.store.tables import database

UPGRADES = Path(__file__).parent / "upgrades"
_HISTORY = "upgrade"
_WRITER = threading.RLock()
_SQLITE: dict[str, Any] = {
    "pragmas": {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "synchronous": "full",  # a saved act outlives a power cut, not only a crash
        "busy_timeout": 10_000,
    },
    "lock_type": "IMMEDIATE",
    "check_same_thread": False,  # one thread at a time, by turns
    "max_connections": 0,
}
"""Of a file: connections are kept, since opening one takes as long as what a page asks of it."""


def open_store(config: Config) -> None:
    """Bind the tables to the database; a new database gets its tables.

    Raises:
        StoreError: If it cannot be opened, is damaged, or was made by another version.
    """
    bind(config.database)
    with connected():
        _check(config)
        if not pending() and not _unknown():
            return
        if _unknown():
            raise StoreError(
                f"数据库由更高版本写成，含有本程序没有的升级：{'、'.join(_unknown())}",
                hint="安装更高版本的 yulian",
            )
        if _runner().applied():
            raise StoreError(
                f"数据库版本较旧，需要升级：{'、'.join(pending())}",
                hint=f"运行 yulian upgrade --data {config.data}，升级前会自动备份",
            )
        upgrade()


def bind(url: str) -> None:
    """Point the tables to a database; nothing is opened yet."""
    made: Database = (
        connect(f"sqlite+pool:{url.partition(':')[2]}", **_SQLITE)
        if url.startswith("sqlite")
        else connect(url)
    )
    database.initialize(made)


def upgrade() -> Sequence[str]:
    """Run the upgrades that are due; the names of those that ran."""
    with connected(), _WRITER:
        names: list[str] = _runner().up()
        return names


def pending() -> Sequence[str]:
    """The upgrades that the database still lacks, in order."""
    return [m.name for m in _runner().status() if not m.applied]


def _unknown() -> Sequence[str]:
    return [m.name for m in _runner().status() if m.path is None]


def _runner() -> Runner:
    return Runner(database.obj, str(UPGRADES), table_name=_HISTORY)


def _check(config: Config) -> None:
    if not isinstance(database.obj, SqliteDatabase):
        return
    found = database.execute_sql("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise StoreError(
            f"数据库已损坏：{found}",
            hint=f"用备份恢复：yulian restore 备份文件 --data {config.data}",
        )


@contextmanager
def connected() -> Iterator[None]:
    """Keep a connection of this thread open; what the database refuses becomes a `StoreError`."""
    with _translated():
        opened = database.connect(reuse_if_open=True)
        try:
            yield
        finally:
            if opened:
                database.close()


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (PeeweeException, sqlite3.Error) as error:
        raise StoreError(f"数据库拒绝操作：{error}", hint=_hint(str(error))) from error


def open_connection() -> None:
    """Open a connection for this thread and keep it until `close_connection`."""
    with _translated():
        database.connect(reuse_if_open=True)


def close_connection() -> None:
    """Close the connection of this thread, if there is one."""
    if not database.is_closed():
        database.close()


def close_store() -> None:
    """Close the connections that are kept; nobody uses the store any more."""
    close_connection()
    if isinstance(database.obj, PooledDatabase):
        database.obj.close_all()


@contextmanager
def writing() -> Iterator[None]:
    """One transaction; writers of this process wait for each other here, never in SQLite."""
    with connected(), _WRITER, database.atomic():
        yield


def _hint(message: str) -> str:
    if "disk is full" in message or "disk I/O" in message:
        return "清理磁盘空间后重新启动"
    if "locked" in message:
        return "另有程序占用数据库，请先结束该程序"
    if "malformed" in message or "not a database" in message:
        return "数据库文件已损坏，请用 yulian restore 恢复备份"
    if "unable to open" in message or "readonly" in message:
        return "检查当前用户对数据目录是否可写"
    return "详见服务器日志"


class StoreLock:
    """Holds a data folder for one server; it falls away with the process, however that ends."""

    def __init__(self, data: Path) -> None:
        self._held = sqlite3.connect(data / "server.lock", timeout=0, check_same_thread=False)
        try:
            self._held.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            self._held.close()
            raise StoreError(
                f"数据目录 {str(data)!r} 正被另一个服务使用",
                hint="先结束那个服务，或用 --data 指定其他目录",
            ) from error

    def release(self) -> None:
        """Let another server have the folder."""
        with suppress(sqlite3.Error):
            self._held.close()


def file_of(url: str) -> Path | None:
    """The file of a SQLite address, None for a database server."""
    return Path(parse(url)["database"]) if url.startswith("sqlite") else None
