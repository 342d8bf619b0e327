"""Leaders: they convene when a grave matter is reported, authorise interviews, approve the end."""

from collections.abc import Iterator
from functools import partial

from scenarios.vocabulary import LEADING_GROUP
from simulator.colleagues.crew import Crew, act, addressed
from simulator.entry import Act, Entry
from simulator.signing import chain_of

_TOLD = ("report.submit", "notify", "liaise", "assess.preliminary", "interview.accept")
IN_CHARGE = ("biz_leader", "pub_leader")
"""The leaders in charge of the business and of publicity."""

_HOUR = 3_600


class Leaders:
    """What the leaders decide when they are asked."""

    heeds = (*_TOLD, "grade.set", "sign", "publish", "close.propose")

    def __init__(self, crew: Crew) -> None:
        self._crew = crew
        self._world = crew.world
        self._told: dict[str, int] = {}
        """By role, when it last heard of the matter."""

    def on(self, entry: Entry) -> None:
        """See whether a leader has something to decide."""
        if entry.type in _TOLD:
            for role in addressed(entry.data) or ("lg",):
                self._told[role] = entry.t
        if entry.type in ("report.submit", "grade.set", "assess.preliminary"):
            self._convene(entry)
        if entry.type == "report.submit":
            self._coordinate(entry)
        if entry.type in (*_TOLD, "sign", "publish"):
            self._authorise(entry)
        if entry.type == "close.propose":
            self._close(entry)

    def _grave(self) -> bool:
        graded = self._world.book.graded
        return graded is not None and self._world.pack.level_rank(graded) > 0

    def _coordinate(self, entry: Entry) -> None:
        """Have the leaders in charge see to the work, where the plan asks that of them."""
        for role in addressed(entry.data):
            asks = self._crew.asks.alone(role) if role in IN_CHARGE else ()
            if self._crew.plays(role) and any("notify" in ask.way.type for ask in asks):
                job = partial(self._order, role)
                self._crew.ask(role, f"coordinate:{role}", job, entry.seq)

    def _order(self, role: str) -> Iterator[Act]:
        units = [unit for unit in ("dept", "local") if self._crew.in_house(unit)]
        text = "请抓紧核查处置，统一口径，进展随时报告；发布和回应由办公室统一组织。"
        yield act(role, "notify", to=units or ["lg_office"], text=text)

    def _is_early(self) -> bool:
        """Tell whether the plan wants a meeting before a step, so that it cannot wait."""
        asks = self._crew.asks.of("meeting.convene")
        return self._world.book.graded is not None and any(ask.before for ask in asks)

    def _convene(self, entry: Entry) -> None:
        if not self._grave() and not self._is_early():
            return
        for role in ("pub_leader", "lg_head"):
            heard = {role, "lg"} if role in LEADING_GROUP else {role}
            if heard & self._told.keys() and self._crew.in_house(role):
                self._crew.ask(role, f"meeting:{role}", partial(self._meeting, role), entry.seq)

    def _meeting(self, role: str) -> Iterator[Act]:
        level = self._world.book.graded
        present = [r for seat in self._world.scenario.seats for r in seat.roles[:1]]
        decisions = (
            f"会议认定事件性质待核查结论确认，按{level}舆情应对；由业务科室和属地开展核查、"
            "从源头化解；办公室统一发布，按程序审定；各单位不得擅自发布信息、接受采访。"
        )
        group = ("lg",) if role in LEADING_GROUP else ()
        members = list(dict.fromkeys((role, *group, *present)))
        yield act(role, "meeting.convene", participants=members, decisions=decisions)

    def _authorise(self, entry: Entry) -> None:
        leader = next((r for r in ("lg_head", "lg", "lg_deputy") if self._crew.in_house(r)), "lg")
        heard = max((self._told.get(role, -1) for role in LEADING_GROUP), default=-1)
        if not self._approved():
            return
        for name, inquiry in self._world.book.inquiries.items():
            if heard >= inquiry.entry.t and not inquiry.closed:
                job = partial(self._authorisation, leader, name)
                self._crew.ask(leader, f"authorise:{name}", job, entry.seq)

    def _approved(self) -> bool:
        """Tell whether there is a text by which one can answer, approved where the plan asks it."""
        if chain_of(self._world.pack, self._world.book) is None:
            return bool(self._world.book.releases)
        return any(
            sign.data["step"] in ("lg", "lg_leader", "pub_leader") and sign.data["verdict"] == "ok"
            for statement in self._world.book.statements.values()
            for sign in statement.signs.get(statement.latest, ())
        )

    def _authorisation(self, leader: str, name: str) -> Iterator[Act]:
        if not self._world.book.inquiries[name].closed:
            yield act(leader, "interview.authorise", inquiry=name)

    def _close(self, entry: Entry) -> None:
        allowed = self._world.pack.close.approved_by
        leader = next((r for r in allowed if self._crew.in_house(r)), (*allowed, "lg")[0])
        job = partial(self._decide, leader, entry.by)
        if all(self._crew.vacant(role) for role in allowed):
            self._crew.ask(leader, f"close:{entry.t}", job, entry.seq)

    def _decide(self, leader: str, asked_by: str) -> Iterator[Act]:
        missing = tuple(self._missing())
        if missing:
            text = f"暂不同意终止：{'；'.join(missing)}。"
            yield act(leader, "notify", to=[asked_by], text=text)
        else:
            yield act(leader, "close.approve", text="同意终止响应，做好总结和后续答复。")

    def _missing(self) -> Iterator[str]:
        book, close = self._world.book, self._world.pack.close
        if book.quiet_since is None:
            yield "网上热度尚未回落"
        elif self._world.now - book.quiet_since < close.quiet:
            yield f"热度回落未满 {close.quiet // _HOUR} 小时"
        if any(not inquiry.closed for inquiry in book.inquiries.values()):
            yield "还有媒体采访没有答复"
        if any(not task.done for task in book.tasks.values()):
            yield "还有任务没有办结"
        if any(book.crowds.values()):
            yield "现场还有群众聚集"
