import pytest

from simulator.statement.cause import causes
from simulator.statement.element import Element, Mark
from simulator.statement.text import Span, Text


def said(text: str) -> list[tuple[str, str]]:
    return [(mark.span.quote, mark.value) for mark in causes(Text(text))]


def test_cause_is_quoted_where_it_stands() -> None:
    text = "经查，起火原因是电线老化。"

    assert list(causes(Text(text))) == [
        Mark(Span(3, 12, "起火原因是电线老化"), Element.CAUSE, "asserted")
    ]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("系变质鸡腿所致。", "系变质鸡腿所致"),
        ("由于食堂违规加工，导致学生中毒。", "由于食堂违规加工，导致学生中毒"),
        ("钢丝绳断裂造成3人受伤", "钢丝绳断裂造成3人受伤"),
        ("经认定为食物中毒", "认定为食物中毒"),
        ("罪魁祸首就是那批冻肉", "罪魁祸首"),
        ("直接原因已查明是阀门失效", "直接原因已查明是阀门失效"),
        ("主要原因在于维保不到位", "主要原因在于维保不到位"),
    ],
)
def test_asserted_cause_is_found(text: str, quote: str) -> None:
    assert said(text) == [(quote, "asserted")]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("可能是四季豆未煮熟引起的", "可能是四季豆未煮熟引起的"),
        ("疑似食物中毒", "疑似食物中毒"),
        ("初步判断系线路老化引发火灾", "初步判断系线路老化引发火灾"),
        ("不排除由饮用水引起", "不排除由饮用水引起"),
    ],
)
def test_guessed_cause_is_hedged(text: str, quote: str) -> None:
    assert said(text) == [(quote, "hedged")]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("学生不适与食堂无关", "与食堂无关"),
        ("并非因食品问题导致", "并非因食品问题导致"),
        ("不是设备故障", "是设备故障"),
    ],
)
def test_cause_that_is_ruled_out_is_excluded(text: str, quote: str) -> None:
    assert said(text) == [(quote, "excluded")]


@pytest.mark.parametrize(
    "text",
    [
        "原因正在调查。",
        "起火原因尚待认定。",
        "原因是什么，尚不清楚",
        "原因由消防部门调查认定",
        "是否由平台承担，是否因此引起，正在研究",
        "事故造成3人受伤。",
        "9月6日8时40分，事故已造成3人受伤",
        "引发网民热议",
        "给大家造成了不便",
        "违反规定造成严重后果的，依法处罚",
        "如因食用引起不适，请就医",
        "为防止再次引发事故，停用电梯",
        "网传系肉变质所致",
        "网民称“由于喝了奶粉导致早熟”",
        "误食容易引起呕吐",
        "请尽快查明原因",
        "是否属于食物中毒，尚无结论",
        "是否归咎于厂家，有待调查",
        "是否原因是漏电，正在核实",
        "，造成3人受伤",
    ],
)
def test_open_reported_or_conditional_cause_is_no_claim(text: str) -> None:
    assert said(text) == []


def test_own_finding_after_a_rumour_is_a_claim() -> None:
    text = "网传有人投毒。经核查，系食堂用肉变质所致"

    assert said(text) == [("系食堂用肉变质所致", "asserted")]


def test_one_claim_is_found_once() -> None:
    assert said("原因是电线老化导致起火") == [("原因是电线老化导致起火", "asserted")]
