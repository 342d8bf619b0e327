"""What a check is given: the evidence, the obligation, and the thing an `each` looks at.

Also what all checks share: their common parameters, and the moment from which a limit runs.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BeforeValidator, NonNegativeInt, model_validator

from scenarios.condition import Condition
from scenarios.model import Part
from scenarios.pattern import Pattern, Scalar
from scenarios.plan import Obligation
from scenarios.units import parse_duration
from scoring.evidence import Evidence, Moment
from scoring.finding import Clock, Status
from scoring.limit import Limit, setting
from scoring.row import NOTHING, Names, Patterns, Row
from scoring.verdict import Verdict
from scoring.wording import moment


class CheckParams(Part):
    """What every kind of check takes.

    `what` names the asked thing in the sentence of the finding. Where `when` does not hold
    the check does not apply, and `otherwise` says why.
    """

    kind: str
    what: str = ""
    when: Condition | None = None
    otherwise: str = ""


class Start(Part):
    """From when a limit runs: from a named moment, or from the first row like this.

    `visible`: the incident shows; `known`: it is known; `level`: a level of the obligation is
    reached and known; `subject`: the thing an `each` looks at is known; `appears`: it appears;
    `approved`: the first release that was approved got its approval; `steady`: the heat has gone
    down for good. Where there is no such row the limit runs from `fallback`, and without one the
    check does not apply. With `not_before: level` it does not run before a level of the
    obligation is reached and known (catalogue §0.2).
    """

    moment: (
        Literal["known", "visible", "level", "subject", "appears", "approved", "steady"] | None
    ) = None
    row: Patterns | None = None
    name: str = ""
    """What the row is, for the sentence."""
    fallback: Literal["known", "level", "steady"] | None = None
    not_before: Literal["level"] | None = None

    @model_validator(mode="after")
    def _one_of(self) -> "Start":
        if (self.moment is None) == (self.row is None):
            raise ValueError("give one of the named moments, or a row")
        return self


def _named(value: object) -> object:
    return {"moment": value} if isinstance(value, str) else value


From = Annotated[Start, BeforeValidator(_named, json_schema_input_type=Start | str)]
"""A `Start`; a plain word is its `moment`."""


def _limit(value: object) -> object:
    if isinstance(value, str) and _SETTING.fullmatch(value):
        return value
    return parse_duration(value)


_SETTING = re.compile(r"[a-z_]+")

LimitText = Annotated[
    int | str, BeforeValidator(_limit, json_schema_input_type=NonNegativeInt | str)
]
"""`4h`, a number of days where the clock counts days, or the name of a setting."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The thing an `each` looks at.

    `known`: since when it is known; `shown`: since when it is there; `names`: what `$name`s
    mean; `label`: what it is called.
    """

    known: Moment
    shown: Moment
    names: Names
    label: str


@dataclass(frozen=True, slots=True)
class Case:
    """One obligation, one journal.

    `earlier` holds the verdicts on obligations that this one names; `judge` decides a check
    inside another.
    """

    evidence: Evidence
    obligation: Obligation
    judge: Callable[["Case", CheckParams], Verdict]
    earlier: Mapping[str, Verdict]
    subject: Subject | None = None

    @property
    def names(self) -> Names:
        """What `$name`s mean here."""
        return self.subject.names if self.subject else NOTHING

    @property
    def since(self) -> int:
        """From when on something could be expected, in seconds since StartEx."""
        if self.subject:
            return self.subject.known.t
        return self.evidence.known.t if self.evidence.known else 0

    def about(self, subject: Subject) -> "Case":
        """The same obligation for one thing."""
        return Case(self.evidence, self.obligation, self.judge, self.earlier, subject)

    def all(self, patterns: Patterns) -> tuple[Row, ...]:
        """The rows that any of the patterns names."""
        return self.evidence.all(patterns, self.names)

    def first(self, patterns: Patterns | None) -> Row | None:
        """The first of them; None where there is none, or no pattern."""
        return self.evidence.first(patterns, self.names) if patterns else None

    def name(self, what: str) -> str:
        """What is asked, with the thing it is asked for."""
        return f"{self.subject.label}：{what}" if self.subject else what

    def at(self, t: int) -> str:
        """A moment of the drill in words."""
        return moment(self.evidence.header, t)

    def role(self, role: str) -> str:
        """The plan's name for a role."""
        return self.evidence.pack.role_name(role)

    def limit(self, text: int | str, clock: Clock) -> Limit:
        """The limit that a parameter means in this drill."""
        if isinstance(text, str):
            return setting(self.evidence.pack, self.evidence.header.settings, text)
        return Limit(text, clock)

    def starts(self, start: Start) -> tuple[Moment, ...]:
        """The moments from which the limit runs; more than one where a level came twice."""
        return tuple(self._not_before(start, one) for one in self._starts(start))

    def _starts(self, start: Start) -> tuple[Moment, ...]:
        if start.row:
            row = self.first(start.row)
            if row:
                return (Moment(row.t, row.seq, start.name),)
            return self._moments(start.fallback)
        return self._moments(start.moment)

    def _not_before(self, start: Start, found: Moment) -> Moment:
        """The moment itself, put off until the level that asks for it was known."""
        level = next(iter(self._levels()), None) if start.not_before else None
        if level is None or level.t <= found.t:
            return found
        return found._replace(t=level.t, name=level.name)

    def _moments(self, name: str | None) -> tuple[Moment, ...]:
        """The moments of this name; None has none."""
        evidence, subject = self.evidence, self.subject
        if name == "level":
            return self._levels()
        named = {
            "known": evidence.known,
            "visible": evidence.visible,
            "subject": subject.known if subject else None,
            "appears": subject.shown if subject else None,
            "approved": evidence.approved,
            "steady": evidence.steady,
        }
        return _one(named.get(name or ""))

    def _levels(self) -> tuple[Moment, ...]:
        known = self.evidence.known
        if known is None:
            return ()
        levels = self.obligation.levels or [level.id for level in self.evidence.pack.levels]
        return tuple(
            Moment(
                max(known.t, reign.start.t),
                reign.start.seq if reign.start.t > known.t else known.seq,
                f"知悉{reign.start.level}舆情",
                reign.until,
            )
            for reign in self.evidence.levels.reigns(levels)
            if reign.until is None or reign.until > known.t
        )

    def unprepared(self, what: str, barrier: str, bar: Row) -> Verdict:
        """Nothing was found of what had to come before a row that has come."""
        known = self.evidence.known
        reason = f"{self.name(what)}：{barrier}（{self.at(bar.t)}）之前没有做。"
        stretch = (min(known.t if known else 0, bar.t), bar.t)
        return Verdict(Status.MISSED, reason, (bar.seq,), stretch)

    def absent(self, what: str) -> Verdict:
        """Nothing was found of what has no limit of its own: missed once the drill is over."""
        evidence, name = self.evidence, self.name(what)
        start = min(self.since, evidence.stop)
        stretch = (start, evidence.stop)
        if evidence.ended and self.since <= evidence.stop:
            reason = f"{name}：{self.at(start)}至演练结束未见。"
            return Verdict(Status.MISSED, reason, stretch=stretch)
        reason = f"{name}：到记录截止时未见，演练尚未结束。"
        return Verdict(Status.NOT_DUE, reason, stretch=stretch)


def until(rows: Sequence[Row], bar: Row | None) -> Sequence[Row]:
    """Those rows that come before a bar; all of them where there is none."""
    return rows if bar is None else [row for row in rows if row.seq < bar.seq]


def not_applicable(reason: str) -> Verdict:
    """The verdict on what is not asked in this drill; the reason becomes a sentence."""
    return Verdict(Status.NA, f"{reason.removesuffix('。')}。")


def _one(found: Moment | None) -> tuple[Moment, ...]:
    return (found,) if found else ()


@dataclass(frozen=True, slots=True)
class AtTheEnd:
    """The situation when the journal stops, for the `when` of checks.

    Figures of the world are unknown to it: procedure is marked, luck is not.
    """

    evidence: Evidence
    names: Names

    @property
    def t(self) -> int:
        """When the journal stops."""
        return self.evidence.stop

    def rows(self, pattern: Pattern, since: int = 0) -> int:
        """How many rows written at `since` or later match."""
        return sum(row.t >= since for row in self.evidence.all((pattern,), self.names))

    def latest(self, pattern: Pattern) -> int | None:
        """When the latest matching row was written."""
        return max((row.t for row in self.evidence.all((pattern,), self.names)), default=None)

    def state(self, name: str) -> Scalar:  # noqa: ARG002 -- a Situation is asked for figures
        """Nothing."""
        return None

    def truth(self, name: str) -> Scalar | tuple[str, ...]:
        """A part of the header's truth."""
        value: Scalar | list[str] = self.evidence.header.truth.get(name)
        return tuple(value) if isinstance(value, list) else value
