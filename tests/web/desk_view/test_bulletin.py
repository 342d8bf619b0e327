from tests.web.desk_view.laid import desk, post
from web.desk_view.bulletin import MOST, bulletin
from web.desk_view.mood import mood, mood_words

ANGRY = {"angry": 0.5, "sad": 0.2, "fear": 0.1, "surprise": 0.1, "neutral": 0.1, "happy": 0.0}
CALM = {"angry": 0.1, "sad": 0.2, "fear": 0.1, "surprise": 0.1, "neutral": 0.5, "happy": 0.0}


QUOTED = """\
网传内容（待核）：
1. 9月18日 周五 16:01 微言 阿宁：“好多孩子吐了”（证据保全 1 号）
2. 9月18日 周五 16:02 短影 阿宁：“食堂停业”"""


def metric(t, platform="weiyan", emotions=None):
    told = {"platform": platform, "reposts": 1, "comments": 1, "views": 1, "heat": 1.0}
    return (t, "world", "sim.metric", told | ({"emotions": emotions} if emotions else {}))


def test_selected_posts_become_a_report_with_what_is_known_and_what_is_not():
    rows = [
        (60, *post("p1", "好多孩子吐了")),
        (120, *post("p2", "食堂停业", platform="duanying")),
        (130, "lg_office", "evidence.preserve", {"posts": ["p1"], "sha256": "x"}),
        (140, "world", "sim.fact", {"fact": "f-cases"}),
        metric(150, emotions=ANGRY),
    ]

    found = bulletin(desk(*rows), ["p2", "p1", "p1"])

    assert found == {
        "kind": ("first",),
        "form": ("written",),
        "fields.media_or_platform": ("微言（1 条）、短影（1 条）",),
        "fields.time": ("网上最早见于9月18日 周五 16:01，发生时间待核",),
        "fields.place": ("待核",),
        "fields.unit_involved": ("待核",),
        "fields.process": (QUOTED,),
        "fields.result": ("已掌握：12人就诊",),
        "fields.comment_tendency": ("监测工具标注的情绪：愤怒 50%、悲伤 20%、担忧 10%",),
        "fields.tendency": ("监测工具标注的情绪：愤怒 50%、悲伤 20%、担忧 10%",),
    }


def test_nothing_known_is_honestly_not_known():
    found = bulletin(desk((60, *post("p1"))), ["p1"])

    assert (found["fields.result"], found["fields.comment_tendency"]) == (("待核",), ("待核",))


def test_after_a_report_it_is_a_follow_up_with_the_level_that_was_set():
    report = {"to": ["lg"], "form": "phone", "kind": "first", "fields": {}}
    rows = [
        (60, *post("p1")),
        (70, "lg_office", "report.submit", report),
        (80, "lg", "grade.set", {"level": "重大"}),
    ]

    found = bulletin(desk(*rows), ["p1"])

    assert (found["kind"], found["level"]) == (("follow",), ("重大",))


def test_posts_that_are_not_there_make_no_bulletin():
    assert bulletin(desk((60, *post("p1"))), ["p9", "u~weiyan~matter~3", ""]) == {}
    assert bulletin(desk((60, *post("p1"))), []) == {}


def test_a_bulletin_quotes_no_more_than_one_reads():
    rows = [(n, *post(f"p{n}", f"第{n}条")) for n in range(MOST + 3)]

    found = bulletin(desk(*rows), [f"p{n}" for n in range(MOST + 3)])

    assert found["fields.process"][0].count("\n") == MOST


def test_the_mood_is_that_of_the_latest_readings_of_all_platforms():
    rows = [metric(60, emotions=CALM), metric(120, emotions=ANGRY), metric(120, "duanying", CALM)]

    found = mood(desk(*rows))

    assert {name: round(share, 2) for name, share in found.items()} == {
        "angry": 0.3, "sad": 0.2, "fear": 0.1, "surprise": 0.1, "neutral": 0.3, "happy": 0.0,
    }  # fmt: skip


def test_where_nothing_was_measured_there_is_no_mood():
    assert (mood(desk(metric(60))), mood_words(desk())) == ({}, "")
