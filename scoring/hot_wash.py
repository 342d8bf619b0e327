"""The ten rows of a drill that mattered most, for the talk right after it.

The choice is by rules, in this order, and the same card and journal always give the same rows:

1. every veto, up to three;
2. the first release;
3. the three findings that lost most;
4. the first change of the level that the plan's criteria give;
5. the first two rows in which the public answered one of our own steps with distrust;
6. the two limits kept that weigh most, the quicker first;
7. until there are ten: further losses, then further limits kept.

A row that is chosen for several reasons is told once, with all of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice

from scoring.finding import Finding, Status
from scoring.release import RELEASES
from scoring.scorecard import Scorecard
from simulator.entry import Entry
from simulator.journal import Journal

MOST = 10
"""How many rows are talked about."""

_VETOES, _LOSSES, _ANSWERS, _KEPT = 3, 3, 2, 2
_WELCOME = "relief"
"""The one answer of the public that is no trouble."""


class Why(StrEnum):
    """Why a row is talked about."""

    VETO = "veto"
    RELEASE = "release"
    LOSS = "loss"
    RAISE = "raise"
    ANSWER = "answer"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Highlight:
    """One row to talk about.

    Attributes:
        t: When it was, in seconds since StartEx; of what was never done, from when it was due.
        seq: The row, None where it is the absence of one.
        whys: Why it was chosen, the first reason first.
        findings: What was judged there, by id, the one that it was chosen for first.
    """

    t: int
    seq: int | None
    whys: tuple[Why, ...]
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    """A row, or a finding without one, for one reason."""

    t: int
    seq: int | None
    why: Why
    finding: str = ""

    @property
    def place(self) -> tuple[int | None, str]:
        """Two choices of one place are told together."""
        return (self.seq, "" if self.seq else self.finding)


def highlights(card: Scorecard, journal: Journal, most: int = MOST) -> tuple[Highlight, ...]:
    """Choose the rows, in order of time.

    Args:
        card: The scorecard of the drill.
        journal: The drill.
        most: How many rows at most, >= 1.
    """
    losses, kept = list(_losses(card, journal)), list(_kept(card, journal))
    ordered = chain(
        islice(_vetoes(card, journal), _VETOES),
        islice(_rows(journal, RELEASES, Why.RELEASE), 1),
        losses[:_LOSSES],
        islice(_raises(journal), 1),
        islice(_answers(journal), _ANSWERS),
        kept[:_KEPT],
        losses[_LOSSES:],
        kept[_KEPT:],
    )
    chosen: dict[tuple[int | None, str], list[_Choice]] = {}
    for choice in ordered:
        if choice.place in chosen or len(chosen) < most:
            chosen.setdefault(choice.place, []).append(choice)
    found = (_together(choices, card, journal) for choices in chosen.values())
    return tuple(sorted(found, key=lambda one: (one.t, one.seq or 0)))


def _together(choices: list[_Choice], card: Scorecard, journal: Journal) -> Highlight:
    first = choices[0]
    named = [choice.finding for choice in choices if choice.finding]
    return Highlight(
        t=first.t,
        seq=first.seq,
        whys=tuple(dict.fromkeys(choice.why for choice in choices)),
        findings=tuple(dict.fromkeys(named or _about(first.seq, card, journal))),
    )


def _about(seq: int | None, card: Scorecard, journal: Journal) -> list[str]:
    """The weightiest finding that names a row as evidence; of an answer, the row it answers."""
    assert seq is not None  # what has no row was chosen for its finding
    seq = journal[seq].data.get("cause", seq)
    judged = (one for one in card.findings if one.status.judged and seq in one.evidence)
    return [one.id for one in sorted(judged, key=lambda one: -one.max)[:1]]


def _vetoes(card: Scorecard, journal: Journal) -> Iterator[_Choice]:
    return (_choice(one, Why.VETO, journal) for one in card.findings if one.vetoes)


def _losses(card: Scorecard, journal: Journal) -> Iterator[_Choice]:
    lost = [one for one in card.findings if one.points < one.max and not one.vetoes]
    for one in sorted(lost, key=lambda one: one.points - one.max):
        yield _choice(one, Why.LOSS, journal)


def _kept(card: Scorecard, journal: Journal) -> Iterator[_Choice]:
    """The limits that were kept, the weightiest first, of equal ones the quickest."""
    kept = [one for one in card.findings if one.status is Status.MET and one.limit_s and one.ran]
    for one in sorted(kept, key=lambda one: (-one.max, (one.measured_s or 0) / (one.limit_s or 1))):
        yield _choice(one, Why.KEPT, journal)


def _rows(journal: Journal, types: Iterable[str], why: Why) -> Iterator[_Choice]:
    rows = sorted((row for name in types for row in journal.of(name)), key=lambda row: row.seq)
    return (_row(row, why) for row in rows)


def _raises(journal: Journal) -> Iterator[_Choice]:
    """The changes of the level; the first row only says where it begins."""
    levels = [row for row in journal.of("sim.level") if row.data.get("scale") != "warning"]
    return (_row(row, Why.RAISE) for row in levels[1:])


def _answers(journal: Journal) -> Iterator[_Choice]:
    rows = journal.of("sim.aftermath")
    return (_row(row, Why.ANSWER) for row in rows if row.data["effect"] != _WELCOME)


def _row(row: Entry, why: Why) -> _Choice:
    return _Choice(row.t, row.seq, why)


def _choice(finding: Finding, why: Why, journal: Journal) -> _Choice:
    """Where a finding is talked about: at the row that answered it, else at its last evidence."""
    rows = [journal[seq] for seq in finding.evidence]
    if finding.ran:
        rows = [row for row in rows if row.t == max(finding.ran)] or rows
    if rows and finding.status is not Status.MISSED:
        return _Choice(rows[-1].t, rows[-1].seq, why, finding.id)
    start = min(finding.stretch) if finding.stretch else 0
    return _Choice(start, None, why, finding.id)
