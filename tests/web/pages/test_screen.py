import re
from itertools import product

import pytest

from simulator.journal import Journal
from simulator.view import View
from tests import library
from tests.web.conftest import SCENARIO, by_the_book
from web.desk_view.desk import team_of
from web.store.record import Role

STORY = library.story(SCENARIO)
JOURNAL = by_the_book()
OFFICE = next(seat for seat in STORY.seats if seat.id == "office")
REPORT = JOURNAL.of("report.submit")[0]


@pytest.fixture
def opened(sign_in, archive):
    """The page of an archived drill, as a trainee opens it."""
    reader = sign_in("lg01")
    record = archive(reader.account)
    return lambda query="": reader.get(f"/drills/{record.id}/screen{query}").text


def clock(page):
    return re.search(r'<span class="screen-clock"><time class="moment" datetime="([^"]+)"', page)[1]


def log_of(page):
    return {int(seq) for seq in re.findall(r'class="log-line[^"]*" id="row-(\d+)"', page)}


def seen(roles, t):
    view = View(JOURNAL, roles, team_of(STORY), t)
    return {sight.seq for sight in view.rows() if sight.by not in ("world", "director")}


def test_a_screen_shows_what_the_seat_saw_then_and_nothing_later(opened):
    for seat, t in product(("office", "dept"), (0, REPORT.t, REPORT.t + 3_600)):
        roles = next(one.roles for one in STORY.seats if one.id == seat)
        page = opened(f"?seat={seat}&t={t}&view=log")
        assert log_of(page) == seen(roles, t)
        assert clock(page) == JOURNAL.header.at(t)


def test_one_second_before_an_act_it_is_not_there(opened):
    before = log_of(opened(f"?seat=office&t={REPORT.t - 1}&view=log"))
    then = log_of(opened(f"?seat=office&t={REPORT.t}&view=log"))

    assert REPORT.seq in then - before


def test_at_first_the_end_of_the_first_seat_is_shown(opened):
    page = opened()

    assert f'<option value="{STORY.seats[0].id}" selected>' in page
    assert clock(page) == JOURNAL.header.at(JOURNAL[len(JOURNAL)].t)


def test_a_moment_that_cannot_be_read_is_the_end(opened):
    for query in ("?t=-1", "?t=x", "?t=9999999999999", "?t=999999999", "?t=²"):
        assert clock(opened(query)) == JOURNAL.header.at(JOURNAL[len(JOURNAL)].t)


def test_what_is_unknown_in_the_address_falls_back(opened):
    for query in ("?seat=nobody", "?seat=%3Cscript%3E", "?view=limits", "?view=x"):
        page = opened(query)
        assert f'<option value="{STORY.seats[0].id}" selected>' in page
        assert "<script>" not in page
        assert "正在计时" not in page


def test_nothing_can_be_done_from_a_screen(opened):
    for view, watch in product(
        ("inbox", "cases", "statements", "facts", "log"), ("feed", "murmur")
    ):
        page = opened(f"?seat=office&view={view}&watch={watch}")
        panes = page[page.index('<div id="screen">') : page.index("</main>")]
        assert re.findall(r'href="[^"]*[?&;]act=', panes) == []
        assert 'method="post"' not in panes
        assert 'name="posts"' not in panes


def test_one_statement_can_be_opened_and_its_forms_are_not_there(opened):
    name = JOURNAL.of("draft.create")[0].data["statement"]

    page = opened(f"?seat=office&view=statements&statement={name}")

    assert 'class="statement-text"' in page
    assert "修改稿件" not in page


def test_links_lead_to_the_neighbouring_changes(opened):
    page = opened(f"?seat=office&t={REPORT.t}&view=log")

    view = View(JOURNAL, OFFICE.roles, team_of(STORY), JOURNAL[len(JOURNAL)].t)
    times = sorted({sight.t for sight in view.rows()})
    before = max(t for t in times if t < REPORT.t)
    after = min(t for t in times if t > REPORT.t)
    stops = page[page.index("screen-stops") : page.index("screen-panes")]
    links = re.findall(r'<a class="btn btn-sm" href="([^"]+)"', stops)
    assert [re.search(r"t=(\d+)", link)[1] for link in links] == [str(before), str(after)]
    assert all("view=log" in link and "seat=office" in link for link in links)


def test_at_the_beginning_there_is_nothing_before(opened):
    assert "上一次变化" not in opened("?t=0")
    assert "下一次变化" not in opened()


def test_a_search_keeps_seat_and_moment(opened):
    for watch in ("feed", "murmur"):
        page = opened(f"?seat=dept&t=7200&watch={watch}")
        form = re.search(r'<form class="feed-search".*?</form>', page, re.DOTALL)[0]
        assert "/screen" in form
        assert '<input type="hidden" name="seat" value="dept">' in form
        assert '<input type="hidden" name="t" value="7200">' in form


def test_private_notes_of_the_director_are_on_no_screen(sign_in, archive):
    reader, evaluator = sign_in("lg01"), sign_in("pg01", Role.EVALUATOR)
    last = JOURNAL[len(JOURNAL)]
    note = last._replace(
        seq=last.seq + 1, by="director", type="director.note", data={"text": "只给导调"}
    )
    record = archive(reader.account, journal=Journal(JOURNAL.header, [*JOURNAL, note]))

    for person in (reader, evaluator):
        for view in ("inbox", "log"):
            page = person.get(f"/drills/{record.id}/screen?view={view}").text
            assert "只给导调" not in page


def test_a_screen_shows_the_limits_that_ran_then_and_nothing_to_do(opened):
    early = opened(f"?seat=office&t={REPORT.t - 1}&view=limits")
    late = opened("?seat=office&view=limits")

    assert 'data-set="view=limits' in early
    assert "正在计时" in early
    assert early.count('id="limit-') != late.count('id="limit-')
    for page in (early, late):
        assert "索取提示" not in page
        assert 'data-set="act=' not in page
