"""What was said in the review of a drill, put together from its notes.

An override counts from the moment it is filed. Another evaluator reads it again: who agrees
confirms it, who disagrees gives the examiner's own result back, with a reason. A trainee objects
to a result and gets an answer. Nothing is ever taken away.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from scoring.override import Override, RubricLine, read_override
from web.number import whole
from web.store.record import Note, NoteKind

_MARK = "#"

About = str | RubricLine
"""What is ruled on: the id of a finding, or a line of the rubric."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """An override with its number among all of the drill, and the second reading of it.

    `holds` is False once another override or a disagreement has taken its place.
    """

    note: Note
    change: Override
    number: int
    second: Note | None = None
    holds: bool = True

    @property
    def waits(self) -> bool:
        """Whether a second evaluator has still to read it."""
        return self.holds and self.second is None and not self.change.withdraws


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection of a trainee, and its answer."""

    note: Note
    about: About
    answer: Note | None = None


@dataclass(slots=True)
class Ledger:
    """The notes of one drill, put together; each part in the order in which it was said.

    `overrides` is the list that a scorecard takes; `held` is the number in it, from 1, of what
    was said last on each thing.
    """

    overrides: list[Override] = field(default_factory=list)
    rulings: dict[int, Ruling] = field(default_factory=dict)
    objections: dict[int, Objection] = field(default_factory=dict)
    held: dict[About, int] = field(default_factory=dict)

    def holding(self, about: About) -> Ruling | None:
        """The ruling that holds on a thing."""
        found = (one for one in self.rulings.values() if one.change.about == about and one.holds)
        return next(found, None)

    def objections_to(self, about: About) -> tuple[Objection, ...]:
        """The objections to a thing."""
        return tuple(one for one in self.objections.values() if one.about == about)

    def _say(self, override: Override) -> None:
        earlier = self.holding(override.about)
        if earlier is not None:
            self.rulings[earlier.note.number] = replace(earlier, holds=False)
        self.overrides.append(override)
        self.held[override.about] = len(self.overrides)

    def enter(self, note: Note) -> None:
        """Take in the next note."""
        match note.kind:
            case NoteKind.OVERRIDE:
                change = read_override(note.data)
                self._say(change)
                self.rulings[note.number] = Ruling(note, change, len(self.overrides))
            case NoteKind.SECOND:
                self._read_again(note)
            case NoteKind.OBJECTION:
                self.objections[note.number] = Objection(note, about_of(note.data["about"]))
            case NoteKind.ANSWER:
                assert note.about is not None  # an answer names its objection
                objection = self.objections[note.about]
                self.objections[note.about] = replace(objection, answer=note)

    def _read_again(self, note: Note) -> None:
        assert note.about is not None  # a second reading names its override
        ruling = replace(self.rulings[note.about], second=note)
        self.rulings[note.about] = ruling
        if not note.data["agrees"]:
            self._say(
                Override(
                    about=ruling.change.about,
                    by=note.account,
                    at=note.at.isoformat(),
                    reason=str(note.data["text"]),
                    replaces=ruling.number,
                )
            )


def ledger_of(notes: Iterable[Note]) -> Ledger:
    """Put the notes of a drill together."""
    ledger = Ledger()
    for note in notes:
        ledger.enter(note)
    return ledger


def key_of(about: About) -> str:
    """A thing in an address or a form: `NN-RPT-05`, or `s1#2#S3` for a line of the rubric."""
    if isinstance(about, str):
        return about
    return _MARK.join((about.statement, str(about.version), about.line))


def about_of(key: str) -> About:
    """What a key names; a key of no known form is taken for the id of a finding."""
    rest, mark, line = key.rpartition(_MARK)
    statement, second, version = rest.rpartition(_MARK)
    number = whole(version)
    if mark and second and number is not None:
        return RubricLine(statement, number, line)
    return key
