"""What a scenario tests of its plans: obligations, links, and limits on its calendar."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from scenarios.errors import DrillError
from scenarios.plan import PlanPack
from scenarios.scenario import Scenario
from scoring.coverage import Cover, Covered, Played, coverage, links
from scoring.deadline import Deadline, deadlines, shown_at
from scoring.finding import Status
from scoring.wording import amount
from simulator.calendar import Calendar, DayKind
from web.due import due_at
from web.rehearsing import outcomes_of
from web.running.documents import pack_of
from web.store import rehearsals, versions
from web.studio_view.naming import Naming
from web.words import Moment

DAY_TITLES: Mapping[DayKind, str] = MappingProxyType(
    {
        DayKind.WORKDAY: "工作日",
        DayKind.MAKE_UP: "调休上班",
        DayKind.WEEKEND: "周末",
        DayKind.HOLIDAY: "节假日",
    }
)
_ORDER = (Cover.UNTESTED, Cover.TESTED, Cover.TOLD)
_MOST_DAYS = 14
_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Line:
    """One obligation: `code` and `label` of its cover, the titles of the injects aimed at it."""

    id: str
    clause: str
    text: str
    phase: str
    code: str
    label: str
    reason: str
    injects: str


@dataclass(frozen=True, slots=True)
class LinkLine:
    """One link that a drill must contain, and the obligations that test it; none is a gap."""

    plan: str
    title: str
    tested: str


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the calendar; `x` and `width` are per cent of the axis, if it is on it."""

    title: str
    kind: str
    kind_title: str
    hours: str
    x: str
    width: str
    on_axis: bool


@dataclass(frozen=True, slots=True)
class LimitBar:
    """One limit on the calendar; `due` is None where the calendar does not reach so far."""

    id: str
    text: str
    limit: str
    start: Moment
    due: Moment | None
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """The page of one version by one of its plans."""

    ref: str
    number: int
    title: str
    plan: str
    plans: Sequence[tuple[str, str]]
    counts: Sequence[tuple[str, str, int]]
    runs: int
    lines: Sequence[Line]
    links: Sequence[LinkLine]
    shown: Moment | None
    days: Sequence[Day]
    bars: Sequence[LimitBar]


def coverage_page(number: int, story: Scenario, text: str, chosen: str) -> CoveragePage:
    """Lay out the coverage of a version.

    Args:
        number: The number of the version.
        story: What its text tells.
        text: Its text; rehearsals of the same text are taken in.
        chosen: The plan; the scenario's first for any that it does not name.

    Raises:
        ScenarioError: If a pack is not installed or faulty.
    """
    packs = {name: pack_of(name) for name in story.plans}
    pack = packs.get(chosen) or packs[story.plans[0]]
    runs, played = _played(text)
    covered = {name: coverage(story, one, played.get(name, {})) for name, one in packs.items()}
    own = covered[pack.id]
    counts = Counter(one.cover for one in own)
    first = shown_at(story)
    naming = Naming({"starts_at": story.starts_at.isoformat()})
    ends, limits = _ends(story, deadlines(story, pack, own))
    return CoveragePage(
        ref=story.id,
        number=number,
        title=story.title,
        plan=pack.id,
        plans=[(name, one.short) for name, one in packs.items()],
        counts=[(one.value, one.label, counts[one]) for one in Cover if counts[one]],
        runs=runs.get(pack.id, 0),
        lines=[_line(one, story) for one in sorted(own, key=lambda one: _ORDER.index(one.cover))],
        links=list(_links(packs, covered)),
        shown=None if first is None else naming.planned_at(first),
        days=list(_days(story, ends)),
        bars=[_bar(one, due, ends, naming) for one, due in limits],
    )


def _played(text: str) -> tuple[Mapping[str, int], Mapping[str, Played]]:
    """How many runs of this text were played by each plan, and what obligations came to."""
    runs: Counter[str] = Counter()
    found: dict[str, dict[str, set[Status]]] = {}
    for record in rehearsals.of_text(versions.digest_of(text)):
        for one in outcomes_of(record.id):
            runs[one.plan] += 1
            for name, mark in one.marks.items():
                found.setdefault(one.plan, {}).setdefault(name, set()).add(mark.status)
    return runs, found


def _line(one: Covered, story: Scenario) -> Line:
    titles = {inject.id: inject.title for inject in story.injects}
    return Line(
        id=one.obligation.id,
        clause=one.obligation.clause,
        text=one.obligation.text,
        phase=one.obligation.phase,
        code=one.cover.value,
        label=one.cover.label,
        reason=one.reason,
        injects="、".join(titles[name] for name in one.injects),
    )


def _links(
    packs: Mapping[str, PlanPack], covered: Mapping[str, Sequence[Covered]]
) -> Iterator[LinkLine]:
    """The links of every plan that names any; its own obligations first, then the others'."""
    for name, pack in packs.items():
        others = [one for key, many in covered.items() if key != name for one in many]
        for link in links(pack, [*covered[name], *others]):
            more = "等" if len(link.obligations) > len(link.obligations[:4]) else ""
            yield LinkLine(pack.short, link.title, "、".join(link.obligations[:4]) + more)


def _ends(
    story: Scenario, found: Sequence[Deadline]
) -> tuple[int, Sequence[tuple[Deadline, int | None]]]:
    """How long the axis is, in seconds: a day at least; and when each limit runs out."""
    calendar = Calendar(story.starts_at, story.office_hours)
    limits = [(one, _due(calendar, one)) for one in found]
    latest = max((due for _, due in limits if due is not None), default=0)
    return min(max(latest + latest // 4, _DAY), _MOST_DAYS * _DAY), limits


def _due(calendar: Calendar, one: Deadline) -> int | None:
    try:
        return due_at(calendar, one.start, one.limit, one.clock)
    except DrillError:
        return None


def _days(story: Scenario, end: int) -> Iterator[Day]:
    start = story.starts_at
    calendar = Calendar(start, story.office_hours)
    midnight = start.hour * 3_600 + start.minute * 60 + start.second
    last = min(max(story.length, end), _MOST_DAYS * _DAY)
    for n in range((midnight + last - 1) // _DAY + 1):
        day = start.date() + timedelta(days=n)
        begins, ends = max(n * _DAY - midnight, 0), min((n + 1) * _DAY - midnight, end)
        kind = calendar.kind(day)
        open_hours = "、".join(story.office_hours) if calendar.is_workday(day) else "不办公"
        yield Day(
            title=f"{day.month}月{day.day}日",
            kind=kind.value,
            kind_title=DAY_TITLES[kind],
            hours=open_hours,
            x=_percent(begins, end),
            width=_percent(ends - begins, end),
            on_axis=begins < end,
        )


def _bar(one: Deadline, due: int | None, end: int, naming: Naming) -> LimitBar:
    word = "（本演练设定）" if one.vague else ""
    shown = end if due is None else min(due, end)
    return LimitBar(
        id=one.obligation.id,
        text=one.obligation.text,
        limit=f"{amount(one.limit, one.clock)}{word}",
        start=naming.planned_at(one.start),
        due=None if due is None else naming.planned_at(due),
        x=_percent(one.start, end),
        width=_percent(shown - one.start, end),
    )


def _percent(part: int, whole: int) -> str:
    """A share as SVG takes it: `12.34%`."""
    return f"{100 * max(part, 0) / max(whole, 1):.2f}%"
