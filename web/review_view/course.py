"""The course of a drill: heat, posts, anger and trust with the acts, and what a change would make.

The form changes one act; the answer comes bit by bit, since each request runs a little of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from scenarios.units import DrillTime
from scenarios.vocabulary import ENTRY_TYPES
from simulator.entry import Entry
from web.counterfactual.band import Curve
from web.counterfactual.change import Change, Drop, Move, may_change
from web.counterfactual.course import MEASURES
from web.counterfactual.telling import UNFAITHFUL, change_text, figure, loss_texts
from web.desk_view.heat import MARKED
from web.judging.comparing import Courses, Progress, progress_of
from web.number import whole
from web.running.reading import Reading
from web.words import Moment, Words

HOW: Mapping[str, str] = MappingProxyType({"earlier": "提前", "later": "推迟", "drop": "不做"})
BY: Mapping[str, str] = MappingProxyType(
    {"30": "30 分钟", "60": "1 小时", "120": "2 小时", "240": "4 小时", "720": "12 小时"}
)
"""By how much an act can be moved, in minutes."""

_HOUR = "60"
_RELEASES = ("publish", "presser.hold", "retract")
_SCALES: Mapping[str, str] = MappingProxyType(
    {"heat": "heat", "posts": "count", "anger": "share", "trust": "share"}
)
"""How the axis of each measure goes, by the names of the chart module."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What the address asks: the row of an act, how it is changed, by how many minutes."""

    seq: str = ""
    how: str = ""
    by: str = _HOUR

    @classmethod
    def of(cls, args: Mapping[str, str]) -> "Ask":
        """Read the address bar; anything unknown is as if it were not there."""
        seq, how, by = whole(args.get("seq", "")), args.get("how", ""), args.get("by", "")
        return cls(
            seq="" if seq is None else str(seq),
            how=how if how in HOW else "",
            by=by if by in BY else _HOUR,
        )

    @property
    def link(self) -> str:
        """The query string."""
        return f"?{urlencode(asdict(self))}"

    def change(self, row: Entry | None) -> Change | None:
        """The change of a row; None while none is chosen, or where it is no act."""
        if row is None or not self.how:
            return None
        if self.how == "drop":
            return Drop(row.seq)
        by = int(self.by) * (-60 if self.how == "earlier" else 60)
        return Move(row.seq, DrillTime(max(0, row.t + by)))


@dataclass(frozen=True, slots=True)
class Chart:
    """One measure: where it ends, actually and changed; `data` is for the chart module."""

    title: str
    last: str
    changed: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table behind the charts, with the acts since the line before."""

    moment: Moment
    values: tuple[str, ...]
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CourseView:
    """The page; `charts` is empty while the first course is run.

    `ask` is what the form shows: the first release until somebody chooses another act. `told` is
    the change in words, empty where there is none; `losses` are the acts that it makes
    impossible; `waits` is whether there is more to come.
    """

    ask: Ask
    deeds: tuple[tuple[str, str], ...]
    told: str
    progress: Progress
    waits: bool
    columns: tuple[str, ...]
    charts: tuple[Chart, ...]
    lines: tuple[Line, ...]
    losses: tuple[str, ...]
    warning: str


def course_view(
    courses: Courses, reading: Reading, words: Words, args: Mapping[str, str]
) -> CourseView:
    """Lay out the page of a drill that is over.

    Args:
        courses: The courses that were run already; this adds to them.
        reading: The drill.
        words: Its names and times.
        args: The address bar.

    Raises:
        ScenarioError: If a document of the drill is gone.
    """
    ask = Ask.of(args)
    deeds = {str(row.seq): row for row in reading.journal if may_change(row)}
    change = ask.change(deeds.get(ask.seq))
    releases = (seq for seq, row in deeds.items() if row.type in _RELEASES)
    progress = progress_of(courses, reading, change)
    band, changed = progress.band, bool(progress.lucks)
    curves = () if band is None else band.curves
    marks = [row for row in reading.journal if row.type in MARKED]
    times = () if band is None else tuple(map(words.moment, band.times))
    return CourseView(
        ask=replace(ask, seq=ask.seq or next(releases, "")),
        deeds=tuple((seq, _deed_text(row, words)) for seq, row in deeds.items()),
        told="" if change is None else change_text(change, words),
        progress=progress,
        waits=progress.done < progress.of,
        columns=tuple(_columns(changed=changed)),
        charts=tuple(_chart(one, times, marks, words, changed=changed) for one in curves),
        lines=tuple(_lines(curves, times, marks, changed=changed)),
        losses=() if band is None else loss_texts(band, words),
        warning="" if band is None or band.is_faithful else UNFAITHFUL,
    )


def _deed_text(row: Entry, words: Words) -> str:
    moment, title = words.moment(row.t).text, ENTRY_TYPES[row.type].title
    return f"{row.seq}　{moment}　{title}（{words.role(row.by)}）"


def _chart(
    curve: Curve, times: Sequence[Moment], marks: Sequence[Entry], words: Words, *, changed: bool
) -> Chart:
    rows = {"actual": curve.actual}
    rows |= {"low": curve.low, "middle": curve.middle, "high": curve.high} if changed else {}
    data: dict[str, Any] = {
        name: [[at.iso, figure(curve.name, value)] for at, value in zip(times, row, strict=True)]
        for name, row in rows.items()
    }
    data["marks"] = [_mark(row, words) for row in marks]
    data["scale"] = _SCALES[curve.name]
    return Chart(
        title=MEASURES[curve.name],
        last=_text(curve.name, curve.actual[-1]),
        changed=_span(curve, -1) if changed else "",
        data=data,
    )


def _mark(row: Entry, words: Words) -> dict[str, Any]:
    return {
        "at": words.header.at(row.t),
        "title": ENTRY_TYPES[row.type].title,
        "who": words.role(row.by),
        "seq": row.seq,
        "release": row.type in _RELEASES,
    }


def _columns(*, changed: bool) -> Iterator[str]:
    for title in MEASURES.values():
        yield title
        if changed:
            yield f"{title}，改变后"


def _lines(
    curves: Sequence[Curve], times: Sequence[Moment], marks: Sequence[Entry], *, changed: bool
) -> Iterator[Line]:
    since = -1
    for place, moment in enumerate(times):
        acts = (ENTRY_TYPES[row.type].title for row in marks if since < row.t <= moment.t)
        values = (value for curve in curves for value in _values(curve, place, changed=changed))
        yield Line(moment, tuple(values), tuple(acts))
        since = moment.t


def _values(curve: Curve, place: int, *, changed: bool) -> Iterator[str]:
    yield _text(curve.name, curve.actual[place])
    if changed:
        yield _span(curve, place)


def _span(curve: Curve, place: int) -> str:
    low, middle, high = (
        _text(curve.name, row[place]) for row in (curve.low, curve.middle, curve.high)
    )
    return f"{middle}（{low} 至 {high}）"


def _text(name: str, value: float) -> str:
    return str(figure(name, value))
