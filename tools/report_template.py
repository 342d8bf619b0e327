"""Make the Word template of the report anew: `python -m tools.report_template`.

The template is a Word file that a bureau may change; this is how ours came about. What stands
in double braces is filled by `web.report.docx`.
"""

from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table

TEMPLATE = Path(__file__).parent.parent / "web/report/form/report.docx"

SONG, TITLE, HEI, KAI = "仿宋_GB2312", "小标宋", "黑体", "楷体_GB2312"
_STYLES = (
    ("Normal", SONG, 14),
    ("Title", TITLE, 22),
    ("Heading 1", HEI, 16),
    ("Heading 2", KAI, 15),
)


def template() -> DocumentType:
    """The template as python-docx has it."""
    document = Document()
    _page(document)
    for name, font, size in _STYLES:
        _style(document, name, font, size)
    document.add_paragraph("{{ paper.title }}", "Title")
    centred = document.add_paragraph("{{ paper.subtitle }}")
    centred.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _facts(document)
    for line, style in (
        ("{%p for section in paper.sections %}", "Normal"),
        ("{{ section.title }}", "Heading 1"),
        ("{%p for block in section.blocks %}", "Normal"),
        ("{%p if block.heading %}", "Normal"),
        ("{{ block.heading }}", "Heading 2"),
        ("{%p endif %}", "Normal"),
        ("{%p if block.text %}", "Normal"),
        ("{{ block.text }}", "Normal"),
        ("{%p endif %}", "Normal"),
        ("{%p if block.table %}", "Normal"),
    ):
        document.add_paragraph(line, style)
    _rows(document)
    for line in ("{%p endif %}", "{%p endfor %}", "{%p endfor %}"):
        document.add_paragraph(line)
    return document


def _page(document: DocumentType) -> None:
    """A4 with the margins of GB/T 9704, lines on a grid, 演练 above and the page below."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    grid = OxmlElement("w:docGrid")
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), "312")
    for old in section._sectPr.findall(qn("w:docGrid")):  # noqa: SLF001 -- python-docx has no grid
        section._sectPr.remove(old)  # noqa: SLF001 -- as above
    section._sectPr.append(grid)  # noqa: SLF001 -- as above
    for part, text in ((section.header, "{{ mark }}"), (section.footer, "{{ paper.footer }}")):
        part.paragraphs[0].text = text
        part.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER


def _style(document: DocumentType, name: str, font: str, size: int) -> None:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)  # all of ours are
    style.font.size, style.font.name = Pt(size), "Times New Roman"
    style.font.color.rgb = None
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)
    fonts.set(qn("w:eastAsia"), font)
    if name != "Normal":
        style.paragraph_format.keep_with_next = True
    if name == "Title":
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for border in style.element.pPr.findall(qn("w:pBdr")):
            style.element.pPr.remove(border)


def _facts(document: DocumentType) -> None:
    _table(
        document,
        ("{%tr for label, said in paper.facts %}", ""),
        ("{{ label }}", "{{ said }}"),
        ("{%tr endfor %}", ""),
    )


def _rows(document: DocumentType) -> None:
    _table(
        document,
        ("{%tc for name in block.table.head %}", "{{ name }}", "{%tc endfor %}"),
        ("{%tr for row in block.table.rows %}", "", ""),
        ("{%tc for cell in row %}", "{{ cell }}", "{%tc endfor %}"),
        ("{%tr endfor %}", "", ""),
    )


def _table(document: DocumentType, *rows: tuple[str, ...]) -> Table:
    table = document.add_table(len(rows), len(rows[0]), "Table Grid")
    for line, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(line.cells, texts, strict=True):
            cell.paragraphs[0].text = text
            for run in cell.paragraphs[0].runs:
                run.font.size = Pt(10.5)
    return table


if __name__ == "__main__":
    template().save(str(TEMPLATE))
