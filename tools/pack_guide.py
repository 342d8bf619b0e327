"""Writes the generated parts of docs/plan-pack-guide.md; `make docs` calls it.

Generated are the manual of the kinds of checks (their docstrings, each with a check from a
pack), the derived fields and the template pack. Everything else of the page is prose.
"""

import re
from collections.abc import Iterator, Mapping
from inspect import cleandoc
from pathlib import Path
from textwrap import dedent
from types import MappingProxyType

from scenarios.vocabulary import ENTRY_TYPES
from scoring.checks import KINDS
from scoring.row import DERIVED

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/plan-pack-guide.md"
PACKS = ROOT / "scenarios/packs"
TEMPLATE = "template-county"

EXAMPLES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "exists": ("jingmen-2024", "JM-C3-R"),
        "within": ("nanning-2017", "NN-RPT-05"),
        "day": ("taobei", "TB-CLS-13"),
        "due": ("jingmen-2024", "JM-SUP-02"),
        "chase": ("jingmen-2024", "JM-SUP-03"),
        "none": ("template-county", "QH-08"),
        "only": ("jingmen-2024", "JM-RSP-05"),
        "fields": ("network-risk", "GN-RPT-03"),
        "contains": ("jingmen-2024", "JM-ANA-01"),
        "covers": ("jingmen-2024", "JM-C7-R"),
        "dispositions": ("jingmen-2024", "JM-C3-3"),
        "truth": ("jingmen-2024", "JM-C4-3"),
        "steps": ("taobei", "TB-GEN-02"),
        "chain": ("jingmen-2024", "JM-RSP-03"),
        "cadence": ("taobei", "TB-BAN-02"),
        "level": ("template-county", "QH-04"),
        "close": ("template-county", "QH-07"),
        "candour": ("nanning-2017", "NN-RPT-08"),
        "parts": ("nanning-2017", "NN-RPT-07"),
        "each": ("template-county", "QH-06"),
        "branch": ("jingmen-2024", "JM-C4-2"),
        "info": ("jingmen-2024", "JM-RPT-03"),
    }
)
"""By kind of check: the pack and the obligation that show it."""


def page(text: str) -> str:
    """The page with its generated parts made anew."""
    for name, lines in (("kinds", kinds()), ("derived", derived()), ("template", template())):
        begin, end = f"<!-- generated {name}: begin -->\n", f"<!-- generated {name}: end -->\n"
        before, _, rest = text.partition(begin)
        _, _, after = rest.partition(end)
        text = "".join((before, begin, "\n", "\n".join(lines), "\n", end, after))
    return text


def kinds() -> Iterator[str]:
    """The manual of every kind, in the order of the table."""
    for name, kind in KINDS.items():
        pack, obligation = EXAMPLES[name]
        yield from (f"### `{name}` {kind.title}", "")
        yield from _manual(kind.check.__doc__ or "")
        yield from (f"例（`{pack}` 的 {obligation}）：", "", "```yaml")
        yield from (check_of(pack, obligation).rstrip(), "```", "")


def _manual(docstring: str) -> Iterator[str]:
    """The Chinese paragraphs of a docstring as a list."""
    _, *lines = cleandoc(docstring).split("\n")
    joined = ""
    for line in filter(None, map(str.strip, lines)):
        if re.match(r"[^：，。`]{1,4}：", line) and joined:
            yield f"- {joined}"
            joined = ""
        joined += f"{' ' if '`' in (line[0], joined[-1:]) else ''}{line}"
    yield from (f"- {joined}", "")


def check_of(pack: str, obligation: str) -> str:
    """The check of an obligation as it stands in its pack."""
    text = (PACKS / pack / "plan.yaml").read_text("utf-8")
    found = re.search(
        rf"^  - id: {re.escape(obligation)}\n(?:    .*\n)*?(    check:.*\n(?:      .*\n)*)",
        text,
        re.MULTILINE,
    )
    assert found, f"{pack} has no {obligation} with a check"
    return dedent(found[1])


def derived() -> Iterator[str]:
    """A table of the fields that the examiner works out."""
    yield from ("| 记录 | 字段 | 含义 |", "|---|---|---|")
    for row, fields in DERIVED.items():
        for name, meaning in fields.items():
            yield f"| `{row}` {ENTRY_TYPES[row].title} | `{name}` | {meaning} |"
    yield ""


def template() -> Iterator[str]:
    """The template pack as it stands."""
    text = (PACKS / TEMPLATE / "plan.yaml").read_text("utf-8")
    yield from ("```yaml", text.rstrip(), "```", "")


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
