"""How times, limits and rows are put into Chinese; every sentence of a finding uses these."""

from collections.abc import Iterable
from datetime import timedelta

from scoring.finding import Clock
from simulator.journal import Header

_UNITS = ((86_400, "天"), (3_600, "小时"), (60, "分"), (1, "秒"))
_DAYS = 3 * 86_400
"""Up to three days people count hours, as plans do."""


def span(seconds: int) -> str:
    """A length of time: `4小时0分1秒`, `30分`, `0秒`; days only from three on."""
    parts: list[str] = []
    for size, unit in _UNITS if seconds >= _DAYS else _UNITS[1:]:
        count, seconds = divmod(seconds, size)
        if count or (parts and seconds):
            parts.append(f"{count}{unit}")
    return "".join(parts) or "0秒"


def amount(n: int, clock: Clock) -> str:
    """A limit or a measured time on its own clock."""
    if clock is Clock.WORKING_DAYS:
        return f"{n}个工作日"
    return f"工作时间{span(n)}" if clock is Clock.WORKING_HOURS else span(n)


def moment(header: Header, t: int) -> str:
    """A moment of the drill: `9月18日16:40`, with seconds where they are not zero."""
    at = header.starts_at + timedelta(seconds=t)
    seconds = f":{at.second:02}" if at.second else ""
    return f"{at.month}月{at.day}日{at.hour:02}:{at.minute:02}{seconds}"


def listed(names: Iterable[str]) -> str:
    """Names in a row, each once, in order."""
    return "、".join(dict.fromkeys(names))
