"""A text cut into pieces so that the words which earned or lost points can be shown in it.

Spans of several items may overlap: the text is cut wherever one begins or ends, and each piece
knows every span it lies in. The name of an item stands where its span ends.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from simulator.statement.text import Span


@dataclass(frozen=True, slots=True)
class Highlight:
    """Words of a text and what they did for one item or gate; `earned` is False for a loss."""

    span: Span
    item: str
    earned: bool


@dataclass(frozen=True, slots=True)
class Tag:
    """The name of an item behind its words."""

    item: str
    earned: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text: `plain`, `earned`, `lost`, or `both`."""

    text: str
    state: str
    tags: tuple[Tag, ...] = ()


def marked(text: str, highlights: Iterable[Highlight]) -> tuple[Piece, ...]:
    """Cut a text.

    Args:
        text: The text as it was written; the pieces together are the text again.
        highlights: Words of it, in any order; what lies outside the text is left out.
    """
    inside = [one for one in highlights if 0 <= one.span.start < one.span.end <= len(text)]
    cuts = sorted({0, len(text), *(at for one in inside for at in (one.span.start, one.span.end))})
    return tuple(
        Piece(text[start:end], _state(inside, start, end), _tags(inside, end))
        for start, end in pairwise(cuts)
    )


def _state(highlights: Sequence[Highlight], start: int, end: int) -> str:
    on = {one.earned for one in highlights if one.span.start <= start and end <= one.span.end}
    if len(on) > 1:
        return "both"
    return "plain" if not on else "earned" if True in on else "lost"


def _tags(highlights: Sequence[Highlight], end: int) -> tuple[Tag, ...]:
    """The items whose words end here, each once."""
    ending = (Tag(one.item, one.earned) for one in highlights if one.span.end == end)
    return tuple(dict.fromkeys(ending))
