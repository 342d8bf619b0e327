"""The report as one HTML file that needs no network and prints."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from web.report.paper import MARK, Paper

_PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "form"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def html_of(paper: Paper) -> bytes:
    """Write a report as HTML."""
    return _PAGES.get_template("report.html").render(paper=paper, mark=MARK).encode("utf-8")
