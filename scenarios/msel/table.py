"""The events list as rows of texts, one an inject, and one row read back into an inject.

Only what stands in the columns is here; what else an inject has stays in its document.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import astuple, dataclass, field, fields
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from scenarios.condition import Condition
from scenarios.msel.length import LENGTH, read_length
from scenarios.msel.reading import Unreadable, condition_of
from scenarios.msel.telling import told
from scenarios.msel.word import PEOPLE, person_name
from scenarios.scenario import Inject, Scenario
from scenarios.units import duration_text
from scenarios.vocabulary import INJECT_CHANNELS, ROLES

SHEET = "事件清单"
EVERYBODY = "全体"
UNTIL = "；截止："
MAX_TEXT = 4_000

_SPLIT = re.compile(r"[、，,；;\s]+")
_FULL = re.compile(
    r"(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?[ T]*(\d{1,2})[:：](\d{2})(?:[:：](\d{2}))?"
)
_DAY = re.compile(r"(\d{1,2})月(\d{1,2})日 *(?:周. *)?(\d{1,2})[:：](\d{2})(?:[:：](\d{2}))?")
_MARK = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DIGEST = 16


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table, every cell a text; `time` is `2026-09-18 16:20:00`."""

    number: str = field(default="", metadata={"title": "序号"})
    time: str = field(default="", metadata={"title": "时间"})
    condition: str = field(default="", metadata={"title": "条件"})
    channel: str = field(default="", metadata={"title": "渠道"})
    sender: str = field(default="", metadata={"title": "发送方"})
    to: str = field(default="", metadata={"title": "接收方"})
    title: str = field(default="", metadata={"title": "标题"})
    text: str = field(default="", metadata={"title": "内容"})
    expected: str = field(default="", metadata={"title": "预期行动"})
    obligations: str = field(default="", metadata={"title": "义务编号"})
    note: str = field(default="", metadata={"title": "备注"})

    @property
    def plain(self) -> "Row":
        """The row as it comes back from Excel, which writes some characters as `_x000D_`."""
        return Row(*map(plain_text, astuple(self)))

    @property
    def digest(self) -> str:
        """Tells whether a row is still what it was, wherever it stands in the list."""
        said = "\x1f".join(astuple(self)[1:])
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]


COLUMNS: Mapping[str, str] = MappingProxyType(
    {one.name: str(one.metadata["title"]) for one in fields(Row)}
)
"""The titles of the columns, by the names of a row."""

CHANNELS: Mapping[str, str] = MappingProxyType(
    {title: code for code, title in INJECT_CHANNELS.items()}
)


@dataclass(frozen=True, slots=True, order=True)
class CellFault:
    """What is wrong in a cell: its row from 1 and the title of its column.

    The column is empty for a whole row, the row 0 for the whole sheet.
    """

    row: int
    column: str
    message: str
    hint: str

    def __str__(self) -> str:
        line = f"第 {self.row} 行" if self.row else ""
        where = f"{line}“{self.column}”列" if self.column else line
        return f"工作表“{SHEET}”{where}：{self.message}；请{self.hint}"


def plain_text(text: str) -> str:
    """A text without the marks by which Excel and its readers write characters."""
    return _MARK.sub(lambda found: chr(int(found[1], 16)), text.replace("x005F_", ""))


def rows_of(story: Scenario) -> tuple[Row, ...]:
    """The injects of a scenario as rows, in the document's order."""
    return tuple(_row(n, inject, story) for n, inject in enumerate(story.injects, 1))


def _row(number: int, inject: Inject, story: Scenario) -> Row:
    until = "" if inject.not_after is None else UNTIL + _clock(inject.not_after, story)
    return Row(
        number=str(number),
        time="" if inject.at is None else _clock(inject.at, story),
        condition="" if inject.when is None else told(inject.when) + until,
        channel=next(title for title, code in CHANNELS.items() if code == inject.channel),
        sender=inject.sender,
        to="、".join(map(person_name, inject.to)) or EVERYBODY,
        title=inject.title,
        text=inject.text,
        expected=inject.expected,
        obligations="、".join(inject.obligations),
        note=inject.note,
    )


def _clock(moment: int | datetime, story: Scenario) -> str:
    """A moment as the clock on the wall shows it where the story plays."""
    try:
        when = story.starts_at + timedelta(seconds=story.seconds(moment))
    except OverflowError:
        return duration_text(story.seconds(moment))
    return when.strftime("%Y-%m-%d %H:%M:%S")


class RowReader:
    """Reads the cells of one row; what cannot be read becomes a fault and is left out."""

    def __init__(self, row: Row, place: int, story: Scenario) -> None:
        """Look at one row.

        Args:
            row: Its cells.
            place: Its number in the sheet, from 1.
            story: The scenario that it belongs to.
        """
        self.row, self.place, self.story = row, place, story
        self.faults: list[CellFault] = []

    def changes(self, was: Row | None, before: Inject | None) -> Mapping[str, Any]:
        """The keys of the inject whose cells differ, with what the document is to say.

        Args:
            was: The cells as they would be now; None for a new row.
            before: The inject as it is; None for a new one.

        Returns:
            By key, in the order of a document; None for a key that is to go.
        """
        found: dict[str, Any] = {}
        now = (self.row.time, self.row.condition)
        if was is None or now != (was.time, was.condition):
            found |= self._trigger(before)
        for name, read in self._cells().items():
            told_now = getattr(self.row, name)
            if was is None or told_now != getattr(was, name):
                found[name] = read(told_now)
        return found

    def fault(self, name: str, message: str, hint: str) -> None:
        """Note a fault in the cell of this name."""
        self.faults.append(CellFault(self.place, COLUMNS.get(name, ""), message, hint))

    def _cells(self) -> Mapping[str, Callable[[str], object]]:
        return {
            "channel": self._channel,
            "to": self._people,
            "sender": self._text("sender"),
            "title": self._needed("title"),
            "text": self._needed("text"),
            "expected": self._text("expected"),
            "obligations": lambda said: _listed(said) or None,
            "note": self._text("note"),
        }

    def _text(self, name: str) -> Callable[[str], object]:
        def read(said: str) -> object:
            if len(said) > MAX_TEXT:
                self.fault(name, f"有 {len(said)} 字，上限 {MAX_TEXT}", "缩短")
            return said or None

        return read

    def _needed(self, name: str) -> Callable[[str], object]:
        def read(said: str) -> object:
            if not said.strip():
                self.fault(name, "没有填写", f"填写{COLUMNS[name]}，或删去整行")
            return self._text(name)(said)

        return read

    def _channel(self, said: str) -> str:
        if said.strip() not in CHANNELS:
            message = f"不认识“{_short(said)}”" if said.strip() else "没有填写"
            self.fault("channel", message, f"从这些里选：{'、'.join(CHANNELS)}")
        return CHANNELS.get(said.strip(), "")

    def _people(self, said: str) -> list[str] | None:
        names = [name for name in _listed(said) if name != EVERYBODY]
        for name in names:
            if name not in PEOPLE and name not in ROLES:
                known = "、".join(dict.fromkeys(self._seated()))
                self.fault("to", f"不认识“{_short(name)}”", f"用角色名称，如：{known}")
        return [PEOPLE.get(name, name) for name in names] or None

    def _seated(self) -> Iterator[str]:
        return (person_name(role) for seat in self.story.seats for role in seat.roles)

    def _trigger(self, before: Inject | None) -> Mapping[str, Any]:
        time, condition = self.row.time.strip(), self.row.condition.strip()
        if bool(time) == bool(condition):
            message = "“时间”和“条件”都填了" if time else "“时间”和“条件”都没有填"
            self.fault("time", message, "填且只填其中一个")
            return {}
        if time:
            long = before is None or not isinstance(before.at, datetime)
            at = self._moment("time", time, as_length=long)
            return {"at": at, "when": None, "not_after": None}
        words, _, until = condition.partition(UNTIL)
        long = before is None or not isinstance(before.not_after, datetime)
        not_after = self._moment("condition", until, as_length=long) if until else None
        return {"at": None, "when": self._condition(words), "not_after": not_after}

    def _condition(self, words: str) -> object:
        try:
            asked = condition_of(words)
            Condition.model_validate(asked)
        except Unreadable as error:
            self.fault("condition", str(error), error.hint)
        except ValidationError as error:
            reason = error.errors(include_url=False)[0]["msg"]
            self.fault("condition", f"条件不成立（{reason}）", "对照工作表“说明”里的写法")
        else:
            return asked
        return None

    def _moment(self, name: str, said: str, *, as_length: bool) -> str | None:
        """A moment as the document says it: since the start, or a date and time with offset."""
        try:
            t = self._seconds(said)
        except (ValueError, OverflowError):
            self.fault(
                name, f"“{_short(said)}”不是时间", "写成 2026-09-18 16:20 或 开始后2小时30分"
            )
            return None
        if as_length and t >= 0:
            return duration_text(t)
        return (self.story.starts_at + timedelta(seconds=t)).isoformat()

    def _seconds(self, said: str) -> int:
        said = said.strip().removeprefix("开始后").strip()
        start = self.story.starts_at
        if LENGTH.fullmatch(said):
            return read_length(said)
        if found := _FULL.fullmatch(said):
            year, *rest = found.groups(default="0")
        elif found := _DAY.fullmatch(said):
            year, rest = str(start.year), list(found.groups(default="0"))
        else:
            raise ValueError(said)
        month, day, hour, minute, second = map(int, rest)
        moment = datetime(int(year), month, day, hour, minute, second, tzinfo=start.tzinfo)
        return int((moment - start).total_seconds())


def _listed(said: str) -> list[str]:
    return [one for one in _SPLIT.split(said) if one]


def _short(said: str) -> str:
    return said if len(said) <= MAX_SHOWN else f"{said[:MAX_SHOWN]}…"


MAX_SHOWN = 20
