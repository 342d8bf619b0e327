"""Text becomes a journal. It trusts nobody and reads no files.

Whatever bytes come in, the answer is a journal or a `JournalError` that names file and line.

Source: the journal format, sections 1, 2 and 6.10.
"""

import json
import math
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NoReturn

from scenarios.errors import DrillError, JournalError, JournalTooNew, Place
from scenarios.form import faults, is_sound
from scenarios.units import DrillTime, parse_duration
from scenarios.vocabulary import AUTHORS, ENTRY_TYPES, MODES, PLATFORM_KINDS, ROLES
from simulator.calendar import Calendar
from simulator.entry import NOTHING, Data, Entry
from simulator.journal import FORMAT, Header, Journal, dumps

_KNOWN = frozenset({"seq", "at", "by", "type", "data", "user", "auto", "because"})
_BY = frozenset({*ROLES, *AUTHORS})
_TEXT, _YES_NO, _WHOLE = ((str, type(None)), (bool, type(None)), (int, type(None)))
_NEEDED = 5
"""The keys that every row has."""
_MAX_LINE = 1_000_000
_OFFICE_HOURS = ("09:00-12:00", "13:00-17:00")


def read_journal(content: bytes, file: str) -> Journal:
    """Read a journal from the bytes of a file.

    Args:
        content: The file, UTF-8 JSON Lines.
        file: Its name, for messages.

    Raises:
        JournalError: At the first line that is broken, with file and line.
        JournalTooNew: If a later format wrote it.
    """
    lines = content.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip()]
    if not numbered:
        _fail(Place(file, 1), "文件是空的", "过程记录的第一行是表头")
    first, rest = numbered[0], numbered[1:]
    header = read_header(read_line(first[1], file, first[0]), file, first[0])
    journal = Journal(header)
    for number, line in rest:
        entry = _entry(read_line(line, file, number), header, file, number)
        try:
            journal.append(entry)
        except JournalError as error:
            _fail(Place(file, number), error.message, "序号从 1 起逐条加 1，时间不能倒退")
    return journal


def read_header(raw: Data, file: str = "header", line: int = 1) -> Header:
    """Check a header and give it types.

    Raises:
        JournalError: If a part is missing or wrong.
        JournalTooNew: If a later format wrote it.
    """
    place = Place(file, line)
    version = raw.get("journal")
    if type(version) is not int or version < 1:
        _fail(place, "没有表头", '第一行要有键 "journal": 1')
    if version > FORMAT:
        raise JournalTooNew(f"格式版本 {version} 比 {FORMAT} 新", place, "用较新版本的 yulian 打开")
    for key, test, wanted in _HEADER:
        if not test(raw.get(key)):
            _fail(place, f"表头的 {key} 是 {_shown(raw.get(key))}", f"应为{wanted}")
    starts_at = _time(raw["starts_at"], file, line)
    office_hours = tuple(raw.get("office_hours") or _OFFICE_HOURS)
    _check_hours(starts_at, office_hours, place)
    return Header(
        scenario=raw["scenario"],
        plan=raw["plan"],
        seed=raw["seed"],
        starts_at=starts_at,
        mode=raw["mode"],
        office_hours=office_hours,
        settings=_settings(raw.get("settings") or {}, place),
        platforms=MappingProxyType(dict(raw.get("platforms") or {})),
        truth=MappingProxyType(dict(raw.get("truth") or {})),
        raw=raw,
    )


def read_line(line: bytes, file: str, number: int) -> Data:
    """One line of JSON Lines as an object, strictly.

    Raises:
        JournalError: If it is no object, or has duplicate keys, NaN or half a character.
    """
    if len(line) > _MAX_LINE:
        _fail(Place(file, number), f"这一行有 {len(line)} 字节", f"每行最多 {_MAX_LINE} 字节")
    try:
        text = line.decode("utf-8").strip(" \t\r")
        value, end = _JSON.raw_decode(text)
    except (ValueError, RecursionError) as error:
        _fail(Place(file, number), f"不是正确的 JSON：{_reason(error)}", "每行一个 JSON 对象")
    if end != len(text):
        _fail(Place(file, number), f"第 {end + 1} 列起有多余的内容", "每行一个 JSON 对象")
    if not isinstance(value, dict):
        _fail(Place(file, number), "不是 JSON 对象", "每行一个 JSON 对象")
    if b"\\u" in line and not _encodes(value):
        _fail(Place(file, number), "有半个代理字符", "直接写这个字符")
    return value


def _reason(error: ValueError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return "嵌套太深"
    if isinstance(error, UnicodeDecodeError):
        return f"第 {error.start + 1} 个字节不是 UTF-8"
    if isinstance(error, json.JSONDecodeError):
        return f"第 {error.colno} 列读不下去"
    return str(error)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"键 {twice!r} 重复")
    return found


def _not_a_number(text: str) -> NoReturn:
    raise ValueError(f"{text} 不是 JSON 的数")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text} 太大")
    return number


_JSON = json.JSONDecoder(
    object_pairs_hook=_unique, parse_constant=_not_a_number, parse_float=_finite
)
"""One decoder for all lines: to make one takes as long as to read a line."""


def _encodes(value: Data) -> bool:
    try:
        dumps(value).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _entry(raw: Data, header: Header, file: str, line: int) -> Entry:
    if not _is_row(raw) or not is_sound(raw["type"], raw["data"]):
        _fail(Place(file, line), *_fault(raw))
    t = _drill_time(raw.get("at"), header, file, line)
    known = _NEEDED + ("user" in raw) + ("auto" in raw) + ("because" in raw)
    return Entry(
        raw["seq"],
        t,
        raw["by"],
        raw["type"],
        raw["data"],
        raw.get("user"),
        raw.get("auto") or False,
        raw.get("because"),
        NOTHING if len(raw) == known else _others(raw),
    )


def _others(raw: Data) -> Data:
    return MappingProxyType({key: value for key, value in raw.items() if key not in _KNOWN})


def _is_row(raw: Data) -> bool:
    """Whether the keys of a row are as `_ROW` wants them; written out, since every row asks."""
    by, row_type = raw.get("by"), raw.get("type")
    return (
        type(raw.get("seq")) is int
        and type(by) is str
        and by in _BY
        and type(row_type) is str
        and row_type in ENTRY_TYPES
        and type(raw.get("data")) is dict
        and type(raw.get("user")) in _TEXT
        and type(raw.get("auto")) in _YES_NO
        and type(raw.get("because")) in _WHOLE
    )


def _fault(raw: Data) -> tuple[str, str]:
    """What is wrong first with a row that is not sound, and what to do."""
    for key, test, remedy in _ROW:
        if not test(raw.get(key)):
            return f"{key} 是 {_shown(raw.get(key))}", remedy
    return f"{raw['type']} 的 {next(faults(raw['type'], raw['data']))}", "改正这个字段"


def _is_row_type(value: object) -> bool:
    return isinstance(value, str) and value in ENTRY_TYPES


def _is_author(value: object) -> bool:
    return isinstance(value, str) and value in _BY


def _is_whole(value: object) -> bool:
    return type(value) is int


_ROW: tuple[tuple[str, Callable[[object], bool], str], ...] = (
    ("seq", _is_whole, "从 1 起逐条编号"),
    ("by", _is_author, "写角色代号、world 或 director"),
    ("type", _is_row_type, "写过程记录格式里的类型，见 docs/journal-format.md"),
    ("data", lambda v: isinstance(v, dict), "写对象，没有内容写 {}"),
    ("user", lambda v: v is None or isinstance(v, str), "写账号，或删去"),
    ("auto", lambda v: v is None or isinstance(v, bool), "写 true 或 false，或删去"),
    ("because", lambda v: v is None or _is_whole(v), "写引起它的记录的序号，或删去"),
)


def _drill_time(value: object, header: Header, file: str, line: int) -> DrillTime:
    since = _since(value, header.starts_at) if isinstance(value, str) else None
    if since is None:
        _no_time(value, file, line)
    if since < timedelta(0):
        _fail(Place(file, line), f"at {value!r} 早于 starts_at", "改正时间")
    if since.microseconds:
        _fail(Place(file, line), f"at {value!r} 有不足一秒的部分", "写到整秒")
    return DrillTime(since.days * 86_400 + since.seconds)


@lru_cache(maxsize=4096)
def _since(at: str, starts_at: datetime) -> timedelta | None:
    """How long after StartEx; None for what is no time. Rows of one second come in bunches."""
    moment = _moment(at)
    return None if moment is None else moment - starts_at


def _moment(at: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(at) if isinstance(at, str) else None
    except ValueError:
        return None
    return moment if moment is None or moment.tzinfo else None


def _time(value: object, file: str, line: int) -> datetime:
    return _moment(value) or _no_time(value, file, line)


def _no_time(value: object, file: str, line: int) -> NoReturn:
    _fail(Place(file, line), f"{_shown(value)} 不是带时区的时间", "写成 2026-09-18T16:00:00+08:00")


def _settings(raw: Mapping[str, object], place: Place) -> Mapping[str, int]:
    found = {}
    for name, value in raw.items():
        try:
            found[name] = parse_duration(value)
        except ValueError:
            _fail(place, f"表头 settings 的 {name} 是 {_shown(value)}", "写时长，如 30m、2h")
    return MappingProxyType(found)


def _check_hours(starts_at: datetime, office_hours: tuple[str, ...], place: Place) -> None:
    try:
        Calendar(starts_at, office_hours)
    except DrillError as error:
        _fail(place, f"表头的 office_hours：{error.message}", error.hint)


def _is_hours(value: object) -> bool:
    return value is None or (
        isinstance(value, list) and bool(value) and all(isinstance(v, str) for v in value)
    )


def _is_platforms(value: object) -> bool:
    return value is None or (
        isinstance(value, dict)
        and all(isinstance(kind, str) and kind in PLATFORM_KINDS for kind in value.values())
    )


def _is_truth(value: object) -> bool:
    if value is None:
        return True
    if not isinstance(value, dict):
        return False
    facts = value.get("facts")
    return (
        (facts is None or _are_facts(facts))
        and _is_list_of_text(value.get("flags"))
        and _is_list_of_text(value.get("concerned"))
    )


def _are_facts(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(fact, dict) and isinstance(fact.get("id"), str) for fact in value
    )


def _is_list_of_text(value: object) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(v, str) for v in value))


def _is_named(value: object) -> bool:
    return isinstance(value, str) and bool(value)


_HEADER: tuple[tuple[str, Callable[[object], bool], str], ...] = (
    ("scenario", _is_named, "情景编号"),
    ("plan", _is_named, "预案包编号"),
    ("seed", _is_whole, "整数"),
    ("starts_at", _is_named, "演练开始的时间，如 2026-09-18T16:00:00+08:00"),
    ("mode", lambda v: isinstance(v, str) and v in MODES, "、".join(MODES)),
    ("office_hours", _is_hours, '列表，如 ["09:00-12:00", "13:00-17:00"]'),
    ("settings", lambda v: v is None or isinstance(v, dict), "时长的对象"),
    ("platforms", _is_platforms, f"平台编号和类型（{'、'.join(PLATFORM_KINDS)}）的对象"),
    ("truth", _is_truth, "对象，其中 flags、concerned、facts 是列表"),
)

_SHOWN = 60


def _shown(value: object) -> str:
    text = "没有" if value is None else repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _fail(place: Place, message: str, hint: str) -> NoReturn:
    raise JournalError(message, place, hint)
