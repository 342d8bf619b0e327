import json
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.errors import OverrideRefused
from scenarios.grades import Grades
from scoring.finding import Original, Status
from scoring.override import Override, RubricLine
from scoring.revision import revise
from scoring.rubric.line import Marked
from scoring.scorecard import CAP, score
from tests import library
from tests.replays.written import HERE, journal_of
from tests.scoring.lab import POST, journal
from tests.scoring.test_examiner import DONE, LEAK, NOTIFY, UNDONE, obligation, pack

AT = "2026-09-22T10:00:00+08:00"
LAID = pack(
    obligation("A", DONE, dimension="timing"),
    obligation("B", UNDONE, severity="minor"),
    obligation("C", LEAK, kind="ban", severity="veto"),
    obligation("D", {"kind": "info", "what": "说明"}),
)
"""A is met, B missed, C kept, D only told."""

CARD = score(LAID, journal(POST + NOTIFY))
STATED = score(library.pack("nanning-2017"), journal_of(HERE / "nanning-by-the-book"))


def changed(about, **changes):
    return Override(about, "pinggu", AT, "证据不足", **changes)


def finding(card, name):
    return next(one for one in card.findings if one.id == name)


def refusal(card, *overrides):
    with pytest.raises(OverrideRefused) as refused:
        revise(card, overrides)
    return str(refused.value)


def test_card_to_begin_with():
    assert [(one.id, one.status.value, float(one.max)) for one in CARD.findings] == [
        ("A", "met", 75.0),
        ("B", "missed", 25.0),
        ("C", "met", 0.0),
        ("D", "info", 0.0),
    ]
    assert (CARD.total, CARD.grade) == (75, "中")


def test_changed_finding_keeps_the_original_beside_it():
    card = revise(CARD, [changed("A", status=Status.PARTIAL, points=Fraction("60.05"))])

    assert finding(card, "A") == replace(
        finding(CARD, "A"),
        status=Status.PARTIAL,
        points=Fraction("60.05"),
        reason="人工改判：证据不足。",
        original=Original(Status.MET, Fraction(75), "通报：9月18日17:00已做到。", 1),
    )
    assert card.findings[1:] == CARD.findings[1:]
    assert card.as_json()["findings"][0]["original"] == {
        "status": "met",
        "points": 75.0,
        "reason": "通报：9月18日17:00已做到。",
        "override": 1,
    }
    assert card.as_json()["overrides"] == [
        changed("A", status=Status.PARTIAL, points=Fraction("60.05")).as_json()
    ]


def test_sums_and_grade_follow_a_change():
    card = revise(CARD, [changed("A", status=Status.LATE, points=Fraction("59.99"))])

    assert (card.points, card.total, card.grade) == (Fraction("59.99"), Fraction("59.99"), "差")
    timing, procedure, *_ = card.dimensions.values()
    assert (timing.points, timing.max, procedure.points) == (Fraction("59.99"), 75, 0)
    assert card.phases["处置"].points == Fraction("59.99")
    assert card.roles["lg_office"].points == Fraction("59.99")
    assert card.team.statuses == {Status.LATE: 1, Status.MISSED: 1}


def test_best_grade_follows_a_missed_duty_that_an_evaluator_accepts():
    major = pack(obligation("A", DONE, weight=99), obligation("B", UNDONE, weight=1))
    card = score(major, journal(POST + NOTIFY))

    assert (card.grade, revise(card, [changed("B", status=Status.MET)]).grade) == ("良", "优")


@pytest.mark.parametrize(
    ("status", "points"),
    [
        (Status.MET, "33.33"),
        (Status.PARTIAL, "16.67"),
        (Status.LATE, "13.33"),
        (Status.MISSED, "0"),
        (Status.VIOLATED, "0"),
    ],
)
def test_status_alone_brings_the_points_it_is_worth(status, points):
    three = pack(*(obligation(name, UNDONE) for name in "XYZ"))
    card = revise(score(three, journal(POST)), [changed("Z", status=status)])

    # missed as before keeps what the examiner gave, which is nothing
    assert finding(card, "Z").points == Fraction(points)


def test_status_as_it_was_keeps_the_points_that_were_given():
    half = {**DONE, "count": 2}
    card = score(pack(obligation("A", half)), journal(POST + NOTIFY))

    kept = revise(card, [changed("A", status=Status.PARTIAL)])

    assert finding(kept, "A").points == finding(card, "A").points == 50


def test_violation_that_an_evaluator_finds_caps_the_total_and_taking_it_back_lifts_the_cap():
    found = changed("C", status=Status.VIOLATED)
    back = replace(changed("C"), replaces=1)

    capped, lifted = revise(CARD, [found]), revise(CARD, [found, back])

    assert (capped.total, capped.points, capped.capped_by) == (CAP, 75, ("C",))
    assert capped.team.statuses == {Status.MET: 1, Status.MISSED: 1, Status.VIOLATED: 1}
    assert (lifted.total, lifted.capped_by, lifted.findings) == (75, (), CARD.findings)


def test_later_override_replaces_and_removing_it_restores_the_earlier():
    first = changed("B", status=Status.MET)
    second = changed("B", status=Status.PARTIAL, replaces=1)

    card = revise(CARD, [first, second])

    assert finding(card, "B").points == Fraction("12.5")
    assert finding(card, "B").original == Original(
        Status.MISSED, Fraction(0), finding(CARD, "B").reason, 2
    )
    assert revise(card, [first]) == revise(CARD, [first])
    assert revise(card, []) == CARD


def line_of(card, name):
    return next(line for line in card.statements[0].lines if line.item.id == name)


def test_line_of_a_statement_gets_other_points_beside_the_original():
    statement = STATED.statements[0]
    about = RubricLine(statement.statement, statement.version, "S4")
    lower = line_of(STATED, "S4").outcome.points - 2

    card = revise(STATED, [changed(about, points=lower)])

    before = line_of(STATED, "S4")
    assert line_of(card, "S4") == replace(
        before,
        outcome=replace(before.outcome, points=lower, reason="人工改判：证据不足。"),
        original=Marked(before.outcome.points, before.outcome.reason, 1),
    )
    assert card.statements[0].points == statement.points - 2
    assert card.statements[1:] == STATED.statements[1:]
    assert (card.total, card.findings) == (STATED.total, STATED.findings)
    written = card.as_json()["statements"][0]["items"][3]
    assert written["original"] == {
        "points": float(before.outcome.points),
        "reason": before.outcome.reason,
        "override": 1,
    }
    assert revise(card, [card.overrides[0], changed(about, replaces=1)]).statements == (
        STATED.statements
    )


def not_applicable():
    """A statement of the laid drill that has a line which does not apply."""
    for statement in STATED.statements:
        for line in statement.lines:
            if line.outcome.points is None:
                return RubricLine(statement.statement, statement.version, line.item.id)
    raise AssertionError


FIRST = RubricLine(STATED.statements[0].statement, STATED.statements[0].version, "S4")


@pytest.mark.parametrize(
    ("override", "message"),
    [
        (
            changed("Z", status=Status.MET),
            "Z：评分表上没有这个编号; 按评分表上的编号填写",
        ),
        (
            changed("D", status=Status.MET),
            "D：结果是“供参考”，没有计分，不能改判; 在点评里说明",
        ),
        (
            changed("A", status=Status.NA),
            "A：不能改成“不适用”; 改为符合、部分符合、迟延、未履行或违反",
        ),
        (
            changed("A", status=Status.PARTIAL, points=Fraction("75.01")),
            "A：75.01 分超出范围; 这一条的得分在 0 到 75 之间",
        ),
        (
            changed("A", status=Status.PARTIAL, points=Fraction(-1)),
            "A：-1 分超出范围; 这一条的得分在 0 到 75 之间",
        ),
        (
            changed("A", points=Fraction(70)),
            "A：“符合”的得分是 75，不是 70; 同时改结果，或不写得分",
        ),
        (
            changed("B", points=Fraction(1)),
            "B：“未履行”的得分是 0，不是 1; 同时改结果，或不写得分",
        ),
        (changed("A"), "A 没有可撤回的改判; 写明改后的结果或得分"),
        (
            changed("A", status=Status.LATE, replaces=1),
            "A 没有第 1 号改判; 第一次改判不写 replaces",
        ),
        (
            replace(changed("A", status=Status.LATE), reason=" "),
            "改判 A 没有写理由; 改判必须写明理由",
        ),
    ],
)
def test_override_that_does_not_fit_the_card_is_refused(override, message):
    assert refusal(CARD, override) == message


def test_override_of_what_another_has_overridden_must_name_it():
    first, second = changed("A", status=Status.LATE), changed("A", status=Status.MISSED)

    assert refusal(CARD, first, second) == "A 已有第 1 号改判; 看过之后写明替代第 1 号"


@pytest.mark.parametrize(
    ("override", "message"),
    [
        (
            changed(RubricLine("s9", 1, "S4"), points=Fraction(1)),
            "s9 第1版 S4：评分表上没有这份稿件的这一项; 按评分表上的稿件、版本和编号填写",
        ),
        (
            changed(FIRST, points=Fraction(11)),
            f"{FIRST}：11 分超出范围; 这一项的得分在 0 到 10 之间",
        ),
        (
            changed(FIRST, status=Status.MET, points=Fraction(1)),
            f"{FIRST}：稿件的评价项没有“结果”; 只写得分",
        ),
        (
            changed(not_applicable(), points=Fraction(1)),
            f"{not_applicable()}：这一项不适用，没有计分，不能改判; 在点评里说明",
        ),
    ],
)
def test_override_of_a_line_that_does_not_fit_is_refused(override, message):
    assert refusal(STATED, override) == message


def overrides_of(card):
    """Lists of overrides that fit a card, one for each of some findings."""
    judged = [one for one in card.findings if one.status.judged]
    one = st.sampled_from(judged).flatmap(
        lambda found: st.builds(
            changed,
            st.just(found.id),
            status=st.sampled_from([status for status in Status if status.judged]),
        )
    )
    return st.lists(one, max_size=12, unique_by=lambda override: override.about)


@pytest.mark.slow
@settings(max_examples=40)
@given(overrides_of(STATED))
def test_sums_stay_right_whatever_is_changed(overrides):
    card = revise(STATED, overrides)

    assert sum(one.points for one in card.findings) == card.points
    for parts in (card.dimensions, card.phases):
        assert sum(part.points for part in parts.values()) == card.points
    assert card.total == (min(card.points, CAP) if card.capped_by else card.points)
    assert card.grade == Grades().of(
        float(card.total),
        best=not any(
            one.status is Status.MISSED and one.severity.value != "minor" and one.max
            for one in card.findings
        ),
    )
    assert all(0 <= one.points <= one.max for one in card.findings)
    assert len(json.loads(json.dumps(card.as_json()))["overrides"]) == len(overrides)
    assert revise(card, []) == STATED
