"""A plan pack made ready to judge by: its checks read, in the order they depend on each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter

from pydantic import ValidationError

from scenarios.errors import CheckError
from scenarios.model import walk
from scenarios.plan import Obligation, PlanPack
from scoring.attribution import owing
from scoring.case import CheckParams
from scoring.checks import CHECK
from scoring.checks.candour import Params as Candour
from scoring.same import Same


@dataclass(frozen=True, slots=True)
class Rule:
    """One obligation with its check; `place` is its number in the pack, from 0.

    `owing` are the roles that owe it, as far as the pack tells.
    """

    place: int
    obligation: Obligation
    params: CheckParams
    owing: tuple[str, ...]

    @property
    def needs(self) -> tuple[str, ...]:
        """The obligations whose verdicts this one looks at."""
        named = [
            name
            for _, part in walk(self.params)
            if isinstance(part, Candour)
            for name in (*part.duties, *part.upward)
        ]
        return tuple(dict.fromkeys((*self.obligation.depends_on, *named)))


def rules_of(pack: PlanPack) -> tuple[Rule, ...]:
    """The rules of a pack, each after those it needs; read once for each pack in memory.

    Raises:
        CheckError: If a check cannot be read or two obligations wait for each other; the
            faults are listed with their places by `yulian check`.
    """
    return _rules(Same(pack))


@lru_cache(maxsize=8)
def _rules(key: Same[PlanPack]) -> tuple[Rule, ...]:
    rules = {one.id: _rule(n, one) for n, one in enumerate(key.it.obligations)}
    for name, rule in rules.items():
        for need in rule.needs:
            if need not in rules:
                raise CheckError(f"{name} 依赖的义务 {need} 不存在", hint="改正编号")
    try:
        return tuple(rules[name] for name in _order(rules))
    except CycleError as error:
        circle = " → ".join(error.args[1])
        raise CheckError(f"义务互相等待：{circle}", hint="去掉其中一个依赖") from None


def _rule(place: int, obligation: Obligation) -> Rule:
    params = _params(obligation)
    return Rule(place, obligation, params, owing(obligation, params))


def _params(obligation: Obligation) -> CheckParams:
    try:
        return CHECK.validate_python(dict(obligation.check))
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        where = ".".join(map(str, fault["loc"]))
        raise CheckError(
            f"{obligation.id}（{obligation.clause}）的 check 读不出来：{where}：{fault['msg']}",
            hint="用 yulian check 查看位置",
        ) from None


def _order(rules: Mapping[str, Rule]) -> Sequence[str]:
    """The ids, dependencies first, otherwise in the order of the pack."""
    sorter = TopologicalSorter({name: rule.needs for name, rule in rules.items()})
    sorter.prepare()
    ordered: list[str] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready(), key=lambda name: rules[name].place)
        ordered.extend(ready)
        sorter.done(*ready)
    return ordered
