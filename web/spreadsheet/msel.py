"""The events list of a scenario as an .xlsx file, and such a file laid on its YAML."""

from datetime import datetime
from io import BytesIO

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from scenarios.document import read
from scenarios.load import scenario_problems
from scenarios.msel.merge import Merged, in_sheet, known_rows, merged
from scenarios.msel.table import CHANNELS, COLUMNS, SHEET, rows_of
from scenarios.scenario import Scenario
from web.spreadsheet.sheet import KEYS, opened

MIMETYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 -- Excel has no zones; the same list gives the same file
_FIRST_YEAR = 1901
_WIDTHS = (6, 18, 34, 8, 14, 22, 20, 60, 44, 24, 20)
_HELP = (
    "演练 · 事件清单填写说明",
    "工作表“事件清单”每行是一条情景注入，改好后在情景工坊里导入；没有动过的行原样不变。",
    "序号：导出时编好，不要改；新增的行不填，删去一行就是删去这条注入，行的先后就是清单的先后。",
    "时间、条件：填且只填一个。时间写成 2026-09-18 16:20，或 开始后2小时30分。",
    "条件的写法，可用 并且、或者、并非（…）连接，套用时加括号：",
    "　　出现“发布”　　　　出现领导小组办公室的“报告”（报送对象含上级机关）达 2 次满 45 分",
    "　　开始后 3 小时 30 分内没有“发布”　　　　“领导批示”后 9 小时内没有“发布”",
    "　　开始满 6 小时　　　　态势（热度不低于30，公众愤怒程度不低于0.62）",
    "　　不再发生的时刻写在条件后面：；截止：2026-09-19 01:30",
    "接收方：角色名称，用顿号分开；人人可见写 全体。义务编号：用顿号分开。",
    "内容里的 {{ 名称 }} 是情景的槽位，请保留。",
    "不要用公式和宏，不要改表头，不要删去隐藏的工作表“编号对照”。",
)


def to_xlsx(story: Scenario) -> bytes:
    """The events list of a scenario as an .xlsx file; every text is a text, never a formula."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": "演练事件清单", "created": _MADE})
        _fill_list(book, book.add_worksheet(SHEET), story)
        _fill_help(book, book.add_worksheet("说明"))
        _fill_keys(book.add_worksheet(KEYS), story)
    return file.getvalue()


def from_xlsx(content: bytes, text: str) -> Merged:
    """Lay an .xlsx file on a scenario.

    Args:
        content: The file as it was uploaded, whatever it is.
        text: The YAML of the scenario as it is now.

    Returns:
        The new YAML, in which everything that is no cell of the table is as it was; or the old
        one with the faults of the table.

    Raises:
        SpreadsheetRefused: If the file cannot be read.
        ScenarioError: If the YAML is no scenario.
    """
    sheet = opened(content)
    if sheet.faults:
        return Merged(text, tuple(sorted(sheet.faults)))
    found = merged(text, sheet.rows, sheet.known)
    if not found.rows:
        return found
    document = read(found.text.encode(), "scenario.yaml")
    told = (in_sheet(one, document, found.rows) for one in scenario_problems(document))
    faults = tuple(sorted(fault for fault in told if fault))
    return Merged(text, faults) if faults else found


def _fill_list(book: Workbook, sheet: Worksheet, story: Scenario) -> None:
    head = book.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True})
    cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    time = book.add_format(
        {"num_format": "yyyy-mm-dd hh:mm:ss", "valign": "top", "border": 1, "align": "left"}
    )
    for n, (title, width) in enumerate(zip(COLUMNS.values(), _WIDTHS, strict=True)):
        sheet.set_column(n, n, width)
        sheet.write_string(0, n, title, head)
    for n, row in enumerate(rows_of(story), 1):
        for column, name in enumerate(COLUMNS):
            said = getattr(row, name)
            if name == "time" and (moment := _excel_time(said)):
                sheet.write_datetime(n, column, moment, time)
            else:
                sheet.write_string(n, column, said, cell)
    last = max(1, len(story.injects))
    sheet.data_validation(1, 3, last + 200, 3, {"validate": "list", "source": [*CHANNELS]})
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_header("&C演练 · 事件清单（MSEL）")
    sheet.set_footer("&C演练材料，内容均为虚构　第 &P 页，共 &N 页")


def _excel_time(said: str) -> datetime | None:
    """A time that Excel knows as one; None where it does not."""
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        return None
    return moment if moment.year >= _FIRST_YEAR else None


def _fill_help(book: Workbook, sheet: Worksheet) -> None:
    sheet.set_column(0, 0, 110)
    sheet.set_header("&C演练")
    for n, line in enumerate(_HELP):
        sheet.write_string(n, 0, line, book.add_format({"bold": n == 0, "text_wrap": True}))


def _fill_keys(sheet: Worksheet, story: Scenario) -> None:
    sheet.hide()
    for n, (number, known) in enumerate(known_rows(story).items()):
        for column, said in enumerate((number, known.inject, known.digest)):
            sheet.write_string(n, column, said)
