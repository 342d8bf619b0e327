"""Faults of a text as the studio lists them: each with its line, its rule and what to do."""

from collections.abc import Sequence
from dataclasses import dataclass

from scenarios.errors import Problem

SHOWN = 100
"""How many faults are listed; the others show when these are mended."""


@dataclass(frozen=True, slots=True)
class FaultLine:
    """One fault; line and column count from 1, 0 where it is about the whole text."""

    line: int
    column: int
    rule: str
    message: str
    hint: str

    @property
    def place(self) -> str:
        """Where it stands, as people say it."""
        return f"第 {self.line} 行第 {self.column} 列" if self.line else "全文"


@dataclass(frozen=True, slots=True)
class Faults:
    """The faults of a text; `more` are those that are not listed."""

    lines: Sequence[FaultLine]
    total: int
    more: int


def faults_of(problems: Sequence[Problem]) -> Faults:
    """The faults in the order of the text."""
    lines = [
        FaultLine(one.place.line, one.place.column, one.rule, one.message, one.hint)
        for one in problems[:SHOWN]
    ]
    return Faults(lines, len(problems), max(0, len(problems) - SHOWN))
