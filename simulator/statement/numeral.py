"""Numbers as Chinese notices write them: 37, 三十七, 1.2 万, 30 余, 近百."""

import re
from decimal import Decimal

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}

NUMERAL = r"\d{1,8}(?:\.\d{1,4})?[万亿]?|[零〇一二两三四五六七八九十百千万]{1,9}"
"""A number, as a regular expression without groups."""

_ARABIC = re.compile(r"(\d{1,8}(?:\.\d{1,4})?)([万亿]?)")


def value_of(numeral: str) -> int:
    """The whole number that a numeral of the form `NUMERAL` stands for, rounded down."""
    match = _ARABIC.fullmatch(numeral)
    if match:
        factor = {"": 1, "万": 10**4, "亿": 10**8}[match[2]]
        return int(Decimal(match[1]) * factor)
    high, _, low = numeral.rpartition("万")
    return _below_ten_thousand(high) * 10**4 + _below_ten_thousand(low)


def _below_ten_thousand(numeral: str) -> int:
    """Read 三百二十, 十五, 二〇三; unknown characters count nothing."""
    if not any(char in _UNITS for char in numeral):
        return int("".join(str(_DIGITS[char]) for char in numeral if char in _DIGITS) or "0")
    total, digit = 0, 0
    for char in numeral:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            digit = _DIGITS.get(char, 0)
    return total + digit


def bounds(value: int, before: str, after: str) -> tuple[int, int | None]:
    """From where to where a number reaches, by the words 近, 约, 超过, 余 around it.

    Returns:
        The least and the most it can mean; None where it has no upper end.
    """
    if before in {"超过", "逾", "至少", "不少于", "超"}:
        return value, None
    if before in {"近", "不到", "不足", "将近"}:
        return value * 4 // 5, value
    if before in {"约", "大约", "约有"}:
        return value * 9 // 10, -(-value * 11 // 10)
    if after in {"余", "多", "来"}:
        return value, value + _round_step(value)
    return value, value


def _round_step(value: int) -> int:
    """What 余 can add: up to the next round number of the same size."""
    step = 1
    while value and value % (step * 10) == 0:
        step *= 10
    return step - 1 if step > 1 else 9
