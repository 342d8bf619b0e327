"""What changed between two versions of a text: sentence by sentence, and inside a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

FINEST = 400
"""Characters of a changed stretch up to which it is compared letter by letter."""

_ALIKE = 0.5
"""How alike two stretches must be to be compared inside; others are different sentences."""

_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a comparison: `same`, `added` or `removed`."""

    op: str
    text: str


def compare(before: str, after: str) -> Iterator[Piece]:
    """The pieces of two texts in order; what is removed stands before what is added."""
    old, new = (tuple(filter(None, _SENTENCE.findall(text))) for text in (before, after))
    for op, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[a:b]), "".join(new[c:d])
        if op == "equal":
            yield Piece("same", gone)
        else:
            yield from _inside(gone, come)


def _inside(gone: str, come: str) -> Iterator[Piece]:
    letters = SequenceMatcher(None, gone, come, autojunk=False)
    if max(len(gone), len(come)) > FINEST or letters.ratio() < _ALIKE:
        yield from _apart(gone, come)
        return
    for op, a, b, c, d in letters.get_opcodes():
        if op == "equal":
            yield Piece("same", gone[a:b])
        else:
            yield from _apart(gone[a:b], come[c:d])


def _apart(gone: str, come: str) -> Iterator[Piece]:
    if gone:
        yield Piece("removed", gone)
    if come:
        yield Piece("added", come)
