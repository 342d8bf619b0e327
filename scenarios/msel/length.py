"""Lengths of time read from a table: `1 天 2 小时 30 分 5 秒`, or as documents write them."""

import re

from scenarios.units import parse_duration

_UNITS = (("天", "d"), ("小时", "h"), ("分", "m"), ("秒", "s"))
LENGTH = re.compile(r"(?:\d{1,8} *(?:天|小时|分钟|分|秒|[dhms]) *)+")


def read_length(text: str) -> int:
    """Seconds of a length of time, in Chinese or as documents write it.

    Raises:
        ValueError: If it is neither.
    """
    code = text.replace(" ", "").replace("分钟", "m")
    for word, unit in _UNITS:
        code = code.replace(word, unit)
    return parse_duration(code)
