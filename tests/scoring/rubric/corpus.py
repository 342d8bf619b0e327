"""The corpus of read statements: how often the reading and the rubric are right.

`python -m tests.scoring.rubric.corpus` writes the tables of docs/statement-reading.md anew.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from scoring.rubric.card import ITEMS, StatementCard, judge
from simulator.statement.element import Element
from simulator.statement.reading import content_of
from simulator.statement.text import Span
from tests.scoring.rubric.press import DETECT, HOUR, POST, Row, release, released

CORPUS = Path(__file__).parents[1] / "statements.yaml"
PAGE = Path(__file__).parents[3] / "docs/statement-reading.md"
BEGIN, END = "<!-- figures: begin -->\n", "<!-- figures: end -->\n"

UNLABELLED = frozenset({Element.KNOWN, Element.EVIDENCE, Element.EXPLANATION})
"""Elements that only help to judge others and were not labelled."""

ONLY = {Element.TIME: "exact", Element.SUBJECT: "vague", Element.SOURCE: "weak"}
"""Labelled were exact times, and subjects and sources that are not vague or weak."""

PARTS = [*(e.value for e in Element if e not in UNLABELLED), "measures", "counts"]


@dataclass(frozen=True)
class Tally:
    """What a reader found, how much of that was found, what was found, how much of that is so."""

    labelled: int = 0
    hit: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(
            self.labelled + other.labelled,
            self.hit + other.hit,
            self.found + other.found,
            self.right + other.right,
        )


GROUPS = ("first", "second", "plain", "last")


@cache
def entries(group: str | None = None) -> tuple[Mapping[str, Any], ...]:
    """The statements of the corpus, of one group or all."""
    listed = yaml.safe_load(CORPUS.read_text("utf-8"))
    return tuple(one for one in listed if group in (None, one["group"]))


def spans_of(text: str, part: str) -> list[Span]:
    """What the reading finds of one element."""
    content = content_of(text)
    if part == "measures":
        return [one.span for one in content.measures]
    if part == "counts":
        return [one.span for one in content.counts]
    element = Element(part)
    marks = [mark for mark in content.marks if mark.element is element]
    if element is Element.TIME:
        return [mark.span for mark in marks if mark.value == ONLY[element]]
    return [mark.span for mark in marks if mark.value != ONLY.get(element)]


def places(text: str, words: str) -> list[tuple[int, int]]:
    """Everywhere that some words stand in a text."""
    return [(at, at + len(words)) for at in range(len(text)) if text.startswith(words, at)]


def touches(span: Span, text: str, words: str) -> bool:
    """Whether a find and labelled words are the same thing: they overlap, or repeat each other."""
    overlap = any(span.start < end and start < span.end for start, end in places(text, words))
    return overlap or span.quote in words


def faults(entry: Mapping[str, Any], part: str) -> tuple[list[str], list[str]]:
    """Words that were missed, and finds that are wrong."""
    text, labels = entry["text"], entry["has"].get(part, [])
    found = spans_of(text, part)
    missed = [words for words in labels if not any(touches(s, text, words) for s in found)]
    wrong = [s.quote for s in found if not any(touches(s, text, words) for words in labels)]
    return missed, wrong


def tally(chosen: Iterable[Mapping[str, Any]], part: str) -> Tally:
    """Count one element over statements."""
    total = Tally()
    for entry in chosen:
        missed, wrong = faults(entry, part)
        labelled, found = len(entry["has"].get(part, [])), len(spans_of(entry["text"], part))
        total += Tally(labelled, labelled - len(missed), found, found - len(wrong))
    return total


def card_of(entry: Mapping[str, Any]) -> StatementCard:
    """The statement as it would be marked: published within the hour, approved, on record."""
    return judge(released(*_rows(entry), **_truth(entry))[0])


def _rows(entry: Mapping[str, Any]) -> list[Row]:
    rows: list[Row] = [POST, DETECT]
    rows += [(600, "world", "sim.rumour", _rumour(name)) for name in entry.get("rumours", [])]
    rows += [(700, "world", "sim.fact", {"fact": fact["id"]}) for fact in entry["facts"]]
    if "finding" in entry:
        finding = {"kind": "fact", "verdict": entry["finding"], "text": "核查结论"}
        rows.append((800, "dept", "verify.finding", finding))
    first = len(rows) + 1
    done = {"code": "C1-1", "legal_basis": "法", "note": ""}
    rows += [(900, "dept", "measure.do", done)] * entry["measures"]
    draft = {
        "kind": entry["kind"],
        "facts": entry["cites"],
        "asserts_cause": entry.get("asserts_cause"),
        "addresses": entry.get("addresses", []),
        "measures": list(range(first, first + entry["measures"])),
    }
    return [*rows, *release(entry["text"], HOUR, **draft)]


def _rumour(name: str) -> dict[str, object]:
    return {"rumour": name, "text": "传言", "severe": False, "facts": ["f1"]}


def _truth(entry: Mapping[str, Any]) -> dict[str, object]:
    return {
        "category": entry["category"],
        "flags": ["casualties"] if entry.get("harm") else [],
        "facts": [*entry["facts"], *entry.get("hidden", [])],
    }


def outcomes(entry: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """By item that a person judged: the item, the expected and the reached outcome."""
    lines = {line.item.id: line for line in card_of(entry).lines}
    for item, expected in entry["items"].items():
        line = lines[item]
        assert line.outcome.points is not None
        yield item, expected, _outcome(line.outcome.points / line.item.max)


def _outcome(share: Fraction) -> str:
    return "full" if share >= Fraction(4, 5) else "none" if share <= Fraction(1, 5) else "some"


def figures() -> str:
    """The tables of the page."""
    parts = (_groups(), _elements(), _items(), _known_faults())
    return "\n".join("\n".join([*part, ""]) for part in parts)


def _groups() -> Iterator[str]:
    yield "| group | statements | labelled | recall | precision | items judged | as expected |"
    yield "|---|---|---|---|---|---|---|"
    for group in (*GROUPS, None):
        chosen = entries(group)
        total = sum((tally(chosen, part) for part in PARTS), Tally())
        yield f"| {group or 'all'} | {len(chosen)} | {_cells(total)} | {_agreed(chosen)} |"


def _elements() -> Iterator[str]:
    yield "| element | labelled | recall | precision |"
    yield "|---|---|---|---|"
    for part in PARTS:
        yield f"| `{part}` | {_cells(tally(entries(), part))} |"


def _cells(one: Tally) -> str:
    return f"{one.labelled} | {_share(one.hit, one.labelled)} | {_share(one.right, one.found)}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "–"


def _agreed(chosen: Iterable[Mapping[str, Any]], item: str | None = None) -> str:
    pairs = [pair for one in chosen for pair in outcomes(one) if item in (None, pair[0])]
    agreed = sum(expected == reached for _, expected, reached in pairs)
    return f"{len(pairs)} | {_share(agreed, len(pairs))}"


def _items() -> Iterator[str]:
    yield "| item | judged | as expected |"
    yield "|---|---|---|"
    judged = {item for one in entries() for item in one["items"]}
    for item in ITEMS:
        if item.id in judged:
            yield f"| {item.id} {item.title} | {_agreed(entries(), item.id)} |"


def _known_faults() -> Iterator[str]:
    yield "| statement | element or item | missed | wrong |"
    yield "|---|---|---|---|"
    for entry in entries():
        for part in PARTS:
            missed, wrong = faults(entry, part)
            if missed or wrong:
                cells = (_words(missed), _words(wrong))
                yield f"| {entry['id']} | `{part}` | {' | '.join(cells)} |"
        for item, expected, reached in outcomes(entry):
            if expected != reached:
                yield f"| {entry['id']} | {item} | expected {expected} | reached {reached} |"


def _words(found: Iterable[str]) -> str:
    return " · ".join(" ".join(words.split()) for words in found)


def page(old: str) -> str:
    """The page with its figures brought up to date."""
    head, _, rest = old.partition(BEGIN)
    _, _, tail = rest.partition(END)
    return f"{head}{BEGIN}{figures()}{END}{tail}"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
