import pytest

from simulator.statement.element import Element, Mark
from simulator.statement.privacy import personal_data
from simulator.statement.text import Span, Text


def found(text: str) -> list[tuple[str, str]]:
    return [(mark.span.quote, mark.value) for mark in personal_data(Text(text))]


def test_personal_data_is_quoted_where_it_stands() -> None:
    assert list(personal_data(Text("伤者陈晓岚（女）"))) == [
        Mark(Span(2, 5, "陈晓岚"), Element.PERSONAL, "name"),
        Mark(Span(2, 5, "陈晓岚"), Element.PERSONAL, "name"),
    ]


@pytest.mark.parametrize(
    ("text", "quote", "kind"),
    [
        ("电话139 1234 5678", "139 1234 5678", "phone"),
        ("电话139-1234-5678", "139-1234-5678", "phone"),
        ("身份证360302198801013528", "360302198801013528", "identity"),
        ("住7号楼2单元1203室", "7号楼2单元1203室", "address"),
        ("住2单元501", "2单元501", "address"),
        ("微信号：zhang_2026", "微信号：zhang_2026", "account"),
        ("卡号6222021234567890123", "6222021234567890123", "account"),
        ("车牌赣A12345的车", "赣A12345", "plate"),
        ("投诉人周建平反映", "周建平", "name"),
        ("家长名叫吴敏，", "吴敏", "name"),
        ("林子浩（8岁）", "林子浩", "name"),
        ("林子浩同学", "林子浩", "name"),
        ("王建国，52岁", "王建国", "name"),
    ],
)
def test_personal_data_is_found(text: str, quote: str, kind: str) -> None:
    assert found(text) == [(quote, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "电话138****1234",
        "热线12315、0799-8012388",
        "信用代码913607001234567890",
        "学生张某某、家长王女士、投诉人李某",
        "学生高度关注，患者康复出院，家长方面",
        "局长周建平在现场",
        "法定代表人周建平",
        "幸福路12号",
        "3号楼500人",
        "学生陆续返校",
        "向学校和承包企业主张赔偿",
    ],
)
def test_masked_public_or_other_words_are_free(text: str) -> None:
    assert found(text) == []
