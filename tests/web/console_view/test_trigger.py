import pytest

from scenarios.condition import Condition
from scenarios.scenario import Inject
from tests.web.desk_view.laid import words
from web.console_view.trigger import condition, planned


def told(asked):
    return condition(Condition.model_validate(asked), words())


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ({"after": "90m"}, "开始满 1 小时 30 分"),
        ({"seen": {"type": "publish"}}, "出现“发布”"),
        ({"seen": {"type": ["publish", "guide.post"]}}, "出现“发布”或“网上引导”"),
        ({"seen": {"type": "publish", "by": "lg_office"}}, "出现办公室的“发布”"),
        (
            {"seen": {"row": {"type": "publish"}, "count": 2, "since": "1h"}},
            "出现“发布” 2 次满 1 小时",
        ),
        (
            {"absent": {"row": {"type": "publish"}, "by": "5h"}},
            "开始后 5 小时内没有“发布”",
        ),
        (
            {"absent": {"row": {"type": "publish"}, "by": "1h", "after": {"type": "sim.rumour"}}},
            "“谣言出现”后 1 小时内没有“发布”",
        ),
        ({"state": {"heat": {"min": 60}}}, "热度达到 60"),
        (
            {"state": {"trust": {"max": 0.3}, "rank": {"is": 1}}},
            "公众信任程度不超过 0.3且热搜最好名次符合情景设定",
        ),
        ({"not": {"after": "1h"}}, "并非（开始满 1 小时）"),
        ({"all": [{"after": "1h"}, {"seen": {"type": "publish"}}]}, "开始满 1 小时且出现“发布”"),
        ({"any": [{"after": "1h"}, {"seen": {"type": "publish"}}]}, "开始满 1 小时或出现“发布”"),
        (
            {"all": [{"any": [{"after": "1h"}, {"flag": "x"}]}, {"seen": {"type": "publish"}}]},
            "（开始满 1 小时或情景设定的条件成立）且出现“发布”",
        ),
        (
            {"any": [{"after": "1h"}, {"state": {"heat": {"min": 1}, "peak": {"max": 9}}}]},
            "开始满 1 小时或（热度达到 1且迄今最高热度不超过 9）",
        ),
        ({"seen": {"type": "publsh"}}, "出现“publsh”"),
        ({"state": {"haet": {"min": 1}}}, "haet达到 1"),
        ({"flag": "casualties"}, "情景设定的条件成立"),
        ({"truth": {"locus": "bureau"}}, "情景设定的条件成立"),
    ],
)
def test_a_condition_is_told_in_chinese(asked, text):
    assert told(asked) == text


def inject(**when):
    base = {"id": "x", "title": "来电", "text": "内容", "channel": "phone"}
    return Inject.model_validate({**base, **when})


def test_a_planned_moment_is_a_scenario_time():
    assert planned(inject(at="30m"), words()) == "9月18日 周五 16:30"


def test_a_condition_with_an_end_names_it():
    late = inject(when={"after": "1h"}, not_after="3h")

    assert planned(late, words()) == "开始满 1 小时（9月18日 周五 19:00前）"
