from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest

from scoring.finding import Status
from scoring.override import Override, RubricLine
from web.judging.ledger import about_of, key_of, ledger_of
from web.store.record import Note, NoteKind

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
LINE = RubricLine("s1", 2, "S3")


def note(number, kind, by, data, about=None):
    return Note(number, kind, about, by, NOW + timedelta(minutes=number), data)


def override(number, by="pg01", about="NN-1", replaces=None, status=Status.PARTIAL):
    points = None if isinstance(about, str) else Fraction(1)
    change = Override(
        about, by, NOW.isoformat(), "补录。",
        status if isinstance(about, str) else None, points, replaces,
    )  # fmt: skip
    return note(number, NoteKind.OVERRIDE, by, change.as_json())


def second(number, about, *, agrees, by="pg02"):
    return note(number, NoteKind.SECOND, by, {"agrees": agrees, "text": "查过了。"}, about)


def test_an_override_holds_and_waits_for_a_second_reading():
    ledger = ledger_of([override(1)])

    (ruling,) = ledger.rulings.values()
    assert (ruling.number, ruling.holds, ruling.waits) == (1, True, True)
    assert ledger.holding("NN-1") == ruling
    assert ledger.holding("NN-2") is None
    assert ledger.held == {"NN-1": 1}


def test_a_confirmed_override_holds_and_waits_no_more():
    ledger = ledger_of([override(1), second(2, 1, agrees=True)])

    (ruling,) = ledger.rulings.values()
    assert (ruling.holds, ruling.waits, ruling.second.number) == (True, False, 2)
    assert len(ledger.overrides) == 1


def test_a_disagreement_gives_the_own_result_back():
    ledger = ledger_of([override(1), second(2, 1, agrees=False)])

    (ruling,) = ledger.rulings.values()
    assert (ruling.holds, ruling.waits) == (False, False)
    assert ledger.overrides[1:] == [
        Override("NN-1", "pg02", (NOW + timedelta(minutes=2)).isoformat(), "查过了。", replaces=1)
    ]
    assert ledger.held == {"NN-1": 2}


def test_a_later_override_takes_the_place_of_an_earlier_one():
    ledger = ledger_of([override(1), override(2, replaces=1), override(3, about=LINE)])

    assert [one.holds for one in ledger.rulings.values()] == [False, True, True]
    assert ledger.held == {"NN-1": 2, LINE: 3}


def test_a_withdrawal_waits_for_nobody():
    ledger = ledger_of([override(1), override(2, replaces=1, status=None)])

    assert [one.waits for one in ledger.rulings.values()] == [False, False]


def test_an_objection_stands_with_its_answer():
    ledger = ledger_of(
        [
            note(1, NoteKind.OBJECTION, "lg01", {"about": "s1#2#S3", "text": "有依据。"}),
            note(2, NoteKind.OBJECTION, "lg02", {"about": "NN-1", "text": "有依据。"}),
            note(3, NoteKind.ANSWER, "pg01", {"changed": False, "text": "没有留痕。"}, 1),
        ]
    )

    assert [one.answer and one.answer.number for one in ledger.objections.values()] == [3, None]
    assert [one.note.number for one in ledger.objections_to(LINE)] == [1]


def test_overrides_are_those_of_the_scorecard():
    assert [one.about for one in ledger_of([override(1), override(2, about=LINE)]).overrides] == [
        "NN-1",
        LINE,
    ]


@pytest.mark.parametrize(
    "about", ["NN-RPT-05", LINE, RubricLine("a#b#3", 1, "S11"), RubricLine("", 0, "S1")]
)
def test_a_key_names_its_thing(about):
    assert about_of(key_of(about)) == about


@pytest.mark.parametrize("key", ["", "#", "##", "s1##S3", "s1#二#S3", "s1#²#S3", "x#1"])
def test_a_key_of_no_known_form_names_no_line(key):
    assert about_of(key) == key
