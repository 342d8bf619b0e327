"""A sent form -> the data of an act, or what is wrong at which field. Nothing else.

Whatever is sent, the answer is a `Filled`; hostile or broken values become errors at their field.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Protocol

from simulator.entry import faults
from web.forms.inputs import DRAFT_MARK, PREFIX, Input, Options, Reading, Widget, inputs

LONGEST = 4000
"""Characters of one value."""

_HORIZON = timedelta(days=366)
"""How far ahead of StartEx a time may lie."""

_SEQ = re.compile(r"[1-9][0-9]{0,8}")
_SEPARATORS = re.compile(r"[、，,；;\n]+")
_YES_NO_WORDS: Mapping[str, bool] = MappingProxyType({"是": True, "否": False})


class Sent(Protocol):
    """What a form sent, such as werkzeug's MultiDict."""

    def getlist(self, key: str) -> list[str]:
        """All values of a key."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A read form: the data of the act, errors by input, and what was typed."""

    data: Mapping[str, Any]
    errors: Mapping[str, str]
    typed: Mapping[str, tuple[str, ...]]


class Wrong(ValueError):
    """A value that cannot be taken; the message stands at the field."""


def read(act_type: str, sent: Sent, options: Options) -> Filled:
    """Read what was sent for an act.

    Args:
        act_type: A type that seats write.
        sent: The form; keys are the names of the inputs after `PREFIX`.
        options: What can be chosen at this desk now.

    Returns:
        The data, complete only where `errors` is empty; unknown keys are ignored.
    """
    has_parts = any(one.part for one in inputs(act_type, options))
    data: dict[str, Any] = {"fields": {}} if has_parts else {}
    errors: dict[str, str] = {}
    typed: dict[str, tuple[str, ...]] = {}
    for one in inputs(act_type, options):
        values = tuple(filter(None, map(clean, sent.getlist(PREFIX + one.name))))
        typed[one.name] = values
        try:
            _put(data, one, values, options)
        except Wrong as wrong:
            errors[one.name] = str(wrong)
    if not errors and any(faults(act_type, data)):
        errors[""] = "表单内容不完整，请刷新页面后重试。"
    return Filled(data, errors, typed)


def clean(text: str) -> str:
    """A text as it is kept: NFC, one kind of line break, no control characters, no margins."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = (c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    return "".join(kept).strip()


def _put(data: dict[str, Any], one: Input, values: tuple[str, ...], options: Options) -> None:
    if not values:
        _put_empty(data, one)
        return
    if any(len(value) > LONGEST for value in values):
        raise Wrong(f"不能超过 {LONGEST} 个字，请精简后重新填写。")
    if one.closed and not _known(one, values):
        raise Wrong("所选内容已不在列表中，请重新选择。")
    if one.part:
        data["fields"][one.part] = values[0]
    elif one.reading is Reading.DRAFT:
        statement, _, version = values[0].rpartition(DRAFT_MARK)
        data["statement"], data["version"] = statement, int(version)
    else:
        data[one.name] = _READERS[one.reading](values, options)


def _put_empty(data: dict[str, Any], one: Input) -> None:
    if one.required:
        verb = "填写" if one.widget in (Widget.TEXT, Widget.AREA, Widget.MOMENT) else "选择"
        raise Wrong(f"请{verb}{one.title}。")
    if one.name in ("deadline", "next_update", "cites", "asserts_cause"):
        data[one.name] = None


def _known(one: Input, values: Iterable[str]) -> bool:
    known = {value for value, _ in one.choices}
    return all(value in known for value in values)


def _number(values: tuple[str, ...], _: Options) -> int:
    if not _SEQ.fullmatch(values[0]):
        raise Wrong("请从列表中选择。")
    return int(values[0])


def _numbers(values: tuple[str, ...], options: Options) -> list[int]:
    return [_number((value,), options) for value in values]


def _moment(values: tuple[str, ...], options: Options) -> str:
    try:
        moment = datetime.fromisoformat(values[0])
    except ValueError:
        raise Wrong("请填写日期和时间，例如 2026-09-19 12:00。") from None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=options.starts_at.tzinfo)
    if not timedelta(0) < moment - options.starts_at <= _HORIZON:
        raise Wrong("时间应当在演练开始之后一年以内。")
    return moment.replace(microsecond=0).isoformat()


def _yes_no(values: tuple[str, ...], _: Options) -> bool:
    if values[0] not in ("yes", "no"):
        raise Wrong("请选择“是”或“否”。")
    return values[0] == "yes"


def _words(values: tuple[str, ...], _: Options) -> list[str]:
    return [word.strip() for word in _SEPARATORS.split(values[0]) if word.strip()]


def _lines(values: tuple[str, ...], _: Options) -> list[str]:
    return [line.strip() for line in values[0].split("\n") if line.strip()]


def _pairs(values: tuple[str, ...], options: Options) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for line in _lines(values, options):
        name, mark, value = line.replace(":", "：").partition("：")
        if not mark or not name.strip() or not value.strip():
            raise Wrong(f"“{line[:20]}”应写作“名称：内容”，每行一项。")
        found[name.strip()] = _YES_NO_WORDS.get(value.strip(), value.strip())
    return found


_READERS: Mapping[Reading, Callable[[tuple[str, ...], Options], Any]] = MappingProxyType(
    {
        Reading.TEXT: lambda values, _: values[0],
        Reading.TEXTS: lambda values, _: list(dict.fromkeys(values)),
        Reading.WORDS: _words,
        Reading.NUMBER: _number,
        Reading.NUMBERS: _numbers,
        Reading.YES_NO: _yes_no,
        Reading.MOMENT: _moment,
        Reading.PAIRS: _pairs,
        Reading.LINES: _lines,
    }
)
