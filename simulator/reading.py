"""Text becomes a journal. It trusts nobody and reads no files.

Whatever bytes come in, the answer is a journal or a `JournalError` that names file and line.

Source: the journal format, sections 1, 2 and 6.10.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import NoReturn

from scenarios.errors import DrillError, JournalError, JournalTooNew, Place
from scenarios.form import faults, is_sound
from scenarios.units import DrillTime, parse_duration
from scenarios.vocabulary import AUTHORS, ENTRY_TYPES, MODES, PLATFORM_KINDS, ROLES
from simulator.calendar import Calendar
from simulator.entry import NOTHING, Data, Entry
from simulator.journal import FORMAT, Header, Journal
from simulator.lines import read_line, read_lines, shown

_KNOWN = frozenset({"seq", "at", "by", "type", "data", "user", "auto", "because"})
_BY = frozenset({*ROLES, *AUTHORS})
_TEXT, _YES_NO, _WHOLE = ((str, type(None)), (bool, type(None)), (int, type(None)))
_NEEDED = 5
"""The keys that every row has."""
MAX_BYTES = 100_000_000
MAX_LINES = 200_000
"""How large a journal may be; three days are a hundredth of it."""
_AT_ONCE = 500
"""How many lines are read together."""
_YEARS = range(2000, 2100)
_LONGEST = timedelta(days=3_653)
"""No drill lasts longer than ten years; what does is a wrong date."""
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
    if len(content) > MAX_BYTES or content.count(b"\n") > MAX_LINES:
        _fail(Place(file, 1), "文件太大", f"最多 {MAX_LINES} 行、{MAX_BYTES} 字节")
    lines = content.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip()]
    if not numbered:
        _fail(Place(file, 1), "文件是空的", "过程记录的第一行是表头")
    (first, head), *rest = numbered
    header = read_header(read_line(head, file, first), file, first)
    journal, moments = Journal(header), _Moments(header.starts_at)
    for number, raw in _objects(rest, file):
        try:
            journal.append(_entry(raw, moments))
        except JournalError as error:
            raise JournalError(error.message, Place(file, number), error.hint) from None
    return journal


def _objects(lines: Sequence[tuple[int, bytes]], file: str) -> Iterator[tuple[int, Data]]:
    """Each line as an object with its number; a broken line slows down few others."""
    for start in range(0, len(lines), _AT_ONCE):
        some = lines[start : start + _AT_ONCE]
        found = read_lines([line for _, line in some])
        for place, (number, line) in enumerate(some):
            yield number, read_line(line, file, number) if found is None else found[place]


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
            _fail(place, f"表头的 {key} 是 {shown(raw.get(key))}", f"应为{wanted}")
    starts_at = _moment(raw["starts_at"])
    if starts_at is None:
        _fail(
            place,
            f"表头的 starts_at 是 {shown(raw['starts_at'])}",
            "写成 2026-09-18T16:00:00+08:00",
        )
    if starts_at.year not in _YEARS:
        _fail(place, f"表头的 starts_at 是 {starts_at.year} 年", "写 2000 年至 2099 年之间的时间")
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


class _Moments(dict[str, DrillTime]):
    """Drill time by how a row writes it; rows of one second come in bunches."""

    def __init__(self, starts_at: datetime) -> None:
        super().__init__()
        self._starts_at = starts_at

    def __missing__(self, at: str) -> DrillTime:
        """Work it out.

        Raises:
            JournalError: If it is no time, before StartEx, or not a whole second.
        """
        since = (_moment(at) or _no_time(at)) - self._starts_at
        if since < timedelta(0):
            raise JournalError(f"at {shown(at)} 早于 starts_at", hint="改正时间")
        if since > _LONGEST:
            raise JournalError(f"at {shown(at)} 比 starts_at 晚十年以上", hint="改正时间")
        if since.microseconds:
            raise JournalError(f"at {shown(at)} 有不足一秒的部分", hint="写到整秒")
        self[at] = DrillTime(since.days * 86_400 + since.seconds)
        return self[at]


def _entry(raw: Data, moments: _Moments) -> Entry:
    """A row with types.

    Raises:
        JournalError: If a part of it is missing or wrong; without a place.
    """
    if not _is_row(raw) or not is_sound(raw["type"], raw["data"]):
        message, hint = _fault(raw)
        raise JournalError(message, hint=hint)
    needed = raw["seq"], moments[raw["at"]], raw["by"], raw["type"], raw["data"]
    if len(raw) == _NEEDED:
        return Entry(*needed, None, False, None, NOTHING)  # noqa: FBT003 -- names cost a quarter
    user, auto, because = raw.get("user"), raw.get("auto") or False, raw.get("because")
    return Entry(*needed, user, auto, because, _others(raw))


def _others(raw: Data) -> Data:
    """The keys that no row needs to have."""
    others = {key: value for key, value in raw.items() if key not in _KNOWN}
    return MappingProxyType(others) if others else NOTHING


def _is_row(raw: Data) -> bool:
    """Whether the keys of a row are as `_ROW` wants them; written out, since every row asks."""
    by, row_type = raw.get("by"), raw.get("type")
    needed = (
        type(raw.get("seq")) is int
        and type(by) is str
        and by in _BY
        and type(row_type) is str
        and row_type in ENTRY_TYPES
        and type(raw.get("data")) is dict
        and type(raw.get("at")) is str
    )
    return needed and (
        len(raw) == _NEEDED
        or (
            type(raw.get("user")) in _TEXT
            and type(raw.get("auto")) in _YES_NO
            and type(raw.get("because")) in _WHOLE
        )
    )


def _fault(raw: Data) -> tuple[str, str]:
    """What is wrong first with a row that is not sound, and what to do."""
    for key, test, remedy in _ROW:
        if not test(raw.get(key)):
            return f"{key} 是 {shown(raw.get(key))}", remedy
    return f"{raw['type']} 的 {next(faults(raw['type'], raw['data']))}", "改正这个字段"


def _is_row_type(value: object) -> bool:
    return isinstance(value, str) and value in ENTRY_TYPES


def _is_author(value: object) -> bool:
    return isinstance(value, str) and value in _BY


def _is_whole(value: object) -> bool:
    return type(value) is int


_ROW: tuple[tuple[str, Callable[[object], bool], str], ...] = (
    ("seq", _is_whole, "从 1 起逐条编号"),
    ("at", lambda v: isinstance(v, str), "写成 2026-09-18T16:00:00+08:00"),
    ("by", _is_author, "写角色代号、world 或 director"),
    ("type", _is_row_type, "写过程记录格式里的类型，见 docs/journal-format.md"),
    ("data", lambda v: isinstance(v, dict), "写对象，没有内容写 {}"),
    ("user", lambda v: v is None or isinstance(v, str), "写账号，或删去"),
    ("auto", lambda v: v is None or isinstance(v, bool), "写 true 或 false，或删去"),
    ("because", lambda v: v is None or _is_whole(v), "写引起它的记录的序号，或删去"),
)


def _moment(at: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(at) if isinstance(at, str) else None
    except ValueError:
        return None
    return moment if moment is None or moment.tzinfo else None


def _no_time(value: object) -> NoReturn:
    hint = "写成 2026-09-18T16:00:00+08:00"
    raise JournalError(f"{shown(value)} 不是带时区的时间", hint=hint)


def _settings(raw: Mapping[str, object], place: Place) -> Mapping[str, int]:
    found = {}
    for name, value in raw.items():
        try:
            found[name] = parse_duration(value)
        except ValueError:
            found[name] = -1
        if not 0 <= found[name] <= _LONGEST.total_seconds():
            _fail(place, f"表头 settings 的 {name[:40]} 是 {shown(value)}", "写时长，如 30m、2h")
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


def _fail(place: Place, message: str, hint: str) -> NoReturn:
    raise JournalError(message, place, hint)
