"""The page of one rehearsal: what forbids publishing, and plan by plan what players came to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scenarios.errors import DrillError
from web.rehearsal.item import KINDS
from web.rehearsal.order import Order
from web.rehearsal.outcome import Outcome
from web.rehearsal.proof import RULES, Fault, faults_of
from web.rehearsal.spread import Difference, Spread
from web.rehearsal.summary import Comparison, Earned, Played, Reached, Summary, summary_of
from web.rehearsal.words import END_TITLES, PLAYER_TITLES
from web.rehearsal_view.index import Line, line_of
from web.rehearsing import order_for, outcomes_of
from web.running.documents import pack_of
from web.store import people
from web.store.record import RehearsalRecord, RehearsalState

SLOW = "slow"
"""By whom difficulty is measured: does what the plan asks, and late."""

_COLUMNS = (("total", 2), ("peak", 1), ("anger", 2), ("trust", 2))
_BINS = 10
_HARDEST = 8


@dataclass(frozen=True, slots=True)
class PlayerLine:
    """One player: least, median and greatest of each figure, and how its runs ended."""

    title: str
    figures: Sequence[str]
    capped: int
    refused: int
    ended: str


@dataclass(frozen=True, slots=True)
class ShareLine:
    """An obligation or an item, and a share for each player in percent."""

    title: str
    note: str
    shares: Sequence[str]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, and the table behind it: its columns and lines."""

    data: Mapping[str, object]
    columns: Sequence[str]
    lines: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Result:
    """What a rehearsal shows by one plan."""

    plan_title: str
    players: Sequence[PlayerLine]
    comparisons: Sequence[tuple[str, Sequence[str]]]
    marks: Chart
    heat: Chart
    hardest: Sequence[ShareLine]
    duties: Sequence[ShareLine]
    never: Sequence[ShareLine]
    """The items that came in no run by this plan."""
    items: Sequence[ShareLine]
    titles: Sequence[str]
    difficulty: str
    span: str


@dataclass(frozen=True, slots=True)
class Page:
    """One rehearsal as its page shows it.

    Attributes:
        line: The rehearsal in a line.
        broken: Why nothing can be shown although something was played, else empty.
        is_whole: Whether all was played; faults are told only then.
        plans: The plans of which something was played, with their short titles, to choose from.
        chosen: The plan that is shown.
        result: What came of the chosen plan, None where nothing was played by it.
    """

    id: str
    ref: str
    number: int
    line: Line
    reason: str
    broken: str
    is_waiting: bool
    is_whole: bool
    faults: Sequence[tuple[str, Fault]]
    plans: Sequence[tuple[str, str]]
    chosen: str
    result: Result | None


def page_of(record: RehearsalRecord, plan: str) -> Page:
    """The page of a rehearsal, with what came of one of its plans; of the first by default."""
    chosen = plan if plan in record.order.plans else record.order.plans[0]
    order, outcomes, broken = _played(record)
    is_whole = record.state is RehearsalState.DONE
    faults = faults_of(order, outcomes) if order and is_whole else ()
    return Page(
        id=record.id,
        ref=record.order.scenario,
        number=record.order.version,
        line=line_of(record, people.titles().get(record.order.account, "")),
        reason=record.reason,
        broken=broken,
        is_waiting=record.state is RehearsalState.WAITING,
        is_whole=is_whole,
        faults=[(RULES[fault.rule], fault) for fault in faults],
        plans=_plans(record, outcomes),
        chosen=chosen,
        result=_result(order, outcomes, chosen) if order else None,
    )


def _plans(record: RehearsalRecord, outcomes: Sequence[Outcome]) -> Sequence[tuple[str, str]]:
    played = {one.plan for one in outcomes}
    return [(plan, pack_of(plan).short) for plan in record.order.plans if plan in played]


def _played(record: RehearsalRecord) -> tuple[Order | None, Sequence[Outcome], str]:
    """What was ordered and what came of it; why not, where that cannot be told any more."""
    try:
        order = order_for(record.order)
    except DrillError as error:
        return None, (), str(error)
    return order, outcomes_of(record.id), ""


def _result(order: Order, outcomes: Sequence[Outcome], plan: str) -> Result | None:
    pack = next(one for one in order.packs if one.id == plan)
    if not any(one.plan == pack.id for one in outcomes):
        return None
    summary = summary_of(order, pack, outcomes)
    totals = {one.player: one.figures["total"] for one in summary.players}
    by_loss = sorted(summary.earned, key=lambda one: one.shares.get(SLOW, 1.0))
    return Result(
        plan_title=pack.title,
        players=[_player(one) for one in summary.players],
        comparisons=[(_pair(one), _gaps(one)) for one in summary.comparisons],
        marks=_marks(summary, [one for one in outcomes if one.plan == pack.id]),
        heat=_heat(summary),
        hardest=[_duty(one) for one in by_loss[:_HARDEST] if one.shares.get(SLOW, 1.0) < 1],
        duties=[_duty(one) for one in summary.earned],
        never=[_item(one) for one in summary.reached if not any(one.shares.values())],
        items=[_item(one) for one in summary.reached],
        titles=list(PLAYER_TITLES.values()),
        difficulty=_difficulty(totals[SLOW]),
        span=_span(summary),
    )


def _player(one: Played) -> PlayerLine:
    ends = (f"{END_TITLES[end]} {count} 次" for end, count in sorted(one.ended.items()))
    return PlayerLine(
        title=PLAYER_TITLES[one.player],
        figures=[_range(one.figures[name], places) for name, places in _COLUMNS],
        capped=one.capped,
        refused=one.refused,
        ended="，".join(ends),
    )


def _range(spread: Spread | None, places: int) -> str:
    """`median（least–most）`; one figure where all are the same, — where there are none."""
    if spread is None:
        return "—"
    least, median, most = (f"{n:.{places}f}" for n in (spread.least, spread.median, spread.most))
    return median if least == most else f"{median}（{least}–{most}）"


def _pair(one: Comparison) -> str:
    return f"{PLAYER_TITLES[one.player]}比{PLAYER_TITLES[one.other]}"


def _gaps(one: Comparison) -> Sequence[str]:
    return [_gap(one.figures[name], places) for name, places in _COLUMNS]


def _gap(found: Difference | None, places: int) -> str:
    if found is None:
        return "—"
    if found.least is None or found.most is None or found.least == found.most:
        return f"{found.mean:+.{places}f}"
    return f"{found.mean:+.{places}f}（{found.least:+.{places}f} 至 {found.most:+.{places}f}）"


def _marks(summary: Summary, outcomes: Sequence[Outcome]) -> Chart:
    """How many runs of each player ended with a mark in each ten."""
    counts = {one.player: [0] * _BINS for one in summary.players}
    for one in outcomes:
        if one.total is not None:
            counts[one.player][min(int(one.total) // _BINS, _BINS - 1)] += 1
    bins = [f"{n * 10}–{n * 10 + 10}" for n in range(_BINS)]
    series = [{"name": PLAYER_TITLES[name], "data": found} for name, found in counts.items()]
    lines = [[label, *(str(found[n]) for found in counts.values())] for n, label in enumerate(bins)]
    return Chart({"labels": bins, "series": series}, ("得分", *_titles(summary)), lines)


def _heat(summary: Summary) -> Chart:
    """The median heat of each player at the end of every hour."""
    curves = {
        one.player: [round(median, 1) for _, median, _ in one.heat] for one in summary.players
    }
    hours = max((len(curve) for curve in curves.values()), default=0)
    series = [{"name": PLAYER_TITLES[name], "data": curve} for name, curve in curves.items()]
    lines = [
        [
            f"{hour + 1} 小时",
            *(f"{curve[hour]}" if hour < len(curve) else "—" for curve in curves.values()),
        ]
        for hour in range(hours)
    ]
    labels = [str(hour + 1) for hour in range(hours)]
    return Chart({"labels": labels, "series": series}, ("开始后", *_titles(summary)), lines)


def _titles(summary: Summary) -> Sequence[str]:
    return [PLAYER_TITLES[one.player] for one in summary.players]


def _duty(one: Earned) -> ShareLine:
    found = one.obligation
    return ShareLine(found.text, f"{found.id} · {found.clause}", _shares(one.shares))


def _shares(shares: Mapping[str, float]) -> Sequence[str]:
    """The shares of all players in percent; — for one who has none."""
    return [f"{shares[name]:.0%}" if name in shares else "—" for name in PLAYER_TITLES]


def _item(one: Reached) -> ShareLine:
    note = f"{KINDS[one.item.kind]} {one.item.name}"
    return ShareLine(one.item.short, note, _shares(one.shares))


def _difficulty(slow: Spread | None) -> str:
    """The share of the mark that is lost by doing everything, late."""
    return "—" if slow is None else f"{100 - slow.mean:.0f}%"


def _span(summary: Summary) -> str:
    """From the median of the worst player to that of the best."""
    medians = [found.median for one in summary.players if (found := one.figures["total"])]
    return f"{min(medians):.0f} 至 {max(medians):.0f} 分" if medians else "—"
