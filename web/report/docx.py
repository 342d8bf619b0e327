"""The report as a Word file, from a template that a bureau can change in Word."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from jinja2.sandbox import SandboxedEnvironment

from scenarios.errors import DrillError, Place
from web.report.paper import MARK, Block, Paper, Table

TEMPLATE = Path(__file__).parent / "form" / "report.docx"
"""The template that is used where the bureau has none of its own."""

_HINT = "在 Word 里对照自带的模板改正，双花括号和百分号里的内容不要拆开"
_FULL = 5000
"""The width of a table in fiftieths of a per cent."""


def docx_of(paper: Paper, template: Path = TEMPLATE) -> bytes:
    """Write a report as .docx.

    Args:
        paper: The report.
        template: A Word file with the names that ours has in double braces.

    Raises:
        DrillError: If the template cannot be read or filled.
    """
    words = SandboxedEnvironment(autoescape=True)
    try:
        form = DocxTemplate(str(template))
        form.render({"paper": paper, "mark": MARK}, words, autoescape=True)
        filled = BytesIO()
        form.save(filled)
        return _finished(filled, paper)
    except (PackageNotFoundError, BadZipFile, KeyError, OSError, ValueError) as error:
        raise _refused(template, "读不出来，或不是 .docx 文件") from error
    except (TemplateError, SyntaxError, TypeError, ArithmeticError) as error:
        raise _refused(template, f"填不进内容（{error}）") from error


def _refused(template: Path, what: str) -> DrillError:
    return DrillError(f"报告模板{what}", Place(str(template)), _HINT)


def _finished(filled: BytesIO, paper: Paper) -> bytes:
    """The file with the columns of its tables set, and their heads repeated on each page."""
    document = Document(filled)
    tables = [block.table for block in _blocks(paper) if block.table]
    known = {tuple(one.head): one for one in tables}
    for table in document.tables:
        head = tuple(cell.text for cell in table.rows[0].cells) if table.rows else ()
        if head in known:
            _lay_out(table, known[head])
    document.core_properties.title = paper.title
    done = BytesIO()
    document.save(done)
    return done.getvalue()


def _blocks(paper: Paper) -> Sequence[Block]:
    return [block for section in paper.sections for block in section.blocks]


def _lay_out(table: WordTable, told: Table) -> None:
    properties = table._tbl.tblPr  # noqa: SLF001 -- python-docx has no shares of the page
    width = properties.find(qn("w:tblW"))
    if width is None:
        width = OxmlElement("w:tblW")
        properties.append(width)
    width.set(qn("w:type"), "pct")
    width.set(qn("w:w"), str(_FULL))
    table.autofit = False
    total = sum(told.widths)
    for row in table.rows:
        for cell, share in zip(row.cells, told.widths, strict=False):
            size = cell._tc.get_or_add_tcPr().get_or_add_tcW()  # noqa: SLF001 -- as above
            size.set(qn("w:type"), "pct")
            size.set(qn("w:w"), str(_FULL * share // total))
    marked = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 -- as above
    marked.append(OxmlElement("w:tblHeader"))
