"""The log, the seats, the world: small journals, whole values."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from scoring.finding import Status
from scoring.scorecard import score
from simulator.drill import Drill
from tests import library
from tests.web.conftest import PLAN, by_the_book
from tests.web.desk_view.laid import journal, words
from web.console_view import log, marks, seats, world
from web.store.record import DrillRecord, State

ROWS = (
    (0, "director", "director.resume", {}),
    (60, "lg_office", "monitor.note", {"text": "值守"}),
    (
        90,
        "world",
        "sim.metric",
        {"platform": "weiyan", "reposts": 1, "comments": 2, "views": 3, "heat": 4.5},
    ),
    (120, "world", "sim.quiet", {}),
    (150, "dept", "monitor.note", {"text": "核对"}),
    (180, "lg_office", "refused", {"act": {"type": "publish"}, "rule": "r", "reason": "未起草"}),
)


def told(automatic=()):
    """The journal of ROWS; rows with these seqs were written by colleagues."""
    found = journal(*ROWS)
    return type(found)(
        found.header, [row._replace(auto=True) if row.seq in automatic else row for row in found]
    )


@pytest.mark.parametrize(
    ("wanted", "seqs"),
    [
        ("people", [6, 2, 1]),
        ("auto", [5]),
        ("world", [4]),
        ("refused", [6]),
        ("all", [6, 5, 4, 2, 1]),
        ("office", [6, 2]),
        ("dept", [5]),
        ("nonsense", [6, 2, 1]),
    ],
)
def test_the_log_shows_whose_rows_were_asked_for_newest_first(wanted, seqs):
    found = log.log(told(automatic={5}), words(), wanted, None)

    assert [row.seq for row in found.rows] == seqs
    assert found.before is None


@pytest.mark.parametrize(
    ("before", "seqs"), [(6, [2, 1]), (2, [1]), (1, []), (99, [6, 2, 1]), (0, [])]
)
def test_the_log_goes_back_from_a_row(before, seqs):
    found = log.log(told(automatic={5}), words(), "people", before)

    assert [row.seq for row in found.rows] == seqs


def test_the_log_leads_to_older_rows_only_where_there_are_some(monkeypatch):
    monkeypatch.setattr(log, "SHOWN", 2)

    first = log.log(told(), words(), "people", None)
    last = log.log(told(), words(), "people", first.before)

    assert ([row.seq for row in first.rows], first.before) == ([6, 5], 5)
    assert ([row.seq for row in last.rows], last.before) == ([2, 1], None)


def record(**holders):
    return DrillRecord(
        id="d",
        title="",
        scenario="small",
        plan="small-plan",
        mode="live",
        header={},
        host="h",
        code=None,
        solo=False,
        speed=60,
        seats=holders,
        members=frozenset(),
        now=0,
        state=State.RUNNING,
        reason="",
        created_at=datetime(2026, 11, 22, tzinfo=UTC),
        ended_at=None,
    )


def table(*findings, now=300):
    return seats.Table(record(office="u1", dept=None), {"u1": "张"}, {"u1"}, findings, now)


def test_seats_say_who_sits_there_and_what_was_done_last():
    found = seats.seats(table(), told(), words())

    shown = [
        (seat.title, seat.holder, seat.is_automatic, seat.is_present, seat.acts, seat.last)
        for seat in found
    ]
    assert shown == [
        ("办公室", "张", False, True, 2, "未予受理"),
        ("科室", "", False, False, 1, "监测记录"),
        ("局长", "", True, False, 0, ""),
    ]


@pytest.mark.parametrize(
    ("now", "silences"),
    [
        (180 + 7_199, ["", "", ""]),
        (180 + 7_200, ["2 小时", "", ""]),
        (14_400, ["3 小时 57 分", "", ""]),
    ],
)
def test_a_person_who_does_nothing_for_two_hours_is_called_silent(now, silences):
    found = seats.seats(table(now=now), told(), words())

    assert [seat.silence for seat in found] == silences


def test_talk_is_no_act():
    rows = (*ROWS, (9_000, "lg_office", "team.say", {"text": "在吗"}))

    office = seats.seats(table(now=9_000), journal(*rows), words())[0]

    assert (office.acts, office.last, office.silence) == (2, "未予受理", "2 小时 27 分")


def test_a_seat_shows_what_its_roles_should_have_done_by_now():
    card = score(library.pack(PLAN), by_the_book())
    findings = [
        replace(card.findings[0], id="A", status=Status.MISSED, roles=("lg_office", "dept")),
        replace(card.findings[0], id="B", status=Status.LATE, roles=("lg_office",)),
        replace(card.findings[0], id="C", status=Status.MISSED, roles=("lg_head",)),
    ]

    found = seats.seats(table(*findings), told(), words())

    assert [[one.id for one in seat.overdue] for seat in found] == [["A"], ["A"], ["C"]]


def test_the_world_shows_figures_and_shares():
    figures = {"level": "重大", "posts": 12, "posts_1h": 5, "rank": 3, "anger": 0.456, "trust": 0.5}

    found = world.world(told(), figures, words())

    assert (found.level, found.posts, found.posts_1h, found.rank) == ("重大", 12, 5, "第 3 名")
    assert [(gauge.title, gauge.percent) for gauge in found.gauges] == [
        ("公众愤怒", 46),
        ("公众信任", 50),
    ]
    assert found.heat.now == 4.5


def test_the_world_of_an_ended_drill_has_its_curve_only():
    found = world.world(told(), {}, words())

    assert (found.level, found.rank, found.gauges, found.heat.now) == ("", "未上榜", [], 4.5)


def test_marks_put_the_worst_first_and_count_what_they_leave_out(monkeypatch):
    monkeypatch.setattr(marks, "SHOWN", 5)
    pack = library.pack(PLAN)
    drill = Drill(library.story("canteen-poisoning"), pack, 7)
    drill.advance_to(40 * 3600)
    card = score(pack, drill.journal)
    statuses = [finding.status for finding in card.findings]

    shown = marks.marks(card)

    bad = sum(map(statuses.count, ("violated", "missed", "late", "partial", "unscored")))
    ranks = [marks._WORST.index(finding.status) for finding in shown.faults]
    assert (len(shown.faults), shown.more) == (5, bad - 5)
    assert ranks == sorted(ranks)
    assert (shown.met, shown.running) == (statuses.count("met"), statuses.count("not_due"))
    assert (shown.total, shown.grade) == (f"{float(card.total):.1f}", card.grade)
    assert shown.is_judged


def test_before_anything_can_be_judged_there_are_no_marks():
    pack = library.pack(PLAN)
    card = score(pack, Drill(library.story("canteen-poisoning"), pack, 7).journal)

    shown = marks.marks(card)

    assert (shown.total, shown.is_judged, shown.faults) == ("—", False, [])
