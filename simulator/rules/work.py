"""Rules about the work of the house: levels, tasks, citizens, posts, hints, closing."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from simulator.entry import Act, Data
from simulator.hint import reasons_against
from simulator.rules.office import Check, Office, Reason, listed
from simulator.rules.statement import known_version


def _still_there(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    for name in listed(data.get("post") or data.get("posts")):
        if name in office.book.removed:
            yield "post.gone", f"网帖 {name} 已经消失"


def _grade(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    if office.pack.level_rank(data["level"]) < 0:
        known = "、".join(level.id for level in office.pack.levels)
        yield "level.unknown", f"预案没有“{data['level'][:40]}”这一等级，只有{known}"


def _task(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    if data["task"] in office.book.tasks:
        yield "task.exists", f"任务编号 {data['task']} 已经用过"
    if data.get("item") is not None and data["item"] not in office.book.items:
        yield "item.unknown", f"没有编号为“{data['item']}”的网民事项"


def _task_known(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    if data["task"] not in office.book.tasks:
        yield "task.unknown", f"没有编号为“{data['task']}”的任务"


def _task_own(data: Data, act: Act, office: Office) -> Iterator[Reason]:
    task = office.book.tasks.get(data["task"])
    if task is not None and act.by.removesuffix("_head") != task.entry.data["to"].removesuffix(
        "_head"
    ):
        unit = office.pack.role_name(task.entry.data["to"])
        yield "task.other", f"该任务由“{unit}”承办，应由其反馈"


def _item(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    if data["item"] not in office.book.items:
        yield "item.unknown", f"没有编号为“{data['item']}”的网民事项"


def _proposes(_data: Data, act: Act, office: Office) -> Iterator[Reason]:
    yield from _closer(act, office.pack.close.proposed_by, "提请", office)


def _approves(_data: Data, act: Act, office: Office) -> Iterator[Reason]:
    yield from _closer(act, office.pack.close.approved_by, "批准", office)


def _closer(act: Act, allowed: tuple[str, ...], verb: str, office: Office) -> Iterator[Reason]:
    if allowed and act.by not in allowed:
        yield "close.role", f"“{office.pack.role_name(act.by)}”无权{verb}终止响应"


def _hint(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    yield from reasons_against(data, office.journal, office.pack, office.hint_cost)


_REPLY: tuple[Check, ...] = (_item, known_version)

RULES: Mapping[str, tuple[Check, ...]] = MappingProxyType(
    {
        "evidence.preserve": (_still_there,),
        "grade.set": (_grade,),
        "task.assign": (_task,),
        "task.feedback": (_task_known, _task_own),
        "urge": (_task_known,),
        "inspect.onsite": (_task_known,),
        "reply.initial": _REPLY,
        "reply.opinion": _REPLY,
        "reply.extend": _REPLY,
        "reply.final": _REPLY,
        "removal.request": (_still_there,),
        "close.propose": (_proposes,),
        "close.approve": (_approves,),
        "hint.ask": (_hint,),
    }
)
