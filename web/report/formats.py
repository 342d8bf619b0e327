"""The forms in which a report can be had, by the ending of the file."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from web.report.compose import Report, paper_of
from web.report.docx import TEMPLATE, docx_of
from web.report.html import html_of
from web.report.paper import Paper
from web.report.pdf import pdf_of
from web.report.xlsx import xlsx_of

_OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True, slots=True)
class Form:
    """One form: what it is called and what browsers call it."""

    title: str
    mimetype: str


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "docx": Form("Word", f"{_OFFICE}wordprocessingml.document"),
        "pdf": Form("PDF", "application/pdf"),
        "xlsx": Form("Excel", f"{_OFFICE}spreadsheetml.sheet"),
        "html": Form("网页", "text/html; charset=utf-8"),
        "json": Form("JSON", "application/json"),
    }
)
"""By ending; `json` is the scorecard itself."""

_WRITERS: Mapping[str, Callable[[Paper], bytes]] = MappingProxyType(
    {"pdf": pdf_of, "xlsx": xlsx_of, "html": html_of}
)


def written(report: Report, ending: str, template: Path | None = None) -> bytes:
    """A report as the content of a file.

    Args:
        report: What it tells about.
        ending: A key of `FORMS`.
        template: The bureau's own Word template; without it ours.

    Raises:
        DrillError: If it cannot be made: a bad template, no Chinese font.
    """
    if ending == "json":
        told = json.dumps(report.card.as_json(), ensure_ascii=False, indent=2)
        return f"{told}\n".encode("utf-8", "backslashreplace")  # what JSON writes for half a pair
    paper = paper_of(report)
    if ending == "docx":
        return docx_of(paper, template or TEMPLATE)
    return _WRITERS[ending](paper)
