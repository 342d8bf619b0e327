"""The form beside a text, as far as the text can be read."""

import pytest

from scenarios.document import read
from scenarios.load import content_of, scenario_problems, starter
from web.studio_view.sheet import view_of

TEXT = starter().decode()
CANTEEN = content_of("scenario", "canteen-poisoning").decode()


def view(name, text=TEXT):
    document = read(text.encode(), "")
    return view_of(name, document, scenario_problems(document), is_open=True)


def items(name, place=0, text=TEXT):
    return {item.id: item for item in view(name, text).form.groups[place].items}


def fields(item):
    return {field.name.rpartition("/")[2]: field for field in item.fields}


def test_fields_show_what_the_text_says():
    found = {field.name: field for field in view("basics").form.fields}

    assert found["title"].value == "农贸市场电子秤投诉"
    assert found["tags"].value == ""
    assert found["plans"].chosen == ["nanning-2017"]
    assert found["plans"].choices[0][0] == "nanning-2017"
    assert (found["truth/category"].kind, found["truth/category"].value) == ("choice", "4")
    assert found["office_hours"].value == ""
    assert items("basics")["scales"].fields[0].value == "3"


def test_an_unknown_tab_is_the_first():
    assert view("nothing").id == "basics"
    assert [title for _, title in view("").tabs][:3] == ["基本", "脚本", "事实"]


def test_faults_stand_at_their_field_and_are_counted_at_their_item():
    text = TEXT.replace("at: 20m", "at: 20x").replace("length: 24h", "length: 一天")

    post = items("public", 3, text)["p-scale"]
    assert post.faults == 1
    assert "不是时刻" in fields(post)["at"].errors[0]
    length = next(one for one in view("basics", text).form.fields if one.name == "length")
    assert "不是时长" in length.errors[0]
    assert items("public", 3)["p-scale"].faults == 0


def test_a_fault_of_an_item_does_not_hide_the_others():
    text = TEXT.replace("at: 20m", "at: 20x")

    found = items("public", 3, text)
    assert (found["p-scale"].told, found["p-rumour"].told) == ("", "9月15日 周二 10:00")


@pytest.mark.slow
def test_items_stand_in_the_order_of_time_and_those_on_a_condition_last():
    told = [item.told for item in view("script", CANTEEN).form.groups[0].items]

    assert told[0] == "9月18日 周五 16:20 · 电话 · 领导小组办公室"
    waits = next(n for n, words in enumerate(told) if "内没有" in words)
    assert told[waits:] == [words for words in told if not words.startswith("9月")]
    silent = items("public", 3, CANTEEN)["p-silent"]
    assert silent.told == "开始后 3 小时 30 分内没有“发布”（9月19日 周六 03:30前）"
    assert "at" not in fields(silent)


def test_a_fact_says_who_learns_it_by_doing_what():
    found = items("facts", text=CANTEEN)

    assert found["f-cases"].told == (
        "“启动调查”（承办单位为医疗机构）后 30 分至 50 分，"
        "领导小组办公室、业务科室、县（区）局可知；"
        "9月18日 周五 17:40起，领导小组办公室、业务科室、县（区）局自然可知"
    )
    assert found["f-cases"].heading == "共有37名学生到栖川市第二人民医院就诊"
    lone = "truth:\n  facts:\n    - {id: f, kind: fact, text: 甲}\n"
    assert items("facts", text=lone)["f"].told == "谁也查不到"


def test_texts_are_shown_with_their_slots_filled_or_why_not():
    post = items("public", 3)["p-scale"]
    assert post.filled == ["在栖川市望渚农贸市场买三斤排骨，回家一称两斤六两。我的秤校过的。"]
    hostile = TEXT.replace("在{{ market }}买", "{% for x in (1,) %}{{ market }}{% endfor %}买")
    assert (
        items("public", 3, hostile)["p-scale"].filled[0].startswith("填不出文字：模板里不能用 For")
    )
    unknown = TEXT.replace("在{{ market }}买", "在{{ markt }}买")
    assert items("public", 3, unknown)["p-scale"].filled == ["填不出文字：没有槽位 markt"]


def test_an_item_knows_its_line():
    item = items("public", 3)["p-scale"]

    assert TEXT.split("\n")[item.line - 1] == "  - id: p-scale"


@pytest.mark.slow
def test_the_axis_has_lanes_marks_and_days():
    axis = view("script", CANTEEN).timeline

    assert [lane.title for lane in axis.lanes] == ["注入", "网帖", "谣言", "诉求", "记者"]
    first = axis.lanes[0].marks[0]
    assert (first.route, first.title, first.t, first.when) == (
        "injects/0/at",
        "医院来电",
        3000,
        "9月18日 周五 16:20",
    )
    assert first.x == "1.157%"
    assert axis.lanes[0].waiting == 13
    assert [day.text for day in axis.days] == ["9月19日 周六", "9月20日 周日 班", "9月21日 周一"]
    assert view("basics", CANTEEN).timeline is None


def test_an_axis_without_a_start_counts_from_zero():
    text = "length: 2h\ninjects:\n  - {id: a, at: 30m, title: 甲}\n  - {id: b, at: 3h}\n  - 乙\n"

    axis = view("script", text).timeline
    assert [day.text for day in axis.days] == ["开始"]
    assert [(mark.title, mark.x, mark.when) for mark in axis.lanes[0].marks] == [
        ("甲", "25.000%", "开始后 30 分"),
    ]
    assert view("script", "injects: []").timeline is None


@pytest.mark.parametrize("name", ["basics", "script", "facts", "seats", "media", "public"])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "- 1",
        "甲",
        "a: [",
        "injects: 甲\nlength: 1h",
        "injects: [甲, 1, null, [x]]\nlength: 1h",
        "truth: 1\nseats: {a: 1}\nplatforms: [1]\nslots: [1]",
        "starts_at: 9999-12-31T23:59:00+08:00\nlength: 9999d\ninjects: [{at: 9999d}]",
        "starts_at: 0001-01-01T00:00:00+14:00\nlength: 1h\nposts: [{at: 0001-01-01T00:00:00Z}]",
        "starts_at: 2026-13-01T00:00:00\nlength: 1h\nposts: [{at: 2026-13-01T00:00:00+08:00}]",
        "length: 1h\nposts: [{at: true, text: 1, author: [x], tags: {}}]",
        "injects: [{id: a, title: 甲, text: 甲, channel: phone, when: {seen: {type: publsh}}}]",
        "injects: [{id: a, title: 甲, text: 甲, channel: phone, when: {state: {haet: {min: 1}}}}]",
        "tags: [1, true, null, [x]]\nplans: 甲\nplatforms: {1: {title: 甲}}",
    ],
)
def test_any_text_has_a_form(name, text):
    assert view(name, text).id == name


def drawn(field):
    """A field with parts as (title, value) pairs."""
    return (field.title, field.value, [drawn(part) for part in field.parts])


def test_a_condition_is_drawn_as_its_parts():
    text = TEXT + (
        "injects:\n  - id: x\n    when:\n      any:\n"
        "        - {absent: {row: {type: publish, by: dept, where: {kind: [notice]}}, by: 2h}}\n"
        "        - {state: {trust: {min: 0.1, max: 0.4}}}\n"
    )
    text = text.replace("injects:\n  - id: call", "was:\n  - id: call")
    when = fields(items("script", text=text)["x"])["when"]

    assert drawn(when) == (
        "什么时候发生",
        "any",
        [
            (
                "成立一个即可的条件",
                "",
                [
                    (
                        "条件 1",
                        "absent",
                        [
                            ("从何时算起", "", []),
                            ("多久之内", "2h", []),
                            (
                                "没有出现的",
                                "rows",
                                [
                                    ("记录", "", [("记录", "publish", [])]),
                                    ("由谁", "", [("由谁", "dept", [])]),
                                    ("限定", "", [("kind", "", [("属于", "notice", [])])]),
                                ],
                            ),
                        ],
                    ),
                    (
                        "条件 2",
                        "state",
                        [
                            (
                                "态势",
                                "",
                                [
                                    (
                                        "公众信任程度",
                                        "",
                                        [("不低于", "0.1", []), ("不高于", "0.4", [])],
                                    )
                                ],
                            )
                        ],
                    ),
                ],
            )
        ],
    )
    assert [key for key, _ in when.choices][:3] == ["", "seen", "counted"]


@pytest.mark.slow
def test_references_are_chosen_from_what_the_text_has():
    question = items("public", 1, CANTEEN)["q-wanbao"]
    outlets = fields(question)["outlet"].choices

    assert dict(outlets)["wanbao"] == "栖川晚报（wanbao）"
    rumour = next(iter(items("public", 2, CANTEEN).values()))
    assert "f-photo" in dict(fields(rumour)["refuted_by"].choices)
