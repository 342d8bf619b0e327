"""What posts look like on their kinds of platform; their words and authors stay their own."""

import pytest

from scenarios.load import load_grammar, load_manner
from scenarios.vocabulary import PLATFORM_KINDS
from simulator.entry import Entry
from simulator.header import Digests, header_of
from simulator.journal import Journal
from simulator.murmur import Wanted
from tests.simulator.story import plan, scenario
from tests.web.desk_view.laid import post
from web.desk_view.desk import desk_of
from web.desk_view.feed import feed
from web.desk_view.murmur import murmurs
from web.desk_view.platform import Figure, Platform, platform_of
from web.desk_view.skin import Skin
from web.words import Words

PLATFORMS = {
    "weiyan": {"title": "微言", "kind": "microblog"},
    "duanying": {"title": "短影", "kind": "shortvideo"},
    "luntan": {"title": "论坛", "kind": "forum"},
    "xinwen": {"title": "新闻", "kind": "news"},
    "qunliao": {"title": "群聊", "kind": "messaging"},
}
STORY = scenario(platforms=PLATFORMS).spoken(load_grammar(1), load_manner())

LONG = "今天下午学校门口来了两辆救护车。有人看见孩子在吐，老师说只是肠胃不舒服，请大家不要传。"
METRIC = ("world", "sim.metric")


def reading(platform, views, comments, reposts, **more):
    figures = {"views": views, "comments": comments, "reposts": reposts, "heat": 1.0}
    return (*METRIC, {"platform": platform, **figures, **more})


def desk(*rows, t=36_000):
    header = header_of(STORY, plan(), 1, mode="practice", occupied=("office",), digests=Digests())
    entries = [Entry(seq, *row) for seq, row in enumerate(rows, 1)]
    told = Journal(header, entries)
    return desk_of(Words(told, STORY, plan()), told, ("office",), t)


def skins(*rows):
    return [item.skin for item in feed(desk(*rows)).items][::-1]


def dressed(platform, text=LONG, t=700, **more):
    [skin] = skins((t, *post("p1", text, platform=platform, **more)))
    return skin


def test_there_is_a_look_for_every_kind():
    assert {one["kind"] for one in PLATFORMS.values()} == set(PLATFORM_KINDS)
    assert [dressed(platform).kind for platform in PLATFORMS] == [
        one["kind"] for one in PLATFORMS.values()
    ]


def test_words_are_whole_whatever_the_platform():
    for platform in PLATFORMS:
        for text in (LONG, "看看", "【求助】" + "没有句读" * 20, "？！" * 30):
            skin = dressed(platform, text)
            assert skin.title + skin.body == text


def test_microblog_has_the_words_and_nothing_else():
    skin = dressed("weiyan")

    assert skin == Skin("microblog", "阿", "", "", LONG, "", ())


def test_short_video_has_a_cover_with_its_length_a_comment_has_none():
    assert dressed("duanying").length == "0:31"
    assert dressed("duanying").place == ""
    assert (dressed("duanying", "看看").length, dressed("duanying", "看看").place) == (
        "",
        "评论视频《澄湾学校食堂》",
    )


def test_forum_has_title_and_floor():
    opener, answer = dressed("luntan"), dressed("luntan", "我也听说了")
    later = dressed("luntan", "我也听说了", t=7_000)

    assert (opener.place, opener.title) == ("楼主", "今天下午学校门口来了两辆救护车。")
    assert (answer.place, answer.title) == ("12 楼 回复《澄湾学校食堂》", "")
    assert later.place == "102 楼 回复《澄湾学校食堂》"


def test_news_has_a_headline_and_answers_under_it():
    assert dressed("xinwen").title == "今天下午学校门口来了两辆救护车。"
    assert dressed("xinwen", "看看").place == "跟帖《澄湾学校食堂》"


def test_message_stands_in_a_group_that_its_author_names():
    assert dressed("qunliao", author="四（3）班 浩浩爸").place.startswith("四（3）班群（")
    assert dressed("qunliao", author="浩浩爸").place == dressed("qunliao", author="浩浩爸").place


def test_counts_are_shares_of_what_was_read_since():
    rows = [
        (600, *reading("weiyan", 9_000_000, 50_000, 80_000)),
        (700, *post("p1", LONG)),
        (1_200, *reading("weiyan", 9_000_000, 50_000, 80_000)),
        (1_300, *reading("weiyan", 10_000_000, 1_050_000, 2_080_000)),
        (1_300, *reading("duanying", 10**9, 10**9, 10**9)),
    ]

    nothing, much = skins(*rows[:3])[0].counts, skins(*rows)[0].counts

    assert nothing == ()
    assert [word for word, _ in much] == ["转发", "评论"]
    assert all(float(number.split()[0]) > 0 for _, number in much)
    assert skins(*rows[:2])[0].counts == ()


@pytest.mark.parametrize("platform", ["weiyan", "duanying"])
def test_looks_of_a_post_stay_while_rows_come(platform):
    rows = [(700, *post("p1", LONG, platform=platform)), (900, *post("p2", "别的"))]

    assert skins(*rows)[0] == skins(*rows[:1])[0]


def test_report_has_its_masthead_and_a_reaction_has_no_looks():
    report = (
        "world",
        "sim.media_report",
        {"outlet": "wanbao", "tier": "city", "headline": "多人不适"},
    )
    reaction = ("world", "sim.aftermath", {"cause": 1, "effect": "distrust", "text": "网民不买账"})

    found = skins((0, *report), (1, *reaction))

    assert (found[0].kind, found[0].initial, found[0].title) == ("media", "晚", "多人不适")
    assert found[1] is None


def test_ordinary_posts_wear_the_looks_of_their_platform_without_counts():
    emotions = {"angry": 0.3, "neutral": 0.7}
    rows = [
        (900, *reading(platform, 1, 1, 1, new={"matter": 60}, emotions=emotions))
        for platform in PLATFORMS
    ]

    lines = [
        line
        for platform in PLATFORMS
        for line in murmurs(desk(*rows), Wanted(platform=platform)).lines
    ]

    assert {line.skin.kind for line in lines} == set(PLATFORM_KINDS)
    assert {line.skin.counts for line in lines} == {()}
    assert all(line.skin.title + line.skin.body == line.text for line in lines)
    shared = [one.skin for one in lines if one.bare and one.skin.kind in ("shortvideo", "news")]
    assert {skin.place for skin in shared} == {""}


def test_a_platform_at_a_glance():
    rows = [
        (0, *reading("luntan", 10_000, 20, 30, new={"matter": 8}, emotions={"angry": 1.0})),
        (60, *post("p1", LONG, platform="luntan")),
        (90, *post("p2", LONG)),
        (7_200, *reading("luntan", 25_000, 24, 31)),
    ]

    told = desk(*rows, t=7_300)

    assert (
        feed(told, "luntan").platform
        == platform_of(told, "luntan")
        == Platform(
            title="论坛",
            kind="forum",
            kind_title="论坛社区",
            posts=1,
            ordinary="8",
            figures=(
                Figure("阅读", "2.5 万", "1.5 万"),
                Figure("转发", "31", "1"),
                Figure("评论", "24", "4"),
            ),
        )
    )


@pytest.mark.parametrize("source", ["", "media", "nowhere"])
def test_what_is_no_platform_has_no_glance(source):
    assert feed(desk(), source).platform is None
