from tests.web.desk_view.laid import desk, post
from web.desk_view.feed import SHOWN, feed, fresh

REPORT = ("world", "sim.media_report", {"outlet": "wanbao", "tier": "city", "headline": "多人不适"})
REACTION = ("world", "sim.aftermath", {"cause": 1, "effect": "distrust", "text": "网民不买账"})


def texts(found):
    return [item.text for item in found.items]


def test_the_newest_comes_first_with_source_author_and_time():
    found = feed(desk((60, *post("p1")), (120, *REPORT), (180, *REACTION)))

    assert [(i.kind, i.source, i.author, i.text, i.moment.clock) for i in found.items] == [
        ("reaction", "舆论反应", "网民议论", "网民不买账", "16:03"),
        ("media", "市级媒体", "晚报", "多人不适", "16:02"),
        ("post", "微言", "阿宁", "好多孩子吐了", "16:01"),
    ]
    assert (found.total, found.newest, found.before) == (3, 3, None)


def test_a_platform_filters_and_is_marked_as_chosen():
    rows = [(0, *post("p1", "甲")), (1, *post("p2", "乙", platform="duanying")), (2, *REPORT)]

    assert texts(feed(desk(*rows), "duanying")) == ["乙"]
    assert texts(feed(desk(*rows), "media")) == ["多人不适"]
    assert [s.key for s in feed(desk(*rows), "media").sources if s.current] == ["media"]


def test_all_words_of_a_search_must_occur_in_text_or_author():
    rows = [(0, *post("p1", "食堂 冻肉")), (1, *post("p2", "食堂 停业"))]

    assert texts(feed(desk(*rows), words="食堂 冻肉")) == ["食堂 冻肉"]
    assert texts(feed(desk(*rows), words="阿宁 停业")) == ["食堂 停业"]
    assert texts(feed(desk(*rows), words="无")) == []


def test_what_the_team_did_with_a_post_stands_beside_it():
    rows = [
        (0, *post("p1")),
        (1, "lg_office", "monitor.detect", {"posts": ["p1"], "method": "manual"}),
        (2, "lg_office", "evidence.preserve", {"posts": ["p1"]}),
        (3, "dept", "verify.authenticity", {"posts": ["p1"], "verdict": "unknown"}),
        (4, "dept", "verify.authenticity", {"posts": ["p1"], "verdict": "false"}),
        (5, "dept", "post.classify", {"post": "p1", "class": "ask"}),
    ]

    assert feed(desk(*rows)).items[0].marks == ("已登记", "已固证", "不属实", "询问诉求")


def test_a_post_that_is_gone_is_still_told_as_gone():
    found = feed(desk((0, *post("p1")), (1, "world", "sim.removed", {"post": "p1"})))

    assert [(i.post, i.removed) for i in found.items] == [("p1", True)]


def test_older_items_are_on_the_next_page():
    rows = [(n, *post(f"p{n}")) for n in range(SHOWN + 5)]

    first = feed(desk(*rows))
    second = feed(desk(*rows), before=first.before)

    assert (len(first.items), first.before) == (SHOWN, 6)
    assert [i.seq for i in second.items] == [5, 4, 3, 2, 1]
    assert second.before is None


def test_what_is_fresh_is_counted_by_the_same_filter():
    rows = [(0, *post("p1")), (1, *post("p2", platform="duanying")), (2, *post("p3"))]

    assert fresh(desk(*rows), "", "", 1) == 2
    assert fresh(desk(*rows), "weiyan", "", 1) == 1
    assert fresh(desk(*rows), "weiyan", "", 3) == 0


def test_a_day_stands_above_the_first_item_of_an_earlier_day():
    rows = [(0, *post("p1")), (60, *post("p2")), (30_000, *post("p3"))]

    assert [i.day for i in feed(desk(*rows)).items] == ["", "9月18日 周五", ""]


def test_a_big_account_is_no_news_medium():
    report = {"outlet": "dahao", "tier": "kol", "headline": "又是食堂"}

    items = feed(desk((0, "world", "sim.media_report", report))).items

    assert [(i.source, i.author) for i in items] == [("自媒体大号", "大号")]
