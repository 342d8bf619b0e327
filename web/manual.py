"""The manual page of a check, read from its docstring."""

from dataclasses import dataclass
from inspect import cleandoc

_MARK = "："
_LONGEST_HEADING = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, or a word of the YAML."""

    text: str
    is_code: bool


@dataclass(frozen=True, slots=True)
class Manual:
    """One page; `parts` are headings with their text, in the order of the docstring."""

    name: str
    parts: tuple[tuple[str, tuple[Piece, ...]], ...]


def manual_of(name: str, docstring: str) -> Manual:
    """Read a docstring whose paragraphs begin with a short heading and a colon.

    Args:
        name: The kind of check.
        docstring: Its first line is a sentence for developers; each later line begins a part
            where it has a heading of at most four characters before a full-width colon, and goes
            on with the part before it otherwise.
    """
    _, *lines = cleandoc(docstring).split("\n")
    parts: list[tuple[str, str]] = []
    for line in filter(None, map(str.strip, lines)):
        heading, mark, text = line.partition(_MARK)
        if mark and len(heading) <= _LONGEST_HEADING:
            parts.append((heading, text))
        elif parts:
            last, before = parts[-1]
            parts[-1] = (last, before + line)
    return Manual(name, tuple((heading, _pieces(text)) for heading, text in parts))


def _pieces(text: str) -> tuple[Piece, ...]:
    """Text and code in turn; code stands between backquotes."""
    found = (Piece(part, bool(n % 2)) for n, part in enumerate(text.split("`")))
    return tuple(piece for piece in found if piece.text)
