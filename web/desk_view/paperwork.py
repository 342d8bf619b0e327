"""The papers of the work chain: each with its number and its state, by kind, the newest first.

Numbers count the papers of a kind in the whole team, so that everybody means the same by 报告 2 号.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from simulator.view import Sight
from web.desk_view.cases import left
from web.desk_view.desk import Desk
from web.row_view import RowView, row_view, summary

KINDS: Mapping[str, tuple[str, tuple[str, ...]]] = MappingProxyType(
    {
        "报告": ("报送上级和有关单位的报告", ("report.submit",)),
        "预警": ("发给有关单位的预警", ("warn.issue",)),
        "研判": (
            "初步研判、风险评估、法律意见",
            ("assess.preliminary", "assess.risk", "assess.legal"),
        ),
        "定级": ("等级决定", ("grade.set",)),
        "会议": ("会议记录", ("meeting.convene",)),
        "启动": ("预案启动令", ("plan.activate",)),
        "核查处理意见": ("交承办单位办理的意见，各有时限", ("task.assign",)),
        "督办": ("督办、现场督导、通报批评", ("urge", "inspect.onsite", "circulate.criticism")),
        "移送": ("移送移交", ("transfer",)),
        "终止": ("提请终止", ("close.propose",)),
        "总结": ("总结和预案修订意见", ("summary.submit", "plan.revise")),
    }
)
"""By kind: what it is, and the acts that make one."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper; where `told` is False only that it is there."""

    name: str
    row: RowView
    gist: str
    state: str
    open: bool
    """Whether something is still awaited."""
    told: bool


@dataclass(frozen=True, slots=True)
class Kind:
    """All papers of one kind."""

    title: str
    note: str
    papers: tuple[Paper, ...]


def paperwork(desk: Desk) -> tuple[Kind, ...]:
    """The kinds of which there are papers, in the order of the work chain."""
    found = []
    for title, (note, types) in KINDS.items():
        numbered = enumerate(desk.view.rows(*types), 1)
        papers = tuple(_paper(desk, f"{title} {n} 号", sight) for n, sight in numbered)
        found.append(Kind(title, note, papers[::-1]))
    return tuple(kind for kind in found if kind.papers)


def _paper(desk: Desk, name: str, sight: Sight) -> Paper:
    state, is_open = _STATES.get(sight.type, _filed)(desk, sight)
    return Paper(
        name=name,
        row=row_view(sight, desk.words, whole=sight.whole),
        gist=summary(sight, desk.words) if sight.whole else "",
        state=state,
        open=is_open,
        told=sight.whole,
    )


State = tuple[str, bool]

_ANSWERED = MappingProxyType({"approved": "已同意", "refused": "未同意", "instructed": "已批示"})


def _filed(_desk: Desk, _sight: Sight) -> State:
    return "已记录", False


def _sent(desk: Desk, sight: Sight) -> State:
    """Answered by a body outside the team, or sent."""
    answers = [s for s in desk.view.rows("sim.decision") if s.data["request"] == sight.seq]
    return (_ANSWERED[answers[-1].data["verdict"]] if answers else "已报送"), False


def _warning(desk: Desk, sight: Sight) -> State:
    responded = any(True for _ in desk.view.rows("warn.respond", since=sight.seq))
    return ("已响应", False) if responded else ("待响应", True)


def _level(desk: Desk, sight: Sight) -> State:
    changed = any(True for _ in desk.view.rows("grade.set", since=sight.seq))
    return ("已变更", False) if changed else ("现行", False)


def _in_force(desk: Desk, sight: Sight) -> State:
    over = any(True for _ in desk.view.rows("close.approve", since=sight.seq))
    return ("已终止", False) if over else ("执行中", True)


def _task(desk: Desk, sight: Sight) -> State:
    if not sight.whole:
        return "已下达", False
    answers = [s for s in desk.view.rows("task.feedback") if _same_task(s, sight)]
    if any(s.data.get("done") for s in answers):
        return "已办结", False
    time = left(desk, sight.data.get("deadline"))
    return f"办理中，{time.text if time else '未定时限'}", True


def _urged(desk: Desk, sight: Sight) -> State:
    answers = desk.view.rows("task.feedback", since=sight.seq)
    return ("已反馈", False) if any(_same_task(s, sight) for s in answers) else ("待反馈", True)


def _same_task(one: Sight, other: Sight) -> bool:
    return one.data.get("task") == other.data.get("task") is not None


def _closing(desk: Desk, sight: Sight) -> State:
    approved = any(True for _ in desk.view.rows("close.approve", since=sight.seq))
    return ("已批准", False) if approved else ("待批准", True)


_STATES: Mapping[str, Callable[[Desk, Sight], State]] = MappingProxyType(
    {
        "report.submit": _sent,
        "assess.preliminary": _sent,
        "warn.issue": _warning,
        "grade.set": _level,
        "plan.activate": _in_force,
        "task.assign": _task,
        "urge": _urged,
        "inspect.onsite": _urged,
        "close.propose": _closing,
        "summary.submit": _sent,
    }
)
"""By type of act: the state in words, and whether something is still awaited."""
