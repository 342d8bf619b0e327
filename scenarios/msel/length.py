"""Lengths of time in Chinese, there and back: `1天2小时30分5秒`."""

import re

from scenarios.units import parse_duration

_UNITS = ((86_400, "天", "d"), (3_600, "小时", "h"), (60, "分", "m"), (1, "秒", "s"))
LENGTH = re.compile(r"(?:\d{1,8} *(?:天|小时|分钟|分|秒|[dhms]) *)+")


def length_words(seconds: int) -> str:
    """A length of time in Chinese; `0秒` where there is none."""
    parts: list[str] = []
    for size, unit, _ in _UNITS:
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count}{unit}")
    return "".join(parts) or "0秒"


def length_code(seconds: int) -> str:
    """A length of time as documents write it: `1h30m`."""
    parts: list[str] = []
    for size, _, unit in _UNITS:
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count}{unit}")
    return "".join(parts) or "0s"


def read_length(text: str) -> int:
    """Seconds of a length of time, in Chinese or as documents write it.

    Raises:
        ValueError: If it is neither.
    """
    code = text.replace(" ", "").replace("分钟", "m")
    for _, word, unit in _UNITS:
        code = code.replace(word, unit)
    return parse_duration(code)
