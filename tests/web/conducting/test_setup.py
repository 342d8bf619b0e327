import threading

from tests.web.conftest import PLAN, SCENARIO
from web.conducting.setup import Setup, begin
from web.store import drills
from web.store.database import close_connection
from web.store.record import Role


def test_two_clicks_at_the_same_moment_begin_one_drill(server, enrol):
    host = enrol("d1", Role.INSTRUCTOR)
    setup = Setup(SCENARIO, PLAN, "live", 60, ("office",), "", 7, "the-only-form")
    together = threading.Barrier(4)
    begun = []

    def click():
        together.wait()
        begun.append(begin(server, setup, host, solo=False).id)
        close_connection()

    threads = [threading.Thread(target=click) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(begun) == 4
    assert set(begun) == {drills.everything()[0].id}
    assert len(drills.everything()) == 1
