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
from simulator.reading import read_line

_HINT = 'write {"at": "2026-09-18T16:40:00+08:00", "by": "lg_office", "type": …, "data": {…}}'


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
        raise ValueError("an act has either at or t")
    if "t" in raw:
        return DrillTime(parse_duration(raw["t"]))
    moment = datetime.fromisoformat(raw["at"]) if isinstance(raw["at"], str) else None
    if moment is None or moment.tzinfo is None:
        raise ValueError(f"{raw['at']!r} is no time with offset")
    t = int((moment - starts_at).total_seconds())
    if t < 0:
        raise ValueError(f"{raw['at']} lies before StartEx, {starts_at.isoformat()}")
    return DrillTime(t)


def _act(raw: Data) -> Act:
    by, act_type, data, user = raw.get("by"), raw.get("type"), raw.get("data", {}), raw.get("user")
    if not isinstance(by, str) or (by not in ROLES and by != "director"):
        raise ValueError(f"unknown role {by!r}")
    spec = ENTRY_TYPES.get(act_type) if isinstance(act_type, str) else None
    if spec is None or spec.writer is Writer.WORLD:
        raise ValueError(f"unknown act {act_type!r}")
    if not isinstance(data, dict):
        raise ValueError(f"data is {data!r}, not an object")  # noqa: TRY004 -- of the line
    if user is not None and not isinstance(user, str):
        raise ValueError(f"user is {user!r}, not a text")
    return Act(by, spec.name, data, user)
