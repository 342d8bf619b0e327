import pytest

from scenarios.reading import model_of, part_of, shown
from scenarios.scenario import Scenario, Seat
from tests.scenarios.mini import SCENARIO, changed, document, faults_of_scenario


def test_sound_scenario_is_read():
    scenario, faults = model_of(Scenario, document(SCENARIO))

    assert faults == ()
    assert scenario is not None
    assert (scenario.id, scenario.length, scenario.injects[1].not_after) == ("mini", 86_400, 72_000)


def test_one_part_is_read_or_not():
    assert part_of(Seat, {"id": "a", "title": "甲", "roles": "lg"}) == Seat(
        id="a", title="甲", roles=("lg",)
    )
    assert part_of(Seat, {"id": "a"}) is None
    assert part_of(Seat, "甲") is None


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [
        ("title: 小例\n", "", ["1:1: missing-key: 缺少 title"]),
        (
            "title: 小例",
            "titel: 小例",
            ["1:1: missing-key: 缺少 title", "3:1: unknown-key: 这里没有 titel 这个键"],
        ),
        ("summary: 一句话", "summary: 12", ["4:10: type: “12” 不是文字"]),
        ("length: 24h", "length: 两天", ["7:9: duration: “两天” 不是时长"]),
        ("population: 1000", "population: many", ["31:22: type: “many” 不是整数"]),
        ("population: 1000", "population: 0", ["31:22: range: “0” 太小"]),
        ("volume: 10", "volume: lots", ["31:36: type: “lots” 不是数"]),
        ("solo: true", "solo: maybe", ["25:56: type: “maybe” 不是 true 或 false"]),
        ("kind: microblog", "kind: weibo", ["28:29: choice: 不认识 “weibo”"]),
        ("at: 10m\n    platform", "at: 8点\n    platform", ["34:9: moment: “8点” 不是时刻"]),
        (
            "starts_at: 2026-09-18T15:30:00+08:00",
            "starts_at: 2026-09-18T15:30:00",
            ["6:12: time: “2026-09-18T15:30:00” 不是带时区的时间"],
        ),
        (
            "starts_at: 2026-09-18T15:30:00+08:00",
            "starts_at: 明天",
            ["6:12: time: “明天” 不是带时区的时间"],
        ),
        (
            "at: 10m\n    platform",
            "at: 2026-13-45T99:00:00+08:00\n    platform",
            ["34:9: moment: “2026-13-45T99:00:00+08:00” 不是时刻"],
        ),
        (
            "at: 10m\n    platform",
            "at: 2026-09-18T16:00:00\n    platform",
            ["34:9: moment: “2026-09-18T16:00:00” 不是时刻"],
        ),
        ("most: 2h}", "most: 1m}", ["22:50: delay-order: most 比 least 短"]),
        ("id: p1\n    at: 10m", "id: p1", ["33:5: trigger: at 和 when 要写且只写一个"]),
        ("{after: 2h}", "{after: 2h, flag: harm}", ["53:11: one-condition: 条件里有 2 个键"]),
        ("{after: 2h}", "{flag: null}", ["53:11: one-condition: 条件里有 0 个键"]),
        ("{after: 2h}", "{}", ["53:11: one-condition: 条件里有 0 个键"]),
        ("{after: 2h}", "{since: 2h}", ["53:12: unknown-key: 这里没有 since 这个键"]),
        (
            "absent: {row: {type: publish}",
            "absent: {row: {typ: publish}",
            ["54:26: missing-key: 缺少 type", "54:27: unknown-key: 这里没有 typ 这个键"],
        ),
        (
            "seen: {type: inject, where: {inject: call}}",
            "seen: {row: {type: inject}, count: 0}",
            ["55:47: range: “0” 太小"],
        ),
        ("id: call", "id: 来电", ["43:9: id: “来电” 不能作编号"]),
        (
            "seats:\n",
            "seats: []\nseatz:\n",
            ["24:8: too-few: 内容太少", "25:1: unknown-key: 这里没有 seatz 这个键"],
        ),
        ("slots: {city: 栖川市, cases: 37}", "slots: [a]", ["10:8: type: 列表 不是“键: 值”"]),
        (
            "slots: {city: 栖川市, cases: 37}",
            "slots: {city: [1], cases: 37}",
            ["10:15: type: 列表 不是文字或数"],
        ),
        (
            "platforms:\n  weiyan: {title",
            "platforms:\n  微言: {title",
            ["28:7: id: “微言” 不能作编号"],
        ),
        ("category: 1", "category: 9", ["12:13: range: “9” 太大"]),
        ("truth:\n  category: 1", "truth:\n  category: 1.5", ["12:13: type: “1.5” 不是整数"]),
        ("text: 听说{{ city }}出事了", f"text: {'长' * 4001}", ["38:11: text-length: 文字太长"]),
        ("scenario: 1", "scenario: 2", ["1:11: choice: 不认识 “2”"]),
        (
            "- {id: f3, kind: fact, text: 不公开, secret: true, at: 2h}",
            "- f3",
            ["23:7: type: “f3” 不是“键: 值”"],
        ),
    ],
)
def test_fault_of_a_part_is_said_with_its_place(old, new, faults):
    found = faults_of_scenario(changed(SCENARIO, old, new))

    assert [line.split("; ")[0] for line in found] == faults


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("title: 小例\n", "", "补上 title"),
        ("kind: microblog", "kind: weibo", "可用：microblog, messaging, shortvideo, forum, news"),
        ("volume: 10", "volum: 10", "是否想写 volume；对照 docs/scenario-format.md 改正"),
        ("{after: 2h}", "{since: 2h}", "删去，或对照 docs/scenario-format.md 改正"),
        ("length: 24h", "length: 两天", "写成 30m、2h、1h30m 或 3d"),
    ],
)
def test_fault_says_what_to_do(old, new, hint):
    assert hint in [line.split("; ")[1] for line in faults_of_scenario(changed(SCENARIO, old, new))]


def test_all_faults_are_said_at_once_in_order():
    text = SCENARIO.replace("title: 小例", "title: [小例]").replace("length: 24h", "length: 1e999")
    text = text.replace("volume: 10", "volume: x") + "more: 1\n"

    assert [line.split("; ")[0] for line in faults_of_scenario(text)] == [
        "3:8: type: 列表 不是文字",
        "7:9: scalar: 数 1e999 太大",
        "31:36: type: “x” 不是数",
        "91:1: unknown-key: 这里没有 more 这个键",
    ]


def test_order_of_keys_does_not_matter():
    head, tail = SCENARIO.split("truth:", 1)
    truth, rest = tail.split("seats:", 1)

    turned = model_of(Scenario, document(f"{head}seats:{rest}truth:{truth}"))[0]

    assert turned == model_of(Scenario, document(SCENARIO))[0]


@pytest.mark.parametrize("text", ["[a]", "a", "12"])
def test_document_that_is_no_mapping_is_refused(text):
    scenario, faults = model_of(Scenario, document(text))

    assert scenario is None
    assert [str(fault) for fault in faults] == [
        "s.yaml:1:1: mapping: 文件开头不是“键: 值”; 写成“键: 值”"
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"a": 1}, "“键: 值”"),
        ([1], "列表"),
        (None, "空值"),
        (True, "“true”"),
        ("两 \n 天", "“两 天”"),
        ("长" * 41, f"“{'长' * 40}…”"),
    ],
)
def test_wrong_value_is_repeated_in_one_short_line(value, text):
    assert shown(value) == text


def test_moments_are_counted_from_the_start():
    text = changed(SCENARIO, "id: p1\n    at: 10m", "id: p1\n    at: 2026-09-18T18:00:00+08:00")
    scenario = model_of(Scenario, document(text))[0]

    assert scenario is not None
    assert [scenario.seconds(post.at or 0) for post in scenario.posts] == [9_000]
    assert scenario.seconds(90) == 90
    assert Scenario.model_validate(scenario.model_dump(by_alias=True)) == scenario
