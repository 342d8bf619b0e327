"""Backup, restore and upgrade, by the functions and by the commands."""

import shutil
import sqlite3
from contextlib import closing

import pytest
from click.testing import CliRunner

from scenarios.errors import StoreError
from web.cli.backup import backup
from web.cli.restore import restore
from web.cli.upgrade import upgrade
from web.config import STORE_FILE, load_config
from web.store import database, people
from web.store.backup import back_up, put_back
from web.store.database import StoreLock, close_connection, open_store
from web.store.record import Role


@pytest.fixture
def names(enrol, config):
    """Who is in the store, read anew."""
    enrol("lg01")

    def read():
        close_connection()
        open_store(config)
        return [one.name for one in people.everyone()]

    return read


def call(command, *words):
    return CliRunner().invoke(command, [str(word) for word in words], catch_exceptions=False)


def test_a_backup_taken_while_in_use_is_what_was_there(config, enrol, names, tmp_path_factory):
    copy = tmp_path_factory.mktemp("safe") / "copy.db"

    assert call(backup, copy, "--data", config.data).exit_code == 0
    enrol("lg02")
    close_connection()
    said = call(restore, copy, "--data", config.data).output

    assert names() == ["lg01"]
    kept = next(config.data.glob(f"{STORE_FILE}.2*"))
    assert kept.name in said
    with closing(sqlite3.connect(kept)) as old:
        assert old.execute("SELECT count(*) FROM account").fetchone() == (2,)


@pytest.mark.usefixtures("names")
def test_a_backup_overwrites_nothing(config, tmp_path):
    copy = tmp_path / "copy.db"
    copy.write_text("precious", "utf-8")

    with pytest.raises(StoreError, match="已存在"):
        back_up(config, copy)

    assert copy.read_text("utf-8") == "precious"


@pytest.mark.usefixtures("names")
def test_a_backup_into_a_folder_that_is_not_there_leaves_nothing(config, tmp_path):
    with pytest.raises(StoreError, match="备份没有完成"):
        back_up(config, tmp_path / "missing" / "copy.db")

    assert not (tmp_path / "missing").exists()


def test_without_a_store_there_is_nothing_to_back_up(tmp_path):
    with pytest.raises(StoreError, match="没有可备份的数据"):
        back_up(load_config(tmp_path / "empty"), tmp_path / "copy.db")


@pytest.mark.parametrize("content", [b"", b"nonsense" * 500, None])
def test_what_is_no_backup_changes_nothing(config, names, wall, tmp_path, content):
    source = tmp_path / "source.db"
    if content is not None:
        source.write_bytes(content)

    with pytest.raises(StoreError, match="备份"):
        put_back(config, source, wall.now())

    assert names() == ["lg01"]


def test_a_backup_of_a_later_version_changes_nothing(config, names, wall, tmp_path):
    copy = tmp_path / "copy.db"
    back_up(config, copy)
    with closing(sqlite3.connect(copy)) as store:
        store.execute("INSERT INTO upgrade (name, applied) VALUES ('9999_later', '2030-01-01')")
        store.commit()

    with pytest.raises(StoreError, match="更高版本"):
        put_back(config, copy, wall.now())

    assert names() == ["lg01"]


@pytest.mark.usefixtures("names")
def test_nothing_is_restored_under_a_running_server(config, tmp_path):
    copy = tmp_path / "copy.db"
    back_up(config, copy)
    lock = StoreLock(config.data)

    with pytest.raises(StoreError, match="另一个服务"):
        call(restore, copy, "--data", config.data)

    lock.release()


@pytest.mark.usefixtures("names")
def test_a_store_is_restored_into_an_empty_folder(config, wall, tmp_path_factory):
    folder = tmp_path_factory.mktemp("new")
    copy = folder / "copy.db"
    back_up(config, copy)
    fresh = load_config(folder / "data")

    assert put_back(fresh, copy, wall.now()) is None

    close_connection()
    open_store(fresh)
    assert [one.name for one in people.everyone()] == ["lg01"]


def test_an_upgrade_saves_a_copy_and_keeps_everything(config, names, monkeypatch, tmp_path_factory):
    later = tmp_path_factory.mktemp("later")
    for file in database.UPGRADES.glob("0*.py"):
        shutil.copy(file, later)
    (later / "0002_more.py").write_text(
        "def up(migrator, db):\n    db.execute_sql('CREATE TABLE more (id INTEGER)')\n", "utf-8"
    )
    monkeypatch.setattr(database, "UPGRADES", later)
    close_connection()

    said = call(upgrade, "--data", config.data).output
    again = call(upgrade, "--data", config.data).output

    assert "已升级：0002_more" in said
    assert len(list(config.data.glob(f"{STORE_FILE}.2*"))) == 1
    assert "数据库已是当前版本" in again
    assert names() == ["lg01"]
    assert people.everyone()[0].role is Role.TRAINEE


def test_another_database_is_backed_up_by_its_own_means(tmp_path, monkeypatch):
    monkeypatch.setenv("YULIAN_STORE", "postgresql://host/name")

    with pytest.raises(StoreError, match="数据库服务器自带的备份工具"):
        back_up(load_config(tmp_path), tmp_path / "copy.db")
