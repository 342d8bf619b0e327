"""What seats say to each other: heard by the whole drill, never by strangers, always as text."""

import pytest

from simulator.entry import Act
from web.desk_view.talk import LONGEST
from web.store.record import Role


@pytest.fixture
def team(sign_in, conduct):
    """The office and the section of one drill."""
    office, dept = sign_in("lg01"), sign_in("ks01")
    record = conduct(office.account, dept.account)
    for person in (office, dept):
        person.home = f"/drills/{record.id}"
        person.record = record
    return office, dept


def said(server, team):
    return [
        (row.by, row.user, row.data)
        for row in server.live.open(team[0].record).journal.of("team.say")
    ]


def test_a_message_is_a_row_that_the_others_see(server, team):
    office, dept = team

    answer = office.post(
        f"{office.home}/talk", text="  科室几点能给结论？\r\n局长在等 ", once="m" * 12
    )
    office.post(f"{office.home}/talk", text="  科室几点能给结论？\r\n局长在等 ", once="m" * 12)

    assert answer.status_code == 303
    told = {"text": "科室几点能给结论？\n局长在等"}
    assert said(server, team) == [("lg_office", office.account.id, told)]
    assert "科室几点能给结论？" in dept.get(f"{dept.home}/desk?view=talk").text
    assert dept.get(f"{dept.home}/desk/news").json["talk"] == 1
    assert office.get(f"{office.home}/desk/news").json["talk"] == 0


def test_the_director_reads_it_in_the_log(team, sign_in):
    office, _ = team
    office.post(f"{office.home}/talk", text="局长在等")

    assert "局长在等" in sign_in("dt01", Role.INSTRUCTOR).get(f"/console/{office.record.id}").text


@pytest.mark.parametrize("text", ["", " \n ", "\0"])
def test_nothing_typed_is_nothing_said(server, team, text):
    assert team[0].post(f"{team[0].home}/talk", text=text).status_code == 303
    assert said(server, team) == []


def test_a_message_that_is_too_long_is_refused_with_the_limit(server, team):
    answer = team[0].post(f"{team[0].home}/talk", text="长" * (LONGEST + 1))

    assert answer.status_code == 409
    assert "消息超过 500 个字" in answer.text
    assert said(server, team) == []


def test_hostile_text_is_shown_as_text(team):
    office, dept = team
    office.post(f"{office.home}/talk", text="<script>alert(1)</script>{{ 7*7 }}")

    page = dept.get(f"{dept.home}/desk?view=talk").text

    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }}" in page


def test_who_holds_no_seat_says_nothing(server, team, sign_in):
    assert (
        sign_in("dt01", Role.INSTRUCTOR).post(f"{team[0].home}/talk", text="x").status_code == 404
    )
    assert sign_in("lg09").post(f"{team[0].home}/talk", text="x").status_code == 404
    assert said(server, team) == []


def test_after_the_end_nothing_more_is_said(server, team):
    server.live.submit(team[0].record, Act("director", "director.end", {}))

    answer = team[0].post(f"{team[0].home}/talk", text="喂")

    assert answer.status_code == 409
    assert "演练已经结束" in answer.text


def test_the_lines_come_alone_while_somebody_types(team):
    office, dept = team
    office.post(f"{office.home}/talk", text="局长在等")

    part = dept.get(
        f"{dept.home}/desk?view=talk", **{"HX-Request": "true", "HX-Target": "talk-lines"}
    ).text

    assert "局长在等" in part
    assert "<textarea" not in part
