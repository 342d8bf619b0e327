"""What commands print tables and sentences on.

Where there is no terminal it is wide enough for a table. No text of a file is read as markup, and
none reaches the terminal as a command to it.
"""

from rich.console import Console
from rich.markup import escape

from web.report.paper import plain

WIDTH = 140
"""Columns where the output is no terminal."""


def page() -> Console:
    """A page that colours nothing by itself."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = WIDTH
    return console


def literal(text: str) -> str:
    """A text of a document or a journal, to be printed as it stands, without control characters."""
    return escape(plain(text))
