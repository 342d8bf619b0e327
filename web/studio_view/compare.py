"""Two texts side by side: which lines differ, and which letters in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

AROUND = 3
"""Equal lines that are shown before and after a difference."""

_LONGEST = 200
"""Letters of a line up to which its letters are compared."""

_MOST_MARKED = 200
"""Changed lines up to which letters are compared; more are another text."""


@dataclass(frozen=True, slots=True)
class Side:
    """One line of one text: its number from 1, and its parts, each with whether it differs."""

    number: int
    parts: Sequence[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Row:
    """Two lines side by side; `skipped` equal lines stand before a row that has neither."""

    kind: str
    old: Side | None = None
    new: Side | None = None
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """The rows, and how many lines went and came."""

    rows: Sequence[Row]
    gone: int
    come: int


def compare(old: str, new: str) -> Comparison:
    """Hold two texts side by side."""
    before, after = old.splitlines(), new.splitlines()
    codes = SequenceMatcher(None, before, after).get_opcodes()
    changed = [(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in codes if tag != "equal"]
    gone, come = sum(one for one, _ in changed), sum(one for _, one in changed)
    rows: list[Row] = []
    for place, (tag, i1, i2, j1, j2) in enumerate(codes):
        if tag == "equal":
            edges = (place > 0, place < len(codes) - 1)
            rows.extend(_equal(before[i1:i2], (i1, j1), edges))
        else:
            told = gone + come <= _MOST_MARKED
            rows.extend(_changed(before[i1:i2], after[j1:j2], (i1, j1), marked=told))
    return Comparison(rows, gone, come)


def _equal(lines: Sequence[str], at: tuple[int, int], edges: tuple[bool, bool]) -> Iterator[Row]:
    """Equal lines near a difference, and how many stand between."""
    head, tail = AROUND if edges[0] else 0, AROUND if edges[1] else 0
    hidden = len(lines) - head - tail
    for n, line in enumerate(lines):
        if hidden > 1 and head <= n < head + hidden:
            if n == head:
                yield Row("skipped", skipped=hidden)
            continue
        parts = ((line, False),)
        yield Row("equal", Side(at[0] + n + 1, parts), Side(at[1] + n + 1, parts))


def _changed(
    old: Sequence[str], new: Sequence[str], at: tuple[int, int], *, marked: bool
) -> Iterator[Row]:
    for n, (before, after) in enumerate(zip_longest(old, new)):
        left, right = _parts(before, after) if marked else (_whole(before), _whole(after))
        yield Row(
            "changed",
            None if left is None else Side(at[0] + n + 1, left),
            None if right is None else Side(at[1] + n + 1, right),
        )


Parts = Sequence[tuple[str, bool]] | None


def _parts(old: str | None, new: str | None) -> tuple[Parts, Parts]:
    if old is None or new is None or max(len(old), len(new)) > _LONGEST:
        return _whole(old), _whole(new)
    left, right = [], []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left.append((old[i1:i2], tag != "equal"))
        right.append((new[j1:j2], tag != "equal"))
    return [part for part in left if part[0]], [part for part in right if part[0]]


def _whole(line: str | None) -> Parts:
    return None if line is None else ((line, True),)
