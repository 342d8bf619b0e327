"""What a director asks for who changes a planned inject: only what is to differ from now on."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from scenarios.errors import DrillError
from scenarios.scenario import Scenario
from scenarios.units import DrillTime
from simulator.entry import Data
from simulator.journal import Journal
from simulator.replan import plan_of, written
from web.forms.sent import clean
from web.forms.typed import LONGEST_TEXT, LONGEST_TITLE, Form, roles_of, text_of

_LONGEST: Mapping[str, tuple[str, int]] = MappingProxyType(
    {
        "title": ("标题", LONGEST_TITLE),
        "text": ("内容", LONGEST_TEXT),
        "headline": ("报道标题", LONGEST_TITLE),
    }
)


def asked(story: Scenario, journal: Journal, inject_id: str, form: Form, to: list[str]) -> Data:
    """The data of a `director.replan` for what was typed.

    Args:
        story: The scenario.
        journal: The rows so far.
        inject_id: Which inject; one that is unknown is left for the drill to refuse.
        form: What was typed; `at` empty means when the scenario has it.
        to: The roles that were ticked, none for everybody.

    Raises:
        DrillError: If a text is blank or too long, or the time is none.
    """
    inject = story.inject(inject_id)
    if inject is None:
        return {"inject": inject_id}
    plan = plan_of(story, inject, journal.of("director.replan"))
    data: dict[str, object] = {"inject": inject_id}
    if form.get("at", "") != local(story, plan.at):
        data["at"] = _moment(form.get("at", ""), story)
    if set(roles_of(to)) != set(plan.said["to"]):
        data["to"] = roles_of(to)
    if "channel" in plan.said and form.get("channel") != plan.said["channel"]:
        data["channel"] = form.get("channel", "")
    for name, limits in _LONGEST.items():
        if name in plan.said and clean(form.get(name, "")) != clean(plan.said[name]):
            data[name] = text_of(form, name, *limits)
    return data


def restored(story: Scenario, journal: Journal, inject_id: str) -> Data:
    """The data of a `director.replan` that puts an inject back to what the scenario has."""
    inject = story.inject(inject_id)
    if inject is None:
        return {"inject": inject_id}
    before = written(story, inject)
    plan = plan_of(story, inject, journal.of("director.replan"))
    data = {name: value for name, value in before.said.items() if value != plan.said[name]}
    return {"inject": inject_id, **({} if plan.at == before.at else {"at": None}), **data}


def local(story: Scenario, t: DrillTime | int | None) -> str:
    """A moment of the drill as a form holds it, to the minute; None is empty."""
    if t is None:
        return ""
    moment = story.starts_at + timedelta(seconds=t)
    return moment.replace(tzinfo=None).isoformat(timespec="minutes")


def _moment(typed: str, story: Scenario) -> str | None:
    if not typed.strip():
        return None
    try:
        moment = datetime.fromisoformat(typed.strip())
    except ValueError:
        raise DrillError("“时间”填写有误", hint="写日期和时间，例如 2026-09-19 12:00") from None
    return moment.replace(tzinfo=moment.tzinfo or story.starts_at.tzinfo).isoformat()
