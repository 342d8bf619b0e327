"""A condition on a drill: what the journal holds, what the world is like, what time it is.

Levels of a plan and injects of a scenario are triggered by conditions. A condition is put
to a `Situation`, which the simulator provides; it never changes anything.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Protocol

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from scenarios.model import Part
from scenarios.pattern import FieldTest, Pattern, Scalar
from scenarios.units import Duration
from scenarios.vocabulary import PLATFORM_KINDS

STATES: Mapping[str, str] = MappingProxyType(
    {
        "heat": "热度，0–100",
        "peak": "迄今最高热度，0–100",
        "posts": "涉事网帖累计条数",
        "posts_1h": "近一小时涉事网帖条数",
        "anger": "公众愤怒程度，0–1",
        "trust": "公众信任程度，0–1",
        "gap": "信息缺口，0–1，1 为一无所知",
        "rank": "热搜最好名次，未上榜为空",
        "level": "按预案应定的等级",
        **{f"reposts.{kind}": f"{title}转发累计" for kind, title in PLATFORM_KINDS.items()},
        **{f"comments.{kind}": f"{title}评论累计" for kind, title in PLATFORM_KINDS.items()},
        **{f"views.{kind}": f"{title}阅读累计" for kind, title in PLATFORM_KINDS.items()},
    }
)
"""The figures that `state` may name, with what they are; what the simulator must answer."""

TRUTHS: Mapping[str, str] = MappingProxyType(
    {
        "category": "事件类别，1–8",
        "locus": "归属：bureau、county 或 both",
        "jurisdiction": "管辖：self 或 other",
        "flags": "事实标志",
        "concerned": "涉事单位",
        "emergency_level": "突发事件级别",
        "response_level": "应由哪级响应",
        "cadre_authority": "干部管理权限",
        "offence": "违法行为定性",
    }
)
"""The parts of a scenario's truth that `truth` may name, with what they are."""


class Situation(Protocol):
    """What a condition may ask, at one moment of a drill."""

    @property
    def t(self) -> int:
        """The moment, in seconds since StartEx."""

    def rows(self, pattern: Pattern, since: int = 0) -> int:
        """How many rows written at `since` or later match."""

    def latest(self, pattern: Pattern) -> int | None:
        """When the latest matching row was written, in seconds since StartEx."""

    def state(self, name: str) -> Scalar:
        """A figure of the world, a name of `STATES`; None if it is not known."""

    def truth(self, name: str) -> Scalar | tuple[str, ...]:
        """A part of the scenario's truth, a name of `TRUTHS`; None where it says nothing."""


class Seen(Part):
    """At least `count` rows like this have been written."""

    row: Pattern
    count: int = Field(1, ge=1)
    since: Duration | None = None
    """The latest such row is at least this old."""


def _seen_or_pattern(value: object) -> str:
    counted = isinstance(value, Seen) or (isinstance(value, Mapping) and "row" in value)
    return "counted" if counted else "pattern"


SeenOrPattern = Annotated[
    Annotated[Seen, Tag("counted")] | Annotated[Pattern, Tag("pattern")],
    Discriminator(_seen_or_pattern),
]
"""A pattern, or under `row` with `count` and `since`."""


class Absent(Part):
    """No such row has been written although this much time has passed.

    The time runs from StartEx, or from the latest row like `after` where that is given.
    """

    row: Pattern
    by: Duration
    after: Pattern | None = None


Parts = Annotated[tuple["Condition", ...], Field(min_length=1, max_length=40)]
"""The conditions that another one combines."""


class Condition(Part):
    """Exactly one of these keys; `all`, `any` and `not` combine others."""

    every: Parts | None = Field(None, alias="all")
    some: Parts | None = Field(None, alias="any")
    negated: "Condition | None" = Field(None, alias="not")
    seen: SeenOrPattern | None = None
    absent: Absent | None = None
    after: Duration | None = None
    state: Mapping[str, FieldTest] | None = Field(None, min_length=1)
    truth: Mapping[str, FieldTest] | None = Field(None, min_length=1)
    flag: str | None = None

    @model_validator(mode="after")
    def _one_key(self) -> "Condition":
        given = [name for name in self.model_fields_set if getattr(self, name) is not None]
        if len(given) != 1:
            raise PydanticCustomError(
                "condition_keys",
                "a condition has exactly one of: all, any, not, seen, absent, after, state, "
                "truth, flag; found {count}",
                {"count": len(given)},
            )
        return self

    def holds(self, now: Situation) -> bool:  # noqa: PLR0911 -- one line per kind of condition
        """Tell whether the condition is true in this situation."""
        if self.every is not None:
            return all(part.holds(now) for part in self.every)
        if self.some is not None:
            return any(part.holds(now) for part in self.some)
        if self.negated is not None:
            return not self.negated.holds(now)
        if self.seen is not None:
            return _seen(self.seen, now)
        if self.absent is not None:
            return _absent(self.absent, now)
        if self.state is not None:
            return all(test.holds(now.state(name)) for name, test in self.state.items())
        if self.truth is not None:
            return all(test.holds(now.truth(name)) for name, test in self.truth.items())
        return self._flag_or_time(now)

    def _flag_or_time(self, now: Situation) -> bool:
        if self.flag is not None:
            flags = now.truth("flags")
            return isinstance(flags, tuple) and self.flag in flags
        assert self.after is not None  # the validator leaves nothing else
        return now.t >= self.after


def _seen(seen: Seen | Pattern, now: Situation) -> bool:
    if isinstance(seen, Pattern):
        return now.rows(seen) > 0
    if now.rows(seen.row) < seen.count:
        return False
    if seen.since is None:
        return True
    latest = now.latest(seen.row)
    return latest is not None and now.t - latest >= seen.since


def _absent(absent: Absent, now: Situation) -> bool:
    start = 0 if absent.after is None else now.latest(absent.after)
    return start is not None and now.t - start >= absent.by and now.rows(absent.row, start) == 0
