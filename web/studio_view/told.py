"""What the studio says about an item of a scenario in words: when it happens, who learns it."""

from collections.abc import Iterator, Mapping

from scenarios.errors import ScenarioError
from scenarios.msel.telling import rows
from scenarios.reading import part_of
from scenarios.scenario import (
    CitizenItem,
    Fact,
    Inject,
    Knowing,
    Reporter,
    Rumour,
    Trigger,
    TriggeredPost,
)
from scenarios.template import render
from scenarios.units import duration_words
from scenarios.vocabulary import INJECT_CHANNELS
from web.console_view.trigger import planned
from web.studio_view.naming import Naming

TRIGGERED: Mapping[str, type[Trigger]] = {
    "injects": Inject,
    "posts": TriggeredPost,
    "rumours": Rumour,
    "citizens": CitizenItem,
    "reporters": Reporter,
}
"""The lists whose items happen at a moment or on a condition."""

_SHOWN_TEXTS = ("text", "question", "headline", "answer")


def told_of(route: str, item: object, naming: Naming) -> str:
    """What happens with an item of a list; nothing about what cannot be read.

    Of what is triggered it says when, of a fact who learns it by doing what.
    """
    if route in TRIGGERED:
        found = part_of(TRIGGERED[route], item)
        return "" if found is None else " · ".join(_comes(found, naming))
    if route == "truth/facts":
        fact = part_of(Fact, item)
        return "" if fact is None else "；".join(_ways(fact, naming))
    return ""


def _comes(found: Trigger, naming: Naming) -> Iterator[str]:
    """When something comes; of an inject also by which channel and to whom."""
    yield planned(found, naming)
    if isinstance(found, Inject):
        yield INJECT_CHANNELS[found.channel]
        yield naming.roles(found.to) or "全体"


def _ways(fact: Fact, naming: Naming) -> Iterator[str]:
    """Who can learn a fact by doing what, and when it is known anyway."""
    for way in fact.learned:
        yield _way(way, naming)
    if fact.at is not None:
        to = naming.roles(fact.to) or "全体"
        yield f"{naming.planned_at(fact.at).text}起，{to}自然可知"
    if not fact.learned and fact.at is None:
        yield "谁也查不到"


def _way(way: Knowing, naming: Naming) -> str:
    delay = f"{duration_words(way.delay.least)}至 {duration_words(way.delay.most)}"
    hours = "（只算办公时间）" if way.delay.hours == "office" else ""
    return f"{rows(way.after)}后 {delay}{hours}，{naming.roles(way.to) or '全体'}可知"


def filled(item: object, slots: object) -> Iterator[str]:
    """How the texts of an item read when their slots are filled."""
    for key in _SHOWN_TEXTS:
        text = item.get(key) if isinstance(item, Mapping) else None
        if isinstance(text, str) and "{" in text:
            yield filled_text(text, slots)


def filled_text(text: str, slots: object) -> str:
    """How a text reads when its slots are filled, or why they cannot be."""
    try:
        return render(text, _plain(slots if isinstance(slots, Mapping) else {}))
    except ScenarioError as error:
        return f"填不出文字：{error.problems[0].message}"


def _plain(slots: Mapping[str, object]) -> dict[str, str | int | float]:
    return {key: value for key, value in slots.items() if isinstance(value, str | int | float)}
