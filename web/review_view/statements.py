"""Statements and their marks by the rubric: line by line, and the text with the words in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from scenarios.vocabulary import ENTRY_TYPES
from scoring.override import RubricLine
from scoring.rubric.card import StatementCard
from scoring.rubric.gates import Gate
from scoring.rubric.line import Line
from scoring.scorecard import Scorecard
from simulator.statement.text import Span
from web.card_view import points
from web.judging.ledger import key_of
from web.review_view.marked import Highlight, Piece, marked
from web.row_view import RowView, row_view, statement_name, value_text
from web.words import Moment, Words

_LABELS = {"met": "满分", "partial": "部分得分", "missed": "未得分", "na": "不适用"}


@dataclass(frozen=True, slots=True)
class Release:
    """One statement in the list."""

    seq: int
    name: str
    kind: str
    moment: Moment
    mark: str
    failed: tuple[str, ...]
    """The titles of the gates it did not pass."""


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of the rubric, or a gate; `points` is empty where it does not apply or has none.

    `outcome` is the code of an outcome, `label` its words, `key` the name by which it is ruled on.
    """

    id: str
    key: str
    title: str
    outcome: str
    label: str
    points: str
    max: str
    reason: str
    earned: tuple[str, ...]
    lost: tuple[str, ...]
    rows: tuple[RowView, ...]
    chosen: bool


@dataclass(frozen=True, slots=True)
class StatementView:
    """One statement, marked; `chosen` is the line whose words alone are shown, empty for all."""

    release: Release
    version: int
    who: str
    channels: str
    points: str
    max: str
    usable: bool
    pieces: tuple[Piece, ...]
    lines: tuple[LineView, ...]
    gates: tuple[LineView, ...]
    chosen: str


def releases(card: Scorecard, words: Words) -> tuple[Release, ...]:
    """All statements that went out, in order."""
    return tuple(_release(one, words) for one in card.statements)


def statement_view(card: Scorecard, words: Words, seq: int, chosen: str) -> StatementView | None:
    """Lay out one statement; None where no such statement went out.

    Args:
        card: The scorecard of the drill.
        words: Its names and times.
        seq: The row in which the statement went out.
        chosen: The id of a line or a gate whose words alone are wanted; anything else means all.
    """
    found = next((one for one in card.statements if one.release == seq), None)
    if found is None:
        return None
    known = {line.item.id for line in found.lines} | {gate.id for gate in found.gates}
    chosen = chosen if chosen in known else ""
    row = words.journal[seq]
    channels = row.data.get("channels") or ()
    return StatementView(
        release=_release(found, words),
        version=found.version,
        who=words.role(row.by),
        channels="、".join(words.channel(str(one)) for one in channels),
        points=points(found.points),
        max=str(found.max),
        usable=found.usable,
        pieces=marked(found.text, _highlights(found, chosen)),
        lines=tuple(_line(found, line, words, chosen) for line in found.lines),
        gates=tuple(_gate(gate, words, chosen) for gate in found.gates),
        chosen=chosen,
    )


def _release(card: StatementCard, words: Words) -> Release:
    return Release(
        seq=card.release,
        name=f"{statement_name(card.statement)}　第 {card.version} 版",
        kind=kind_title(card.kind, words),
        moment=words.moment(card.t),
        mark=points(card.mark),
        failed=tuple(gate.title for gate in card.gates if not gate.passed),
    )


def kind_title(kind: str, words: Words) -> str:
    """The Chinese name of a kind of statement."""
    field = ENTRY_TYPES["draft.create"].field("kind")
    assert field is not None  # every draft has a kind
    return value_text(field, kind, words) if kind else "未写明种类"


def _highlights(card: StatementCard, chosen: str) -> Iterator[Highlight]:
    for line in card.lines:
        if chosen in ("", line.item.id):
            yield from (Highlight(s, line.item.id, earned=True) for s in line.outcome.gained)
            yield from (Highlight(s, line.item.id, earned=False) for s in line.outcome.lost)
    for gate in card.gates:
        if chosen in ("", gate.id) and not gate.passed:
            yield from (Highlight(span, gate.title, earned=False) for span in gate.words)


def _line(card: StatementCard, line: Line, words: Words, chosen: str) -> LineView:
    outcome = line.outcome
    code = _code(line)
    return LineView(
        id=line.item.id,
        key=key_of(RubricLine(card.statement, card.version, line.item.id)),
        title=line.item.title,
        outcome=code,
        label=_LABELS[code],
        points="" if outcome.points is None else points(outcome.points),
        max=str(line.item.max),
        reason=outcome.reason,
        earned=_quotes(outcome.gained),
        lost=_quotes(outcome.lost),
        rows=_rows(outcome.rows, words),
        chosen=chosen == line.item.id,
    )


def _code(line: Line) -> str:
    reached = line.outcome.points
    if reached is None:
        return "na"
    if not line.lost:
        return "met"
    return "partial" if reached else "missed"


def _gate(gate: Gate, words: Words, chosen: str) -> LineView:
    return LineView(
        id=gate.id,
        key="",
        title=gate.title,
        outcome="met" if gate.passed else "violated",
        label="通过" if gate.passed else "未通过",
        points="",
        max="",
        reason=gate.reason,
        earned=(),
        lost=() if gate.passed else _quotes(gate.words),
        rows=_rows(gate.rows, words),
        chosen=chosen == gate.id,
    )


def _quotes(spans: tuple[Span, ...]) -> tuple[str, ...]:
    """The words, each once, without the blanks and breaks inside them."""
    return tuple(dict.fromkeys(" ".join(span.quote.split()) for span in spans))


def _rows(seqs: tuple[int, ...], words: Words) -> tuple[RowView, ...]:
    known = dict.fromkeys(seq for seq in seqs if 1 <= seq <= len(words.journal))
    return tuple(row_view(words.journal[seq], words) for seq in known)
