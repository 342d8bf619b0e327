"""What a file must be before the Excel reader sees it: small, plain and unlocked.

An .xlsx is a zip of XML. The reader would unfold any of it, so its size, its parts and the
number of its elements are looked at first; that bounds time and memory whatever is in it.
"""

import re
import zipfile
from collections.abc import Sequence
from io import BytesIO

from scenarios.errors import DrillError
from web.zipped import DAMAGED, READABLE, is_locked, unfolded

MAX_BYTES = 2_000_000
MAX_UNFOLDED = 20_000_000
MAX_PARTS = 200
MAX_ELEMENTS = 100_000
MAX_STYLES = 10_000
MAX_NAMES = 150
"""Worksheets, defined names and links between parts together."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NAMED = re.compile(rb"<(?:[^<>\s:]+:)?(?:sheet|definedname|override|default|relationship)[\s/>]")
_MACROS = ("vbaproject", "macrosheets/", "activex/", "embeddings/", "externallinks/")
_AGAIN = "在 Excel 或 WPS 里另存为 .xlsx 再上传"


class SpreadsheetRefused(DrillError):
    """A file that is not read; the message says why, the hint what to do."""


def checked(content: bytes) -> None:
    """Make sure that a file may be read.

    Args:
        content: The bytes of the file.

    Raises:
        SpreadsheetRefused: If it is too big, locked, holds a program, or is no .xlsx.
    """
    if not content:
        raise SpreadsheetRefused("文件是空的", hint="选择导出的 .xlsx 文件")
    if len(content) > MAX_BYTES:
        raise SpreadsheetRefused(
            f"文件超过 {MAX_BYTES // 1_000_000} MB", hint="删去图片和多余的工作表再上传"
        )
    if content.startswith(_OLD_OFFICE):
        raise SpreadsheetRefused("文件设了密码，或是旧的 .xls 格式", hint=f"取消密码，{_AGAIN}")
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            _check_parts(parts)
    except DAMAGED as error:
        raise SpreadsheetRefused("不是 .xlsx 文件，或文件已损坏", hint=_AGAIN) from error


def _check_parts(parts: zipfile.ZipFile) -> None:
    infos = parts.infolist()
    size = sum(info.file_size for info in infos)
    if len(infos) > MAX_PARTS or size > MAX_UNFOLDED:
        message = f"解开后有 {len(infos)} 个部分、{size} 字节，超过上限"
        raise SpreadsheetRefused(message, hint="删去图片和多余的工作表再上传")
    _check_names([info.filename.lower() for info in infos])
    if any(map(is_locked, infos)):
        raise SpreadsheetRefused("文件设了密码", hint=f"取消密码，{_AGAIN}")
    if any(info.compress_type not in READABLE for info in infos):
        raise SpreadsheetRefused("不是 .xlsx 文件，或文件已损坏", hint=_AGAIN)
    elements = 0
    for info in infos:  # whatever their names: the reader finds parts by their relationships
        found = _elements(unfolded(parts, info))
        elements += found
        too_many = found > MAX_STYLES and "styles" in info.filename.lower()
        if too_many or elements > MAX_ELEMENTS:
            raise SpreadsheetRefused("表格内容太多", hint="只留下事件清单，删去多余的行和格式")


def _check_names(names: Sequence[str]) -> None:
    if any(mark in name for name in names for mark in _MACROS):
        raise SpreadsheetRefused("文件含有宏、嵌入对象或外部链接", hint=f"去掉以后，{_AGAIN}")
    if "[content_types].xml" not in names or len(set(names)) < len(names):
        raise SpreadsheetRefused("不是 .xlsx 文件，或文件已损坏", hint=_AGAIN)


def _elements(part: bytes) -> int:
    """How many elements a part of the file has at most.

    Raises:
        SpreadsheetRefused: If it holds what no Excel file needs: declarations of entities, or
            macros under another name.
    """
    plain = part.replace(b"\0", b"").lower()
    if b"<!doctype" in plain or b"<!entity" in plain:
        raise SpreadsheetRefused("文件里有不允许的 XML 声明", hint=_AGAIN)
    if b"macroenabled" in plain or b"vbaproject" in plain:
        raise SpreadsheetRefused("文件含有宏", hint=f"去掉宏，{_AGAIN}")
    if len(_NAMED.findall(plain)) > MAX_NAMES:
        raise SpreadsheetRefused("工作表或名称太多", hint="只留下事件清单")
    return plain.count(b"<")
