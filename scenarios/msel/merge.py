"""A table that came back is laid on a scenario's YAML: what changed in it changes in the text.

Each row knows by its number which inject it was and by a digest what it said when the table
was made. So a row nobody touched changes nothing, and a row that was changed both in the table
and in the scenario is a fault, never a silent loss.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from scenarios.condition import Condition
from scenarios.document import Document, Path, read
from scenarios.edit import relist
from scenarios.errors import Place, Problem, ScenarioError
from scenarios.msel.reading import condition_of
from scenarios.msel.table import COLUMNS, UNTIL, CellFault, Row, RowReader, rows_of
from scenarios.reading import model_of
from scenarios.scenario import Inject, Scenario
from scenarios.source import Wanted

_ORDER = (
    *("id", "at", "when", "not_after", "title", "channel", "to", "sender", "incident"),
    *("row", "data", "text", "expected", "obligations", "note"),
)
"""The usual order of an inject's keys."""

_CELLS: Mapping[str, str] = MappingProxyType(
    {"at": "time", "when": "condition", "not_after": "condition"}
)
"""The cell in which a key stands whose name is another."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a row was when the table was made: the inject's id and the row's digest."""

    inject: str
    digest: str


@dataclass(frozen=True, slots=True)
class Merged:
    """The scenario's text with the table laid on it.

    With faults the text is the old one. `rows` are the rows of the sheet by the place of the
    changed and new injects in the new document.
    """

    text: str
    faults: tuple[CellFault, ...] = ()
    rows: Mapping[int, int] = field(default_factory=dict)


def known_rows(story: Scenario) -> Mapping[str, Known]:
    """By the number of each row, what it is when the table is made."""
    pairs = zip(rows_of(story), story.injects, strict=True)
    return {row.number: Known(inject.id, row.plain.digest) for row, inject in pairs}


def merged(text: str, rows: Sequence[tuple[int, Row]], known: Mapping[str, Known]) -> Merged:
    """Lay a table on a scenario.

    Args:
        text: The YAML of the scenario as it is now.
        rows: The rows of the table, each with its number in the sheet.
        known: What the rows were, from the table.

    Raises:
        ScenarioError: If the text is no scenario, or is written so that it cannot be changed.
    """
    content = text.removeprefix("\ufeff")
    document = read(content.encode("utf-8", "surrogatepass"), "scenario.yaml")
    story, problems = model_of(Scenario, document)
    if story is None:
        raise ScenarioError.of(problems)
    table = _Table(story, known)
    for place, row in rows:
        table.take(place, row)
    table.drop()
    if table.faults:
        return Merged(text, tuple(sorted(table.faults)))
    lines = table.lines()
    places = {n: line.place for n, line in enumerate(lines) if line.changes}
    if not places and [line.old for line in lines] == list(range(len(story.injects))):
        return Merged(text)
    amended = relist(content, ("injects",), [line.wanted for line in lines], _ORDER)
    return Merged(text[: len(text) - len(content)] + amended, rows=places)


def in_sheet(problem: Problem, document: Document, rows: Mapping[int, int]) -> CellFault | None:
    """A fault of the new document as one of the sheet; None where it stands in no changed row."""
    for path in (*_paths(document.values, problem.place), *_paths(document.keys, problem.place)):
        if len(path) > 1 and path[0] == "injects" and path[1] in rows:
            key = str(path[2]) if len(path) > len(("injects", 0)) else ""
            column = COLUMNS.get(_CELLS.get(key, key), "")
            hint = problem.hint or "改正"
            return CellFault(rows[int(path[1])], column, problem.message, hint)
    return None


def _paths(places: Mapping[Path, Place], wanted: Place) -> list[Path]:
    """The paths of what stands there, the deepest first."""
    return [path for path, place in places.items() if place == wanted][::-1]


@dataclass(frozen=True, slots=True)
class _Line:
    """One inject of the new list: its place in the old one and in the sheet, its changes."""

    inject: str
    old: int | None
    place: int = 0
    changes: Mapping[str, Any] = field(default_factory=dict)

    @property
    def wanted(self) -> Wanted:
        """The inject for the editor; a new one has its keys in their usual order."""
        if self.old is not None:
            return self.old, self.changes
        said = {key: self.changes.get(key) for key in _ORDER}
        return None, {key: value for key, value in said.items() if value is not None}


class _Table:
    """The rows that came back, held against what they were and what the scenario says now."""

    def __init__(self, story: Scenario, known: Mapping[str, Known]) -> None:
        self.story, self.known = story, known
        self.now = {one.id: n for n, one in enumerate(story.injects)}
        self.rows = [row.plain for row in rows_of(story)]
        self.came: dict[str, int] = {}
        self.taken: list[_Line] = []
        self.faults: list[CellFault] = []

    def take(self, place: int, row: Row) -> None:
        """Take in one row."""
        number = row.number.strip()
        if not number:
            self._take_new(place, row)
        elif number not in self.known:
            message = f"导出的清单里没有序号“{number[:20]}”"
            self._fault(place, "number", message, "改回原来的序号；新增的行不填序号")
        elif number in self.came:
            message = f"序号 {number} 重复，第 {self.came[number]} 行已有"
            self._fault(place, "number", message, "改回原来的序号；新增的行不填序号")
        else:
            self.came[number] = place
            self._take_known(place, row, self.known[number])

    def drop(self) -> None:
        """Look at the rows that did not come back: nobody may have changed them since."""
        for number, known in self.known.items():
            index = self.now.get(known.inject)
            if number in self.came or index is None:
                continue
            if self.rows[index].digest != known.digest:
                title = self.story.injects[index].title
                message = f"删去了“{title}”，而导出以后情景里又改过它"
                self.faults.append(CellFault(0, "", message, "重新导出，再改一次"))

    def lines(self) -> list[_Line]:
        """The new list: the rows as they came, and what the scenario got since the table."""
        found = list(self.taken)
        exported = {known.inject for known in self.known.values()}
        for n, inject in enumerate(self.story.injects):
            if inject.id not in exported:
                before = {one.id for one in self.story.injects[:n]}
                at = max((i + 1 for i, one in enumerate(found) if one.inject in before), default=0)
                found.insert(at, _Line(inject.id, n))
        return found

    def _take_known(self, place: int, row: Row, known: Known) -> None:
        index = self.now.get(known.inject)
        touched = row.digest != known.digest
        if index is None:
            if touched:
                self._fault(place, "number", "导出以后情景里已删去这一条", "重新导出，再改一次")
            return
        was = self._as_exported(row, known, index)
        changes: Mapping[str, Any] = {}
        if touched and was.digest not in (known.digest, row.digest):
            self._fault(place, "number", "导出以后情景里也改过这一条", "重新导出，再改一次")
        elif touched:
            changes = self._read(place, row, was, self.story.injects[index])
        self.taken.append(_Line(known.inject, index, place, changes))

    def _as_exported(self, row: Row, known: Known, index: int) -> Row:
        """What the scenario says in a row, its condition in the table's words if those mean that.

        A table that an earlier version of the program made tells some conditions in other words.
        """
        was, when = self.rows[index], self.story.injects[index].when
        former = replace(was, condition=row.condition)
        is_former = former.digest == known.digest != was.digest
        return former if is_former and when and _says(former, was, when) else was

    def _take_new(self, place: int, row: Row) -> None:
        name = self._free_id()
        changes = self._read(place, row, None, None)
        self.taken.append(_Line(name, None, place, {"id": name, **changes}))

    def _read(
        self, place: int, row: Row, was: Row | None, before: Inject | None
    ) -> Mapping[str, Any]:
        reader = RowReader(row, place, self.story)
        changes = reader.changes(was, before)
        self.faults.extend(reader.faults)
        return changes

    def _free_id(self) -> str:
        taken = {*self.now, *(line.inject for line in self.taken)}
        known = {one.inject for one in self.known.values()}
        number = len(self.now) + 1
        while f"inject-{number}" in taken | known:
            number += 1
        return f"inject-{number}"

    def _fault(self, place: int, name: str, message: str, hint: str) -> None:
        self.faults.append(CellFault(place, COLUMNS[name], message, hint))


def _says(former: Row, was: Row, when: Condition) -> bool:
    """Whether the words of a row mean this condition, until the same moment."""
    words, _, until = former.condition.partition(UNTIL)
    try:
        found = Condition.model_validate(condition_of(words))
    except ValueError:
        return False
    return found == when and until == was.condition.partition(UNTIL)[2]
