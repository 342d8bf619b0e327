"""Texts of ordinary posts: what they say, and whether many of them look like measured ones."""

from collections import Counter

import pytest

from scenarios.grammar import FOUND, Grammar
from scenarios.load import load_grammar, load_manner
from scenarios.phrase import phrase_of
from simulator.post_text import Request, Speaker, words_of
from simulator.said import Said
from simulator.style import END_MARKS
from tests.simulator.story import scenario

MIX = {"anger": 27, "support": 27, "question": 17, "doubt": 13, "hype": 6, "victim": 5}
MIX |= {"witness": 3, "rumour": 2}
STANCES = [stance for stance, times in MIX.items() for _ in range(times)]
KINDS = ("microblog", "messaging", "shortvideo", "forum", "news")
KNOWN = Said(
    "answered",
    facts=("37名学生就诊", "食堂已经停供"),
    count="37",
    rumours={"r1": "有人没了"},
    refuted={"r2": "肉是过期的"},
)


def speaker(category=1, seed=7):
    return Speaker(scenario().spoken(load_grammar(category), load_manner()), seed)


def posts(count, category=1, seed=7, said=KNOWN, **changes):
    """So many posts of a usual mixture."""
    talking = speaker(category, seed)
    return [
        talking.post(
            Request(
                name=f"u~{number}",
                kind=changes.get("kind", KINDS[number % 5]),
                stance=changes.get("stance", STANCES[number * 37 % 100]),
                said=said,
                rumour=changes.get("rumour", ""),
                original=changes.get("original", False),
            )
        )
        for number in range(count)
    ]


def measured(texts):
    """What F40 to F42 measure, over texts with words; shares and lengths."""
    worded = [text for text in texts if text]
    lengths = sorted(map(len, worded))

    def share(test):
        return sum(map(test, worded)) / len(worded)

    return {
        "median": lengths[len(worded) // 2],
        "p75": lengths[len(worded) * 3 // 4],
        "p95": lengths[len(worded) * 19 // 20],
        "bare": 1 - len(worded) / len(texts),
        "picture": share(lambda text: "[" in text),
        "shout": share(lambda text: "！" in text),
        "ask": share(lambda text: "？" in text),
        "call": share(lambda text: "@" in text),
        "open end": share(lambda text: text[-1] not in END_MARKS),
        "twice": 1 - len(set(worded)) / len(worded),
    }


TOLERATED = {
    "median": (7, 14),
    "p75": (14, 26),
    "p95": (35, 75),
    "bare": (0.3, 0.5),
    "picture": (0.27 * 0.6, 0.27 * 1.5),
    "shout": (0.18 * 0.6, 0.18 * 1.5),
    "ask": (0.09 * 0.6, 0.09 * 1.5),
    "call": (0.12 * 0.6, 0.12 * 1.5),
    "open end": (0.63 * 0.6, 0.63 * 1.5),
    "twice": (0.25 * 0.6, 0.25 * 1.5),
}
"""The tolerances of F40, F41 and F42."""


def misses(texts, but=()):
    found = measured(texts)
    return {
        name: found[name]
        for name, (least, most) in TOLERATED.items()
        if name not in but and not least <= found[name] <= most
    }


def test_a_few_posts_look_like_measured_ones():
    assert misses([post.text for post in posts(2_500)], but=("twice",)) == {}


@pytest.mark.slow
@pytest.mark.parametrize("category", range(1, 9))
def test_many_posts_look_like_measured_ones(category):
    texts = [post.text for post in posts(20_000, category)]
    long = [text for text in texts if len(text) > 30]

    assert misses(texts) == {}
    assert len(set(long)) >= 0.95 * len(long)


def test_a_post_is_a_function_of_seed_and_name():
    assert posts(50) == posts(50)
    assert posts(50) != posts(50, seed=8)
    assert posts(50)[49] == speaker().post(
        Request("u~49", KINDS[49 % 5], STANCES[49 * 37 % 100], KNOWN)
    )


def test_a_post_that_begins_something_has_many_words():
    lengths = sorted(len(post.text) for post in posts(200, original=True))

    assert lengths[0] > 5
    assert lengths[100] > 40


def test_every_phrase_can_be_said_and_nothing_stays_open():
    for category in range(1, 9):
        texts = [post.text for post in posts(400, category, original=True)]

        assert [text for text in texts if set("<>|{}") & set(text)] == []


def test_what_is_not_public_is_not_said():
    texts = " ".join(post.text for post in posts(2_000, said=Said(), original=True))

    assert [word for word in ("37", "停供", "有人没了", "过期的") if word in texts] == []
    assert "通报说" not in texts


def test_what_is_public_is_repeated():
    texts = " ".join(post.text for post in posts(2_000, original=True))

    assert [word for word in ("37名学生", "停供", "有人没了", "过期的") if word not in texts] == []


def test_silence_is_counted_in_hours():
    texts = [post.text for post in posts(3_000, said=Said(hours="9"), stance="anger")]

    assert any("9个小时" in text for text in texts)


def test_posts_about_a_rumour_name_it():
    about = posts(400, said=KNOWN, stance="rumour", rumour="r1", original=True)
    refuted = posts(400, said=KNOWN, stance="support", rumour="r2", original=True)
    unheard = posts(400, said=KNOWN, stance="rumour", rumour="r9", original=True)

    assert sum("有人没了" in post.text for post in about) > 80
    assert sum("肉是过期的" in post.text for post in refuted) > 40
    assert not any("有人没了" in post.text for post in (*refuted, *unheard))


def test_words_are_those_of_the_story_before_the_plain_ones():
    grammar = load_grammar(1)
    slots = {"school": "澄湾学校", "cases": 12, "unit": "谷粟轩"}

    words = words_of(scenario(slots=slots, talk={"place": "{{ school }}"}), grammar)

    assert (words["place"], words["unit"], words["city"]) == ("澄湾学校", "谷粟轩", "本地")
    assert set(words) == set(grammar.words)


def test_phrases_for_some_platforms_stay_there():
    grammar = load_grammar(1)
    only = {"voice": "local", "stance": "anger", "kinds": ["forum"], "texts": ["顶起来看看啊啊"]}
    everywhere = {"voice": "local", "stance": "anger", "texts": ["气得说不出话来了"]}
    small = Grammar.model_validate({**grammar.model_dump(), "posts": [only, everywhere]})
    talking = Speaker(scenario().spoken(small, load_manner()), 7)

    def said(kind):
        wanted = [Request(f"u{n}", kind, "anger", Said(), original=True) for n in range(200)]
        return " ".join(talking.post(one).text for one in wanted)

    assert "顶起来" in said("forum")
    assert "顶起来" not in said("news")


def test_long_posts_of_public_platforms_carry_titles():
    with_title = Counter(
        kind for kind in KINDS for post in posts(1_500, kind=kind) if post.text.startswith("#")
    )

    assert set(with_title) == {"microblog", "shortvideo"}


def test_moods_follow_stances():
    angry = Counter(post.emotion for post in posts(2_000, stance="anger"))

    assert angry["angry"] > 1_600
    assert set(angry) == {"angry", "surprise", "sad"}


@pytest.mark.parametrize("category", range(1, 9))
def test_found_words_are_used(category):
    used = {
        word
        for talk in load_grammar(category).posts
        for text in talk.texts
        for word in phrase_of(text).words
    }

    assert used >= set(FOUND) - {"count"}
