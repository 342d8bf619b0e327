"""A statement's numbers beside the facts that are known: which agree, which clash, which are bare.

A fact is read as a statement is; its `value` counts for the topics its text names where the text
gives no number. Two numbers can clash only if they count the same (`count.TOPICS`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from simulator.statement.count import counts as counts_in
from simulator.statement.count import topics_in
from simulator.statement.element import Count
from simulator.statement.text import Span, Text

_OF_THEIR_OWN = frozenset({"fine", "complaints", "recovered"})
"""Topics of which a story has several true numbers: nothing is contradicted by another one."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a statement beside the known facts.

    `facts` are the ids of those facts that count the same; `agrees` is None where there is none.
    """

    count: Count
    facts: tuple[str, ...]
    agrees: bool | None


def figures(counts: Iterable[Count], known: Iterable[Mapping[str, Any]]) -> tuple[Figure, ...]:
    """Hold the numbers of a statement against facts of the ledger, number by number."""
    ledger = [(str(fact["id"]), one) for fact in known for one in counts_of_fact(fact)]
    found = []
    for count in counts:
        topics = _topics(count)
        alike = [(name, one) for name, one in ledger if not topics.isdisjoint(one.topics)]
        names = tuple(dict.fromkeys(name for name, _ in alike))
        found.append(Figure(count, names, agreement(count, [one for _, one in alike])))
    return tuple(found)


def agreement(count: Count, known: Iterable[Count]) -> bool | None:
    """Whether a number agrees with any that counts the same; None where there is none.

    A part of a whole contradicts nothing.
    """
    topics = _topics(count)
    agree = [count.agrees(one) for one in known if not topics.isdisjoint(one.topics)]
    if not agree or (count.part and not any(agree)):
        return None
    return any(agree)


def _topics(count: Count) -> frozenset[str]:
    """The topics by which a number can be held against another one."""
    return frozenset(count.topics) - _OF_THEIR_OWN


def counts_of_fact(fact: Mapping[str, Any]) -> tuple[Count, ...]:
    """The numbers that a fact of the ledger gives."""
    value = fact.get("value")
    whole = value if isinstance(value, int) and not isinstance(value, bool) else None
    return _counts_of(str(fact.get("text") or ""), whole)


@lru_cache(maxsize=512)
def _counts_of(text: str, value: int | None) -> tuple[Count, ...]:
    counts = tuple(counts_in(Text(text)))
    if value is None or any(count.least == value for count in counts):
        return counts
    topics = topics_in(text)
    return (*counts, Count(Span(0, 0, ""), topics, value, value)) if topics else counts
