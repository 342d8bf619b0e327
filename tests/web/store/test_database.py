import shutil
import sqlite3
import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from scenarios.errors import StoreError
from web.config import STORE_FILE
from web.store import database, people
from web.store.database import StoreLock, open_store
from web.store.record import Role
from web.store.tables import database as bound


def test_a_new_store_is_empty_and_current(config):
    open_store(config)

    with database.connected():
        assert database.pending() == []
    assert people.everyone() == []


def test_opening_again_keeps_everything(config, enrol):
    account = enrol("lg01")

    open_store(config)

    assert people.everyone() == [account]


def test_a_connection_is_kept_for_whoever_comes_next(config):
    open_store(config)
    found = []

    def look():
        with database.connected():
            found.append(bound.connection())
            people.everyone()

    look()
    other = threading.Thread(target=look)
    other.start()
    other.join()
    database.close_store()

    assert found[0] is found[1]
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        found[0].execute("SELECT 1")


@pytest.mark.parametrize("address", ["", "sqlite:///{}", "sqlite+pool:///{}"])
def test_sqlite_keeps_its_promises(config, address):
    open_store(replace(config, store_url=address.format(config.data / "own.db")))

    with database.connected():
        asked = {
            name: bound.pragma(name) for name in ("journal_mode", "foreign_keys", "synchronous")
        }

    assert asked == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2}


def test_a_file_that_is_no_database_is_refused_with_a_remedy(config):
    (config.data / STORE_FILE).write_bytes(b"no database at all" * 1000)

    with pytest.raises(StoreError) as caught:
        open_store(config)

    assert "yulian restore" in caught.value.hint


@pytest.mark.slow
def test_a_damaged_database_is_refused_with_a_remedy(config, enrol):
    for n in range(200):
        enrol(f"p{n}")
    with sqlite3.connect(config.data / STORE_FILE) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    file = config.data / STORE_FILE
    content = bytearray(file.read_bytes())
    content[8192:24_576] = b"\xff" * 16_384
    file.write_bytes(content)

    with pytest.raises(StoreError) as caught:
        open_store(config)

    assert "yulian restore" in caught.value.hint


def test_a_store_of_a_later_version_is_refused(config):
    open_store(config)
    with sqlite3.connect(config.data / STORE_FILE) as raw:
        raw.execute("INSERT INTO upgrade (name, applied) VALUES ('9999_later', '2030-01-01')")

    with pytest.raises(StoreError, match="9999_later"):
        open_store(config)


def test_an_older_store_asks_for_the_upgrade(config, monkeypatch, tmp_path_factory):
    open_store(config)
    later = tmp_path_factory.mktemp("later")
    for file in database.UPGRADES.glob("0*.py"):
        shutil.copy(file, later)
    (later / "0002_more.py").write_text(
        "def up(migrator, db):\n    db.execute_sql('CREATE TABLE more (id INTEGER)')\n", "utf-8"
    )
    monkeypatch.setattr(database, "UPGRADES", later)

    with pytest.raises(StoreError, match="0002_more") as caught:
        open_store(config)

    assert "yulian upgrade" in caught.value.hint
    assert database.upgrade() == ["0002_more"]
    open_store(config)


def test_a_folder_that_cannot_be_opened_is_named(config, tmp_path):
    missing = replace(config, data=tmp_path / "missing")

    with pytest.raises(StoreError) as caught:
        open_store(missing)

    assert "数据目录" in caught.value.hint


def test_a_write_that_fails_changes_nothing(config):
    open_store(config)

    def write_and_fail():
        with database.writing():
            people.create("lg01", "张", Role.TRAINEE, "hash", datetime(2026, 11, 22, tzinfo=UTC))
            raise KeyError

    with pytest.raises(KeyError):
        write_and_fail()

    assert people.everyone() == []


def test_one_server_at_a_time_uses_a_data_folder(config):
    first = StoreLock(config.data)

    with pytest.raises(StoreError, match="另一个服务"):
        StoreLock(config.data)

    first.release()
    StoreLock(config.data).release()
