import pytest

from simulator.murmur import Wanted
from tests.web.desk_view.laid import desk, post
from tests.web.desk_view.test_murmur import desk as crowded
from tests.web.desk_view.test_murmur import reading
from web.desk_view.alerts import LATEST, MOST, Alert, Alerts, alerts, fault_of, unread
from web.desk_view.murmur import murmurs
from web.desk_view.posts import Heard
from web.store.record import WatchRule
from web.words import cut

NOBODY = Heard([], 0, 0, is_exact=True)
SICK = WatchRule(1, "呕吐 非 广告", 2)
ROWS = [
    (60, *post("p1", "学校有人呕吐")),
    (120, *post("p2", "食堂停业")),
    (180, *post("p3", "又有呕吐的")),
    (240, *post("p4", "呕吐就买这个，广告")),
]


def test_a_rule_tells_what_it_found_and_what_is_unread():
    found = alerts(desk(*ROWS), [SICK])

    assert found == Alerts(
        (
            Alert(
                number=1,
                text="呕吐 非 广告",
                total=2,
                unread=1,
                latest=("微言 阿宁：又有呕吐的", "微言 阿宁：学校有人呕吐"),
                newest=3,
                heard=NOBODY,
                voices=(),
            ),
        ),
        "",
        "",
    )


def test_a_rule_without_hits_has_none_to_show():
    assert alerts(desk(*ROWS), [WatchRule(4, "停电", 0)]).rules == (
        Alert(4, "停电", 0, 0, (), 0, NOBODY, ()),
    )


def test_a_rule_tells_what_ordinary_people_say_and_does_not_alert_of_it():
    told = crowded(reading(900, matter=70), reading(1_800, "duanying", matter=30))
    rule = WatchRule(1, "看 或 了", 0)

    found = alerts(told, [rule]).rules[0]

    every = murmurs(told, Wanted(), words="看 或 了")
    assert found.heard == every.heard
    assert (found.heard.read, found.heard.is_exact) == (100, True)
    assert found.heard.count == len(found.heard.posts) > LATEST
    assert found.voices == tuple(
        f"{line.source} {line.author}：{cut(line.text)}" for line in every.lines[:LATEST]
    )
    assert (found.total, found.unread, unread(told, [rule], 0)) == (0, 0, (0, ()))


def test_only_the_latest_hits_are_shown():
    rows = [(n, *post(f"p{n}", f"呕吐{n}")) for n in range(LATEST + 2)]

    assert alerts(desk(*rows), [SICK]).rules[0].latest == tuple(
        f"微言 阿宁：呕吐{n}" for n in (4, 3, 2)
    )


def test_what_was_typed_comes_back_with_its_fault():
    found = alerts(desk(), [], "（呕吐")

    assert (found.typed, found.fault) == ("（呕吐", "第 1 个字处：这个左括号没有合上")


@pytest.mark.parametrize(("typed", "fault"), [("", ""), ("呕吐", "关键词规则最多 20 条，请先删去")])
def test_no_more_rules_than_one_can_watch(typed, fault):
    full = [WatchRule(n, f"词{n}", 0) for n in range(MOST)]

    assert fault_of(typed, full).startswith(fault)
    assert fault_of(typed, full[1:]) == ""


def test_unread_hits_are_counted_and_each_rule_sounds_once():
    rules = [SICK, WatchRule(2, "停业", 0)]

    assert unread(desk(*ROWS), rules, since=0) == (2, ("呕吐 非 广告", "停业"))
    assert unread(desk(*ROWS), rules, since=2) == (2, ("呕吐 非 广告",))
    assert unread(desk(*ROWS), rules, since=3) == (2, ())
