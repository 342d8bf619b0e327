"""The leading group's own acts, where the plan leaves them to it alone.

When the leaders are told, they have the risk assessed, set the level and the measures, name
who speaks, and start the plan: whatever of this the plan's obligations ask of them and of
nobody else.
"""

from collections.abc import Iterator

from scenarios.vocabulary import FIELD_TITLES, LEADING_GROUP
from simulator.asks import Ask
from simulator.colleagues.crew import Crew, act, addressed
from simulator.entry import Act, Entry

_TELLS = ("report.submit", "assess.preliminary", "assess.risk", "notify")
_MEASURES = "核查事实，控制风险，统一发布，回应关切，跟踪动态。"
_RISK = {
    "nature": "涉及群众切身利益的突发事件，性质以核查结论为准",
    "severity": "影响面较大，须按程序从快处置",
    "trend": "若无权威信息，可能继续升温并衍生传言",
    "possible_social_impact": "可能影响群众对监管工作的信任，引发聚集和次生舆情",
}


class Command:
    """What the leading group decides when it hears of a matter."""

    heeds = _TELLS

    def __init__(self, crew: Crew) -> None:
        self._crew = crew
        self._world = crew.world

    def on(self, entry: Entry) -> None:
        """See whether the leading group has to act on what it is told."""
        if not set(LEADING_GROUP).intersection(addressed(entry.data)):
            return
        head = next((r for r in ("lg_head", "lg", "lg_deputy") if self._crew.plays(r)), None)
        if head is not None and self._own(*_ACTS):
            name = f"command:{entry.data.get('level')}:{self._level()}"
            self._crew.ask(head, name, lambda: self._decide(head), entry.seq)

    def _decide(self, head: str) -> Iterator[Act]:
        yield from self._assess(head)
        yield from self._grade(head)
        yield from self._name(head)
        yield from self._start(head)

    def _own(self, *types: str) -> tuple[Ask, ...]:
        """What the plan asks of the leading group and of nobody else."""
        return tuple(
            ask
            for ask in self._crew.asks.of(*types)
            if ask.way.by and set(ask.way.by) <= set(LEADING_GROUP)
        )

    def _level(self) -> str:
        """The level by the plan's criteria, the lowest before any is reached."""
        return self._world.book.level or self._world.pack.levels[0].id

    def _assess(self, head: str) -> Iterator[Act]:
        asks = self._own("assess.risk")
        if not asks or self._done("assess.risk"):
            return
        wanted = [group for ask in asks for group in ask.among("participants")]
        chosen = (next((r for r in g if self._crew.in_house(r)), g[0]) for g in wanted)
        people = list(dict.fromkeys((head, *chosen)))
        form = self._world.pack.forms.get("assess.risk") or FIELD_TITLES["assess.risk"]
        fields = {key: _RISK.get(key, "待核") for key in form}
        yield act(head, "assess.risk", participants=people, fields=fields)

    def _grade(self, head: str) -> Iterator[Act]:
        if self._own("grade.set") and self._world.book.graded != self._level():
            yield act(head, "grade.set", level=self._level(), measures=_MEASURES)

    def _name(self, head: str) -> Iterator[Act]:
        named = self._world.journal.of("spokesperson.designate")
        if self._own("spokesperson.designate") and not named:
            speaker = next(filter(self._crew.in_house, ("release_person", "lg_office")), head)
            yield act(head, "spokesperson.designate", user_or_role=speaker)

    def _start(self, head: str) -> Iterator[Act]:
        if self._own("plan.activate") and not self._world.journal.of("plan.activate"):
            form = self._world.pack.forms.get("plan.activate") or FIELD_TITLES["plan.activate"]
            said = {"matter": "应对本次舆情", "level": self._level(), "measures": _MEASURES}
            fields = {key: said.get(key, "至响应终止") for key in form}
            yield act(head, "plan.activate", plan="own", fields=fields)

    def _done(self, act_type: str) -> bool:
        rows = self._world.journal.of(act_type)
        return any(row.by in LEADING_GROUP for row in rows)


_ACTS = ("assess.risk", "grade.set", "spokesperson.designate", "plan.activate")
