import json
import re
import time
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from markupsafe import escape

from scenarios.errors import DrillError
from tests.web.report.conftest import HOSTILE, SHOWN
from tools import report_template
from web.report.compose import Report, paper_of
from web.report.docx import TEMPLATE, docx_of
from web.report.formats import FORMS, written
from web.report.html import html_of
from web.report.paper import Paper, plain, table
from web.report.pdf import fonts_in, pdf_of
from web.report.xlsx import xlsx_of

pytestmark = pytest.mark.slow


def texts_of(paper: Paper) -> list[str]:
    """Every text of a report, in its order."""
    found = [paper.title, paper.subtitle]
    found += [said for fact in paper.facts for said in fact]
    for section in paper.sections:
        found.append(section.title)
        for block in section.blocks:
            found += [block.heading, block.text]
            if block.table:
                found += [*block.table.head, *(cell for row in block.table.rows for cell in row)]
    return [one for one in found if one]


def word_texts(content: bytes) -> set[str]:
    document = docx.Document(BytesIO(content))
    cells = (cell for one in document.tables for row in one.rows for cell in row.cells)
    return {one.text for one in (*document.paragraphs, *cells)}


def excel_texts(content: bytes) -> list[tuple[str, str]]:
    """The texts of all sheets with the types of their cells."""
    book = openpyxl.load_workbook(BytesIO(content))
    return [
        (cell.value, cell.data_type)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value
    ]


def test_report_tells_total_findings_overrides_statements_rules_and_heat(report: Report) -> None:
    paper = paper_of(report)
    said = "\n".join(texts_of(paper))
    changed = next(one for one in report.card.findings if one.original)

    assert [section.title[2:] for section in paper.sections] == [
        "总体评价",
        "分项、环节和人员得分",
        "逐项评判",
        "人工改判",
        "回应质量（单列，不计入总分）",
        "国家要求对照（不计分）",
        "热度（供参考，不计分）",
        "说明",
    ]
    assert f"等次：{report.card.grade}。" in said
    assert [one.id for one in report.card.findings if one.id not in said] == []
    assert f"原判：{changed.original.status.label}" in said
    assert "=评估员\n2026-09-22 10:00" in said
    assert f"稿件 1 第 {report.card.statements[0].version} 版" in said
    assert "S1 " in said
    assert "最高热度" in said
    assert "演练" in paper.footer


def test_word_file_has_every_text_as_it_is(report: Report) -> None:
    paper = paper_of(report)
    content = docx_of(paper)
    found = word_texts(content)

    assert [one for one in texts_of(paper) if one not in found] == []
    assert f"（演练）{SHOWN}" in found
    section = docx.Document(BytesIO(content)).sections[0]
    assert section.header.paragraphs[0].text == "演练"
    assert section.footer.paragraphs[0].text == paper.footer


def test_word_file_names_the_standard_fonts(report: Report) -> None:
    styles = docx.Document(BytesIO(docx_of(paper_of(report)))).styles
    fonts = {
        name: styles[name].element.rPr.rFonts.get(docx.oxml.ns.qn("w:eastAsia"))
        for name in ("Normal", "Title", "Heading 1")
    }

    assert fonts == {"Normal": "仿宋_GB2312", "Title": "小标宋", "Heading 1": "黑体"}


def test_shipped_template_is_what_the_tool_makes() -> None:
    made, shipped = report_template.template(), docx.Document(str(TEMPLATE))

    assert shipped.element.xml == made.element.xml
    assert shipped.styles.element.xml == made.styles.element.xml


def test_bureau_changes_the_template_in_word(report: Report, tmp_path) -> None:
    own = docx.Document(str(TEMPLATE))
    own.add_paragraph("评估组组长（签字）：　　{{ paper.title }}")
    own.save(str(tmp_path / "own.docx"))

    found = word_texts(docx_of(paper_of(report), tmp_path / "own.docx"))

    assert "评估组组长（签字）：　　舆情应急演练评估报告" in found


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{{ paper.title", "报告模板填不进内容"),
        ("{{ paper.nothing.more }}", "报告模板填不进内容"),
        ("{%p for x in %}", "报告模板填不进内容"),
        ("{{ ''.__class__.__mro__ }}", "报告模板填不进内容"),
    ],
)
def test_faulty_template_is_named(report: Report, tmp_path, line: str, says: str) -> None:
    own = docx.Document(str(TEMPLATE))
    own.add_paragraph(line)
    own.save(str(tmp_path / "own.docx"))

    with pytest.raises(DrillError) as caught:
        docx_of(paper_of(report), tmp_path / "own.docx")

    assert caught.value.message.startswith(says)
    assert str(caught.value.place) == str(tmp_path / "own.docx")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"text"])
def test_template_that_is_no_word_file_is_named(report: Report, tmp_path, content: bytes) -> None:
    file = tmp_path / "own.docx"
    file.write_bytes(content)

    with pytest.raises(DrillError, match=r"读不出来，或不是 \.docx 文件"):
        docx_of(paper_of(report), file)


def test_excel_file_has_every_text_and_no_formula(report: Report) -> None:
    paper = paper_of(report)
    found = excel_texts(xlsx_of(paper))
    said = {value for value, _ in found}

    assert {kind for _, kind in found} == {"s"}
    assert [one for one in texts_of(replace(paper, subtitle="")) if one not in said] == [
        paper.title
    ]
    book = openpyxl.load_workbook(BytesIO(xlsx_of(paper)))
    assert [sheet.title for sheet in book] == ["概况", *(one.name for one in paper.sections)]
    assert all(sheet["A1"].value.startswith("演练") for sheet in book)
    assert all(sheet.oddHeader.center.text == "演练" for sheet in book)


def test_excel_file_says_no_time_of_its_making(report: Report) -> None:
    content = xlsx_of(paper_of(report))
    book = openpyxl.load_workbook(BytesIO(content))
    with ZipFile(BytesIO(content)) as packed:
        dates = {part.date_time for part in packed.infolist()}

    assert book.properties.created == datetime(2000, 1, 1)  # noqa: DTZ001 -- Excel has no zones
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_html_file_escapes_and_needs_no_network(report: Report) -> None:
    paper = paper_of(report)
    page = html_of(paper).decode("utf-8")

    assert [one for one in texts_of(paper) if str(escape(one)) not in page] == []
    assert "<b>" not in page
    assert [one for one in ("http:", "https:", "src=", "<script", "url(") if one in page] == []


def test_pdf_is_made_of_any_text_and_is_the_same_again(report: Report) -> None:
    paper = paper_of(report)

    made = pdf_of(paper)
    began = time.process_time()
    again = pdf_of(paper)

    assert made.startswith(b"%PDF-")
    assert made == again
    assert set(re.findall(rb"/(?:Creation|Mod)Date\(D:(\d{8})", made)) == {b"19700101"}
    assert time.process_time() - began < 2


def test_pdf_runs_no_markup(report: Report) -> None:
    paper = replace(paper_of(report), sections=())

    marked = pdf_of(replace(paper, subtitle="#panic()"))

    assert marked.startswith(b"%PDF-")


def test_without_a_chinese_font_pdf_says_what_to_install() -> None:
    with pytest.raises(DrillError) as caught:
        fonts_in(["Libertinus Serif", "DejaVu Sans Mono"])

    assert str(caught.value) == (
        "系统里没有中文字体，不能生成 PDF; 安装 Noto CJK、仿宋或宋体（Debian：fonts-noto-cjk），"
        "或改用 .docx、.html"
    )
    assert fonts_in(["SimSun"]) == ("SimSun", "SimSun")
    assert fonts_in(["noto sans cjk sc", "FANGSONG"]) == ("FANGSONG", "noto sans cjk sc")


def test_json_is_the_scorecard(report: Report) -> None:
    assert json.loads(written(report, "json")) == json.loads(json.dumps(report.card.as_json()))


def test_every_form_can_be_written(report: Report) -> None:
    starts = {ending: written(report, ending)[:4] for ending in FORMS}

    assert starts == {
        "docx": b"PK\x03\x04",
        "pdf": b"%PDF",
        "xlsx": b"PK\x03\x04",
        "html": b"<!DO",
        "json": b"{\n  ",
    }


def test_drill_without_anything_says_so(report: Report) -> None:
    card = replace(report.card, findings=(), statements=(), overrides=(), warnings=())
    said = texts_of(paper_of(replace(report, card=card, doctrine=None)))

    assert "没有可评的内容，等次：未评。" in said
    assert "没有人工改判。" in said
    assert "没有发布稿件。" in said
    assert "没有安装国家规定的预案包，或本次演练没有涉及。" in said


def test_plain_keeps_what_every_form_can_hold() -> None:
    assert plain(HOSTILE) == SHOWN
    assert plain("𠮷😭\u3000a\tb") == "𠮷😭\u3000a\tb"
    assert table([("甲", 100)], [["a\x00b"]]).table.rows == (("ab",),)
