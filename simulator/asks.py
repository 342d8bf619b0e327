"""What a plan's obligations ask people to do, read from their checks.

Automatic players and colleagues work a plan by this; they know of no plan but what its pack
says, so that a bureau's own pack can be worked like those that ship.

A check is read for the rows that it wants to see. What it forbids, only lists, or counts half
is no request; of a `branch` only the examiner can tell which side holds.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from scenarios.condition import Condition
from scenarios.pattern import Pattern
from scenarios.plan import Obligation, PlanPack
from simulator.entry import Data
from simulator.situation import asks_clock
from simulator.view import reach

M = TypeVar("M", Pattern, Condition)

REPLIES = ("reply.initial", "reply.opinion", "reply.final")
"""What answers a citizen."""

_ITEM = "sim.citizen_post"
_NO_REQUEST = frozenset({"none", "info", "only", "branch", "candour", "close"})


@dataclass(frozen=True, slots=True)
class Ask:
    """One request: rows of which any will do, and when it holds."""

    obligation: str
    kind: str
    """The kind of the check that asks."""
    rows: tuple[Pattern, ...]
    levels: tuple[str, ...] = ()
    """Levels at which it holds; empty means all."""
    when: tuple[Condition, ...] = ()
    """Conditions under which it holds; all of them."""
    category: int | None = None
    """The category of incident to which it is bound."""
    each: tuple[Pattern, ...] = ()
    """The things for each of which it is asked."""
    check: Data = field(default_factory=dict)
    """The parameters of the check that asks."""
    before: tuple[Pattern, ...] = ()
    """Rows before which it must be done, if it is to count."""
    after: tuple[Pattern, ...] = ()
    """Rows after which, or beside which, it must be done, if it is to count."""

    @property
    def way(self) -> Pattern:
        """The row that meets it in the way that the plan names first."""
        return self.rows[0]

    def allows(self, role: str) -> bool:
        """Tell whether it is for somebody with this role to do it in the first way."""
        return not self.way.by or not reach((role,)).isdisjoint(self.way.by)

    def is_about(self, row_type: str, data: Data) -> bool:
        """Tell whether it is asked of a thing that the world shows in such a row."""
        return not self.each or any(one.matches(row_type, "world", data) for one in self.each)

    def values(self, name: str) -> tuple[str, ...]:
        """The texts that the first way wants in a field, of which any will do."""
        return named(self.way, name)

    def among(self, name: str) -> tuple[tuple[str, ...], ...]:
        """The groups of which one each must stand in a list, by a check `contains`."""
        if self.kind != "contains" or self.check.get("field") != name:
            return ()
        groups = (one for one in _listed(self.check.get("of")) if isinstance(one, Mapping))
        return tuple(tuple(map(str, _listed(one.get("any")))) for one in groups)

    def raised(self, act_type: str, by: str, data: Data) -> tuple[str, ...]:
        """The points that a row raises, each of which is to be dealt with, by `dispositions`."""
        if not any(one.matches(act_type, by, data) for one in _patterns(self.check.get("points"))):
            return ()
        filled = (data[name] for name in _listed(self.check.get("in")) if data.get(name))
        return tuple(map(str, _listed(next(filled, ()))))

    def met_by(self, act_type: str, by: str, data: Data) -> bool:
        """Tell whether an act is what is asked; roles count as those they stand for."""
        to = data.get("to")
        if isinstance(to, list | tuple):
            data = {**data, "to": sorted(reach(to))}
        return any(row.matches(act_type, role, data) for row in self.rows for role in reach((by,)))


def named(row: Pattern, name: str) -> tuple[str, ...]:
    """The texts that a row wants in a field, of which any will do."""
    test = row.where.get(name)
    if test is None:
        return ()
    wanted = (test.equals, *(test.one_of or ()), *(test.has_all or ()))
    return tuple(one for one in wanted if isinstance(one, str) and one != "<unset>")


class Asks:
    """What people are asked to do, by the type of row that does it."""

    def __init__(self, asks: Iterable[Ask]) -> None:
        self._by_type: dict[str, list[Ask]] = {}
        for ask in asks:
            self._by_type.setdefault(ask.way.type[0], []).append(ask)

    def of_roles(self, roles: Collection[str], category: int | None) -> "Asks":
        """What is asked of any of these roles in a matter of this category."""
        return Asks(
            ask
            for found in self._by_type.values()
            for ask in found
            if ask.category in (None, category) and any(map(ask.allows, roles))
        )

    def of(self, *types: str) -> tuple[Ask, ...]:
        """The requests that are met first by rows of these types, type by type."""
        return tuple(ask for name in types for ask in self._by_type.get(name, ()))

    def any(self, *types: str) -> bool:
        """Tell whether the plan asks for such a row at all."""
        return bool(self.of(*types))

    def alone(self, role: str) -> tuple[Ask, ...]:
        """What is asked of this role and of nobody else."""
        asks = (ask for found in self._by_type.values() for ask in found)
        return tuple(ask for ask in asks if ask.way.by == (role,))

    @cached_property
    def by_rows(self) -> bool:
        """Whether what is asked follows from rows alone, not from the time or from figures."""
        conditions = (one for found in self._by_type.values() for ask in found for one in ask.when)
        return not any(map(asks_clock, conditions))

    @cached_property
    def repliers(self) -> frozenset[str]:
        """The roles that the plan asks to sign replies to citizens."""
        return frozenset(role for ask in self.of(*REPLIES) for role in ask.values("signers"))

    def signed(self, item: Data) -> bool:
        """Tell whether a reply to a citizen's item needs a signature, by the item's own row."""
        return any(ask.values("signers") and ask.is_about(_ITEM, item) for ask in self.of(*REPLIES))


def asks_of(pack: PlanPack) -> Asks:
    """Everything that one plan asks people to do."""
    return Asks(ask for one in pack.obligations for ask in _asked(one))


def _asked(obligation: Obligation) -> Iterator[Ask]:
    start = Ask(obligation.id, "", (), levels=obligation.levels, category=obligation.category)
    yield from _walk(obligation.check, start)


def _walk(check: Mapping[str, Any], outer: Ask) -> Iterator[Ask]:
    """The requests of a check and of those inside it."""
    kind = str(check.get("kind", outer.kind))
    if kind in _NO_REQUEST:
        return
    here = replace(outer, kind=kind, check=check, when=(*outer.when, *_conditions(check)))
    rows = _grading(check) if kind == "level" else _patterns(check.get("row"))
    if rows:
        before = _patterns(check.get("before"))
        yield replace(here, rows=rows, before=before, after=_begun(check))
    inner = replace(here, each=_patterns(check.get("over")) or here.each)
    for part in _inside(check):
        yield from _walk(part, inner)


def _begun(check: Mapping[str, Any]) -> tuple[Pattern, ...]:
    start = check.get("from")
    bound = check.get("after_start") or check.get("either_side")
    begun = start.get("row") if bound and isinstance(start, Mapping) else None
    return (*_patterns(check.get("after")), *_patterns(begun))


def _inside(check: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The checks that a check is made of."""
    parts = [check.get("check"), *_listed(check.get("of")), *_listed(check.get("steps"))]
    yield from (part for part in parts if isinstance(part, Mapping) and _is_check(part))


def _is_check(part: Mapping[str, Any]) -> bool:
    return "kind" in part or "row" in part


def _grading(check: Mapping[str, Any]) -> tuple[Pattern, ...]:
    """What a check of grading asks for: that those who grade do so."""
    return _patterns({"type": "grade.set", "by": check.get("by", ())})


def _patterns(value: object) -> tuple[Pattern, ...]:
    return tuple(pattern for one in _listed(value) for pattern in _read(Pattern, one))


def _conditions(check: Mapping[str, Any]) -> tuple[Condition, ...]:
    return tuple(_read(Condition, check.get("when")))


def _read(model: type[M], value: object) -> Iterator[M]:
    """The value as a model; what is no such thing asks for nothing."""
    if isinstance(value, Mapping):
        try:
            yield model.model_validate(value)
        except ValueError:
            return


def _listed(value: object) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]
