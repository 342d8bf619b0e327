"""Lines of JSON become objects. It trusts nobody.

`read_line` is strict and names every fault. `read_lines` reads thousands in a third of the time
with a parser that knows neither of two keys with one name nor of numbers too large: it answers
only where both can be ruled out.

Source: the journal format, section 6.10.
"""

import json
import math
from collections import Counter
from collections.abc import Sequence
from typing import Any, NoReturn

from pydantic_core import from_json, to_json

from scenarios.errors import JournalError, Place
from simulator.entry import Data
from simulator.journal import dumps

MAX_LINE = 1_000_000
"""How many bytes a line may have."""

_SHOWN = 60
"""How many characters of a wrong value a message repeats."""


def read_lines(lines: Sequence[bytes]) -> Sequence[dict[str, Any]] | None:
    r"""Lines as objects, all at once.

    Written out again, an object with a key of two values has fewer quotes than its line, and
    nothing else changes their number where no character is written as `\u0022`.

    Returns:
        The objects; None where a line is broken or takes a closer look, which `read_line` gives.
    """
    text = b"\n".join(lines)
    if max(map(len, lines), default=0) > MAX_LINE or b"\\u" in text:
        return None
    try:
        found = [from_json(line, allow_inf_nan=False) for line in lines]
    except ValueError:
        return None
    if not set(map(type, found)) <= {dict}:
        return None
    again = to_json(found, inf_nan_mode="constants")
    sound = again.count(b'"') == text.count(b'"') and b"Infinity" not in again
    return found if sound else None


def read_line(line: bytes, file: str, number: int) -> Data:
    """One line as an object.

    Args:
        line: Its bytes, without the line break.
        file: The name of the file, for messages.
        number: The number of the line, from 1.

    Raises:
        JournalError: If it is no object, too long, or has duplicate keys, NaN or half a character.
    """
    place = Place(file, number)
    if len(line) > MAX_LINE:
        _fail(place, f"这一行有 {len(line)} 字节", f"每行最多 {MAX_LINE} 字节")
    try:
        text = line.decode("utf-8").strip(" \t\r")
        value, end = _JSON.raw_decode(text)
    except (ValueError, RecursionError) as error:
        _fail(place, f"不是正确的 JSON：{_reason(error)}", "每行一个 JSON 对象")
    if end != len(text):
        _fail(place, f"第 {end + 1} 列起有多余的内容", "每行一个 JSON 对象")
    if not isinstance(value, dict):
        _fail(place, "不是 JSON 对象", "每行一个 JSON 对象")
    if b"\\u" in line and not _encodes(value):
        _fail(place, "有半个代理字符", "直接写这个字符")
    return value


def _reason(error: ValueError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return "嵌套太深"
    if isinstance(error, UnicodeDecodeError):
        return f"第 {error.start + 1} 个字节不是 UTF-8"
    if isinstance(error, json.JSONDecodeError):
        return f"第 {error.colno} 列读不下去"
    return "整数太长" if "int_max_str_digits" in str(error) else str(error)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        times = Counter(name for name, _ in pairs)
        twice = next(name for name, n in times.items() if n > 1)
        raise ValueError(f"键 {shown(twice)} 重复")
    return found


def _not_a_number(text: str) -> NoReturn:
    raise ValueError(f"{text} 不是 JSON 的数")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text[:_SHOWN]} 太大")
    return number


_JSON = json.JSONDecoder(
    object_pairs_hook=_unique, parse_constant=_not_a_number, parse_float=_finite
)
"""One decoder for all lines: to make one takes as long as to read a line."""


def shown(value: object) -> str:
    """A wrong value as a message repeats it: short, and nothing is `没有`."""
    text = "没有" if value is None else repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _encodes(value: Data) -> bool:
    try:
        dumps(value).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _fail(place: Place, message: str, hint: str) -> NoReturn:
    raise JournalError(message, place, hint)
