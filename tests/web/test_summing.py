from dataclasses import replace
from pathlib import Path

import pytest

from tests.web.counterfactual.short import played
from web import summing
from web.judging import cards
from web.running.reading import read
from web.store import drills, notes, summaries
from web.store.record import NewNote, NoteKind, Role
from web.store.summaries import Outcome, Share
from web.summing import summed

ROOT = Path(summing.__file__).parents[1]


@pytest.fixture(autouse=True)
def _request(app):
    with app.test_request_context():
        yield


@pytest.fixture
def drill(archive, enrol):
    return archive(enrol("chen"), journal=played().journal)


def test_a_summary_says_what_the_card_says(drill, server):
    card = cards.card_of(read(server.live, drill))

    (summary,) = summed([drill]).found.values()

    assert (summary.total, summary.grade, summary.fault) == (float(card.total), card.grade, "")
    assert summary.outcomes == {
        one.id: Outcome(one.status.value, Share(float(one.points), float(one.max)))
        for one in card.findings
    }
    assert summary.dimensions["timing"].max == float(card.dimensions["timing"].max)
    assert set(summary.persons) == set(card.persons)


def test_what_is_kept_is_not_judged_again(drill, monkeypatch):
    first = summed([drill])
    monkeypatch.setattr(summing, "card_of", lambda _: pytest.fail("judged again"))

    assert summed([drill]) == first
    assert dict(first.found) == dict(summaries.of_drills([drill.id]))


def test_rows_notes_end_plan_and_program_make_a_new_summary(drill, monkeypatch, enrol):
    made_of = {summed([drill]).found[drill.id].made_of}
    row = played().journal[len(played().journal)]._replace(seq=len(played().journal) + 1)
    drills.save(drill.id, [row], row.t, {})
    made_of.add(summed([drill]).found[drill.id].made_of)
    said = {"about": "NN-RPT-05", "text": "看"}
    objection = NewNote(NoteKind.OBJECTION, enrol("li").id, drill.created_at, said, "t1")
    notes.add(drill.id, objection, lambda _: None)
    made_of.add(summed([drill]).found[drill.id].made_of)
    made_of.add(summed([replace(drill, ended_at=None)]).found[drill.id].made_of)
    monkeypatch.setattr(summing, "_program_sha256", lambda: "another")
    made_of.add(summed([drill]).found[drill.id].made_of)

    assert len(made_of) == 5


def test_the_program_that_judges_is_all_it_calls():
    rooms = {file.relative_to(ROOT).parts[0] for file in summing._judging_files()}

    assert rooms == {"scenarios", "simulator", "scoring"}


def test_a_drill_that_cannot_be_judged_says_why(drill):
    (summary,) = summed([replace(drill, plan="gone")]).found.values()

    assert "gone" in summary.fault
    assert summary.total is None


def test_a_request_judges_a_few_and_says_how_many_are_left(archive, enrol, monkeypatch):
    monkeypatch.setattr(summing, "A_REQUEST", 2)
    member = enrol("chen", Role.TRAINEE)
    records = [archive(member, journal=played().journal) for _ in range(3)]

    first, second = summed(records), summed(records)

    assert (list(first.found), first.missing) == ([one.id for one in records[:2]], 1)
    assert (set(second.found), second.missing) == ({one.id for one in records}, 0)
