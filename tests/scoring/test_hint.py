"""Hints cost marks: each its own line, taken off the sum before the cap, never below nothing."""

from fractions import Fraction

import pytest

from scoring.hint import Hint
from scoring.scorecard import CAP, outlook, score
from simulator.journal import Journal
from simulator.reading import read_header
from tests import library
from tests.scoring.lab import POST, journal, plan

DUTY = "{kind: exists, what: 登记, row: {type: monitor.note}}"
BAN = "{kind: none, what: 泄密, row: {type: leak}}"
NOTE = "- [1h, monitor, monitor.note, {text: 记}]\n"
LEAK = "- [1h, monitor, leak, {to: 记者, text: 内情}]\n"
PARTS = {"kind": "ban", "severity": "veto"}


def hint(cost, obligation="O-1"):
    data = f"{{obligation: {obligation}, text: 预案要求, cost: {cost}}}"
    return f"- [1h, lg_office, hint.ask, {data}]\n"


def test_each_hint_is_a_line_and_comes_off_the_sum():
    card = score(plan(DUTY), journal(POST + NOTE + hint(2) + hint(3)))

    assert card.hints == (Hint(3, "O-1", 2), Hint(4, "O-1", 3))
    assert (card.points, card.deduction, card.total) == (100, 5, 95)
    told = card.as_json()
    assert told["hints"] == [
        {"seq": 3, "obligation": "O-1", "cost": 2},
        {"seq": 4, "obligation": "O-1", "cost": 3},
    ]
    assert (told["points"], told["deduction"], told["total"]) == (100.0, 5.0, 95.0)


def test_without_hints_the_total_is_the_sum():
    card = score(plan(DUTY), journal(POST + NOTE))

    assert (card.hints, card.deduction, card.total) == ((), Fraction(0), card.points)


def test_hints_never_bring_the_total_below_nothing():
    assert score(plan(DUTY), journal(POST + hint(2))).total == 0


@pytest.mark.parametrize(("cost", "total"), [(2, 0), (0, 0)])
def test_a_broken_veto_and_hints(cost, total):
    assert score(plan(BAN, **PARTS), journal(POST + LEAK + hint(cost))).total == total


def test_the_cap_comes_after_the_hints():
    both = plan(DUTY).model_copy(
        update={
            "obligations": (
                *plan(DUTY, weight=99).obligations,
                *(
                    one.model_copy(update={"id": "O-2"})
                    for one in plan(BAN, **PARTS, weight=1).obligations
                ),
            )
        }
    )

    assert score(both, journal(POST + NOTE + LEAK + hint(2))).total == CAP
    assert score(both, journal(POST + NOTE + LEAK + hint(60))).total < CAP


def test_a_hint_that_follows_the_end_costs_nothing():
    rows = POST + NOTE + "- [2h, world, sim.end, {reason: time}]\n"
    late = "- [3h, lg_office, hint.ask, {obligation: O-1, text: 晚, cost: 2}]\n"

    assert score(plan(DUTY), journal(rows + late, ends=None)).total == 100


LIMITED = """
kind: within
what: 报告
row: {type: report.submit}
from: level
limit: 4h
"""
TRUE_LEVEL = "- [1h, world, sim.level, {level: 重大, because: x}]\n"
SET_LEVEL = "- [2h, lg, grade.set, {level: 重大}]\n"


def foreseen(rows):
    """Status and start of the limit on a level, as the team can know it."""
    found = outlook(plan(LIMITED, levels=["重大"]), journal(POST + rows, ends=None)).findings[0]
    return found.status.value, found.stretch and found.stretch[0]


def test_a_team_foresees_limits_by_the_level_it_set_not_by_the_true_one():
    assert foreseen(TRUE_LEVEL)[0] == "na"
    assert foreseen(TRUE_LEVEL + SET_LEVEL) == ("not_due", 7_200)
    assert foreseen(SET_LEVEL) == ("not_due", 7_200)


def test_warnings_that_are_due_are_not_foreseen():
    due = "- [1h, world, sim.level, {level: 红, because: x, scale: warning}]\n"
    warned = "- [2h, lg_office, warn.issue, {level: 蓝, to: [dept]}]\n"
    right = "{kind: exists, what: 预警, row: {type: warn.issue, where: {right_level: true}}}"
    rows = journal(POST + due + warned, ends=None)

    assert outlook(plan(right), rows).findings[0].status.value == "met"
    assert score(plan(right), rows).findings[0].status.value == "not_due"


def test_a_true_level_that_the_team_never_set_changes_nothing_it_foresees():
    pack = library.pack("jingmen-2024")
    work = (
        POST
        + """
- [1h, lg, grade.set, {level: 重大}]
- [2h, lg_office, report.submit, {to: [lg], kind: first, channel: written, fields: {}}]
- [4h, lg_office, monitor.note, {text: 记}]
"""
    )
    risen = "- [4h, world, sim.level, {level: 特别重大, because: x}]\n"
    before, after = (journal(rows, ends=None) for rows in (work, work + risen))

    assert outlook(pack, after) == outlook(pack, before)
    assert score(pack, after).findings != score(pack, before).findings


def test_hints_cost_nothing_where_nothing_is_marked():
    drill = journal(POST + NOTE + hint(2))
    warm_up = Journal(read_header({**drill.header.raw, "marked": False}), list(drill))

    card = score(plan(DUTY), warm_up)

    assert (card.hints, card.deduction, card.total) == ((Hint(3, "O-1", 2),), 0, None)
