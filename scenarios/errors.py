"""The one error tree, and the faults that documents can have.

DrillError                 has .message, .place (file:line:column or None), .hint
├── ScenarioError          the documents are wrong; carries all Problems at once
├── ActionRefused          not now, not by this seat; carries the rule; shown and journaled
├── JournalError           a journal cannot be read or does not replay
│   └── JournalTooNew      written by a later version
├── CheckError             a check cannot be applied; names obligation and clause
├── OverrideRefused        an evaluator's change that does not fit the scorecard
└── StoreError             the database refused
"""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a file, and line and column from 1 (0 where unknown)."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        if not self.column:
            return f"{self.file}:{self.line}"
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault in a document: where, which rule, what was found, what to do."""

    place: Place
    rule: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        remedy = f"; {self.hint}" if self.hint else ""
        return f"{self.place}: {self.rule}: {self.message}{remedy}"


MOST_PROBLEMS = 300
"""How many faults of one document are told; nobody mends more before looking again."""


def listed(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Faults, each once and sorted by place; behind the most that are told, that there are more."""
    found: set[Problem] = set()
    for problem in problems:
        found.add(problem)
        if len(found) > MOST_PROBLEMS:
            told = sorted(found)[:MOST_PROBLEMS]
            message = f"问题超过 {MOST_PROBLEMS} 处，其余没有列出"
            return (*told, Problem(told[-1].place, "more", message, "改正以上各处后再查"))
    return tuple(sorted(found))


@dataclass(eq=False)
class DrillError(Exception):
    """Root of everything this program raises on purpose."""

    message: str
    place: Place | None = None
    hint: str = ""

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        remedy = f"; {self.hint}" if self.hint else ""
        return f"{where}{self.message}{remedy}"


@dataclass(eq=False)
class ScenarioError(DrillError):
    """The documents are wrong; `problems` holds every fault, sorted by place."""

    problems: tuple[Problem, ...] = field(default=())

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> "ScenarioError":
        """Gather faults into one error."""
        ordered = tuple(sorted(problems))
        return cls("\n".join(map(str, ordered)), problems=ordered)


@dataclass(eq=False)
class ActionRefused(DrillError):
    """An act that may not be done now or by this seat; `rule` says why, `clause` by what."""

    rule: str = ""
    clause: str = ""


class JournalError(DrillError):
    """A journal cannot be read, or its replay gives other rows."""


class JournalTooNew(JournalError):
    """A journal was written by a later version of the program."""


class CheckError(DrillError):
    """A check cannot be applied to this plan; the message names obligation and clause."""


class OverrideRefused(DrillError):
    """An evaluator's change does not fit the scorecard; the message says what it is about."""


class StoreError(DrillError):
    """The database refused."""
