import pytest

from scenarios.vocabulary import ENTRY_TYPES, Kind, Writer
from simulator.entry import Entry
from simulator.journal import Journal
from simulator.reading import read_header
from simulator.view import SHOWN, Sight, View, addressees, reach

TEAM = ("lg_office", "legal", "dept", "lg_head")
HEADER = read_header(
    {
        "journal": 1,
        "scenario": "canteen",
        "plan": "nanning-2017",
        "seed": 1,
        "starts_at": "2026-09-18T15:40:00+08:00",
        "mode": "live",
    }
)


def journal(*rows):
    """A journal of rows (t, by, type, data)."""
    entries = [
        Entry(seq, t, by, row_type, data) for seq, (t, by, row_type, data) in enumerate(rows, 1)
    ]
    return Journal(HEADER, entries)


def seen(rows, *roles, t=1000, team=TEAM):
    return [
        (s.seq, s.type, dict(s.data), s.whole) for s in View(journal(*rows), roles, team, t).rows()
    ]


def test_a_row_at_t_is_seen_and_a_later_one_is_not():
    rows = [
        (10, "world", "inject", {"channel": "phone", "title": "甲", "text": "一"}),
        (11, "world", "inject", {"channel": "phone", "title": "乙", "text": "二"}),
    ]

    assert [s.seq for s in View(journal(*rows), ["legal"], TEAM, 10).rows()] == [1]
    assert View(journal(*rows), ["legal"], TEAM, 10).see(journal(*rows)[2]) is None


def test_a_post_is_seen_without_what_only_the_examiner_knows():
    post = {
        "post": "p1",
        "platform": "weiyan",
        "author": "甲",
        "stance": "rumour",
        "text": "肉过期了",
        "incident": True,
        "rumour": "r1",
        "key": True,
        "class": "fabricate",
    }

    assert seen([(0, "world", "sim.post", post)], "lg_office") == [
        (
            1,
            "sim.post",
            {"post": "p1", "platform": "weiyan", "author": "甲", "text": "肉过期了"},
            True,
        )
    ]


@pytest.mark.parametrize(
    "row",
    [
        ("world", "sim.level", {"level": "重大", "because": "reposts"}),
        ("world", "sim.quiet", {}),
        ("world", "sim.active", {}),
        ("director", "director.note", {"text": "他们没有想到公安"}),
        ("director", "director.skip", {"inject": "i1"}),
    ],
)
def test_truth_and_the_directors_own_notes_are_seen_by_nobody(row):
    assert seen([(0, *row)], *TEAM) == []


def test_an_aftermath_shows_what_the_public_says_and_not_what_caused_it():
    row = (0, "world", "sim.aftermath", {"cause": 3, "effect": "distrust", "text": "网民不买账"})

    assert seen([row], "legal") == [(1, "sim.aftermath", {"text": "网民不买账"}, True)]


def test_a_call_to_one_role_is_seen_by_that_role_alone():
    call = {"inject": "i1", "channel": "phone", "title": "医院来电", "text": "37人", "to": ["dept"]}
    rows = [(0, "world", "inject", call)]

    assert seen(rows, "legal") == []
    assert seen(rows, "dept") == [
        (
            1,
            "inject",
            {"channel": "phone", "title": "医院来电", "text": "37人", "to": ["dept"]},
            True,
        )
    ]


def test_what_goes_to_the_leading_group_reaches_its_head():
    rows = [(0, "lg_office", "report.submit", {"to": ["lg"], "form": "phone", "kind": "first"})]

    assert seen(rows, "lg_head") == [
        (1, "report.submit", {"to": ["lg"], "form": "phone", "kind": "first"}, True)
    ]


def test_of_a_report_to_others_the_team_sees_only_that_it_happened():
    rows = [(0, "lg_office", "report.submit", {"to": ["upper"], "form": "phone"})]

    assert seen(rows, "legal") == [(1, "report.submit", {}, False)]
    assert seen(rows, "lg_office") == [
        (1, "report.submit", {"to": ["upper"], "form": "phone"}, True)
    ]


def test_an_outside_bodys_letter_to_another_is_not_seen_at_all():
    rows = [(0, "hospital", "notify", {"to": ["gov"], "text": "通报"})]

    assert seen(rows, "legal") == []


def test_an_assessment_that_names_nobody_goes_to_the_leading_group():
    rows = [(0, "lg_office", "assess.preliminary", {"judgement": "将升温"})]

    assert seen(rows, "lg_head")[0][3] is True
    assert seen(rows, "legal") == [(1, "assess.preliminary", {}, False)]


def test_drafts_and_signatures_are_whole_to_the_team():
    sign = {"statement": "s1", "version": 1, "step": "legal", "verdict": "ok"}

    assert seen([(0, "legal", "sign", sign)], "dept") == [(1, "sign", sign, True)]


@pytest.mark.parametrize("row_type", ["leak", "removal.request", "refused"])
def test_temptations_and_refusals_are_seen_by_their_author_alone(row_type):
    rows = [(0, "legal", row_type, {"text": "内情"})]

    assert seen(rows, "dept") == []
    assert seen(rows, "legal") == [(1, row_type, {"text": "内情"}, True)]


def test_a_deputy_does_not_see_what_the_group_passes_outside():
    rows = [(0, "lg", "leak", {"to": "某媒体", "text": "内情"})]

    assert seen(rows, "lg_deputy") == []


def test_rows_of_some_types_come_in_order_and_after_since():
    rows = [
        (0, "world", "sim.removed", {"post": "p1"}),
        (1, "world", "sim.crowd", {"place": "校门", "size": 30}),
        (2, "world", "sim.removed", {"post": "p2"}),
        (3, "world", "sim.crowd", {"place": "校门", "size": 0}),
    ]
    view = View(journal(*rows), ["dept"], TEAM, 9)

    assert [s.seq for s in view.rows("sim.crowd", "sim.removed", since=1)] == [2, 3, 4]
    assert [s.seq for s in view.rows("sim.removed")] == [1, 3]
    assert [s.seq for s in view.rows(since=2)] == [3, 4]


def test_a_sight_keeps_author_time_and_account():
    row = Entry(1, 7, "dept", "monitor.note", {"text": "平稳"}, user="u3", auto=False)

    assert View(Journal(HEADER, [row]), ["legal"], TEAM, 7).see(row) == Sight(
        1, 7, "dept", "monitor.note", {"text": "平稳"}, user="u3"
    )


def test_addressees_of_one_role_of_many_and_of_a_free_text():
    assert addressees(Entry(1, 0, "dept", "liaise", {"to": "police"})) == ("police",)
    assert addressees(Entry(1, 0, "dept", "notify", {"to": ["prop", "police"]})) == (
        "prop",
        "police",
    )
    assert addressees(Entry(1, 0, "dept", "leak", {"to": "朋友"})) == ()


def test_reach_adds_what_a_role_counts_as():
    assert reach(["lg_deputy", "legal"]) == {"lg_deputy", "lg", "legal"}


def test_every_shown_key_is_a_field_of_its_row():
    names = {
        row_type: {f.name for f in ENTRY_TYPES[row_type].fields} | {"text"} for row_type in SHOWN
    }

    assert {t: set(keys) - names[t] for t, keys in SHOWN.items()} == {t: set() for t in SHOWN}


def test_every_row_of_world_and_director_is_shown_or_kept_back_on_purpose():
    silent = {
        "sim.level",
        "sim.quiet",
        "sim.active",
        "director.note",
        "director.card",
        "director.opponent",
        "director.skip",
        "director.replan",
        "director.veto",
        "director.inject",
    }
    known = {name for name, spec in ENTRY_TYPES.items() if spec.writer is not Writer.SEAT}

    assert known == set(SHOWN) | silent


def test_acts_addressed_to_roles_have_a_field_of_roles():
    kinds = {
        spec.field("to").kind
        for spec in ENTRY_TYPES.values()
        if spec.field("to") is not None and spec.writer is Writer.SEAT
    }

    assert kinds == {Kind.ROLE, Kind.ROLES, Kind.CHOICE, Kind.TEXT}
