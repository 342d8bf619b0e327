"""What the tools make of the net, from what a seat can see and no more."""

from scenarios.load import load_grammar, load_manner
from tests.simulator.story import plan, scenario
from tests.web.desk_view.laid import journal, post
from web.desk_view.analysis import Share, analysis
from web.desk_view.desk import desk_of
from web.desk_view.hearsay import SHOWN, hearsay, likeness
from web.desk_view.influence import influence
from web.desk_view.spread import HOURS, Hour, spread
from web.words import Words

STORY = scenario().spoken(load_grammar(1), load_manner())
CALM = {"angry": 0.25, "neutral": 0.5, "happy": 0.0, "sad": 0.25, "surprise": 0.0, "fear": 0.0}
RUMOUR = "食堂给孩子吃冻了半年的过期肉"


def metric(t, views, platform="weiyan", new=None, **more):
    told = {"platform": platform, "reposts": views // 10, "comments": views // 5, "views": views}
    data = {**told, "heat": 1.0, "new": new or {}, "emotions": CALM, **more}
    return (t, "world", "sim.metric", data)


def desk(*rows, t=36_000):
    told = journal(*rows)
    return desk_of(Words(told, STORY, plan()), told, ("office",), t)


def test_an_empty_net_has_nothing_to_analyse():
    found = analysis(desk())

    assert (found.begun, found.mood, found.stances) == (False, (), ())


def test_mood_and_attitudes_are_shares_with_words():
    found = analysis(desk(metric(600, 100, new={"matter": 40})))

    assert found.begun
    assert found.mood[:2] == (Share("愤怒", 25), Share("悲伤", 25))
    assert 97 <= sum(one.percent for one in found.stances) <= 103
    assert sum(int(one.amount) for one in found.stances) == 40


def test_spread_tells_what_each_hour_added():
    rows = [metric(600, 100), metric(3_000, 400), metric(4_000, 1_000), metric(11_000, 1_600)]
    seen = desk(*rows, metric(11_100, 20, "duanying"), t=11_200)

    wide, narrow = spread(seen)

    assert (wide.platform, wide.total, wide.last) == ("微言", "1600", "600")
    assert wide.hours == tuple(
        Hour(seen.words.moment(hour * 3_600), *map(str, added))
        for hour, added in ((3, (600, 60, 120)), (2, (0, 0, 0)), (1, (600, 60, 120)),
                            (0, (400, 40, 80)))
    )  # fmt: skip
    assert wide.points == "0.0,13.3 80.0,0.0 160.0,40.0 240.0,0.0"
    assert (narrow.platform, narrow.points) == ("短影", "0.0,0.0")


def test_what_is_read_at_the_end_of_an_hour_was_added_in_it():
    rows = [metric(hour * 3_600, 100 * hour * hour) for hour in (1, 2, 3)]
    seen = desk(*rows, t=3 * 3_600 + 1_800)

    (found,) = spread(seen)

    assert [hour.views for hour in found.hours] == ["500", "300", "100"]
    assert found.hours[0].moment == seen.words.moment(2 * 3_600)
    assert found.last == "500"


def test_hours_in_which_nobody_read_are_shown_once_they_are_over():
    seen = desk(metric(3_600, 100), t=3 * 3_600 + 1_800)

    (found,) = spread(seen)

    assert [hour.views for hour in found.hours] == ["0", "0", "100"]
    assert found.last == "0"


def test_spread_shows_the_latest_hours_only():
    rows = [metric(hour * 3_600 + 60, 100 * hour) for hour in range(HOURS + 4)]

    (found,) = spread(desk(*rows, t=(HOURS + 4) * 3_600 - 1))

    assert len(found.hours) == HOURS


def test_authors_stand_by_what_was_read_after_they_spoke():
    rows = [
        (60, *post("p1", "先说")),
        metric(300, 100),
        (400, *post("p2", "后说", author="大号")),
        metric(2_000, 5_000),
        (2_100, *post("p3", "再说", author="大号")),
        (2_200, *post("p4", "别处", platform="duanying", author="路人")),
    ]

    found = influence(desk(*rows))

    assert [(a.name, a.platform, a.posts, a.text, a.followed) for a in found] == [
        ("阿宁", "微言", 1, "先说", "5000"),
        ("大号", "微言", 2, "后说", "4900"),
        ("路人", "短影", 1, "别处", "0"),
    ]


def test_a_text_is_like_a_rumour_by_the_pairs_it_holds():
    assert likeness(RUMOUR, RUMOUR) == 1.0
    assert likeness("听说食堂给孩子吃过期肉！", RUMOUR) > 0.4
    assert likeness("今天天气不错", RUMOUR) == 0.0
    assert likeness("甲乙", "！") == 0.0


def test_a_rumour_is_followed_back_to_where_it_was_seen_first():
    rows = [
        (60, *post("p1", "内部人说食堂给孩子吃冻了半年的肉", author="爆料人")),
        (120, *post("p2", "今天天气不错")),
        (600, "world", "sim.rumour", {"rumour": "r-meat", "text": RUMOUR}),
        metric(900, 100, new={"r-meat": 6}),
        metric(1_200, 10, "duanying", new={"r-meat": 1}),
    ]

    (chain,) = hearsay(desk(*rows))

    assert (chain.rumour, chain.text) == ("r-meat", RUMOUR)
    first, *rest = chain.links
    assert (first.post, first.author, first.role) == ("p1", "爆料人", "最早发现")
    assert [link.post for link in rest] == [
        "u~weiyan~r-meat~0",
        "u~weiyan~r-meat~1",
        "u~duanying~r-meat~0",
    ]
    assert rest[-1].role == "短影最早"
    assert {link.role for link in rest[:2]} <= {"议论", "转发"}


def test_a_rumour_nobody_repeats_has_an_empty_chain():
    rumour = (600, "world", "sim.rumour", {"rumour": "r-meat", "text": RUMOUR})

    assert [chain.links for chain in hearsay(desk(rumour))] == [()]
    assert hearsay(desk()) == ()


def test_a_chain_is_no_longer_than_one_reads():
    rows = [(n, *post(f"p{n}", RUMOUR)) for n in range(SHOWN + 4)]
    rumour = (600, "world", "sim.rumour", {"rumour": "r-meat", "text": RUMOUR})

    assert [link.post for link in hearsay(desk(*rows, rumour))[0].links] == [
        f"p{n}" for n in range(SHOWN)
    ]
