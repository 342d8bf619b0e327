"""How a planned inject was changed, and the form to change it, for the director's console."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scenarios.scenario import Inject
from scenarios.vocabulary import ENTRY_TYPES, ROLES
from simulator.replan import Plan, plan_of, written
from web.conducting.replanning import local
from web.console_view.show import Show
from web.console_view.trigger import planned
from web.row_view import value_text
from web.words import Words

_FIELDS = {field.name: field for field in ENTRY_TYPES["director.replan"].fields}


@dataclass(frozen=True, slots=True)
class Part:
    """One thing about an inject, as the scenario has it and as it stands: its time or a field."""

    title: str
    before: str
    after: str
    is_time: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether it is no longer as the scenario has it."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class ReplanForm:
    """The form for one inject.

    Attributes:
        id: Of the inject.
        title: What the inject is called now.
        is_open: Whether it can still be changed.
        parts: Everything about it that can be changed.
        at: When it comes now, as a form holds it; empty while it waits for its condition.
        said: What it says now, by field; only what its row has.
        roles: Who can be chosen as its readers.
        between: The first and the last moment it can be moved to.
    """

    id: str
    title: str
    is_open: bool
    parts: Sequence[Part]
    at: str
    said: Mapping[str, object]
    roles: Sequence[tuple[str, str]]
    between: tuple[str, str]

    @property
    def is_changed(self) -> bool:
        """Whether anything about it is no longer as the scenario has it."""
        return any(part.is_changed for part in self.parts)


def replan_form(show: Show, inject_id: str) -> ReplanForm | None:
    """The form for an inject of the scenario, None if it has none of this id."""
    words, reading = show.words, show.reading
    story = words.scenario
    inject = story.inject(inject_id)
    if inject is None:
        return None
    plan = plan_of(story, inject, reading.journal.of("director.replan"))
    live = reading.live
    return ReplanForm(
        id=inject.id,
        title=str(plan.said.get("title", inject.title)),
        is_open=live is not None and not reading.is_over and inject.id in live.pending_injects(),
        parts=tuple(_parts(inject, plan, words)),
        at=local(story, plan.at),
        said=plan.said,
        roles=_roles(plan, words),
        between=(words.moment(reading.moment.t).text, words.moment(story.length - 1).text),
    )


def when(inject: Inject, plan: Plan, words: Words) -> str:
    """When an inject comes as it stands: a moment, or the condition it waits for."""
    return planned(inject, words) if plan.at is None else words.moment(plan.at).text


def changes(inject: Inject, plan: Plan, words: Words) -> tuple[Part, ...]:
    """What of an inject is no longer as the scenario has it, the time first."""
    return tuple(part for part in _parts(inject, plan, words) if part.is_changed)


def _parts(inject: Inject, plan: Plan, words: Words) -> Iterator[Part]:
    before = written(words.scenario, inject)
    yield Part("时间", when(inject, before, words), when(inject, plan, words), is_time=True)
    for name, value in plan.said.items():
        field = _FIELDS[name]
        old, new = (value_text(field, one, words) for one in (before.said[name], value))
        yield Part(field.title, old, new)


def _roles(plan: Plan, words: Words) -> Sequence[tuple[str, str]]:
    """The roles of this table, and those it goes to anyway."""
    there = {role for seat in words.scenario.seats for role in seat.roles} | set(plan.said["to"])
    return [(role, words.role(role)) for role in ROLES if role in there]
