"""The manual pages of checks and of the rubric, read from their docstrings."""

from dataclasses import dataclass
from inspect import cleandoc

from scoring.checks import KINDS
from scoring.rubric.card import ITEMS
from scoring.rubric.gates import GATES
from web import card_words

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
    title: str
    parts: tuple[tuple[str, tuple[Piece, ...]], ...]


def manual_of(name: str, title: str, docstring: str | None) -> Manual:
    """Read a docstring whose paragraphs begin with a short heading and a colon.

    Args:
        name: What it is called in a pack or on a card.
        title: Its Chinese name.
        docstring: The first line is a sentence for developers; each later line begins a part
            where it has a heading of at most four characters before a full-width colon, and goes
            on with the part before it otherwise.
    """
    _, *lines = cleandoc(docstring or "").split("\n")
    parts: list[tuple[str, str]] = []
    for line in filter(None, map(str.strip, lines)):
        heading, mark, text = line.partition(_MARK)
        if mark and len(heading) <= _LONGEST_HEADING:
            parts.append((heading, text))
        elif parts:
            last, before = parts[-1]
            parts[-1] = (last, before + line)
    return Manual(name, title, tuple((heading, _pieces(text)) for heading, text in parts))


def checks() -> tuple[Manual, ...]:
    """The manual of every kind of check."""
    return tuple(manual_of(name, kind.title, kind.check.__doc__) for name, kind in KINDS.items())


def rubric() -> tuple[Manual, ...]:
    """The manual of every line of the rubric."""
    return tuple(manual_of(item.id, item.title, item.judge.__doc__) for item in ITEMS)


def gates() -> tuple[Manual, ...]:
    """The manual of every gate."""
    titles = card_words.GATES
    return tuple(manual_of(one.__name__, titles[one.__name__], one.__doc__) for one in GATES)


def _pieces(text: str) -> tuple[Piece, ...]:
    """Text and code in turn; code stands between backquotes."""
    found = (Piece(part, bool(n % 2)) for n, part in enumerate(text.split("`")))
    return tuple(piece for piece in found if piece.text)
