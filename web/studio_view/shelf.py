"""The list of the studio: every scenario once, with its state, and how to find one."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from flask import url_for

from scenarios.load import scenario_ids as library_ids
from web.authoring.drafting import ORIGINAL, Outline, outline_of
from web.store import people, versions
from web.store.record import OPEN_STATES, VERSION_STATES, Version, VersionState
from web.words import wall_words

LIBRARY_STATE = "library"
STATE_TITLES: Mapping[str, str] = {
    **{state.value: title for state, title in VERSION_STATES.items()},
    LIBRARY_STATE: "随程序提供",
}
"""By which states the list can be narrowed."""


@dataclass(frozen=True, slots=True)
class Line:
    """One scenario: its newest version that is not archived, if it has one.

    `also` tells of the published version while a newer one is being worked on.
    """

    ref: str
    number: int
    title: str
    summary: str
    tags: Sequence[str]
    state: str
    state_title: str
    also: str
    changed: str
    href: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The lines that were asked for, and what can be asked for.

    `tags` are those that several scenarios have, the most frequent first.
    """

    lines: Sequence[Line]
    total: int
    tags: Sequence[str]
    states: Sequence[tuple[str, str]]


def shelf_of(words: str, tag: str, state: str) -> Shelf:
    """The scenarios that fit.

    Args:
        words: Every one of them must stand in title, id, summary or tags.
        tag: One of the tags, or empty.
        state: One of `STATE_TITLES`, or empty for all that is not archived.
    """
    names = people.titles()
    grouped = groupby(versions.everything(), key=lambda one: one.scenario)
    own = [_own(list(group), names) for _, group in grouped]
    lines = [*sorted(own, key=lambda pair: pair[0], reverse=True)]
    everything = [line for _, line in lines] + [_original(ref) for ref in library_ids()]
    in_sight = [line for line in everything if line.state == state or not state]
    if not state:
        in_sight = [line for line in in_sight if line.state != VersionState.ARCHIVED.value]
    return Shelf(
        lines=[line for line in in_sight if _fits(line, words, tag)],
        total=len(everything),
        tags=_shared(everything, tag),
        states=list(STATE_TITLES.items()),
    )


def shown_version(known: Iterable[Version]) -> Version:
    """The version of a scenario that comes first: in the making, else published, else newest."""
    return max(
        known,
        key=lambda one: (
            one.state in OPEN_STATES,
            one.state is VersionState.PUBLISHED,
            one.number,
        ),
    )


def _own(known: Sequence[Version], names: Mapping[str, str]) -> tuple[str, Line]:
    """A scenario that was written here, and the moment of its last change for sorting."""
    shown = shown_version(known)
    published = [one.number for one in known if one.state is VersionState.PUBLISHED]
    also = f"第 {published[0]} 版已发布" if published and shown.number != published[0] else ""
    told = outline_of(shown.scenario, shown.number)
    changed = shown.changed
    when = f"{wall_words(changed.at)}，{names.get(changed.account, '')}"
    return changed.at.isoformat(), _line(shown.scenario, shown, told, also, when)


def _original(ref: str) -> Line:
    return _line(ref, None, outline_of(ref, ORIGINAL), "", "")


def _line(ref: str, shown: Version | None, told: Outline, also: str, changed: str) -> Line:
    state = shown.state.value if shown else LIBRARY_STATE
    number = shown.number if shown else ORIGINAL
    return Line(
        ref=ref,
        number=number,
        title=told.title,
        summary=told.summary,
        tags=told.tags,
        state=state,
        state_title=STATE_TITLES[state],
        also=also,
        changed=changed,
        href=url_for("studio.show", ref=ref, number=number),
    )


def _shared(lines: Iterable[Line], chosen: str) -> Sequence[str]:
    """The tags that lead to several scenarios, and the one that was chosen."""
    counts = Counter(tag for line in lines for tag in set(line.tags))
    return [
        tag
        for tag, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        if count > 1 or tag == chosen
    ]


def _fits(line: Line, words: str, tag: str) -> bool:
    said = " ".join((line.title, line.ref, line.summary, *line.tags)).lower()
    return all(word in said for word in words.lower().split()) and (not tag or tag in line.tags)
