from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from scenarios.errors import OverrideRefused
from web.store import drills, notes, people
from web.store.database import open_store
from web.store.record import NewDrill, NewNote, Note, NoteKind, Role

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def store(config):
    open_store(config)


@pytest.fixture
def account():
    return people.create("pg01", "评估员", Role.EVALUATOR, "hash", NOW).id


def drill(account, token="token-1"):
    return drills.create(
        NewDrill(
            title="演练", scenario="s", plan="p", mode="live", speed=60, seats=(),
            host=account, header={}, token=token,
        ),
        NOW,
    ).id  # fmt: skip


def override(account, token="form-1"):
    return NewNote(NoteKind.OVERRIDE, account, NOW, {"finding": "NN-1", "reason": "补录"}, token)


def anything(_):
    """Allow it."""


def test_a_note_comes_back_as_it_went_in(account):
    record = drill(account)

    added = notes.add(record, override(account), anything)

    assert added == Note(
        1, NoteKind.OVERRIDE, None, account, NOW, {"finding": "NN-1", "reason": "补录"}
    )
    assert notes.of_drill(record) == [added]


def test_notes_are_numbered_by_drill(account):
    first, second = drill(account), drill(account, "token-2")
    for number in range(3):
        notes.add(first, override(account, f"form-{number}"), anything)
    answer = NewNote(NoteKind.SECOND, account, NOW + timedelta(1), {"agrees": True}, "form-9", 2)

    assert notes.add(first, answer, anything).number == 4
    assert notes.add(second, override(account), anything).number == 1
    assert [(n.number, n.about) for n in notes.of_drill(first)] == [
        (1, None), (2, None), (3, None), (4, 2),
    ]  # fmt: skip


def test_the_same_form_again_is_the_same_note(account):
    record = drill(account)
    first = notes.add(record, override(account), anything)

    assert notes.add(record, replace(override(account), data={}), anything) == first
    assert len(notes.of_drill(record)) == 1


def test_what_is_not_allowed_is_not_added(account):
    record = drill(account)
    notes.add(record, override(account), anything)
    seen = []

    def refuse(known):
        seen.extend(known)
        raise OverrideRefused("已有改判")

    with pytest.raises(OverrideRefused, match="已有改判"):
        notes.add(record, override(account, "form-2"), refuse)

    assert [note.number for note in seen] == [1]
    assert len(notes.of_drill(record)) == 1


def test_notes_are_counted_by_drill(account):
    first, second = drill(account), drill(account, "token-2")
    for number in range(3):
        notes.add(first, override(account, f"form-{number}"), anything)

    assert notes.counts([first, second]) == {first: 3}
    assert notes.counts([second]) == {}
