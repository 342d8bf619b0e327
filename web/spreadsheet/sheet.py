"""The cells of the events list in an .xlsx file, as texts."""

import warnings
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import IllegalCharacterError, InvalidFileException

from scenarios.msel.merge import Known
from scenarios.msel.table import COLUMNS, SHEET, CellFault, Row, plain_text
from scenarios.units import duration_words
from web.spreadsheet.guard import SpreadsheetRefused, checked

KEYS = "编号对照"
"""The hidden sheet that says which inject each row was."""

MAX_ROWS = 500
_MAX_EMPTY = 20_000
"""Empty rows below the list that are passed over."""

_AGAIN = "重新导出，在导出的表格里改"
_STUMBLES = (
    *(ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, NameError, OSError),
    *(RuntimeError, StopIteration, SyntaxError, TypeError, ValueError),
    *(BadZipFile, InvalidFileException, IllegalCharacterError, zlib.error),
)
"""What the reader raises where a forged part makes it stumble; it has no error of its own."""
_HALF = timedelta(milliseconds=500)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What came back: the rows with their numbers, what they were, and faults of single cells."""

    rows: Sequence[tuple[int, Row]]
    known: dict[str, Known]
    faults: Sequence[CellFault]


def opened(content: bytes) -> Sheet:
    """Read a file.

    Raises:
        SpreadsheetRefused: If it is none that may be read, or not one of ours.
    """
    checked(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(content)
    except SpreadsheetRefused:
        raise
    except _STUMBLES as error:
        raise SpreadsheetRefused(
            "文件已损坏，读不出内容", hint="在 Excel 或 WPS 里打开，另存为 .xlsx 再上传"
        ) from error


def _read(content: bytes) -> Sheet:
    book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
    for name in (SHEET, KEYS):
        if name not in book.sheetnames:
            raise SpreadsheetRefused(f"没有工作表“{name}”", hint=_AGAIN)
    table, keys = _cells(book[SHEET]), _cells(book[KEYS])
    head = next(table, (1, ()))[1]
    faults = [*_of_head(head)]
    rows: list[tuple[int, Row]] = []
    for place, cells in table:
        faults.extend(_formulas(place, cells))
        row = Row(*(_text(cell) for cell in cells))
        if any(value.strip() for value in _values(row)):
            rows.append((place, row))
    known = {
        _text(cells[0]): Known(_text(cells[1]), _text(cells[2])) for _, cells in keys if cells[0]
    }
    return Sheet(rows, known, faults)


def _cells(sheet: Any) -> Iterator[tuple[int, Sequence[Any]]]:  # noqa: ANN401 -- sheets of a stream are untyped
    """The rows with their numbers, each as wide as the table.

    Raises:
        SpreadsheetRefused: If there are more than anybody could write.
    """
    sheet.reset_dimensions()
    width = len(COLUMNS)
    for place, cells in enumerate(sheet.iter_rows(max_col=width), 1):
        if place <= MAX_ROWS:
            yield place, (*cells, *[None] * (width - len(cells)))
        elif place > _MAX_EMPTY or any(_text(cell).strip() for cell in cells):
            raise SpreadsheetRefused(
                f"工作表“{sheet.title}”超过 {MAX_ROWS} 行", hint="删去清单下面多余的行"
            )


def _of_head(cells: Sequence[Any]) -> Iterator[CellFault]:
    """Faults of the first row, which names the columns."""
    for n, title in enumerate(COLUMNS.values()):
        found = _text(cells[n]).strip() if n < len(cells) else ""
        if found != title:
            message = f"第 {n + 1} 列的表头应是“{title}”，现在是“{found[:20]}”"
            yield CellFault(1, title, message, "恢复表头，不要增减或调换列")


def _formulas(place: int, cells: Sequence[Any]) -> Iterator[CellFault]:
    for title, cell in zip(COLUMNS.values(), cells, strict=True):
        if getattr(cell, "data_type", "") in ("f", "e"):
            kind = "公式" if cell.data_type == "f" else "错误值"
            yield CellFault(place, title, f"是{kind}", "改成文字或时间")


def _values(row: Row) -> tuple[str, ...]:
    return tuple(getattr(row, name) for name in COLUMNS)


def _text(cell: Any) -> str:  # noqa: ANN401 -- cells of a stream are untyped
    """What a cell says, as a text: times in full, whole numbers without a decimal point."""
    value = getattr(cell, "value", None)
    if value is None:
        return ""
    if isinstance(value, datetime):
        return (value.replace(tzinfo=None) + _HALF).strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, date):
        return value.strftime("%Y-%m-%d 00:00:00")
    if isinstance(value, timedelta):
        return duration_words(max(0, round(value.total_seconds())))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return plain_text(str(value))
