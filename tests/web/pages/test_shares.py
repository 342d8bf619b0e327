import re

import pytest

from scoring.scorecard import score
from simulator.journal import Journal
from tests import library
from tests.web.conftest import PLAN, SCENARIO, by_the_book
from web.card_words import DIMENSIONS
from web.store.record import Role

STORY = library.story(SCENARIO)
OFFICE = next(seat for seat in STORY.seats if seat.id == "office")


@pytest.fixture
def people(sign_in):
    return sign_in("lg01"), sign_in("lg02"), sign_in("pg01", Role.EVALUATOR)


@pytest.fixture
def drill(people, archive):
    """A drill in which the first person held the office and did what its roles did."""
    first, second, _ = people
    journal = by_the_book()
    rows = [
        row._replace(user=first.account.id if row.by in OFFICE.roles else None) for row in journal
    ]
    kept = Journal(journal.header, rows)
    record = archive(first.account, second.account, journal=kept, seats=("office", "legal"))
    held = {first.account.id: OFFICE.roles}
    record_card = score(library.pack(PLAN), kept, holders=held)
    return f"/drills/{record.id}", record_card


def lines(page):
    """By title, points and the words of outcomes."""
    table = page[page.index("share-table") : page.index("</table>")]
    rows = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', table, re.DOTALL)
    return {
        re.sub(r"<span.*", "", title): re.sub(r"<[^>]+>", " ", rest).split() for title, rest in rows
    }


def told(number):
    return f"{float(number):.2f}".rstrip("0").rstrip(".")


def test_each_phase_and_dimension_has_its_line_and_together_they_are_the_total(people, drill):
    base, card = drill
    phases = lines(people[2].get(f"{base}/shares?by=phase").text)
    dimensions = lines(people[2].get(f"{base}/shares?by=dimension").text)

    assert phases["全队"][1:4] == [told(card.points), "/", "100"]
    for phase, part in card.phases.items():
        if part.max:
            assert phases[phase][1:4] == [told(part.points), "/", told(part.max)]
    assert [name for name in dimensions if name != "全队"] == [
        DIMENSIONS[one] for one, part in card.dimensions.items() if part.max
    ]


def test_a_seat_has_what_its_roles_have_and_who_held_it(people, drill):
    base, _ = drill

    page = people[2].get(f"{base}/shares?by=seat").text

    assert list(lines(page)) == ["全队", *(seat.title for seat in STORY.seats)]
    assert "lg01同志" in page
    assert "系统同事代行" in page


def test_a_person_has_what_the_card_gives_the_account(people, drill):
    base, card = drill

    found = lines(people[2].get(f"{base}/shares").text)

    own = card.persons[people[0].account.id]
    assert found["lg01同志"][1:4] == [told(own.points), "/", told(own.max)]
    assert set(found) == {"全队", "lg01同志", "lg02同志"}


def test_a_trainee_sees_the_own_line_among_persons(people, drill):
    base, _ = drill

    page = people[0].get(f"{base}/shares?by=person").text

    assert set(lines(page)) == {"全队", "lg01同志"}
    assert "只列出你本人" in page
    assert "lg02同志" in people[0].get(f"{base}/shares?by=seat").text


def test_each_line_leads_to_its_findings(people, drill):
    base, card = drill
    person = people[0].account.id

    page = people[2].get(f"{base}/card?person={person}").text
    timing = people[2].get(f"{base}/card?seat=office&dimension=timing").text

    def ids(text):
        return set(re.findall(r'<article class="finding" id="([^"]+)"', text))

    assert ids(page) == {one.id for one in card.findings if person in one.persons}
    assert ids(timing) == {
        one.id
        for one in card.findings
        if one.dimension == "timing" and set(one.roles) & set(OFFICE.roles)
    }
    assert ids(page)
    assert ids(timing)
    assert "参演人：lg01同志" in page
    assert f"席位：{OFFICE.title}" in timing
    assert "分项：时限" in timing


def test_a_filter_can_be_taken_off_and_forged_ones_find_nothing(people, drill):
    base, _ = drill

    page = people[2].get(f"{base}/card?seat=office&status=met").text
    forged = people[2].get(f"{base}/card?person=%3Cb%3E&seat=nowhere&dimension=x").text

    assert 'href="?status=met#findings" aria-current="true">席位' in page
    assert "没有符合条件的评判" in forged
    assert "参演人：未知账号" in forged
    assert "<b>" not in forged


def test_an_unknown_view_is_the_first(people, drill):
    base, _ = drill

    first = people[2].read(f"{base}/shares")
    assert people[2].read(f"{base}/shares?by=nonsense") == first
