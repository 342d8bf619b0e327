"""When an inject happens, in Chinese: a moment, or the condition it waits for."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from scenarios.condition import STATES, Absent, Condition, Seen
from scenarios.pattern import Pattern, Test
from scenarios.scenario import Trigger
from scenarios.vocabulary import ENTRY_TYPES
from web.words import Moment, duration


class Naming(Protocol):
    """Who knows the names and times of a story: those of a drill, or of one in the making."""

    def roles(self, keys: Sequence[str]) -> str:
        """Several roles in one line."""

    def planned_at(self, moment: int | datetime) -> Moment:
        """A moment of the story as pages show it."""


def planned(trigger: Trigger, words: Naming) -> str:
    """When something is planned to happen."""
    if trigger.at is not None:
        return words.planned_at(trigger.at).text
    assert trigger.when is not None  # the validator leaves nothing else
    told = condition(trigger.when, words)
    if trigger.not_after is None:
        return told
    return f"{told}（{words.planned_at(trigger.not_after).text}前）"


def condition(asked: Condition, words: Naming) -> str:
    """What a condition waits for."""
    if asked.every is not None:
        return "且".join(_part(one, words) for one in asked.every)
    if asked.some is not None:
        return "或".join(_part(one, words) for one in asked.some)
    if asked.negated is not None:
        return f"并非（{condition(asked.negated, words)}）"
    if asked.seen is not None:
        return _seen(asked.seen, words)
    if asked.absent is not None:
        return _absent(asked.absent, words)
    return _world(asked)


def _part(asked: Condition, words: Naming) -> str:
    """One of several conditions; in brackets where it has several parts itself."""
    told = condition(asked, words)
    return f"（{told}）" if len(asked.every or asked.some or asked.state or ()) > 1 else told


def _seen(asked: Seen | Pattern, words: Naming) -> str:
    if isinstance(asked, Pattern):
        return f"出现{_rows(asked, words)}"
    times = f" {asked.count} 次" if asked.count > 1 else ""
    since = f"满 {duration(asked.since)}" if asked.since else ""
    return f"出现{_rows(asked.row, words)}{times}{since}"


def _absent(asked: Absent, words: Naming) -> str:
    start = "开始" if asked.after is None else _rows(asked.after, words)
    return f"{start}后 {duration(asked.by)}内没有{_rows(asked.row, words)}"


def _rows(pattern: Pattern, words: Naming) -> str:
    types = "或".join(f"“{_title(name)}”" for name in pattern.type)
    who = words.roles(pattern.by) + "的" if pattern.by else ""
    return f"{who}{types}"


def _title(name: str) -> str:
    """What a type of rows is called; its name where a draft has mistyped it."""
    return ENTRY_TYPES[name].title if name in ENTRY_TYPES else name


def _world(asked: Condition) -> str:
    if asked.after is not None:
        return f"开始满 {duration(asked.after)}"
    if asked.state is not None:
        return "且".join(f"{_figure(name)}{_test(test)}" for name, test in asked.state.items())
    return "情景设定的条件成立"


def _figure(name: str) -> str:
    """What a figure of the world is called; its name where a draft has mistyped it."""
    return STATES.get(name, name).split("，")[0]


def _test(test: Test) -> str:
    if test.min is not None:
        return f"达到 {test.min:g}"
    if test.max is not None:
        return f"不超过 {test.max:g}"
    return "符合情景设定"
