import threading

import pytest

from scenarios.units import DrillTime
from tests.web.counterfactual.short import HOUR, original, played, seq_of
from web.counterfactual.change import Drop, Move
from web.judging import comparing
from web.judging.comparing import LUCKS, Courses, Progress, Wanted, progress_of
from web.running.reading import read
from web.store.database import connected

CHANGE = Drop(seq_of("publish"))


@pytest.fixture
def reading(server, archive):
    record = archive(journal=played().journal)
    with connected():
        return read(server.live, record)


def wanted(*changes, rows=1):
    return Wanted("drill", rows, "plan", changes, 5, original())


def test_the_actual_course_is_run_at_once_and_then_known(reading):
    courses = Courses()

    first, second = progress_of(courses, reading, None), progress_of(courses, reading, None)

    assert (first.lucks, first.done, first.of) == (0, 1, 1)
    assert first.band.is_faithful
    assert first == second
    assert all(curve.actual == curve.low == curve.high for curve in first.band.curves)


def test_every_request_runs_one_course_until_all_lucks_are_tried(reading):
    courses = Courses()

    seen = [progress_of(courses, reading, CHANGE) for _ in range(2 * LUCKS + 1)]

    assert [one.done for one in seen] == [*range(1, 2 * LUCKS + 1), 2 * LUCKS]
    assert [one.lucks for one in seen[:5]] == [0, 1, 1, 2, 2]
    assert seen[-1].lucks == len(seen[-1].band.seeds) == LUCKS
    assert seen[-1].band.losses[0].runs == LUCKS


def test_another_change_needs_only_the_changed_courses(reading):
    courses = Courses()
    for _ in range(2 * LUCKS):
        progress_of(courses, reading, CHANGE)

    progress = progress_of(courses, reading, Move(CHANGE.seq, DrillTime(3 * HOUR)))

    assert (progress.done, progress.lucks) == (LUCKS + 1, 1)


def test_while_one_course_is_run_others_wait_for_the_next_request(reading, monkeypatch):
    courses, begun, go_on = Courses(), threading.Event(), threading.Event()
    run = comparing.course_of

    def slowly(*given):
        begun.set()
        go_on.wait(10)
        return run(*given)

    monkeypatch.setattr(comparing, "course_of", slowly)
    worker = threading.Thread(target=lambda: courses.run(wanted()))
    worker.start()
    begun.wait(10)
    meanwhile = progress_of(courses, reading, None)
    go_on.set()
    worker.join()

    assert meanwhile == Progress(of=1)
    assert courses.known(wanted()) is not None
    assert progress_of(courses, reading, None).done == 1


def test_the_courses_used_last_are_kept(monkeypatch):
    courses = Courses()
    monkeypatch.setattr(comparing, "_KEPT", 2)

    courses.run(wanted(rows=1))
    courses.run(wanted(rows=2))
    courses.known(wanted(rows=1))
    courses.run(wanted(rows=3))

    known = [courses.known(wanted(rows=rows)) is not None for rows in (1, 2, 3)]
    assert known == [True, False, True]
