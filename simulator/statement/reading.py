"""The door: a draft's data become a `Reading`, which says what the statement contains.

It knows neither the truth nor the journal and gives no marks. The same data always give the same
reading; a text of any content is read in time that grows with its length, of which the first
`text.LONGEST` characters count.

Source: the journal format, section 4 (`draft.create`); doctrine §5.2.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

from simulator.statement.action import advice, measures, promises
from simulator.statement.cause import causes
from simulator.statement.circumstance import circumstances
from simulator.statement.count import counts
from simulator.statement.cue import Lexicon
from simulator.statement.element import Count, Element, Mark, Measure
from simulator.statement.lexicon import knowledge, posture, tone
from simulator.statement.privacy import personal_data
from simulator.statement.text import Span, Text

_LEXICON = Lexicon(chain(knowledge.CUES, tone.CUES, posture.CUES))
_LONGEST_TITLE = 40


@dataclass(frozen=True, slots=True)
class Content:
    """What a text contains; each tuple in the order of the text.

    `title` is the first line if it is short and no sentence; `cut` says that the text was longer
    than is read.
    """

    title: Span | None
    marks: tuple[Mark, ...]
    counts: tuple[Count, ...]
    measures: tuple[Measure, ...]
    cut: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A statement: what its author filled in, and what its text contains."""

    kind: str
    mode: str | None
    covers: tuple[str, ...]
    text: str
    addresses: tuple[str, ...]
    facts: tuple[str, ...]
    asserts_cause: str | None
    cited: tuple[int, ...]
    """The seqs of the rows in which its measures were taken."""
    attitude: str
    next_update: str | None
    content: Content

    def of(self, *elements: Element, values: Collection[str] = ()) -> tuple[Mark, ...]:
        """The marks of these elements in the order of the text, with one of the values if given."""
        found = [mark for mark in self.content.marks if mark.element in elements]
        return tuple([mark for mark in found if mark.value in values] if values else found)


def read(draft: Mapping[str, Any]) -> Reading:
    """Read a statement.

    Args:
        draft: The data of a `draft.create` or `draft.edit` row; missing keys count as empty.
    """
    text = draft.get("text") or ""
    return Reading(
        kind=draft.get("kind") or "",
        mode=draft.get("mode"),
        covers=tuple(draft.get("covers") or ()),
        text=text,
        addresses=tuple(draft.get("addresses") or ()),
        facts=tuple(draft.get("facts") or ()),
        asserts_cause=draft.get("asserts_cause"),
        cited=tuple(draft.get("measures") or ()),
        attitude=draft.get("attitude") or "",
        next_update=draft.get("next_update"),
        content=content_of(text),
    )


@lru_cache(maxsize=512)
def content_of(raw: str) -> Content:
    """What a text contains."""
    text = Text(raw)
    marks = sorted(_marks(text))
    exact = tuple(m for m in marks if m.element is Element.TIME and m.value == "exact")
    marks.extend(promises(text, exact))
    return Content(
        title=_title(text),
        marks=tuple(sorted(marks)),
        counts=tuple(sorted(counts(text), key=lambda count: count.span)),
        measures=tuple(one for one in measures(text, exact) if not _advised(one.span, marks)),
        cut=text.cut,
    )


def _marks(text: Text) -> Iterator[Mark]:
    yield from circumstances(text)
    yield from _LEXICON.marks(text)
    yield from causes(text)
    yield from advice(text)
    yield from personal_data(text)


def _advised(span: Span, marks: Iterable[Mark]) -> bool:
    """Whether something that looks like a measure is asked of the reader."""
    return any(
        mark.element is Element.ADVICE and mark.span.start <= span.start < mark.span.end
        for mark in marks
    )


def _title(text: Text) -> Span | None:
    first = text.sentences[0]
    end = first.end - 1
    if not 0 < end - first.start <= _LONGEST_TITLE or text.plain[end] != "\n":
        return None
    return text.span(first.start, end)
