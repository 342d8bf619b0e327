"""The real server, killed without a word in the middle of a drill."""

import sqlite3
import time
from contextlib import closing

import pytest

from simulator.drill import restore
from simulator.journal import write_journal
from tests.web.served import Browser, served
from web.config import STORE_FILE
from web.running.documents import documents_of
from web.store import database, drills

pytestmark = pytest.mark.server


def rows_of(data):
    """The saved rows of all drills, as text."""
    with closing(sqlite3.connect(f"file:{data / STORE_FILE}?mode=ro", uri=True)) as store:
        return store.execute(
            'SELECT drill_id, seq, t, "by", type, data, "user", auto, because FROM entry '
            "ORDER BY drill_id, seq"
        ).fetchall()


def wait_for_rows(browser, drill, more_than):
    """Wait until the drill shows more rows; what it shows then."""
    for _ in range(200):
        told = browser.json(f"drills/{drill}/changes")
        if told["seq"] > more_than:
            return told
        time.sleep(0.1)
    return pytest.fail("the drill does not go on")


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


def practise(browser):
    """Begin a practice at full speed; the drill's id."""
    browser.post("lobby/practice", scenario="canteen-poisoning", speed="240", once="the-only-form")
    lobby = browser.get("lobby")[1]
    return lobby.split("/drills/")[1].split("/")[0]


def test_a_drill_outlives_its_server_and_no_row_is_lost_or_doubled(data):
    with served(data) as first:
        browser, word = Browser(first.address), first.passwords()["canyan1"]
        browser.sign_in("canyan1", word)
        drill = practise(browser)
        wait_for_rows(browser, drill, 5)
        told = browser.json(f"drills/{drill}/changes")
        first.kill()
    killed = rows_of(data)

    with served(data) as second:
        again = Browser(second.address)
        assert second.passwords() == {}
        again.sign_in("canyan1", word)
        before = again.json(f"drills/{drill}/changes")
        after = wait_for_rows(again, drill, before["seq"] + 5)
        second.kill()
    final = rows_of(data)

    assert told["fault"] == before["fault"] == after["fault"] == ""
    assert before["clock"]["running"]
    assert before["clock"]["t"] >= told["clock"]["t"]
    assert final[: len(killed)] == killed
    assert [row[1] for row in final] == list(range(1, len(final) + 1))
    assert len(final) > len(killed)
    assert_world_is_that_of_the_simulator_alone(data, drill)


def assert_world_is_that_of_the_simulator_alone(data, drill):
    """Play the saved acts again without any server: every row must come again."""
    database.bind(f"sqlite:///{data / STORE_FILE}")
    record = drills.get(drill)
    found, journal = documents_of(record), drills.journal(record)

    again = restore(found.scenario, found.pack, journal).journal

    assert write_journal(again) == write_journal(journal)
