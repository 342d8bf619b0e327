"""The desk as the templates show it: three panes, each laid out only when it is asked for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Self
from urllib.parse import urlencode

from scenarios.vocabulary import MODES
from scoring.scorecard import Outlook
from simulator.murmur import Wanted, is_ordinary
from web.desk_view.alerts import Alerts, alerts
from web.desk_view.analysis import Analysis, analysis
from web.desk_view.board import Board, board
from web.desk_view.cases import Cases, cases
from web.desk_view.custody import Custody, custody
from web.desk_view.desk import Desk
from web.desk_view.facts import FactBoard, fact_board
from web.desk_view.feed import Feed, feed
from web.desk_view.heat import MARKED, Heat, heat
from web.desk_view.hints import Hints, hints
from web.desk_view.inbox import Letter, LogLine, inbox, log
from web.desk_view.limits import GUIDED, Limits, are_shown, limits
from web.desk_view.murmur import Lines, murmurs
from web.desk_view.paperwork import Kind, paperwork
from web.desk_view.sheet import Sheet, sheet_of
from web.desk_view.statements import Statement, statements
from web.desk_view.talk import Talk, talk
from web.forms.acts import BUTTONS, Phase, menu
from web.forms.shown import FormView
from web.number import whole
from web.store.record import WatchRule
from web.words import Moment

WATCHES = (
    ("feed", "网上动态"),
    ("murmur", "网友发言"),
    ("hot", "热搜榜"),
    ("heat", "热度"),
    ("analysis", "分析"),
)
OWN_WATCHES = (("rules", "关键词"),)
"""What only the own desk shows."""

VIEWS = (
    ("inbox", "收件"),
    ("cases", "待办"),
    ("papers", "文书"),
    ("statements", "稿件"),
    ("facts", "事实"),
    ("custody", "证据"),
    ("log", "记录"),
    ("talk", "讨论"),
    ("limits", "时限"),
)
PANES = (("watch", "监看"), ("work", "工作"), ("act", "操作"))

_PASSING = ("before", "rule", "old", "new", "pane")
"""Parts of the address that links do not carry along."""

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Query:
    """The address bar: what is open in each pane."""

    watch: str = "feed"
    p: str = ""
    q: str = ""
    before: str = ""
    rule: str = ""
    track: str = ""
    stance: str = ""
    view: str = "inbox"
    statement: str = ""
    old: str = ""
    new: str = ""
    act: str = ""
    pane: str = "work"

    @property
    def endpoint(self) -> str:
        """The page that shows the panes."""
        return "desk.show"

    @property
    def acts(self) -> bool:
        """Whether something can be done from the panes; False where they are only looked at."""
        return True

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """What a search in the feed carries along."""
        return ()

    @classmethod
    def of(cls, args: Mapping[str, str]) -> Self:
        """Read the address bar; what is not known falls back to what is shown at first."""
        known = {name: args[name][:_LONGEST] for name in cls.__dataclass_fields__ if args.get(name)}
        query = cls(**known)
        return replace(
            query,
            watch=_one_of(query.watch, (*WATCHES, *OWN_WATCHES)),
            view=_one_of(query.view, VIEWS),
            pane=_one_of(query.pane, PANES)
            if args.get("pane")
            else ("act" if query.act else "work"),
            act=query.act if query.act in BUTTONS else "",
            before=query.before if _is_place(query.before) else "",
        )

    def link(self, **changes: str) -> str:
        """The query string of the same desk with some things changed."""
        state = _state(self) | dict.fromkeys(_PASSING, "") | changes
        told = {name: value for name, value in state.items() if value and value != _PLAIN.get(name)}
        return f"?{urlencode(told)}" if told else "?"


def _state(query: Query) -> dict[str, str]:
    return {name: getattr(query, name) for name in query.__dataclass_fields__}


_PLAIN: Mapping[str, str] = MappingProxyType(_state(Query()) | {"pane": ""})
"""What the address bar leaves out."""


def _is_place(before: str) -> bool:
    """Whether a page can begin there: behind a row, or behind an ordinary post."""
    return whole(before) is not None or is_ordinary(before)


def _one_of(value: str, known: tuple[tuple[str, str], ...]) -> str:
    keys = [key for key, _ in known]
    return value if value in keys else keys[0]


@dataclass(frozen=True, slots=True)
class Clock:
    """The scenario clock; `days` are those of the drill that are 休 or 班."""

    moment: Moment
    speed: str
    running: bool
    ended: bool
    start: str
    days: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Watch:
    """The left pane; only the part that is open is there."""

    feed: Feed | None = None
    board: Board | None = None
    heat: Heat | None = None
    murmur: Lines | None = None
    alerts: Alerts | None = None
    analysis: Analysis | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """The middle pane; only the part that is open is there."""

    letters: tuple[Letter, ...] | None = None
    cases: Cases | None = None
    papers: tuple[Kind, ...] | None = None
    statements: tuple[Statement, ...] | None = None
    statement: Statement | None = None
    sheet: Sheet | None = None
    facts: FactBoard | None = None
    custody: tuple[Custody, ...] | None = None
    log: tuple[LogLine, ...] | None = None
    talk: Talk | None = None
    limits: Limits | None = None
    hints: Hints | None = None


@dataclass(frozen=True, slots=True)
class ActPane:
    """The right pane: the menu by phase, and the form that is open."""

    phases: tuple[Phase, ...]
    form: FormView | None
    done: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the panes."""

    drill_id: str
    title: str
    mode: str
    seats: tuple[str, ...]
    clock: Clock
    ended: bool
    seq: int
    may_pace: bool
    """Whether this person sets the pace: only who practises alone does so from the desk."""


def watch_of(desk: Desk, query: Query, rules: Sequence[WatchRule] = ()) -> Watch:
    """Lay out the left pane; `rules` are the keyword rules of who sits there."""
    if query.watch == "rules" and query.acts:
        return Watch(alerts=alerts(desk, rules, query.rule))
    if query.watch == "analysis":
        return Watch(analysis=analysis(desk))
    if query.watch == "hot":
        return Watch(board=board(desk))
    if query.watch == "heat":
        metrics = list(desk.view.rows("sim.metric"))
        return Watch(heat=heat(metrics, list(desk.view.rows(*MARKED)), desk.words))
    if query.watch == "murmur":
        wanted = Wanted(query.p, query.track, query.stance)
        return Watch(murmur=murmurs(desk, wanted, query.before, query.q))
    return Watch(feed=feed(desk, query.p, query.q, whole(query.before)))


def views_of(desk: Desk) -> tuple[tuple[str, str], ...]:
    """What the middle pane can show in this kind of exercise."""
    return VIEWS if _shows_limits(desk) else tuple(view for view in VIEWS if view[0] != "limits")


def _shows_limits(desk: Desk) -> bool:
    return are_shown(desk.words.header.mode, desk.view.rows("director.limits"))


def work_of(desk: Desk, query: Query, judge: Callable[[], Outlook]) -> Work:
    """Lay out the middle pane; `judge` tells what the team has before it, if that is asked for."""
    if query.view == "cases":
        return Work(cases=cases(desk, judge().waiting if _shows_limits(desk) else ()))
    if query.view == "limits" and _shows_limits(desk):
        running = limits(desk, judge())
        guided = desk.words.header.mode in GUIDED
        return Work(limits=running, hints=hints(desk, running) if guided else None)
    if query.view == "statements":
        found = statements(desk)
        chosen = next((one for one in found if one.id == query.statement), None)
        sheet = sheet_of(desk, chosen, query.old, query.new) if chosen else None
        return Work(statements=found, statement=chosen, sheet=sheet)
    fold = _FOLDS.get(query.view)
    return fold(desk) if fold else Work(letters=inbox(desk))


_FOLDS: Mapping[str, Callable[[Desk], Work]] = MappingProxyType(
    {
        "papers": lambda desk: Work(papers=paperwork(desk)),
        "facts": lambda desk: Work(facts=fact_board(desk)),
        "custody": lambda desk: Work(custody=custody(desk)),
        "log": lambda desk: Work(log=log(desk)),
        "talk": lambda desk: Work(talk=talk(desk)),
    }
)


def act_pane(desk: Desk, query: Query, form: FormView | None, done: str = "") -> ActPane:
    """Lay out the right pane."""
    return ActPane(menu(desk.words.pack, desk.roles, query.act), form, done)


def mode_title(mode: str) -> str:
    """The Chinese name of a kind of exercise."""
    return MODES.get(mode, mode)
