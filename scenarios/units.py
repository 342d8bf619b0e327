"""Units that documents and code share: drill time, durations as people write them."""

import re
from typing import Annotated, NewType

from pydantic import BeforeValidator, Field, NonNegativeInt
from pydantic_core import PydanticCustomError

DrillTime = NewType("DrillTime", int)
"""Whole seconds since StartEx."""

_SECONDS = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}
_DURATION = re.compile(r"(?:(\d{1,4})d)?(?:(\d{1,5})h)?(?:(\d{1,6})m)?(?:(\d{1,8})s)?")


def parse_duration(text: object) -> int:
    """Turn `90m`, `1h30m`, `3d` into seconds; an int is taken as seconds.

    Raises:
        ValueError: If it is anything else.
    """
    if isinstance(text, int) and not isinstance(text, bool) and text >= 0:
        return text
    match = _DURATION.fullmatch(text) if isinstance(text, str) else None
    if match is None or not any(match.groups()):
        raise PydanticCustomError(
            "duration",
            "{found} is not a duration; write 30m, 2h, 1h30m or 3d",
            {"found": repr(text)},
        )
    return sum(int(n) * _SECONDS[u] for n, u in zip(match.groups(), "dhms", strict=True) if n)


def duration_text(seconds: int) -> str:
    """Seconds as documents write them: `1h30m`, `72h`, `0s`."""
    hours, rest = divmod(seconds, _SECONDS["h"])
    minutes, second = divmod(rest, _SECONDS["m"])
    parts = [(hours, "h"), (minutes, "m"), (second, "s")]
    return "".join(f"{count}{unit}" for count, unit in parts if count) or "0s"


def duration_words(seconds: int) -> str:
    """Seconds as people read them: `3 天 2 小时`, `1 小时 20 分`, `45 秒`."""
    parts = []
    for size, unit in ((86_400, "天"), (3_600, "小时"), (60, "分"), (1, "秒")):
        count, seconds = divmod(seconds, size)
        parts += [f"{count} {unit}"] if count else []
    return " ".join(parts) or "0 秒"


DurationText = Annotated[str, Field(pattern=f"^{_DURATION.pattern}$", examples=["30m", "2h"])]
Duration = Annotated[
    int, BeforeValidator(parse_duration, json_schema_input_type=DurationText | NonNegativeInt)
]
"""Seconds, written in YAML as `30m`, `2h`, `1h30m`, `3d`."""
