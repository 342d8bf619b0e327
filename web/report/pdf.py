"""The report as PDF, with the Chinese fonts of the system."""

import json
from collections.abc import Collection, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from threading import Lock

import typst

from scenarios.errors import DrillError
from web.report.paper import MARK, Paper

_FORM = Path(__file__).parent / "form" / "report.typ"
_SONG = (
    *("FangSong_GB2312", "FangSong", "仿宋_GB2312", "仿宋", "STFangsong", "Noto Serif CJK SC"),
    *("Source Han Serif SC", "SimSun", "宋体", "Songti SC", "AR PL UMing CN"),
)
_HEI = (
    *("SimHei", "黑体", "STHeiti", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei"),
    *("WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "PingFang SC", "Droid Sans Fallback"),
)
_BUSY = Lock()


def pdf_of(paper: Paper) -> bytes:
    """Write a report as PDF.

    Raises:
        DrillError: If the system has no Chinese font.
    """
    fonts = _fonts()
    song, hei = fonts_in(fonts.families())
    told = json.dumps({"mark": MARK, **asdict(paper)}, ensure_ascii=False)
    with _BUSY:
        made = _compiler().compile(
            format="pdf", sys_inputs={"paper": told, "song": song, "hei": hei}, timestamp=0
        )
    assert isinstance(made, bytes)  # a PDF is one file
    return made


def fonts_in(families: Collection[str]) -> tuple[str, str]:
    """The fonts for texts and for headings among those of a system.

    Raises:
        DrillError: If there is none.
    """
    known = {name.casefold(): name for name in families}
    song, hei = _first(_SONG, known), _first(_HEI, known)
    if not song and not hei:
        raise DrillError(
            "系统里没有中文字体，不能生成 PDF",
            hint="安装 Noto CJK、仿宋或宋体（Debian：fonts-noto-cjk），或改用 .docx、.html",
        )
    return song or hei, hei or song


def _first(wanted: Sequence[str], known: dict[str, str]) -> str:
    return next((known[name.casefold()] for name in wanted if name.casefold() in known), "")


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=True)


@cache
def _compiler() -> typst.Compiler:
    """The compiler, kept, since finding the fonts takes longer than a report."""
    return typst.Compiler(input=_FORM, root=_FORM.parent, font_paths=_fonts())
