"""What ordinary people write, as the desk shows it."""

from collections import Counter

from scenarios.load import load_grammar, load_manner
from simulator.murmur import Wanted
from tests.simulator.story import plan, scenario
from tests.web.desk_view.laid import journal
from web.desk_view.desk import desk_of
from web.desk_view.murmur import SHOWN, STANCES, murmurs, ordinary_choices
from web.desk_view.options import options_of
from web.words import Words

STORY = scenario().spoken(load_grammar(1), load_manner())
CALM = {"angry": 0.3, "neutral": 0.2, "happy": 0.2, "sad": 0.2, "surprise": 0.08, "fear": 0.02}
RUMOUR = (1_000, "world", "sim.rumour", {"rumour": "r-meat", "text": "过期肉"})


def reading(t, platform="weiyan", **new):
    told = {"reposts": 1, "comments": 1, "views": 1, "heat": 1.0}
    return (t, "world", "sim.metric", {"platform": platform, **told, "new": new, "emotions": CALM})


def desk(*rows, t=36_000):
    told = journal(*rows)
    return desk_of(Words(told, STORY, plan()), told, ("office",), t)


BUSY = desk(
    reading(900, matter=70, **{"official:s1:1": 2, "report:wanbao:1": 3, "big:12": 4}),
    reading(900, "duanying", matter=9),
    RUMOUR,
    reading(1_800, **{"r-meat": 5}),
    (2_000, "lg_office", "evidence.preserve", {"posts": ["u~weiyan~r-meat~4"]}),
)


def pairs(choices):
    return [(one.key, one.title) for one in choices]


def test_pages_hold_every_post_newest_first_with_its_labels():
    first = murmurs(BUSY, Wanted())
    second = murmurs(BUSY, Wanted(), first.before)

    assert first.total == 93
    assert (len(first.lines), len(second.lines)) == (SHOWN, 93 - SHOWN)
    assert (second.before, first.newest) == ("", 5)
    assert len({line.post for line in (*first.lines, *second.lines)}) == 93
    assert {line.source for line in first.lines} == {"微言", "短影"}
    assert {line.stance for line in first.lines} <= set(STANCES.values())
    assert [line.text for line in first.lines if not line.text] == []
    assert any(line.bare for line in first.lines)


def test_a_search_lists_what_holds_the_words_and_tells_of_how_many():
    found = murmurs(BUSY, Wanted(), words="了")
    every = [*murmurs(BUSY, Wanted()).lines]
    every += murmurs(BUSY, Wanted(), every[-1].post).lines
    hits = [line.post for line in every if "了" in line.author + line.text]

    assert [line.post for line in found.lines] == hits
    assert (found.heard.read, found.heard.count, found.heard.is_exact) == (93, len(hits), True)
    assert (found.words, found.fault, found.before) == ("了", "", "")
    assert 0 < len(hits) < 93


def test_a_search_keeps_to_the_filters():
    found = murmurs(BUSY, Wanted(platform="duanying"), words="看 或 了 或 吧")

    assert found.heard.read == 9
    assert {line.source for line in found.lines} == {"短影"}


def test_of_very_many_posts_a_part_is_read_and_the_rest_estimated():
    crowd = desk(reading(900, matter=24_000), reading(1_800, "duanying", matter=100))

    told = murmurs(crowd, Wanted(), words="孩子").heard

    hits = Counter(one.place.platform for one in told.posts)
    assert (told.read, told.is_exact) == (3_000 + 13, False)
    assert told.count == round(hits["weiyan"] * 24_000 / 3_000 + hits["duanying"] * 100 / 13)


def test_words_that_cannot_be_read_find_nothing_and_say_why():
    found = murmurs(BUSY, Wanted(), words="（孩子")

    assert (found.lines, found.heard, found.fault) == ((), None, "第 1 个字处：这个左括号没有合上")


def test_what_was_done_with_a_post_stands_beside_it():
    top = murmurs(BUSY, Wanted()).lines[0]

    assert (top.post, top.marks, top.moment.clock) == ("u~weiyan~r-meat~4", ("已固证",), "16:28")


def test_filters_name_what_the_desk_can_know():
    page = murmurs(BUSY, Wanted("duanying", "matter", "anger"))

    assert pairs(page.platforms) == [("", "全部"), ("weiyan", "微言"), ("duanying", "短影")]
    assert pairs(page.stances) == [("", "全部"), *STANCES.items()]
    assert pairs(page.tracks) == [
        ("", "全部"),
        ("matter", "澄湾学校食堂"),
        ("r-meat", "传言：过期肉"),
        ("report:wanbao:1", "对报道的议论：晚报 1"),
        ("official:s1:1", "对发布的议论：s1"),
    ]
    chosen = (*page.platforms, *page.tracks, *page.stances)
    assert [one.key for one in chosen if one.current] == ["duanying", "matter", "anger"]
    assert {(line.source, line.stance) for line in page.lines} == {("短影", "不满")}
    assert page.total == len(page.lines)


def test_unknown_filters_leave_everything_open():
    assert murmurs(BUSY, Wanted("x", "big:12", "z")).total == 93


def test_nobody_speaks_before_the_first_reading():
    assert murmurs(desk(reading(900, matter=70), t=899), Wanted()).lines == ()
    assert murmurs(desk(), Wanted()).total == 0


def test_later_readings_are_added():
    told = journal(reading(900, matter=7), reading(1_800, matter=5))

    totals = [
        murmurs(desk_of(Words(told, STORY, plan()), told, ("office",), t), Wanted()).total
        for t in (900, 1_800, 900)
    ]

    assert totals == [7, 12, 7]


def test_a_matter_without_a_title_is_not_listed_as_topic():
    told = journal(reading(900, matter=7))
    plain = scenario(topics=[]).spoken(load_grammar(1), load_manner())
    page = murmurs(desk_of(Words(told, plain, plan()), told, ("office",), 900), Wanted())

    assert (pairs(page.tracks), page.total) == ([("", "全部")], 7)


def test_chosen_posts_can_be_named_in_forms():
    named = ["u~weiyan~matter~3", "u~weiyan~matter~99", "p1", "u~weiyan~matter~3"]

    ((post, words),) = ordinary_choices(BUSY, named)

    assert post == "u~weiyan~matter~3"
    assert words.startswith("微言 ")
    assert options_of(BUSY, named).of("posts") == ((post, words),)
    assert options_of(BUSY).of("posts") == ()
