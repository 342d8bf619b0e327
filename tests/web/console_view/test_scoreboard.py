from dataclasses import replace
from datetime import UTC, datetime

from tests.web.desk_view.laid import words
from web.console_view.scoreboard import scoreboard
from web.store.record import Group, Standing

GROUP = Group(
    id="g",
    title="秋季演练",
    host="host",
    teams=(),
    hidden=False,
    frozen=None,
    created_at=datetime(2026, 11, 22, tzinfo=UTC),
)
NOW = (
    Standing("甲队", 705, 8, 3, 3600),
    Standing("乙队", None, 9, 0, 0),
    Standing("丙队", 881, 12, 1, 3600),
    Standing("丁队", 705, 7, 2, 1800),
)


def lines(group):
    found = scoreboard(group, NOW, words())
    return [(line.place, line.team, line.total, line.met, line.missed) for line in found.lines]


def test_teams_stand_by_their_marks_and_share_a_place():
    assert lines(GROUP) == [
        ("1", "丙队", "88.1", "12", "1"),
        ("2", "甲队", "70.5", "8", "3"),
        ("2", "丁队", "70.5", "7", "2"),
        ("—", "乙队", "—", "—", "—"),
    ]


def test_a_frozen_board_shows_what_it_showed():
    then = (Standing("乙队", 10, 1, 0, 60), Standing("甲队", 5, 1, 0, 60))
    frozen = replace(GROUP, frozen=then)

    assert lines(frozen) == [("1", "乙队", "1.0", "1", "0"), ("2", "甲队", "0.5", "1", "0")]
    assert scoreboard(frozen, NOW, words()).frozen


def test_the_time_of_each_team_stands_beside_it():
    board = scoreboard(GROUP, NOW, words())

    assert [line.time for line in board.lines][1:3] == ["9月18日 周五 17:00", "9月18日 周五 16:30"]
