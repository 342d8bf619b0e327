from scenarios.load import load_grammar, load_manner
from tests.simulator.story import plan, scenario
from tests.web.desk_view.laid import draft, journal, sign
from web.desk_view.desk import desk_of
from web.desk_view.difference import Piece
from web.desk_view.sheet import Compared, sheet_of
from web.desk_view.statements import statements
from web.words import Words

STORY = scenario().spoken(load_grammar(1), load_manner())
CALM = {"angry": 0.3, "neutral": 0.2, "happy": 0.2, "sad": 0.2, "surprise": 0.08, "fear": 0.02}
THREE = [
    (0, *draft("s1", 1, "甲。")),
    (60, *draft("s1", 2, "甲。乙。")),
    (120, *draft("s1", 3, "甲。乙。丙。")),
]


def sheet(*rows, old="", new=""):
    told = journal(*rows)
    desk = desk_of(Words(told, STORY, plan()), told, ("office",), 36_000)
    return sheet_of(desk, statements(desk)[0], old, new)


def checks(*rows):
    return {check.text: check.ok for check in sheet(*rows).checks}


def test_one_version_has_nothing_to_be_compared_with():
    assert sheet(THREE[0]).compared is None


def test_the_latest_version_is_held_against_the_one_before():
    assert sheet(*THREE).compared == Compared(
        2, 3, (Piece("same", "甲。乙。"), Piece("added", "丙。")), gone=0, come=2
    )
    assert sheet(*THREE).numbers == (1, 2, 3)


def test_any_two_versions_can_be_chosen():
    found = sheet(*THREE, old="3", new="1").compared

    assert (found.old, found.new, found.gone, found.come) == (3, 1, 4, 0)


def test_versions_that_are_not_there_fall_back():
    for old, new in (("9", "9"), ("x", "-1"), ("9" * 5000, "")):
        found = sheet(*THREE, old=old, new=new).compared
        assert (found.old, found.new) == (2, 3)
    first = sheet(*THREE, new="1").compared
    assert (first.old, first.new) == (1, 1)


def test_checks_tell_what_is_still_open():
    assert checks(THREE[0]) == {
        "审签还缺法制审核": False,
        "引用的事实都已掌握": True,
        "没有写入内部情况": True,
        "正文没有“待核”": True,
        "没有写明下次通报时间": False,
        "没有指明回应哪些问题": False,
    }


def test_checks_tell_what_is_done():
    whole = draft(
        "s1", 1, "人数待核。", facts=["f-cases"], asserts_cause="f-cause",
        next_update="2026-09-18T20:00:00+08:00", addresses=["r-meat", "c1"],
    )  # fmt: skip
    rows = [
        (0, "world", "sim.fact", {"fact": "f-cases"}),
        (1, *whole),
        (2, "dept", "verify.finding", {"kind": "cause", "verdict": "true", "text": "查明"}),
        (3, *sign("s1", 1, "legal", "legal")),
    ]

    assert checks(*rows) == {
        "审签齐备": True,
        "引用的事实都已掌握": True,
        "没有写入内部情况": True,
        "认定的原因有核查结论": True,
        "正文还有“待核”": False,
        "写明了下次通报时间": True,
        "回应了 2 个问题": True,
    }


def test_checks_know_no_more_than_the_seat():
    strange = draft("s1", 1, "甲。", facts=["f-cases"], asserts_cause="f-cause")
    refuted = (2, "dept", "verify.finding", {"kind": "cause", "verdict": "false", "text": "否"})

    found = checks((0, *strange), refuted)

    assert found["引用了本席还没有掌握的事实"] is False
    assert found["认定了原因，还没有核查结论"] is False


def test_how_a_release_was_received_is_told_by_platform():
    publish = {"statement": "s1", "version": 1, "channels": ["weiyan"]}
    metric = {
        "platform": "weiyan", "reposts": 1, "comments": 1, "views": 1, "heat": 1.0,
        "new": {"official:s1:1": 20, "matter": 5}, "emotions": CALM,
    }  # fmt: skip

    found = sheet(
        THREE[0], (60, "lg_office", "publish", publish), (600, "world", "sim.metric", metric)
    )

    (line,) = found.receptions
    assert (line.version, line.platform, line.total) == (1, "微言", "20")
    assert sum(int(one.amount) for one in line.stances) == 20
