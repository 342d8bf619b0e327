from tests.web.desk_view.laid import desk, documents, draft, journal, post
from web.desk_view.board import board
from web.desk_view.facts import fact_board
from web.desk_view.heat import heat
from web.words import Words


def hot(topic, rank):
    data = {"platform": "weiyan", "topic": topic, "rank": rank, "incident": True}
    return ("world", "sim.hotlist", data)


def metric(heat_now, platform="weiyan", reposts=5):
    data = {"platform": platform, "reposts": reposts, "comments": 2, "views": 12_345}
    return ("world", "sim.metric", {**data, "heat": heat_now})


def lines(*rows, t=36_000):
    return [(line.rank, line.topic, line.moved) for line in board(desk(*rows, t=t)).topics]


def test_the_incidents_topics_stand_among_the_others_by_rank():
    alone, together = lines(), lines((1, *hot("食堂", 2)))

    assert [rank for rank, _, _ in together] == list(range(1, 51))
    assert together[1] == (2, "食堂", 0)
    assert [topic for _, topic, _ in together if topic != "食堂"] == [
        topic for _, topic, _ in alone[:49]
    ]


def test_topics_tell_how_they_moved_in_the_last_hour():
    rows = [(1, *hot("食堂", 3)), (7_000, *hot("食堂", 1))]

    assert lines(*rows, t=7_200)[0] == (1, "食堂", 2)
    assert lines(*rows, t=3_000)[2] == (3, "食堂", None)


def test_a_topic_that_left_is_gone():
    gone = lines((0, *hot("食堂", 1)), (1, *hot("食堂", None)))

    assert "食堂" not in [topic for _, topic, _ in gone]


def test_the_board_names_its_platform():
    assert board(desk((0, *hot("食堂", 1)))).platform == "微言"


def heat_of(*rows):
    told = journal(*rows)
    words = Words(told, *documents())
    return heat(told.of("sim.metric"), list(told), words)


def test_the_curve_has_one_point_each_ten_minutes_and_marks_of_acts():
    found = heat_of(
        (0, *metric(1.0)),
        (500, *metric(2.0)),
        (700, *metric(8.5)),
        (800, "lg_office", "monitor.note", {"text": "平稳"}),
        (900, "lg_office", "publish", {"statement": "s1", "version": 1, "channels": ["website"]}),
    )

    assert (found.now, found.peak) == (8.5, 8.5)
    assert found.chart["points"] == [
        ["2026-09-18T16:08:20+08:00", 2.0],
        ["2026-09-18T16:11:40+08:00", 8.5],
    ]
    assert found.chart["marks"] == [
        {"at": "2026-09-18T16:15:00+08:00", "title": "发布", "who": "办公室", "seq": 5}
    ]


def test_figures_are_the_last_of_each_platform():
    found = heat_of((0, *metric(1.0, reposts=1)), (1, *metric(1.0, "duanying")), (2, *metric(2.0)))

    assert [(f.platform, f.reposts, f.views) for f in found.figures] == [
        ("微言", "5", "1.2 万"),
        ("短影", "5", "1.2 万"),
    ]


def test_the_table_behind_the_curve_has_a_line_an_hour_with_its_acts():
    found = heat_of(
        (0, *metric(1.0)),
        (100, "lg_office", "monitor.detect", {"posts": ["p1"], "method": "tool"}),
        (3_700, *metric(4.0)),
    )

    assert [(h.heat, h.acts) for h in found.hours] == [(1.0, ("登记舆情",)), (4.0, ())]


def test_without_figures_there_is_no_curve():
    found = heat_of()

    assert (found.now, found.peak, found.figures, found.hours) == (None, None, (), ())


def fact(name, **more):
    return ("world", "sim.fact", {"fact": name, **more})


RUMOUR = (
    "world",
    "sim.rumour",
    {"rumour": "r-meat", "text": "过期肉", "severe": True, "facts": []},
)


def test_a_fact_is_known_once_and_only_to_those_who_were_told():
    rows = [(0, *fact("f-cases")), (1, *fact("f-cause", to=["dept"])), (2, *fact("f-cases"))]

    assert [(f.id, f.kind, f.text, f.seq) for f in fact_board(desk(*rows)).facts] == [
        ("f-cases", "伤亡", "12人就诊", 1)
    ]
    assert fact_board(desk(*rows)).facts[0].concluded == ()
    assert [f.id for f in fact_board(desk(*rows, seats=["dept"])).facts] == ["f-cause", "f-cases"]


def test_a_claim_counts_as_answered_when_a_released_version_addresses_it():
    drafted = [
        (0, *RUMOUR),
        (1, *draft("s1", 1, "甲")),
        (2, *draft("s1", 2, "乙", addresses=["r-meat"])),
    ]
    old = ("lg_office", "publish", {"statement": "s1", "version": 1, "channels": ["website"]})
    new = ("lg_office", "publish", {"statement": "s1", "version": 2, "channels": ["website"]})

    back = ("lg_office", "retract", {"publish": 4, "reason": "有误"})

    assert [c.answer for c in fact_board(desk(*drafted, (3, *old))).claims] == [None]
    assert [c.answer for c in fact_board(desk(*drafted, (3, *new))).claims] == [4]
    assert [c.answer for c in fact_board(desk(*drafted, (3, *new), (4, *back))).claims] == [None]


def test_conclusions_are_told_in_full_with_their_verdict_and_the_facts_they_rest_on():
    finding = {"kind": "cause", "verdict": "partly", "facts": ["f-cases"], "text": "常温存放"}
    checked = {"posts": ["p1"], "verdict": "false"}
    rows = [
        (0, *post("p1")),
        (0, *fact("f-cases")),
        (1, "dept", "verify.finding", finding),
        (2, "dept", "verify.authenticity", checked),
    ]
    found = fact_board(desk(*rows))

    assert [(one.row.seq, one.verdict) for one in found.conclusions] == [
        (4, "不属实"),
        (3, "部分属实"),
    ]
    assert found.facts[0].concluded == (3,)
    assert [(d.label, d.text) for d in found.conclusions[1].row.details] == [
        ("类型", "原因"),
        ("结论", "部分属实"),
        ("依据事实", "12人就诊"),
        ("内容", "常温存放"),
    ]
