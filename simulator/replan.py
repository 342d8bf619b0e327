"""A planned inject that the director plans anew: when it comes and what it says.

A fold over the rows `director.replan`, and the reasons against one more; nothing happens here.
What the director writes is taken as it stands: slots are for the authors of scenarios.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from scenarios.scenario import Inject, Scenario
from scenarios.template import render
from scenarios.units import DrillTime
from scenarios.vocabulary import ENTRY_TYPES
from simulator.entry import Data, Entry

FIELDS = ("channel", "title", "text", "headline", "to")
"""What an inject says, as far as its row has it; figures of the story stay as they are."""


@dataclass(frozen=True, slots=True)
class Plan:
    """When an inject comes and what it says.

    Attributes:
        at: Seconds since StartEx, None while it waits for its condition.
        said: Those of `FIELDS` that its row has, ready to read; `to` is empty where all see it.
    """

    at: DrillTime | None
    said: Data


def written(story: Scenario, inject: Inject) -> Plan:
    """An inject as the scenario has it."""
    at = None if inject.at is None else DrillTime(max(0, story.seconds(inject.at)))
    return Plan(at, MappingProxyType({name: _said(story, inject, name) for name in _has(inject)}))


def plan_of(story: Scenario, inject: Inject, rows: Iterable[Entry]) -> Plan:
    """An inject as it stands after these rows, in order; those about others change nothing."""
    plan = written(story, inject)
    for row in rows:
        if row.type == "director.replan" and row.data["inject"] == inject.id:
            plan = replanned(story, inject, plan, row.data)
    return plan


def replanned(story: Scenario, inject: Inject, plan: Plan, data: Data) -> Plan:
    """The plan after one more change; what `data` does not name stays as it is.

    Args:
        story: The scenario.
        inject: The inject.
        plan: How it stands.
        data: Of a `director.replan`; `at` None puts it back to when the scenario has it.
    """
    at = plan.at
    if "at" in data:
        at = written(story, inject).at if data["at"] is None else _seconds(story, data["at"])
    named = {name: data[name] for name in plan.said if name in data}
    return Plan(at, MappingProxyType({**plan.said, **named}))


def overlaid(row: Mapping[str, Any], story: Scenario, inject: Inject, plan: Plan) -> Data:
    """The data of the row an inject writes, with what was changed; the rest is as it was."""
    before = written(story, inject).said
    changed = {name: value for name, value in plan.said.items() if value != before[name]}
    return {name: value for name, value in {**row, **changed}.items() if name != "to" or value}


def reasons_against(
    data: Data, story: Scenario, now: int, *, pending: bool
) -> Iterator[tuple[str, str]]:
    """Why an inject cannot be planned anew in this way: rule ids and Chinese reasons.

    Args:
        data: Of a `director.replan` of sound form.
        story: The scenario.
        now: Seconds since StartEx.
        pending: Whether the inject has neither happened nor been skipped.
    """
    inject = story.inject(data["inject"])
    if inject is None:
        yield "inject.unknown", f"脚本中没有编号为“{data['inject'][:40]}”的注入"
    elif not pending:
        yield "inject.spent", f"“{inject.title}”已经发出、跳过或过时，不能再修改"
    else:
        yield from _content(data, inject)
        yield from _time(data, story, inject, now)


def _content(data: Data, inject: Inject) -> Iterator[tuple[str, str]]:
    fields = {field.name: field for field in ENTRY_TYPES["director.replan"].fields}
    named = [name for name in FIELDS if name in data]
    for name in named:
        if name not in _has(inject):
            yield "inject.field", f"“{inject.title}”没有“{fields[name].title}”这一项，不能修改"
        elif name != "to" and not data[name].strip():
            yield "form.missing", f"“{fields[name].title}”没有填写"
    if not named and "at" not in data:
        yield "form.missing", "没有写明要修改什么"


def _time(data: Data, story: Scenario, inject: Inject, now: int) -> Iterator[tuple[str, str]]:
    if "at" not in data:
        return
    if data["at"] is None:
        last = inject.not_after if inject.at is None else inject.at
        if last is not None and story.seconds(last) < now:
            yield "time.past", "原定时间已经过去，不能恢复"
        return
    at = _seconds(story, data["at"])
    if at < now:
        yield "time.past", "改到的时间已经过去"
    elif at >= story.length:
        yield "time.ended", "改到的时间在演练结束之后"


def _has(inject: Inject) -> tuple[str, ...]:
    if inject.row == "inject":
        return ("channel", "title", "text", "to")
    return tuple(name for name in FIELDS if name in inject.data or name == "to")


def _said(story: Scenario, inject: Inject, name: str) -> Any:  # noqa: ANN401 -- data are JSON
    if name == "to":
        return list(inject.data.get("to", inject.to))
    if inject.row != "inject":
        return render(str(inject.data[name]), story.slots)
    value = getattr(inject, name)
    return render(value, story.slots) if name == "text" else value


def _seconds(story: Scenario, moment: str) -> DrillTime:
    return story.seconds(datetime.fromisoformat(moment))
