import pytest

from simulator.statement.count import counts
from simulator.statement.element import Count
from simulator.statement.text import Span, Text


def said(text: str) -> list[tuple[str, tuple[str, ...], int, int | None]]:
    return [(c.span.quote, c.topics, c.least, c.most) for c in counts(Text(text))]


def test_count_gives_span_topics_and_reach() -> None:
    found = list(counts(Text("共有 37 名学生就诊。")))

    assert found == [Count(Span(3, 7, "37 名"), ("treated",), 37, 37)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("造成3人死亡、5人受伤", [("3人", ("dead",), 3, 3), ("5人", ("injured",), 5, 5)]),
        ("死亡3人，受伤5人", [("3人", ("dead",), 3, 3), ("5人", ("injured",), 5, 5)]),
        (
            "就诊学生37人，其中住院4人，无危重",
            [
                ("37人", ("treated",), 37, 37),
                ("4人", ("admitted",), 4, 4),
                ("无危重", ("severe",), 0, 0),
            ],
        ),
        ("三十余名学生呕吐，已送医", [("三十余名", ("treated", "ill"), 30, 39)]),
        ("超过30人被困", [("超过30人", ("trapped",), 30, None)]),
        ("未造成人员伤亡", [("未造成人员伤亡", ("dead", "injured"), 0, 0)]),
        ("无死亡、重伤病例", [("无死亡、重伤", ("dead", "severe"), 0, 0)]),
        ("37名学生均为轻症", [("均为轻症", ("severe",), 0, 0)]),
        ("罚款5万元", [("5万元", ("fine",), 50_000, 50_000)]),
        ("罚款十余万元", [("十余万元", ("fine",), 100_000, 190_000)]),
        ("收到投诉86件", [("86件", ("complaints",), 86, 86)]),
    ],
)
def test_number_counts_what_stands_nearest(text: str, expected: list[object]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "出动12名执法人员赶赴医院了解就诊情况",
        "网传“已有3名学生死亡”不属实",
        "网传无人员伤亡是假的",
        "我们牵挂每一名受伤群众",
        "抽检12批次",
        "检查经营户46家，发现问题3个",
        "与5名会员代表座谈，登记诉求",
    ],
)
def test_number_of_officials_of_others_or_of_nothing_is_no_count(text: str) -> None:
    assert said(text) == []


def test_reaches_that_meet_agree() -> None:
    def count(least: int, most: int | None) -> Count:
        return Count(Span(0, 0, ""), ("dead",), least, most)

    assert count(30, 39).agrees(count(37, 37))
    assert count(30, None).agrees(count(37, 37))
    assert count(37, 37).agrees(count(30, None))
    assert not count(30, None).agrees(count(27, 27))
    assert not count(27, 27).agrees(count(30, None))
    assert not count(27, 27).agrees(count(37, 37))
