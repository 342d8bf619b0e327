from hypothesis import given
from hypothesis import strategies as st

from scenarios.vocabulary import AUTHORS, ROLES
from simulator.view import PRIVATE, View, addressees, reach
from tests.strategies import journals

seats = st.sets(st.sampled_from(sorted(ROLES)), min_size=1, max_size=3)
times = st.integers(0, 20_000)


def view_of(journal, own, others, t):
    return View(journal, own, own | others, t)


@given(journals(), seats, seats, times)
def test_a_view_holds_nothing_later_and_nothing_addressed_elsewhere(journal, own, others, t):
    for sight in view_of(journal, own, others, t).rows():
        row = journal[sight.seq]
        assert row.t <= t
        elsewhere = bool(addressees(row)) and not reach(own) & set(addressees(row))
        if elsewhere and row.by not in reach(own):
            assert not sight.whole
            assert sight.data == {}
            assert row.by not in AUTHORS


@given(journals(), seats, seats, times)
def test_a_view_adds_nothing_to_a_row(journal, own, others, t):
    for sight in view_of(journal, own, others, t).rows():
        row = journal[sight.seq]
        assert sight.data.items() <= row.data.items()
        assert (sight.t, sight.by, sight.type) == (row.t, row.by, row.type)


@given(journals(), seats, seats, times, times)
def test_an_earlier_view_is_the_beginning_of_a_later_one(journal, own, others, t, more):
    early = list(view_of(journal, own, others, t).rows())
    late = list(view_of(journal, own, others, t + more).rows())

    assert late[: len(early)] == early


@given(journals(), seats, seats, times, st.integers(0, 40))
def test_what_comes_since_a_row_is_the_rest(journal, own, others, t, since):
    view = view_of(journal, own, others, t)

    assert list(view.rows(since=since)) == [s for s in view.rows() if s.seq > since]


@given(journals(), seats, seats, times)
def test_rows_of_types_are_those_of_all_rows(journal, own, others, t):
    view = view_of(journal, own, others, t)
    types = ("sim.post", "notify", "inject")

    assert list(view.rows(*types)) == [s for s in view.rows() if s.type in types]


@given(journals(), seats, seats, times)
def test_temptations_are_seen_by_their_authors_only(journal, own, others, t):
    authors = {s.by for s in view_of(journal, own, others, t).rows() if s.type in PRIVATE}

    assert authors <= own
