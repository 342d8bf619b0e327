import pytest

from simulator.statement.circumstance import circumstances
from simulator.statement.element import Element, Mark
from simulator.statement.text import Span, Text


def said(text: str, element: Element) -> list[tuple[str, str]]:
    marks = (m for m in circumstances(Text(text)) if m.element is element)
    return [(m.span.quote, m.value) for m in marks]


def test_every_circumstance_is_quoted_where_it_stands() -> None:
    text = "9 月 18 日中午，栖川市澄湾实验学校学生不适"

    assert list(circumstances(Text(text))) == [
        Mark(Span(0, 10, "9 月 18 日中午"), Element.TIME, "exact"),
        Mark(Span(11, 20, "栖川市澄湾实验学校"), Element.PLACE),
        Mark(Span(11, 20, "栖川市澄湾实验学校"), Element.SUBJECT, "named"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026年9月18日13时许", [("2026年9月18日13时许", "exact")]),
        ("九月十八日", [("九月十八日", "exact")]),
        ("昨晚8点半", [("昨晚8点半", "exact")]),
        ("16:40到场", [("16:40", "exact")]),
        ("18日下午", [("18日下午", "exact")]),
        ("近日，有关部门", [("近日", "vague")]),
        ("第18条", []),
    ],
)
def test_times(text: str, expected: list[object]) -> None:
    assert said(text, Element.TIME) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("位于南渚区临港路的冷库", ["南渚区临港路"]),
        ("在锦棠花园", ["锦棠花园"]),
        ("在南渚区某火锅店", ["南渚区"]),
        ("栖川市市场监督管理局", []),
        ("栖川市第二人民医院通报", []),
        ("我市各学校食堂", []),
        ("涉事食堂已停业", []),
        ("多家超市", []),
    ],
)
def test_places(text: str, expected: list[str]) -> None:
    assert said(text, Element.PLACE) == [(quote, "") for quote in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对栖川谷粟轩餐饮管理有限公司立案", [("栖川谷粟轩餐饮管理有限公司", "named")]),
        ("涉事企业已停业", [("涉事企业", "vague")]),
        ("网传“下月起摆摊要交登记费”", [("“下月起摆摊要交登记费”", "claim")]),
        ("依据《食品安全法》", [("《食品安全法》", "named")]),
        ("登记窗口工作人员赵某在岗玩手机", [("窗口工作人员赵某", "named")]),
        ("称为“放心优质”", []),
        ("专业机构检测", []),
    ],
)
def test_subjects(text: str, expected: list[object]) -> None:
    assert said(text, Element.SUBJECT) == expected
