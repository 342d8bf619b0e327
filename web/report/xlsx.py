"""The report as an Excel file: one sheet a section; every text is a text, never a formula."""

from datetime import datetime
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from web.report.paper import MARK, Block, Paper, Section, Table

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 -- Excel has no zones; the same report is the same file
_COLUMNS = 5
_WIDTH = 130
_LONGEST = 32_767
"""Characters of a cell."""
_TONES = {"missed": "#A8071A", "violated": "#A8071A", "late": "#874D00", "partial": "#874D00"}


def xlsx_of(paper: Paper) -> bytes:
    """Write a report as .xlsx."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": paper.title, "created": _MADE})
        facts = Block(table=Table(("项目", "内容"), (30, 100), paper.facts))
        _Sheet(book, paper, Section("演练概况", "概况", (facts,)))
        for section in paper.sections:
            _Sheet(book, paper, section)
    return file.getvalue()


class _Sheet:
    """A sheet that is filled from above."""

    def __init__(self, book: Workbook, paper: Paper, section: Section) -> None:
        self.book, self.row = book, 0
        self.sheet: Worksheet = book.add_worksheet(section.name)
        self.formats: dict[tuple[str, str], Format] = {}
        widths = next((one.table.widths for one in section.blocks if one.table), ())
        for n in range(max(_COLUMNS, len(widths))):
            self.sheet.set_column(n, n, widths[n] * _WIDTH / 100 if n < len(widths) else 16)
        self.line(f"{MARK}　{paper.title}{paper.subtitle}", "title")
        self.line(section.title, "section")
        for block in section.blocks:
            self.block(block)
        self._print(paper)

    def block(self, block: Block) -> None:
        if block.heading:
            self.line(block.heading, "heading")
        if block.text:
            self.line(block.text, "strong" if block.strong else "text")
        if block.table:
            self.table(block.table)

    def line(self, said: str, kind: str) -> None:
        """One line over the width of the sheet."""
        height = 18 * (said.count("\n") + 1 + len(said) // 70)
        self.sheet.set_row(self.row, min(height, 400))
        self.sheet.merge_range(self.row, 0, self.row, _COLUMNS - 1, "", self._format(kind))
        self.sheet.write_string(self.row, 0, said[:_LONGEST], self._format(kind))
        self.row += 1

    def table(self, table: Table) -> None:
        for n, name in enumerate(table.head):
            self.sheet.write_string(self.row, n, name, self._format("head"))
        for place, row in enumerate(table.rows):
            self.row += 1
            for n, said in enumerate(row):
                tone = table.tones[place] if table.tones and n == table.toned else ""
                self.sheet.write_string(self.row, n, said[:_LONGEST], self._format("cell", tone))
        self.row += 2

    def _format(self, kind: str, tone: str = "") -> Format:
        key = (kind, _TONES.get(tone, ""))
        if key not in self.formats:
            look = {"text_wrap": True, "valign": "top", **_LOOKS[kind]}
            self.formats[key] = self.book.add_format(
                look | ({"font_color": key[1]} if key[1] else {})
            )
        return self.formats[key]

    def _print(self, paper: Paper) -> None:
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_header(f"&C{MARK}")
        self.sheet.set_footer(f"&L{paper.footer}&R第 &P 页，共 &N 页")


_LOOKS: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 14},
    "section": {"bold": True, "font_size": 12},
    "heading": {"bold": True, "bg_color": "#F0F0F0"},
    "strong": {"bold": True},
    "text": {},
    "head": {"bold": True, "border": 1, "bg_color": "#F0F0F0"},
    "cell": {"border": 1},
}
