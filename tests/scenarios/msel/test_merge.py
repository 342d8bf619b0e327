from dataclasses import replace

import pytest

from scenarios.document import read
from scenarios.errors import ScenarioError
from scenarios.load import load_scenario, path_of, problems_of, scenario_ids
from scenarios.msel.merge import Known, Merged, in_sheet, known_rows, merged
from scenarios.msel.table import CellFault, Row, rows_of
from scenarios.reading import model_of
from scenarios.scenario import Scenario
from tests.scenarios.mini import SCENARIO

HEAD = SCENARIO[: SCENARIO.index("injects:")]
CALL, MAYOR = (
    Row(
        *("1", "2026-09-18 16:00:00", "", "电话", "", "领导小组办公室", "来电", "请核实", ""),
        *("NN-1", ""),
    ),
    Row(
        *("2", ""),
        "开始满 2 小时 并且 开始后 3 小时内没有“发布” 并且 出现“情景注入”（编号为“call”）"
        "；截止：2026-09-19 11:30:00",
        *("来函", "", "全体", "批示", "批示", "", "", ""),
    ),
)


def story_of(text: str) -> Scenario:
    story, problems = model_of(Scenario, read(text.encode(), "x"))
    assert story is not None, problems
    return story


def laid(*rows: Row, on: str = SCENARIO, made_from: str = SCENARIO) -> Merged:
    """The rows laid on a scenario, from row 2 of the sheet on."""
    return merged(on, list(enumerate(rows, 2)), known_rows(story_of(made_from)))


def injects(text: str) -> list[dict[str, object]]:
    return read(text.encode(), "x").data["injects"]


def test_rows_tell_what_the_injects_say() -> None:
    assert rows_of(story_of(SCENARIO)) == (CALL, MAYOR)


@pytest.mark.slow
@pytest.mark.parametrize("name", scenario_ids())
def test_table_that_comes_back_unchanged_changes_nothing(name: str) -> None:
    text = path_of("scenario", name).read_text("utf-8")
    story = load_scenario(name)
    rows = list(enumerate(rows_of(story), 2))

    assert merged(text, rows, known_rows(story)) == Merged(text)


FORMER = replace(MAYOR, condition=MAYOR.condition.replace("编号为“call”", "inject为“call”"))
"""A row as an earlier version told it, with the field by its code."""


def laid_from_an_earlier_version(row: Row, former: Row = FORMER, on: str = SCENARIO) -> Merged:
    known = {"1": Known("call", CALL.digest), "2": Known("mayor", former.digest)}
    return merged(on, [(2, CALL), (3, row)], known)


def test_a_table_of_an_earlier_version_that_comes_back_unchanged_changes_nothing() -> None:
    assert laid_from_an_earlier_version(FORMER) == Merged(SCENARIO)


def test_other_cells_of_a_table_of_an_earlier_version_are_taken() -> None:
    found = laid_from_an_earlier_version(replace(FORMER, title="改过"))

    assert found == Merged(SCENARIO.replace("title: 批示", "title: 改过"), rows={1: 3})


@pytest.mark.parametrize(
    ("row", "former", "on"),
    [
        (replace(FORMER, title="改过"), FORMER, SCENARIO.replace("{after: 2h}", "{after: 3h}")),
        (replace(FORMER, title="改过"), FORMER, SCENARIO.replace("not_after: 20h", "")),
        (
            replace(FORMER, title="改过", condition="从前的话"),
            replace(FORMER, condition="从前的话"),
            SCENARIO,
        ),
        (replace(FORMER, condition="开始满 1 小时"), FORMER, SCENARIO),
    ],
    ids=("another condition", "another end", "no condition", "condition changed in the table"),
)
def test_a_row_of_an_earlier_version_that_cannot_be_told_apart_is_exported_anew(
    row: Row, former: Row, on: str
) -> None:
    assert laid_from_an_earlier_version(row, former, on).faults == (
        CellFault(3, "序号", "导出以后情景里也改过这一条", "重新导出，再改一次"),
    )


def test_changed_cells_change_their_keys_and_nothing_else() -> None:
    row = replace(
        CALL, sender="医院", to="全体", obligations="", note="先打电话", expected="核实：是否"
    )

    found = laid(row, MAYOR)

    assert found.rows == {0: 2}
    assert found.text == SCENARIO.replace(
        """    text: 请核实
    to: [lg_office]
    obligations: [NN-1]
""",
        """    sender: 医院
    text: 请核实
    expected: 核实：是否
    note: 先打电话
""",
    )


def test_time_and_condition_change_places() -> None:
    waits = replace(CALL, time="", condition="出现“发布”满30分；截止：开始后5小时")
    fixed = replace(MAYOR, time="9月18日 18:00", condition="")

    found = laid(waits, fixed)

    first, second = injects(found.text)
    assert first["when"] == {"seen": {"row": {"type": "publish"}, "since": "30m"}}
    assert (first["not_after"], "at" in first) == ("5h", False)
    assert (second["at"], "when" in second, "not_after" in second) == ("2h30m", False, False)


def test_moment_with_offset_stays_one() -> None:
    text = SCENARIO.replace("at: 30m", "at: 2026-09-18T16:00:00+08:00")
    later = replace(CALL, time="2026-09-18 16:05")
    before = replace(CALL, time="2026-09-18 15:00")

    assert injects(laid(later, MAYOR, on=text, made_from=text).text)[0]["at"] == (
        "2026-09-18T16:05:00+08:00"
    )
    assert injects(laid(before, MAYOR).text)[0]["at"] == "2026-09-18T15:00:00+08:00"


def test_rows_move_come_and_go() -> None:
    new = Row("", "开始后1小时", "", "会议", "", "", "会商", "来开会", "", "", "")

    found = laid(MAYOR, new)

    assert [one["id"] for one in injects(found.text)] == ["mayor", "inject-3"]
    assert injects(found.text)[1] == {
        "id": "inject-3",
        "at": "1h",
        "title": "会商",
        "channel": "meeting",
        "text": "来开会",
    }
    assert found.rows == {1: 3}


def test_new_ids_are_free_ones() -> None:
    text = SCENARIO.replace("id: mayor", "id: inject-3")
    new = Row("", "2h", "", "电话", "", "", "甲", "乙", "", "", "")

    found = laid(CALL, MAYOR, new, new, on=text, made_from=text)

    assert [one["id"] for one in injects(found.text)] == [
        "call",
        "inject-3",
        "inject-4",
        "inject-5",
    ]


def test_list_is_begun_and_emptied() -> None:
    none = HEAD + SCENARIO[SCENARIO.index("citizens:") :]
    new = Row("", "2h", "", "电话", "", "", "甲", "乙", "", "", "")

    assert injects(laid(new, on=none, made_from=none).text)[0]["title"] == "甲"
    assert injects(laid().text) == []


@pytest.mark.parametrize(
    ("row", "column", "message"),
    [
        (replace(CALL, number="9"), "序号", "导出的清单里没有序号“9”"),
        (replace(MAYOR, text="改"), "序号", "序号 2 重复，第 3 行已有"),
        (Row(title="x"), "时间", "“时间”和“条件”都没有填"),
        (replace(CALL, number="", condition="出现“发布”"), "时间", "“时间”和“条件”都填了"),
        (replace(CALL, number="", time="明天"), "时间", "“明天”不是时间"),
        (replace(CALL, number="", time="2026-02-30 10:00"), "时间", "“2026-02-30 10:00”不是时间"),
        (replace(CALL, number="", channel="传真"), "渠道", "不认识“传真”"),
        (replace(CALL, number="", channel=""), "渠道", "没有填写"),
        (replace(CALL, number="", to="局长们"), "接收方", "不认识“局长们”"),
        (replace(CALL, number="", title=" "), "标题", "没有填写"),
        (replace(CALL, number="", text="长" * 4001), "内容", "有 4001 字，上限 4000"),
        (replace(MAYOR, number="", condition="胡说"), "条件", "条件的“胡说”处看不懂"),
        (
            replace(MAYOR, number="", condition="出现“发布”达0次"),
            "条件",
            "条件不成立（Input should be greater than or equal to 1）",
        ),
        (
            replace(MAYOR, number="", condition=f"出现“发布”；截止：{'后' * 30}"),
            "条件",
            f"“{'后' * 20}…”不是时间",
        ),
    ],
)
def test_faults_name_row_column_and_remedy(row: Row, column: str, message: str) -> None:
    found = laid(CALL, MAYOR, row)

    assert found.text == SCENARIO
    fault = next(one for one in found.faults if one.message == message)
    assert (fault.row, fault.column) == (4, column)
    assert str(fault) == f"工作表“事件清单”第 4 行“{column}”列：{message}；请{fault.hint}"


def test_row_changed_on_both_sides_is_a_fault() -> None:
    since = SCENARIO.replace("text: 请核实", "text: 请马上核实")

    found = laid(replace(CALL, text="请尽快核实"), MAYOR, on=since)

    assert found.faults == (
        CellFault(2, "序号", "导出以后情景里也改过这一条", "重新导出，再改一次"),
    )


def test_same_change_on_both_sides_is_none() -> None:
    since = SCENARIO.replace("text: 请核实", "text: 请马上核实")

    assert laid(replace(CALL, text="请马上核实"), MAYOR, on=since) == Merged(since)


def test_what_was_changed_or_added_since_the_table_stays() -> None:
    since = SCENARIO.replace("text: 请核实", "text: 请马上核实").replace(
        "citizens:", "  - {id: z, at: 5h, title: 新, channel: phone, text: 新}\ncitizens:"
    )

    found = laid(CALL, replace(MAYOR, title="批示件"), on=since)

    assert found.text == since.replace("title: 批示\n", "title: 批示件\n")


def test_what_was_deleted_in_the_scenario_stays_deleted_or_is_a_fault() -> None:
    since = SCENARIO.replace("id: call", "id: other").replace("inject: call", "inject: other")

    untouched = laid(CALL, MAYOR, on=since)
    touched = laid(replace(CALL, title="新"), MAYOR, on=since)

    assert untouched.faults == ()
    assert [one["id"] for one in injects(untouched.text)] == ["other", "mayor"]
    assert touched.faults == (
        CellFault(2, "序号", "导出以后情景里已删去这一条", "重新导出，再改一次"),
    )


def test_deleting_what_was_changed_since_is_a_fault() -> None:
    since = SCENARIO.replace("text: 请核实", "text: 请马上核实")

    (fault,) = laid(MAYOR, on=since).faults

    assert str(fault) == (
        "工作表“事件清单”：删去了“来电”，而导出以后情景里又改过它；请重新导出，再改一次"
    )


def test_mark_at_the_start_of_a_file_is_kept() -> None:
    found = laid(replace(CALL, title="新"), MAYOR, on="\ufeff" + SCENARIO)

    assert found.text == "\ufeff" + SCENARIO.replace("title: 来电", "title: 新")


def test_text_that_is_no_scenario_is_refused_with_its_faults() -> None:
    with pytest.raises(ScenarioError) as caught:
        merged("scenario: 1\nid: [", [], {})

    assert caught.value.problems[0].place.file == "scenario.yaml"


def test_yaml_that_cannot_be_changed_safely_is_refused() -> None:
    text = SCENARIO.replace(
        "    to: [lg_office]\n    obl", "    to:  # 谁\n      - lg_office\n    obl"
    )
    assert text != SCENARIO

    with pytest.raises(ScenarioError, match="这一处的写法不能用表单改"):
        laid(replace(CALL, to="领导小组组长"), MAYOR, on=text, made_from=text)


def test_faults_of_the_new_document_are_told_by_cell() -> None:
    new = Row("", "开始后1000小时", "", "电话", "", "", "甲", "{{ nobody }}", "", "NN-9", "")
    found = laid(CALL, replace(MAYOR, condition="标志“x”"), new)
    document = read(found.text.encode(), "x")

    told = [in_sheet(one, document, found.rows) for one in problems_of(document)]

    cells = [(one.row, one.column) for one in told if one]
    assert {(3, "条件"), (4, "时间"), (4, "内容")} <= set(cells)
    assert None in told


def test_whole_inject_is_told_as_its_row() -> None:
    found = laid(replace(CALL, title="新"), MAYOR)
    document = read(found.text.encode(), "x")
    problem = replace(problems_of(document)[0], place=document.place(("injects", 0)), hint="")

    assert in_sheet(problem, document, found.rows) == CellFault(2, "", problem.message, "改正")


def test_digest_is_about_cells_and_not_about_the_number() -> None:
    assert replace(CALL, number="7").digest == CALL.digest
    assert replace(CALL, note="x").digest != CALL.digest
    assert known_rows(story_of(SCENARIO))["1"] == Known("call", CALL.digest)


def test_time_that_no_calendar_holds_is_told_as_a_length() -> None:
    text = SCENARIO.replace("at: 30m", "at: 99999999s").replace("2026-09-18T", "9999-12-30T")

    assert rows_of(story_of(text))[0].time == "27777h46m39s"


def test_marks_of_excel_mean_their_characters() -> None:
    story = SCENARIO.replace("title: 来电", 'title: "_x0041_\\r"')
    row = replace(CALL, title="A\r")

    assert laid(row, MAYOR, on=story, made_from=story) == Merged(story)
