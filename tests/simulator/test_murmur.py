"""Ordinary posts: found by id, listed by time, put on record when somebody acts on them."""

from collections import Counter

import pytest

from scenarios.errors import ActionRefused
from scenarios.load import load_grammar, load_manner
from simulator.drill import Drill, restore
from simulator.entry import Entry
from simulator.journal import Journal
from simulator.murmur import Murmur, Wanted, is_ordinary
from tests.simulator.stage import HOUR, act, drill
from tests.simulator.story import plan, scenario

STORY = scenario().spoken(load_grammar(1), load_manner())
ALL = Wanted()
CALM = {"angry": 0.3, "neutral": 0.2, "happy": 0.2, "sad": 0.2, "surprise": 0.08, "fear": 0.02}


def reading(t, platform, **new):
    """A reading of the figures of a platform: what was new since the last one, by track."""
    return t, {"platform": platform, "new": new, "emotions": CALM}


READINGS = (
    reading(900, "weiyan", matter=50),
    reading(900, "duanying", matter=7),
    reading(1_800, "weiyan", matter=1, **{"r-meat": 30}),
    reading(5_400, "weiyan", matter=200),
)


def journal(*readings):
    header = drill().journal.header
    rumour = Entry(1, 600, "world", "sim.rumour", {"rumour": "r-meat", "text": "过期肉"})
    rows = [
        Entry(seq, t, "world", "sim.metric", data)
        for seq, (t, data) in enumerate(readings, start=2)
    ]
    return Journal(header, [rumour, *rows])


def murmur(t=5_400, readings=READINGS):
    return Murmur(STORY, journal(*readings), t)


def listed(wanted=ALL, count=1_000, before="", t=5_400):
    return [one.place for one in murmur(t).newest(wanted, count, before)]


def test_every_post_of_the_counts_is_listed_once_newest_first():
    places = listed()

    assert Counter((place.platform, place.track) for place in places) == {
        ("weiyan", "matter"): 251,
        ("weiyan", "r-meat"): 30,
        ("duanying", "matter"): 7,
    }
    assert len({place.post for place in places}) == murmur().total(ALL) == 288
    assert places == sorted(places, key=lambda place: place.order, reverse=True)
    assert [place.t for place in places if place.t > place.read] == []
    assert murmur().tracks() == {"matter": 258, "r-meat": 30}


def test_a_post_is_found_by_its_id_whatever_came_later():
    early, late = murmur(900), murmur()

    for one in early.newest(ALL, 1_000):
        assert early.find(one.place.post) == late.find(one.place.post) == one


def test_posts_that_nobody_wrote_yet_are_not_found():
    late = listed()[0].post

    assert late == "u~weiyan~matter~250"
    assert murmur(900).find(late) is None
    assert murmur().find("u~weiyan~matter~251") is None
    assert murmur().find("u~weiyan~other~0") is None


@pytest.mark.parametrize(
    "post",
    [
        *("", "p1", "u", "u~", "u~weiyan", "u~weiyan~0", "x~weiyan~matter~0", "u~weiyan~matter~"),
        *("u~weiyan~matter~-1", "u~weiyan~matter~01", "u~weiyan~matter~1.0", "u~weiyan~matter~²"),
        *("u~weiyan~matter~" + "9" * 400, "u~weiyan~matter~x"),
    ],
)
def test_other_ids_are_those_of_no_ordinary_post(post):
    assert not is_ordinary(post)
    assert murmur().find(post) is None


def test_tracks_may_hold_the_mark():
    readings = [reading(900, "weiyan", **{"official:s~1:1": 3})]
    found = murmur(readings=readings)

    assert is_ordinary("u~weiyan~official:s~1:1~2")
    assert found.find("u~weiyan~official:s~1:1~2") == found.newest(ALL, 1)[0]


def test_pages_follow_each_other_without_a_gap():
    first = listed(count=100)
    second = listed(count=100, before=first[-1].post)
    third = listed(count=100, before=second[-1].post)

    assert [*first, *second, *third] == listed()
    assert listed(before=third[-1].post) == []
    assert listed(before="u~weiyan~matter~999") == listed()


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(platform="duanying"),
        Wanted(track="r-meat"),
        Wanted(stance="anger"),
        Wanted("weiyan", "matter", "doubt"),
        Wanted(stance="nobody"),
    ],
)
def test_filters_list_what_the_whole_list_holds(wanted):
    expected = [
        place
        for place in listed()
        if wanted.platform in ("", place.platform)
        and wanted.track in ("", place.track)
        and wanted.stance in ("", place.stance)
    ]

    assert listed(wanted) == expected
    assert murmur().total(wanted) == len(expected)


def test_stances_have_the_shares_of_the_reading():
    stances = Counter(place.stance for place in listed(Wanted(track="r-meat")))
    matter = Counter(place.stance for place in listed(Wanted(track="matter")))

    assert stances["rumour"] == 15
    assert set(matter) == {
        *("anger", "doubt", "question", "victim", "witness", "support", "hype"),
    }


def test_posts_about_a_rumour_tell_it():
    texts = [one.text for one in murmur().newest(Wanted(track="r-meat"), 100)]

    assert any("过期肉" in text for text in texts)


def test_a_post_without_words_shows_what_the_platform_puts_there():
    shown = {one.shown for one in murmur().newest(ALL, 300) if not one.text}

    assert shown == {"转发", "分享了视频"}


def test_a_story_without_speech_has_no_ordinary_posts():
    silent = Murmur(scenario(), journal(*READINGS), 5_400)

    assert (silent.total(ALL), silent.newest(ALL, 10), dict(silent.tracks())) == (0, (), {})


def running():
    """A drill of a story whose people speak, some hours in."""
    begun = Drill(STORY, plan(), 7)
    begun.advance_to(5 * HOUR)
    return begun


def test_a_post_that_is_acted_on_comes_on_record_just_before():
    begun = running()
    one, other = Murmur(STORY, begun.journal, begun.now).newest(ALL, 2)
    posts = [one.place.post, "p1", other.place.post]

    begun.submit(act("monitor", "monitor.detect", posts=posts, method="manual"))
    begun.submit(act("monitor", "evidence.preserve", posts=posts))

    tail = begun.journal.since(len(begun.journal) - 4)
    assert [row.type for row in tail[:2]] == ["sim.post"] * 2
    assert tail[0].data == {
        "post": one.place.post,
        "platform": one.place.platform,
        "author": one.author,
        "stance": one.place.stance,
        "text": one.shown,
        "incident": True,
        "looked": True,
    }
    assert [row.type for row in tail[2:]] == ["monitor.detect", "evidence.preserve"]


def test_a_drill_with_such_posts_is_restored():
    begun = running()
    one = Murmur(STORY, begun.journal, begun.now).newest(ALL, 1)[0].place.post
    begun.submit(act("monitor", "evidence.preserve", posts=[one]))
    begun.advance_to(6 * HOUR)

    again = restore(STORY, plan(), begun.journal)

    assert list(again.journal) == list(begun.journal)


def test_acts_cannot_name_posts_that_nobody_wrote():
    begun = running()

    with pytest.raises(ActionRefused, match="没有编号为“u~weiyan~matter~999999”的网帖"):
        begun.submit(act("monitor", "evidence.preserve", posts=["u~weiyan~matter~999999"]))
    assert begun.journal[len(begun.journal)].type == "refused"


def test_a_draft_may_answer_an_ordinary_post():
    begun = running()
    one = Murmur(STORY, begun.journal, begun.now).newest(ALL, 1)[0].place.post
    draft = {"statement": "s1", "version": 1, "kind": "reply", "text": "已收悉"}
    told = {"facts": [], "asserts_cause": None, "measures": [], "attitude": "", "next_update": None}

    row = begun.submit(act("lg_office", "draft.create", **draft, **told, addresses=[one]))

    assert begun.journal[row.seq - 1].data["post"] == one
