"""Plain data becomes YAML text: short values stay in a line, lists and mappings become blocks.

Only texts that `scenarios.document` reads back as the same data are written. Nothing here knows
what the data mean.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from scenarios.document import read

Plain = str | int | float | bool | None | Sequence["Plain"] | Mapping[str, "Plain"]
"""What a document holds."""

STEP = 2
"""Blanks by which a block stands further in than what it belongs to."""

_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Characters that YAML takes for line breaks or refuses; in quotes they stand as escapes."""

_SHORT = 60
"""Letters up to which a list or mapping of single values stands in one line."""


def inline(value: Plain, *, style: str = "") -> str:
    """A value in one line, lists and mappings in brackets.

    Args:
        value: What to write.
        style: The quotes to use where they can be used: `"`, `'`, or none.
    """
    if isinstance(value, str):
        return _text(value, style)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_text(k, '')}: {inline(v)}" for k, v in value.items()) + "}"
    if isinstance(value, Sequence):
        return "[" + ", ".join(map(inline, value)) + "]"
    return json.dumps(value)


def below(value: Plain, indent: int) -> str:
    """A value as it follows the colon of a key: behind a blank, or as a block in the next lines.

    Args:
        value: What to write.
        indent: The column from 0 in which a block begins.
    """
    if isinstance(value, str):
        return " " + folded(value, indent)
    if isinstance(value, Mapping | Sequence) and not _is_short(value):
        return "\n" + "\n".join(_lines(value, indent))
    return " " + inline(value)


def item(value: Plain, indent: int) -> str:
    """A value as an item of a list whose dash stands in column `indent`, without the blanks."""
    if isinstance(value, Mapping) and not _is_short(value):
        return "- " + "\n".join(_lines(value, indent + STEP)).lstrip()
    return "- " + (folded(value, indent + STEP) if isinstance(value, str) else inline(value))


def folded(text: str, indent: int, style: str = "") -> str:
    """A text behind a key: in one line, or as a block where it has several lines.

    Args:
        text: What to write.
        indent: The column from 0 in which the lines of a block begin.
        style: How a text stood here before: the quotes, or `|` or `>` of a block.
    """
    lines = text.split("\n")
    if len(lines) == 1 and style not in ("|", ">"):
        return _text(text, style)
    mark = ">-" if style == ">" and len(lines) == 1 else "|-"
    block = "\n".join([mark, *(" " * indent + line if line else "" for line in lines)])
    return block if _reads_as(f"{' ' * (indent - 1)}- {block}", [text]) else _quoted(text)


def _lines(value: Mapping[str, Plain] | Sequence[Plain], indent: int) -> Iterator[str]:
    blanks = " " * indent
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield f"{blanks}{_text(key, '')}:{below(part, indent + STEP)}"
    else:
        for part in value:
            yield blanks + item(part, indent)


def _is_short(value: Mapping[str, Plain] | Sequence[Plain]) -> bool:
    parts = list(value.values()) if isinstance(value, Mapping) else list(value)
    is_flat = not any(isinstance(part, Mapping | list | tuple) for part in parts)
    return not parts or (is_flat and "\n" not in (line := inline(value)) and len(line) <= _SHORT)


def _text(text: str, style: str) -> str:
    """A text in one line: with these quotes if they do, else bare if that does, else quoted."""
    if style == '"':
        return _quoted(text)
    for written in ([f"'{text.replace(chr(39), chr(39) * 2)}'"] if style else []) + [text]:
        if "\n" not in written and _reads_as(f"- [{written}, {written}]", [[text, text]]):
            return written
    return _quoted(text)


def _quoted(text: str) -> str:
    told = json.dumps(text, ensure_ascii=False)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", told)


def _reads_as(text: str, data: Plain) -> bool:
    found = read(text.encode("utf-8", "surrogatepass"), "")
    return not found.problems and found.data == data
