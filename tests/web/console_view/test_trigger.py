from scenarios.scenario import Inject
from tests.web.desk_view.laid import words
from web.console_view.trigger import planned


def inject(**when):
    base = {"id": "x", "title": "来电", "text": "内容", "channel": "phone"}
    return Inject.model_validate({**base, **when})


def test_a_planned_moment_is_a_scenario_time():
    assert planned(inject(at="30m"), words()) == "9月18日 周五 16:30"


def test_a_condition_is_told_as_in_the_table_and_names_its_end():
    asked = {"all": [{"after": "90m"}, {"state": {"trust": {"max": 0.3}}}]}
    text = "开始满 1 小时 30 分 并且 态势（公众信任程度不高于0.3）"

    assert planned(inject(when=asked), words()) == text
    assert planned(inject(when=asked, not_after="3h"), words()) == f"{text}（9月18日 周五 19:00前）"


def test_a_name_that_nobody_knows_is_told_as_it_stands():
    assert planned(inject(when={"seen": {"type": "publsh"}}), words()) == "出现“publsh”"
