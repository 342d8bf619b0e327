"""Templates and static files: nothing inline, nothing from other hosts, nothing that is missing."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import ROOT

VENDOR = ROOT / "web/static/vendor"
PACKAGE = json.loads((ROOT / "package.json").read_text("utf-8"))
SVG_NAMESPACE = "http://www.w3.org"
INLINE = {
    "script": re.compile(r"<script(?![^>]*\bsrc=)[^>]*>", re.IGNORECASE),
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "event handler": re.compile(r"<[^>]*\s(hx-)?on[a-z:-]+\s*=", re.IGNORECASE),
    "javascript address": re.compile(r"javascript:", re.IGNORECASE),
}
FOREIGN = re.compile(r"(?:https?:)?//[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)
BROKEN = {
    "script": "<script>alert(1)</script>",
    "style element": "<style>p {}</style>",
    "style attribute": '<p class="a" style="color: red">',
    "event handler": '<button type="button" onclick="go()">',
    "javascript address": '<a href="javascript:go()">',
}


def ours(folder: str, *endings: str) -> Iterator[Path]:
    """The files of a folder of the web room that are not third-party."""
    for file in sorted((ROOT / "web" / folder).rglob("*")):
        if file.suffix in endings and VENDOR not in file.parents:
            yield file


def matches(pattern: re.Pattern[str], files: Iterator[Path]) -> list[str]:
    """Every match, as file: text."""
    return [
        f"{file.relative_to(ROOT)}: {found}"
        for file in files
        for found in (match[0] for match in pattern.finditer(file.read_text("utf-8")))
    ]


@pytest.mark.parametrize("kind", INLINE)
def test_templates_hold_nothing_inline(kind: str) -> None:
    assert matches(INLINE[kind], ours("templates", ".html", ".svg")) == []


@pytest.mark.parametrize("kind", INLINE)
def test_the_search_for_inline_code_finds_some(kind: str) -> None:
    assert INLINE[kind].search(BROKEN[kind])


@pytest.mark.parametrize("folder", ["templates", "static"])
def test_pages_load_nothing_from_other_hosts(folder: str) -> None:
    found = matches(FOREIGN, ours(folder, ".html", ".js", ".mjs", ".css", ".svg"))

    assert [line for line in found if not line.endswith(SVG_NAMESPACE)] == []


def test_every_icon_in_use_is_in_the_sprite() -> None:
    used = re.compile(r"icons\.svg#([a-z0-9-]+)")
    names = {
        match[1]
        for file in ours("templates", ".html")
        for match in used.finditer(file.read_text("utf-8"))
    }

    assert sorted(names - set(PACKAGE["icons"])) == []


def test_every_library_in_use_is_brought_by_the_build() -> None:
    used = re.compile(r"vendor/([A-Za-z0-9./-]+\.(?:js|css))")
    names = {
        match[1]
        for file in (*ours("templates", ".html"), *ours("static", ".js", ".mjs", ".css"))
        for match in used.finditer(file.read_text("utf-8"))
    }

    assert sorted(names - set(PACKAGE["vendor"])) == []


def test_the_lock_file_names_no_registry() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]

    assert [name for name, locked in packages.items() if "resolved" in locked] == []
    assert [name for name, locked in packages.items() if name and "integrity" not in locked] == []
