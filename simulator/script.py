"""The acts of a headless drill as text: JSON Lines, one act with its time on each line.

It reads text but no files, and trusts nobody: the answer is a list of acts or an error that
names file and line.

Source: product description, `yulian run --acts`.
"""

from datetime import datetime

from scenarios.errors import DrillError, Place
from scenarios.units import DrillTime, parse_duration
from scenarios.vocabulary import ENTRY_TYPES, ROLES, Writer
from simulator.entry import Act, Data
from simulator.lines import read_line

_HINT = '每行写 {"at": "2026-09-18T16:40:00+08:00", "by": "lg_office", "type": …, "data": {…}}'

_SHOWN = 60


def read_acts(content: bytes, file: str, starts_at: datetime) -> tuple[tuple[DrillTime, Act], ...]:
    """Read acts with their times.

    Args:
        content: The file, UTF-8 JSON Lines; empty lines are skipped.
        file: Its name, for messages.
        starts_at: StartEx, by which `at` becomes drill time.

    Raises:
        DrillError: At the first line that is wrong, with file and line.
    """
    lines = enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1)
    return tuple(_timed(line, file, n, starts_at) for n, line in lines if line.strip())


def _timed(line: bytes, file: str, number: int, starts_at: datetime) -> tuple[DrillTime, Act]:
    raw = read_line(line, file, number)
    try:
        return _time(raw, starts_at), _act(raw)
    except ValueError as error:
        raise DrillError(str(error), Place(file, number), _HINT) from error


def _time(raw: Data, starts_at: datetime) -> DrillTime:
    if ("at" in raw) == ("t" in raw):
        raise ValueError("时间要写 at 或 t，写且只写一个")
    if "t" in raw:
        return _seconds(raw["t"])
    moment = _moment(raw["at"])
    if moment is None:
        raise ValueError(f"{_shown(raw['at'])} 不是带时区的时间")
    t = int((moment - starts_at).total_seconds())
    if t < 0:
        raise ValueError(f"{raw['at']} 早于演练开始时间 {starts_at.isoformat()}")
    return DrillTime(t)


def _seconds(value: object) -> DrillTime:
    try:
        return DrillTime(parse_duration(value))
    except ValueError:
        raise ValueError(f"{_shown(value)} 不是时长，写 30m、2h、1h30m 或秒数") from None


def _moment(value: object) -> datetime | None:
    """A time with offset, None if it is none."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _act(raw: Data) -> Act:
    by, act_type, data, user = raw.get("by"), raw.get("type"), raw.get("data", {}), raw.get("user")
    if not isinstance(by, str) or (by not in ROLES and by != "director"):
        raise ValueError(f"没有 {_shown(by)} 这个角色")
    spec = ENTRY_TYPES.get(act_type) if isinstance(act_type, str) else None
    if spec is None or spec.writer is Writer.WORLD:
        raise ValueError(f"没有 {_shown(act_type)} 这种操作")
    if not isinstance(data, dict):
        raise ValueError(f"data 是 {_shown(data)}，应为 JSON 对象")  # noqa: TRY004 -- of the line
    if user is not None and not isinstance(user, str):
        raise ValueError(f"user 是 {_shown(user)}，应为文字")
    return Act(by, spec.name, data, user)
