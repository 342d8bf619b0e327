"""Sections and county bureaus: they investigate, handle, answer citizens and report back."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from scenarios.scenario import Fact
from simulator.casebook import Row
from simulator.colleagues.crew import Crew, act, listed
from simulator.colleagues.measure import measure
from simulator.entry import Act, Entry
from simulator.situation import fits

_KINDS = {"cause": "cause", "course": "course"}
_UNITS = ("dept", "local")
_SHOWN_POSTS = 3
_BEFORE_DEADLINE_S = 1_800


@dataclass(slots=True)
class _Investigation:
    """What one unit is finding out, and for which task."""

    unit: str
    expected: set[str]
    task: str | None


class Sections:
    """The work of units that were given a task, asked to investigate, or urged."""

    def __init__(self, crew: Crew) -> None:
        self._crew = crew
        self._world = crew.world
        self._open: list[_Investigation] = []
        self._handlers: Mapping[str, Callable[[Entry], None]] = {
            "task.assign": self._assigned,
            "verify.request": self._begin,
            "sim.fact": self._learned,
            "urge": self._urged,
            "warn.issue": self._warned,
            "notify": self._notified,
        }
        self.heeds = tuple(self._handlers)

    def on(self, entry: Entry) -> None:
        """See whether a unit has something to do."""
        self._handlers[entry.type](entry)

    def _assigned(self, entry: Entry) -> None:
        unit, task = entry.data["to"], entry.data["task"]
        if not self._crew.plays(unit):
            return
        if entry.data.get("item") is None and entry.data["purpose"] != "track":
            work = self._verify if entry.data["purpose"] == "verify" else self._handle
            self._crew.ask(unit, f"task:{task}", partial(work, entry), entry.seq)
        deadline = entry.data.get("deadline")
        if deadline is not None:
            t = self._world.journal.header.moment(deadline) - self._world.now - _BEFORE_DEADLINE_S
            self._world.later(max(0, t), partial(self._interim, entry, entry.seq))

    def _verify(self, entry: Entry) -> Iterator[Act]:
        """Begin to look into it; the task is done when everything that can be found is."""
        unit, task = entry.data["to"], entry.data["task"]
        yield from self._glance(unit)
        about = entry.data["requirements"]
        yield act(unit, "verify.request", unit=unit, about=about, task=task)

    def _glance(self, unit: str) -> Iterator[Act]:
        keys = [p for p, row in self._world.book.posts.items() if row.data.get("key")]
        posts = [post for post in keys if post not in self._world.book.removed][:_SHOWN_POSTS]
        if posts:
            yield act(unit, "verify.authenticity", posts=posts, verdict="unknown")

    def _handle(self, entry: Entry) -> Iterator[Act]:
        unit, task = entry.data["to"], entry.data["task"]
        planned = (code for text in self._world.scenario.statements for code in text.measures)
        done = {row.data["code"] for row in self._world.journal.of("measure.do")}
        for code in dict.fromkeys((*planned, "resolve")):
            if code not in done:
                yield measure(self._crew, unit, code)
        yield act(unit, "task.feedback", task=task, result="各项措施已落实。", done=True)

    def _begin(self, entry: Entry) -> None:
        unit = entry.data["unit"]
        if not self._crew.plays(unit):
            return
        if entry.data.get("task") is None:
            self._crew.ask(unit, "glance:" + unit, partial(self._glance, unit), entry.seq)
        expected = {fact.id for fact in self._leads_to(entry)}
        self._open.append(_Investigation(unit, expected, entry.data.get("task")))
        if not expected:
            self._report(self._open[-1], entry.seq)

    def _leads_to(self, entry: Entry) -> Iterable[Fact]:
        for fact in self._world.scenario.truth.facts:
            known = fact.id in self._world.book.facts
            if not known and any(fits(way.after, entry) for way in fact.learned):
                yield fact

    def _learned(self, entry: Entry) -> None:
        name = entry.data["fact"]
        for case in self._open:
            if name in case.expected:
                case.expected.discard(name)
                job = f"finding:{case.unit}:{name}"
                self._crew.ask(case.unit, job, partial(self._finding, case.unit, name), entry.seq)
                if not case.expected:
                    self._report(case, entry.seq)

    def _finding(self, unit: str, name: str) -> Iterator[Act]:
        fact = self._world.fact(name)
        assert fact is not None  # only facts of the ledger are expected
        text = self._world.fill(fact.text)
        kind = _KINDS.get(fact.kind, "fact")
        yield act(unit, "verify.finding", kind=kind, verdict="true", facts=[name], text=text)

    def _report(self, case: _Investigation, because: int) -> None:
        if case.task is not None:
            done = partial(self._done, case.unit, case.task)
            self._crew.ask(case.unit, f"done:{case.task}", done, because)

    def _done(self, unit: str, task: str) -> Iterator[Act]:
        yield act(unit, "task.feedback", task=task, result="核查结束，结论已报送。", done=True)

    def _interim(self, entry: Row, because: int) -> None:
        unit, task = entry.data["to"], entry.data["task"]
        if not self._world.book.tasks[task].done:
            job = partial(self._so_far, unit, task)
            self._crew.ask(unit, f"interim:{task}:{self._world.now}", job, because)

    def _so_far(self, unit: str, task: str) -> Iterator[Act]:
        if not self._world.book.tasks[task].done:
            result = "正在办理，尚有事项待查，结果出来即报。"
            yield act(unit, "task.feedback", task=task, result=result, done=False)

    def _urged(self, entry: Entry) -> None:
        task = self._world.book.tasks[entry.data["task"]]
        if self._crew.plays(task.entry.data["to"]):
            self._interim(task.entry, entry.seq)

    def _warned(self, entry: Entry) -> None:
        for unit in listed(entry.data["to"]):
            if self._crew.plays(unit):
                name = f"warned:{unit}:{entry.t}"
                job = partial(self._respond, unit)
                self._crew.ask(unit, name, job, entry.seq, hurry=True)

    def _notified(self, entry: Entry) -> None:
        for unit in listed(entry.data["to"]):
            if unit in _UNITS and self._crew.in_house(unit):
                self._crew.ask(unit, f"patrol:{unit}", partial(self._patrol, unit), entry.seq)

    def _patrol(self, unit: str) -> Iterator[Act]:
        text = "已安排专人巡查本地论坛和群组，发现相关情况即报办公室。"
        yield act(unit, "monitor.note", text=text)

    def _respond(self, unit: str) -> Iterator[Act]:
        yield act(unit, "warn.respond", measures="已安排专人值守，排查同类风险。")
        done = self._world.journal.of("measure.do")
        if not any(row.by == unit and row.data["code"] == "preventive" for row in done):
            note = "加强值守，排查同类风险，防止扩大。"
            yield act(unit, "measure.do", code="preventive", legal_basis="依照职责", note=note)
