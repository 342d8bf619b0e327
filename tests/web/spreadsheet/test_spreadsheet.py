import zipfile
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.document import read
from scenarios.load import load_scenario, path_of, scenario_ids
from scenarios.msel.merge import Merged
from scenarios.msel.table import COLUMNS, SHEET
from scenarios.reading import model_of
from scenarios.scenario import Scenario
from scenarios.writing import inline
from tests.scenarios.mini import SCENARIO
from tests.web.spreadsheet.forged import forged
from tests.web.spreadsheet.weighed import outcome, weighed
from tests.web.zips import locked, lying, with_zeros
from web.spreadsheet.guard import MAX_BYTES, SpreadsheetRefused
from web.spreadsheet.msel import from_xlsx, to_xlsx

pytestmark = pytest.mark.slow

SECONDS, MEGABYTES = 5, 300


def exported(text: str) -> bytes:
    story, problems = model_of(Scenario, read(text.encode(), "x"))
    assert story is not None, problems
    return to_xlsx(story)


FILE = exported(SCENARIO)


def edited(**cells: object) -> bytes:
    """The events list after somebody wrote into these cells."""
    book = openpyxl.load_workbook(BytesIO(FILE))
    for place, value in cells.items():
        book[SHEET][place] = value
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def refusal(content: bytes) -> str:
    with pytest.raises(SpreadsheetRefused) as caught:
        from_xlsx(content, SCENARIO)
    assert caught.value.hint
    return caught.value.message


@pytest.mark.parametrize("name", scenario_ids())
def test_scenario_of_the_library_comes_back_as_it_was(name: str) -> None:
    text = path_of("scenario", name).read_text("utf-8")

    assert from_xlsx(to_xlsx(load_scenario(name)), text) == Merged(text)


TEXTS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Z", "Cc")), max_size=30
)
HARD = st.sampled_from(
    ("=1+1", "+1", "-1", "@x", "'a", "_x0041_", "a\rb", "\r\n", " a ", "http://a", "1.0", "a\tb")
)


@settings(max_examples=40)
@given(title=(TEXTS | HARD).filter(str.strip), text=(TEXTS | HARD).filter(str.strip))
def test_any_text_comes_back_as_it_was(title: str, text: str) -> None:
    story = SCENARIO.replace("title: 来电", f"title: {inline(title)}", 1)
    story = story.replace("text: 请核实", f"text: {inline(text)}", 1)
    document = read(story.encode(), "x")
    if document.problems:
        return

    assert from_xlsx(exported(story), story) == Merged(story)


def test_file_has_the_columns_and_says_that_it_is_a_drill() -> None:
    book = openpyxl.load_workbook(BytesIO(FILE))
    sheet = book[SHEET]

    assert [cell.value for cell in sheet[1]] == list(COLUMNS.values())
    assert "·".join(COLUMNS.values()) == (
        "序号·时间·条件·渠道·发送方·接收方·标题·内容·预期行动·义务编号·备注"
    )
    assert sheet["B2"].value.isoformat() == "2026-09-18T16:00:00"
    assert "演练" in sheet.oddHeader.center.text
    assert book["编号对照"].sheet_state == "hidden"
    assert exported(SCENARIO) == FILE


def test_text_is_never_a_formula() -> None:
    story = SCENARIO.replace("title: 来电", 'title: "=HYPERLINK(1)"')
    sheet = openpyxl.load_workbook(BytesIO(exported(story)))[SHEET]

    assert (sheet["G2"].value, sheet["G2"].data_type) == ("=HYPERLINK(1)", "s")


def test_edited_cells_change_the_document() -> None:
    book = openpyxl.load_workbook(BytesIO(FILE))
    time_cell = book[SHEET]["B2"].value

    found = from_xlsx(edited(B2=time_cell.replace(minute=20), H2=12315, K3="备"), SCENARIO)

    assert found.text == SCENARIO.replace("at: 30m", "at: 50m").replace(
        "text: 请核实", 'text: "12315"'
    ).replace("text: 批示\n", "text: 批示\n    note: 备\n")


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"H2": "=1+1"}, "第 2 行“内容”列：是公式；请改成文字或时间"),
        (
            {"C1": "何时"},
            "第 1 行“条件”列：第 3 列的表头应是“条件”，现在是“何时”；请恢复表头，不要增减或调换列",
        ),
        ({"C3": "胡说"}, "第 3 行“条件”列：条件的“胡说”处看不懂；请以"),
        ({"B2": "十点"}, "第 2 行“时间”列：“十点”不是时间；请写成"),
        ({"J2": "NN-9"}, "第 2 行“义务编号”列："),
    ],
)
def test_faults_name_sheet_row_and_column(cells: dict[str, str], says: str) -> None:
    story = SCENARIO.replace("plans: [mini-plan]", "plans: [nanning-2017]")

    found = from_xlsx(edited(**cells), story)

    assert found.text == story
    assert str(found.faults[0]).startswith(f"工作表“{SHEET}”{says}")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "文件是空的"),
        (b"PK\x03\x04", "不是 .xlsx 文件，或文件已损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "文件设了密码，或是旧的 .xls 格式"),
        (b"\0" * (MAX_BYTES + 1), "文件超过 2 MB"),
        (SCENARIO.encode(), "不是 .xlsx 文件，或文件已损坏"),
        (forged(FILE, add={"xl/vbaProject.bin": b"x"}), "文件含有宏、嵌入对象或外部链接"),
        (forged(FILE, add={"xl/x.xml": b"<a>vbaProject</a>"}), "文件含有宏"),
        (forged(FILE, add={"xl/x.bin": b"<a>vbaProject</a>"}), "文件含有宏"),
        (forged(FILE, add={"xl/x.png": b"<!DOCTYPE a>"}), "文件里有不允许的 XML 声明"),
        (forged(FILE, add={"xl/strings.bin": b"<si/>" * 100_001}), "表格内容太多"),
        (forged(FILE, packed=zipfile.ZIP_LZMA), "不是 .xlsx 文件，或文件已损坏"),
        (forged(FILE, packed=zipfile.ZIP_BZIP2), "不是 .xlsx 文件，或文件已损坏"),
        (forged(FILE, sheet1=lambda one: "<!DOCTYPE a>" + one), "文件里有不允许的 XML 声明"),
        (forged(FILE, workbook=lambda one: one.replace(SHEET, "别的")), f"没有工作表“{SHEET}”"),
        (forged(FILE, workbook=lambda one: one[:99]), "文件已损坏，读不出内容"),
        (locked(FILE), "文件设了密码"),
        (lying(forged(FILE, add={"x": b"\0" * 9}), "x", 8), "不是 .xlsx 文件，或文件已损坏"),
        (lying(forged(FILE, add={"x": b"\0" * 8}), "x", 9), "不是 .xlsx 文件，或文件已损坏"),
    ],
    ids=(
        "empty",
        "cut",
        "old",
        "large",
        "text",
        "macro",
        "macro text",
        "macro under another name",
        "doctype under another name",
        "strings under another name",
        "lzma",
        "bzip2",
        "doctype",
        "sheet",
        "broken",
        "locked",
        "longer than it says",
        "shorter than it says",
    ),
)
def test_file_that_is_none_of_ours_is_refused(content: bytes, message: str) -> None:
    assert refusal(content) == message


def _more(tag: str, part: str, count: int):
    return lambda text: text.replace(f"</{tag}>", part * count + f"</{tag}>")


def _names(part: str, count: int):
    return lambda text: text.replace(
        "</sheets>", f"</sheets><definedNames>{part * count}</definedNames>"
    )


BOMBS = {
    "zeros": forged(FILE, add={"xl/media/a.png": b"\0" * 25_000_000}),
    "parts": forged(FILE, add={f"x/{n}": b"" for n in range(250)}),
    "long text": forged(FILE, sharedStrings=_more("sst", f"<si><t>{'a' * 15_000_000}</t></si>", 1)),
    "strings": forged(FILE, sharedStrings=_more("sst", "<si><t>a</t></si>", 24_000)),
    "more strings": forged(FILE, sharedStrings=_more("sst", "<si><t>a</t></si>", 26_000)),
    "styles": forged(FILE, styles=_more("cellXfs", '<xf numFmtId="0"/>', 9_800)),
    "more styles": forged(FILE, styles=_more("cellXfs", '<xf numFmtId="0"/>', 10_001)),
    "fonts": forged(FILE, styles=_more("fonts", "<font/>", 9_800)),
    "rows": forged(FILE, sheet1=_more("sheetData", "<row/>", 95_000)),
    "far row": forged(
        FILE, sheet1=_more("sheetData", '<row r="99999999"><c r="A99999999"><v>1</v></c></row>', 1)
    ),
    "deep": forged(FILE, sheet1=_more("sheetData", "<a>", 45_000)),
    "sheets": forged(
        FILE, workbook=_more("sheets", '<sheet name="x" sheetId="9" r:id="rId1"/>', 120)
    ),
    "more sheets": forged(FILE, workbook=_more("sheets", '<sheet name="x" sheetId="9"/>', 151)),
    "names": forged(FILE, workbook=_names('<definedName name="a">b</definedName>', 120)),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", BOMBS)
def test_bombs_end_soon_and_stay_small(name: str) -> None:
    found, seconds, megabytes = weighed(BOMBS[name], SCENARIO)

    assert isinstance(found, str) or found.text == SCENARIO
    assert seconds < SECONDS
    assert megabytes < MEGABYTES


@pytest.mark.slow
def test_a_part_that_tells_too_little_is_not_unfolded() -> None:
    bomb = lying(with_zeros(FILE, "a.png", MEGABYTES), "a.png", 1_000)
    found, seconds, megabytes = weighed(bomb, SCENARIO)

    assert found == "不是 .xlsx 文件，或文件已损坏；在 Excel 或 WPS 里另存为 .xlsx 再上传"
    assert seconds < SECONDS
    assert megabytes < MEGABYTES / 2


@pytest.mark.slow
def test_the_weight_of_a_file_is_seen() -> None:
    _, _, small = weighed(b"", SCENARIO)
    _, _, large = weighed(FILE, SCENARIO)

    assert small < large


@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_are_refused(content: bytes, zipped: bool) -> None:  # noqa: FBT001 -- drawn
    assert outcome((b"PK\x03\x04" if zipped else b"") + content, SCENARIO)


@pytest.mark.slow
@settings(max_examples=80)
@given(st.data())
def test_any_change_in_a_file_is_read_or_refused(data: st.DataObject) -> None:
    part = data.draw(st.sampled_from(("sheet1", "workbook", "styles", "sharedStrings", "sheet3")))

    def cut(text: str) -> str:
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 60)))
        return text[:start] + data.draw(st.text("<>/=\"'aA1r &;", max_size=8)) + text[end:]

    assert outcome(forged(FILE, **{part: cut}), SCENARIO)


@settings(max_examples=60)
@given(st.integers(0, len(FILE) - 1), st.integers(0, 255))
def test_any_wrong_byte_in_a_file_is_read_or_refused(place: int, byte: int) -> None:
    assert outcome(FILE[:place] + bytes((byte,)) + FILE[place + 1 :], SCENARIO)
