import pytest

from simulator.statement.action import advice, measures, promises
from simulator.statement.circumstance import times
from simulator.statement.element import Element, Mark, Measure
from simulator.statement.text import Span, Text


def done(raw: str) -> list[tuple[str, str | None, str | None]]:
    text = Text(raw)
    exact = tuple(mark for mark in times(text) if mark.value == "exact")
    return [
        (m.span.quote, m.actor and m.actor.quote, m.time and m.time.quote)
        for m in measures(text, exact)
    ]


def test_measure_is_quoted_with_actor_and_time() -> None:
    text = Text("18 日 16 时，我局责令食堂停业。")
    exact = tuple(times(text))

    assert list(measures(text, exact)) == [
        Measure(Span(12, 18, "责令食堂停业"), Span(10, 12, "我局"), Span(0, 9, "18 日 16 时"))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "我局责令停业，封存留样。",
            [("责令停业", "我局", None), ("封存留样", "我局", None)],
        ),
        (
            "18日16时，我局到场。已封存留样。",
            [("封存留样", "我局", "18日16时")],
        ),
        ("公安机关于当日立案", [("立案", "公安机关", "当日")]),
        ("我局作出决定\n立案调查", [("立案调查", None, None)]),
        ("将进一步加强监管，严肃处理", []),
        ("我局未立案，也不予召回", []),
        ("经抽检合格", []),
        ("如需退款请登记", []),
        ("会员退费诉求", []),
        ("我局未封存留样但立案", [("立案", "我局", None)]),
    ],
)
def test_measures(text: str, expected: list[object]) -> None:
    assert done(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("如有不适请及时就医", [("如有不适请及时就医", Element.ADVICE)]),
        (
            "提醒广大消费者保留票据",
            [("提醒广大消费者保留", Element.ADVICE)],
        ),
        (
            "线索可拨打12315",
            [("可拨打", Element.ADVICE), ("12315", Element.HOTLINE)],
        ),
        ("请商户不要自行返回拉货", [("请商户不要自行返回", Element.ADVICE)]),
        ("应立即停止使用", [("应立即停止使用", Element.ADVICE)]),
        ("咨询电话0799-8012315", [("0799-8012315", Element.HOTLINE)]),
        ("热线：66203158", [("热线：66203158", Element.HOTLINE)]),
        ("邀请专家查看", []),
        ("可能需要登记", []),
        ("编号12345678", []),
    ],
)
def test_advice_and_hotlines(text: str, expected: list[object]) -> None:
    assert [(m.span.quote, m.element) for m in advice(Text(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("将于9月19日10时前再次通报", [("将于9月19日10时前再次通报", "timed")]),
        ("后续情况将及时公布", [("后续情况将及时公布", "untimed")]),
        ("24小时内将公布结果", [("将公布", "timed")]),
        ("每天17时公布", [("每天17时公布", "timed")]),
        ("下次通报：今晚8时", [("下次通报", "timed")]),
        ("结果出来后第一时间公布", [("结果出来后第一时间公布", "untimed")]),
        ("我局已公布结果", []),
        ("据医院18日20时通报", []),
    ],
)
def test_promises(text: str, expected: list[object]) -> None:
    read = Text(text)
    exact = tuple(mark for mark in times(read) if mark.value == "exact")

    assert [(m.span.quote, m.value) for m in promises(read, exact)] == expected


def test_promise_is_a_mark_of_its_element() -> None:
    assert list(promises(Text("将公布"), ())) == [
        Mark(Span(0, 3, "将公布"), Element.PROMISE, "untimed")
    ]
