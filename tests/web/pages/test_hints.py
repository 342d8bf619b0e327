"""Hints on request: a row with its cost, a line on the scorecard, for who practises alone."""

import json

import pytest

from scenarios.errors import ActionRefused
from simulator.entry import Act
from tests.web.conftest import SCENARIO
from web.store import drills
from web.store.record import Role


@pytest.fixture
def office(sign_in, server, wall):
    """Somebody who has practised alone for an hour."""
    person = sign_in("lg01")
    person.post("/lobby/practice", scenario=SCENARIO, once="form-token-0001")
    person.record = drills.of_account(person.account.id)[0]
    person.live = server.live.open(person.record)
    person.home = f"/drills/{person.record.id}"
    wall.pass_by(60)
    for _ in range(3):
        person.live.tick()
    return person


def given(person):
    return [(row.by, row.user, row.data["cost"]) for row in person.live.journal.of("hint.ask")]


def test_a_hint_names_clause_limit_and_way_and_stands_on_the_card(office, server, sign_in):
    page = office.get(f"{office.home}/desk?view=limits").text
    answer = office.post(f"{office.home}/hints", once="h" * 12)
    office.post(f"{office.home}/hints", once="h" * 12)

    assert "这次提示扣 2 分" in page
    assert answer.status_code == 303
    assert given(office) == [("lg_office", office.account.id, 2)]
    text = office.live.journal.of("hint.ask")[0].data["text"]
    assert text.startswith("预案")
    assert text in office.get(f"{office.home}/desk?view=limits").text

    server.live.submit(office.record, Act("director", "director.end", {}))
    card = office.get(f"{office.home}/card").text
    assert "提示扣 2 分" in card
    assert '<td class="number">−2</td>' in card
    told = json.loads(sign_in("pg01", Role.EVALUATOR).get(f"{office.home}/card.json").text)
    assert told["total"] == max(round(told["points"] - told["deduction"], 2), 0)
    assert [one["cost"] for one in told["hints"]] == [2]


def test_when_there_is_nothing_left_nothing_is_taken_off(office):
    for _ in range(30):
        office.post(f"{office.home}/hints")
    before = given(office)

    assert office.post(f"{office.home}/hints").status_code == 303
    assert given(office) == before
    assert "目前没有可以提示的事项" in office.get(f"{office.home}/desk?view=limits").text


def test_other_kinds_of_exercise_give_no_hints(sign_in, conduct):
    person = sign_in("lg01")

    assert person.post(f"/drills/{conduct(person.account).id}/hints").status_code == 404


def test_who_holds_no_seat_gets_no_hint(office, sign_in):
    assert sign_in("dt01", Role.INSTRUCTOR).post(f"{office.home}/hints").status_code == 404
    assert given(office) == []


def test_a_hint_that_fails_to_fit_is_refused_in_the_journal(office):
    forged = {"obligation": "NN-RPT-05", "text": "x", "cost": 0}

    with pytest.raises(ActionRefused, match="扣 2 分"):
        office.live.submit(Act("lg_office", "hint.ask", forged))
    assert [row.data["rule"] for row in office.live.journal.of("refused")] == ["hint.cost"]
