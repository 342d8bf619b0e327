"""The limit chart: each obligation with a limit is a bar on one time axis.

Where a limit applies to several things, the bar is that of the worst of them, as the finding
tells it. Positions are per cent of the axis.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from scenarios.errors import DrillError
from scoring.finding import Finding, Status
from scoring.scorecard import Scorecard
from web.card_view import FindingView, finding_view
from web.due import due_at
from web.words import Moment, Words

_HOUR = 3_600
_STEPS = tuple(hours * _HOUR for hours in (1, 3, 6, 12, 24, 48, 96))
_MOST_TICKS = 8
_DAY = 86_400
_SPANS = (6, 12, 24)
"""Hours from the beginning that can be looked at closely."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the axis; `is_day` where a day begins."""

    at: str
    text: str
    is_day: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """One obligation: its limit from `start` to `due`, and `end`, when it was answered.

    `x`, `allowed` and `taken` are the beginning and the two lengths; `end_x` is where the
    answer stands. `answered` is False where it was not answered up to `end`. `due` is None
    where the calendar does not reach so far.
    """

    finding: FindingView
    start: Moment
    due: Moment | None
    end: Moment
    answered: bool
    x: str
    allowed: str
    taken: str
    end_x: str
    beyond: bool
    """Whether the limit reaches beyond the axis."""
    ends: bool
    """Whether the end lies on the axis."""


@dataclass(frozen=True, slots=True)
class Span:
    """How much of the drill the axis shows, to choose; `link` is its query string."""

    title: str
    link: str
    current: bool


@dataclass(frozen=True, slots=True)
class LimitChart:
    """All bars, in the order in which their limits began to run."""

    spans: tuple[Span, ...]
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    later: int
    """How many bars begin behind the axis."""


def limit_chart(card: Scorecard, words: Words, stop: int, hours: str = "") -> LimitChart:
    """Lay out the chart.

    Args:
        card: The scorecard.
        words: The names and times of its drill.
        stop: Where the drill ends, in seconds since StartEx.
        hours: How many hours from the beginning the axis shows; all where it is none of `_SPANS`.
    """
    fitting = [str(one) for one in _SPANS if one * _HOUR < stop]
    chosen = hours if hours in fitting else ""
    end = int(chosen) * _HOUR if chosen else max(stop, 1)
    bars = [bar for finding in card.findings for bar in _bar(finding, words, end)]
    shown = [bar for bar in bars if bar.start.t < end]
    return LimitChart(
        spans=(
            Span("全程", "?", current=not chosen),
            *(Span(f"前 {one} 小时", f"?hours={one}", current=one == chosen) for one in fitting),
        ),
        ticks=tuple(_ticks(words, end)),
        bars=tuple(sorted(shown, key=lambda bar: (bar.start.t, bar.end.t))),
        later=len(bars) - len(shown),
    )


def _bar(finding: Finding, words: Words, stop: int) -> Iterator[Bar]:
    window = finding.ran or finding.stretch
    if finding.limit_s is None or window is None or not _is_shown(finding):
        return
    start, end = min(window), max(window)
    due = _due(finding, words, start)
    shown = stop if due is None else min(due, stop)
    yield Bar(
        finding=finding_view(finding, words),
        start=words.moment(start),
        due=None if due is None else words.moment(due),
        end=words.moment(end),
        answered=finding.ran is not None,
        x=_percent(start, stop),
        allowed=_percent(shown - start, stop),
        taken=_percent(min(end, stop) - start, stop),
        end_x=_percent(min(end, stop), stop),
        beyond=due is None or due > stop,
        ends=end <= stop,
    )


def _is_shown(finding: Finding) -> bool:
    return finding.status.judged or finding.status is Status.NOT_DUE


def _due(finding: Finding, words: Words, start: int) -> int | None:
    assert finding.limit_s is not None  # only findings with a limit are drawn
    try:
        return due_at(words.calendar, start, finding.limit_s, finding.clock)
    except DrillError:
        return None


def _ticks(words: Words, stop: int) -> Iterator[Tick]:
    """Lines at full hours, so far apart that there are few of them, counted from midnight."""
    step = next((one for one in _STEPS if stop / one <= _MOST_TICKS), _STEPS[-1])
    begins = words.header.starts_at
    since_midnight = begins.hour * _HOUR + begins.minute * 60 + begins.second
    for t in range(-since_midnight, stop + 1, step):
        if t >= 0:
            moment = words.moment(t)
            is_day = (t + since_midnight) % _DAY == 0
            text = moment.day.partition(" ")[0] if is_day else moment.clock
            yield Tick(_percent(t, stop), text, is_day)


def _percent(part: int, whole: int) -> str:
    """A share as SVG takes it: `12.34%`."""
    return f"{100 * max(part, 0) / whole:.2f}%"
