"""A report before it has a form: a title, sections, and in them texts and tables of texts.

Every writer takes the same paper, so the wording is in one place. All texts are plain; each
writer keeps them from being read as anything else.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MARK = "演练"
"""Stands on every page and sheet."""

_NO_TEXT = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010fffd]")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a head; `widths` are shares of the page, `tones` one a row.

    A tone is a status code such as `missed`, or empty; it colours the cell of the column `toned`
    and only repeats what that cell says.
    """

    head: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[Sequence[str]]
    tones: Sequence[str] = ()
    toned: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a text or a table; what it is not is empty. `strong` is a text to be noticed."""

    heading: str = ""
    text: str = ""
    strong: bool = False
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report; `name` is short enough for the tab of a sheet."""

    title: str
    name: str
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole report; `footer` stands below every page."""

    title: str
    subtitle: str
    facts: Sequence[tuple[str, str]]
    sections: Sequence[Section]
    footer: str


def plain(text: str) -> str:
    """A text with only what every form can hold: no control characters, no lone surrogates."""
    return _NO_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n"))


def heading(text: str) -> Block:
    """A heading inside a section."""
    return Block(heading=plain(text))


def text(said: str, *, strong: bool = False) -> Block:
    """A paragraph."""
    return Block(text=plain(said), strong=strong)


def table(
    columns: Sequence[tuple[str, int]],
    rows: Iterable[Sequence[str]],
    tones: Sequence[str] = (),
    toned: int = 0,
) -> Block:
    """A table.

    Args:
        columns: Titles and widths.
        rows: Its cells.
        tones: The tone of each row; none where rows have no tones.
        toned: The column that shows it.
    """
    cells = tuple(tuple(map(plain, row)) for row in rows)
    head, widths = tuple(name for name, _ in columns), tuple(width for _, width in columns)
    return Block(table=Table(head, widths, cells, tones or ("",) * len(cells), toned))
