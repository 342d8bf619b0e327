"""Overrides (人工改判): what an evaluator changed on a scorecard, as plain data.

They are a list that only grows: a change of mind is a new override that replaces an earlier one,
and an override that says nothing gives the examiner's own result back. How they are laid on a
card is the business of `scoring.revision`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import NoReturn

from scenarios.errors import OverrideRefused
from scoring.finding import Status

_CENTS = 100
_MOST_POINTS = 100
_WRITTEN = re.compile(r"\d{1,3}(\.\d{1,9})?|\.\d{1,9}")
"""Points as people write them; an exponent could be worked out for ever."""


@dataclass(frozen=True, slots=True)
class RubricLine:
    """One line of the rubric of one statement: `("s1", 2, "S3")`."""

    statement: str
    version: int
    line: str

    def __str__(self) -> str:
        return f"{self.statement} 第{self.version}版 {self.line}"


@dataclass(frozen=True, slots=True)
class Override:
    """One change.

    `about` is the id of a finding, or a line of the rubric. `by` is the evaluator, `at` the
    moment as ISO 8601 with offset. A finding gets a status, points or both: a status alone
    brings the points it is worth. A line gets points. With neither, the override withdraws the
    one it replaces. `replaces` is the number, from 1, of the override on the same thing that
    held so far; None where there was none.
    """

    about: str | RubricLine
    by: str
    at: str
    reason: str
    status: Status | None = None
    points: Fraction | None = None
    replaces: int | None = None

    @property
    def withdraws(self) -> bool:
        """Whether it gives the examiner's own result back."""
        return self.status is None and self.points is None

    def as_json(self) -> dict[str, object]:
        """The override as it is stored and as the scorecard lists it."""
        about: dict[str, object] = (
            {"finding": self.about}
            if isinstance(self.about, str)
            else {
                "statement": self.about.statement,
                "version": self.about.version,
                "line": self.about.line,
            }
        )
        return {
            **about,
            "status": self.status.value if self.status else None,
            "points": None if self.points is None else float(self.points),
            "by": self.by,
            "at": self.at,
            "reason": self.reason,
            "replaces": self.replaces,
        }


def read_override(raw: Mapping[str, object]) -> Override:
    """Read what `as_json` wrote, or a form with the same keys.

    Raises:
        OverrideRefused: If a key is missing or of another type, or the reason is empty.
    """
    return Override(
        about=_about(raw),
        by=_text(raw, "by", "写改判人的账号"),
        at=_moment(raw),
        reason=_text(raw, "reason", "改判必须写明理由"),
        status=_status(raw.get("status")),
        points=points_of(raw.get("points")),
        replaces=_number(raw, "replaces"),
    )


def points_of(value: object) -> Fraction | None:
    """Points as somebody writes them, `1.25` or `"1.25"`; None and empty text are none.

    Raises:
        OverrideRefused: If it is no number from 0 to 100 with at most two decimals.
    """
    if value is None or value == "":
        return None
    written = isinstance(value, int | float | str) and not isinstance(value, bool)
    if not written or _WRITTEN.fullmatch(str(value).strip()) is None:
        _refuse_points(value)
    points = Fraction(str(value))
    if points > _MOST_POINTS or points * _CENTS % 1:
        _refuse_points(value)
    return points


def _refuse_points(value: object) -> NoReturn:
    raise OverrideRefused(
        f"{_shown(value)} 不能作得分", hint="写 0 到该条满分之间的数，最多两位小数"
    )


def _about(raw: Mapping[str, object]) -> str | RubricLine:
    finding = raw.get("finding")
    if isinstance(finding, str) and finding:
        return finding
    statement, version, line = raw.get("statement"), _number(raw, "version"), raw.get("line")
    if isinstance(statement, str) and isinstance(line, str) and version is not None:
        return RubricLine(statement, version, line)
    raise OverrideRefused(
        "没有写明改判什么", hint="写 finding（评估发现的编号），或 statement、version、line"
    )


def _text(raw: Mapping[str, object], key: str, remedy: str) -> str:
    value = raw.get(key)
    if not isinstance(value, str) or not value.strip():
        raise OverrideRefused(f"改判的 {key} 是 {_shown(value)}", hint=remedy)
    return value.strip()


def _moment(raw: Mapping[str, object]) -> str:
    at = _text(raw, "at", "写改判的时间，如 2026-09-20T10:00:00+08:00")
    try:
        aware = datetime.fromisoformat(at).tzinfo is not None
    except ValueError:
        aware = False
    if not aware:
        raise OverrideRefused(
            f"改判的 at 是 {_shown(at)}", hint="写带时区的时间，如 2026-09-20T10:00:00+08:00"
        )
    return at


def _status(value: object) -> Status | None:
    if value is None or value == "":
        return None
    found = next((status for status in Status if status.value == value), None)
    if found is None:
        known = "、".join(status.value for status in Status if status.judged)
        raise OverrideRefused(f"没有 {_shown(value)} 这种结果", hint=f"写 {known} 之一")
    return found


def _number(raw: Mapping[str, object], key: str) -> int | None:
    value = raw.get(key)
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and value > 0):
        return value
    raise OverrideRefused(f"改判的 {key} 是 {_shown(value)}", hint="写从 1 起的整数，或不写")


_SHOWN = 40


def _shown(value: object) -> str:
    text = "空的" if value is None or value == "" else repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
