"""A Chinese text made fit for reading: plain characters that remember where they stood.

Spaces, characters that do not show, and full-width forms are common in real notices and are a
way round a word list. `Text.plain` is the text without them; every span is given back in the
text as it was written.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

LONGEST = 10_000
"""Characters of a statement that are read; what stands behind them is not."""

SENTENCE_ENDS = "。!?;\n"
CLAUSE_ENDS = SENTENCE_ENDS + ","

_SENTENCE_END = re.compile(f"[{SENTENCE_ENDS}]")
_CLAUSE_END = re.compile(f"[{CLAUSE_ENDS}]")
_LINE_BREAKS = "\n\u2028\u2029"
_UNSEEN = frozenset({"Zs", "Cc", "Cf", "Mn", "Me", "Cn", "Co", "Cs"})


class Span(NamedTuple):
    """A stretch of a text, in characters from 0; `text[start:end] == quote`.

    A named tuple, since hundreds are hashed and sorted for each scorecard.
    """

    start: int
    end: int
    quote: str

    def as_json(self) -> dict[str, object]:
        """The span as the scorecard writes it."""
        return {"start": self.start, "end": self.end, "quote": self.quote}


class Stretch(NamedTuple):
    """From where to where something goes in `Text.plain`."""

    start: int
    end: int


class Text:
    """One text, its plain form, and its sentences and clauses there."""

    def __init__(self, raw: str) -> None:
        self.raw = raw[:LONGEST]
        self.cut = len(raw) > LONGEST
        self.plain = self.raw.translate(_TABLE)

    @cached_property
    def _origin(self) -> Sequence[int]:
        """Where each plain character stood."""
        if len(self.plain) == len(self.raw):
            return range(len(self.raw))
        return [at for at, char in enumerate(self.raw) if _TABLE[ord(char)]]

    @cached_property
    def sentences(self) -> tuple[Stretch, ...]:
        """The sentences, end marks included."""
        return tuple(_stretches(self.plain, _SENTENCE_END))

    @cached_property
    def clauses(self) -> tuple[Stretch, ...]:
        """The parts between two commas or sentence ends."""
        return tuple(_stretches(self.plain, _CLAUSE_END))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [stretch.start for stretch in self.sentences]

    @cached_property
    def _clause_starts(self) -> list[int]:
        return [stretch.start for stretch in self.clauses]

    def span(self, start: int, end: int) -> Span:
        """Two positions in the plain text, as a span of the text as it was written."""
        first, last = self._origin[start], self._origin[end - 1] + 1
        return Span(first, last, self.raw[first:last])

    def sentence(self, at: int) -> Stretch:
        """The sentence in which a position of the plain text lies."""
        return self.sentences[bisect_right(self._sentence_starts, at) - 1]

    def clause(self, at: int) -> Stretch:
        """The clause in which a position of the plain text lies."""
        return self.clauses[bisect_right(self._clause_starts, at) - 1]

    def before(self, at: int, most: int) -> str:
        """What stands before a position in its clause, at most so many characters."""
        return self.plain[max(self.clause(at).start, at - most) : at]

    def after(self, at: int) -> str:
        """What stands from a position to the end of its clause, without the end mark."""
        return self.plain[at : self.clause(at).end].rstrip(CLAUSE_ENDS)


def _stretches(plain: str, ends: re.Pattern[str]) -> Iterator[Stretch]:
    """Cut a text after each end mark; an empty text is one empty stretch."""
    start = 0
    for match in ends.finditer(plain):
        yield Stretch(start, match.end())
        start = match.end()
    if start < len(plain) or not plain:
        yield Stretch(start, len(plain))


class _Plain(dict[int, str]):
    """The plain form of every character asked for, empty if it does not show."""

    def __missing__(self, code: int) -> str:
        self[code] = _plain(chr(code))
        return self[code]


_TABLE = _Plain()


def _plain(char: str) -> str:
    if char in _LINE_BREAKS:
        return "\n"
    if unicodedata.category(char) in _UNSEEN:
        return ""
    normal = unicodedata.normalize("NFKC", char)
    return normal if len(normal) == 1 else char
