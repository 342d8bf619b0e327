from tests.web.desk_view.laid import desk, post
from web.desk_view.inbox import arrivals, inbox, log

CALL = (
    "world",
    "inject",
    {"inject": "i1", "channel": "phone", "title": "来电", "text": "甲\n\n乙"},
)
DECISION = {"request": 1, "verdict": "instructed", "role": "upper", "text": "收到"}
TICKET = {"item": "c1", "platform": "weiyan", "text": "该去哪看", "to": ["lg_office"]}
INQUIRY = {"inquiry": "q1", "outlet": "wanbao", "question": "几人"}


def headings(found):
    return [(one.kind, one.heading) for one in found]


def test_what_comes_from_outside_is_told_with_kind_and_first_line():
    rows = [
        (0, *CALL),
        (1, "world", "sim.leader_instruction", {"tier": "city", "text": "抓紧"}),
        (2, "world", "sim.decision", DECISION),
        (3, "world", "sim.fact", {"fact": "f-cases"}),
        (4, "world", "sim.crowd", {"place": "校门口", "size": 30}),
        (5, "world", "sim.crowd", {"place": "校门口", "size": 0}),
        (6, "world", "sim.citizen_post", TICKET),
        (7, "world", "sim.media_inquiry", INQUIRY),
        (8, "director", "director.hint", {"to": ["lg_office"], "text": "注意续报"}),
    ]

    found = inbox(desk(*rows))

    assert headings(found)[::-1] == [
        ("电话", "来电"),
        ("领导批示", "市级领导批示"),
        ("答复意见", "上级机关：批示"),
        ("情况查明", "12人就诊"),
        ("现场聚集", "校门口聚集 30 人"),
        ("现场聚集", "校门口人员已散去"),
        ("网民留言", "微言网民留言"),
        ("采访申请", "晚报申请采访"),
        ("提示", "导调提示"),
    ]
    assert [one.kind for one in found if one.urgent][::-1] == [
        "领导批示",
        "现场聚集",
        "现场聚集",
        "采访申请",
    ]
    assert found[-1].texts == ("甲", "乙")


def test_letters_that_want_an_act_lead_to_its_form():
    found = inbox(desk((0, "world", "sim.citizen_post", TICKET)))

    assert [(o.act, o.fill, o.act_title) for o in found] == [
        ("reply.initial", (("item", "c1"),), "初步回应")
    ]


def test_a_colleagues_report_to_this_seat_comes_with_all_its_fields():
    report = {"to": ["lg_office"], "form": "phone", "kind": "first", "fields": {"time": "中午"}}
    found = inbox(desk((0, "dept", "report.submit", report)))

    assert headings(found) == [("报告", "餐饮科：报告")]
    assert found[0].is_act
    assert "中午" in [d.text for d in found[0].row.details]


def test_own_reports_and_those_to_others_do_not_come_in():
    rows = [
        (0, "lg_office", "notify", {"to": ["lg_office"], "text": "自己"}),
        (1, "dept", "notify", {"to": ["lg_head"], "text": "别人"}),
        (2, "dept", "monitor.note", {"text": "无收件人"}),
        (3, *post("p1")),
    ]

    assert inbox(desk(*rows)) == ()


def test_a_fact_that_was_told_before_does_not_come_again():
    rows = [
        (0, "world", "sim.fact", {"fact": "f-cases"}),
        (1, "world", "sim.fact", {"fact": "f-cases"}),
    ]

    assert [one.row.seq for one in inbox(desk(*rows))] == [1]


def test_arrivals_are_the_letters_after_a_row():
    rows = [(0, *CALL), (1, *CALL), (2, *CALL)]

    assert [one.row.seq for one in arrivals(desk(*rows), 1)] == [3, 2]


def test_the_log_tells_own_acts_whole_and_of_others_what_may_be_known():
    rows = [
        (0, "lg_office", "notify", {"to": ["dept"], "text": "请核查"}),
        (1, "dept", "notify", {"to": ["lg_head"], "text": "密报"}),
        (2, "dept", "monitor.note", {"text": "平稳"}),
        (3, "dept", "leak", {"to": "朋友", "text": "内情"}),
        (4, *CALL),
    ]

    lines = log(desk(*rows))

    assert [(x.row.seq, x.row.title, x.mine, x.told, x.row.summary) for x in lines] == [
        (3, "监测记录", False, True, "平稳"),
        (2, "通报", False, False, ""),
        (1, "通报", True, True, "请核查"),
    ]
