import pytest

from web.desk_view.keyword import (
    DEEPEST,
    LONGEST,
    All,
    Either,
    RuleFault,
    Without,
    Word,
    matches,
    parse,
)

A, B, C = Word("甲"), Word("乙"), Word("丙")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("甲", A),
        ("甲 乙", All((A, B))),
        ("甲 与 乙 AND 丙", All((A, B, C))),
        ("甲 或 乙 OR 丙", Either((A, B, C))),
        ("甲 乙 或 丙", Either((All((A, B)), C))),
        ("甲 与（乙 或 丙）", All((A, Either((B, C))))),
        ("甲 非 乙", All((A, Without(B)))),
        ("甲 NOT (乙 丙)", All((A, Without(All((B, C)))))),
        ("((甲))", A),
        ("“集体 呕吐” 非 广告", All((Word("集体 呕吐"), Without(Word("广告"))))),
        ('"甲"乙', All((A, B))),
        ('"与"', Word("与")),
        ("与会人员", Word("与会人员")),
        ("And", Word("and")),
    ],
)
def test_a_rule_means_what_it_says(text, rule):
    assert parse(text) == rule


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("", 1, "缺少要查的词"),
        ("   ", 4, "缺少要查的词"),
        ("甲 或", 4, "缺少要查的词"),
        ("与 甲", 1, "缺少要查的词"),
        ("甲 与 或 乙", 5, "缺少要查的词"),
        ("非 非 甲", 3, "缺少要查的词"),
        ("甲 ()", 4, "缺少要查的词"),
        ("甲 (乙 或 丙", 3, "左括号没有合上"),
        ("甲)", 2, "右括号没有对应的左括号"),
        ("甲 “乙", 3, "引号没有成对"),
        ('甲 ""', 3, "引号里没有内容"),
        ("非 甲", 1, "只说了不要什么"),
        ("甲 或 非 乙", 1, "只说了不要什么"),
        ("(" * (DEEPEST + 1) + "甲" + ")" * (DEEPEST + 1), DEEPEST + 1, "括号最多 8 层"),
        ("甲" * (LONGEST + 1), LONGEST + 1, "不能超过 120 个字"),
    ],
)
def test_a_fault_is_told_with_its_place(text, column, message):
    with pytest.raises(RuleFault, match=message) as fault:
        parse(text)

    assert fault.value.column == column
    assert str(fault.value).startswith(f"第 {column} 个字处：")


def test_a_text_is_held_against_a_rule():
    rule = parse("(食堂 或 学校) 呕吐 非 广告")

    assert matches(rule, "学校有人呕吐")
    assert not matches(rule, "学校放假")
    assert not matches(rule, "食堂呕吐广告")
