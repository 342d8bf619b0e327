"""The form for a new scenario: what it can begin as, and what was typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scenarios.load import scenario_ids as library_ids
from web.authoring.drafting import LONGEST_TITLE, ORIGINAL, TEMPLATE, free_ref, outline_of
from web.store import versions
from web.store.record import Version
from web.studio_view.shelf import shown_version


@dataclass(frozen=True, slots=True)
class Start:
    """The form."""

    sources: Sequence[tuple[str, str]]
    source: str
    ref: str
    title: str


def start_of(typed: Mapping[str, str]) -> Start:
    """The form with what was typed; at first it names a copy after what is copied.

    Args:
        typed: `source` as `scenario/number` or the template, `ref` and `title`.
    """
    sources = [(TEMPLATE, "模板：一个可直接推演的小情景"), *_known()]
    asked = typed.get("source", "")
    source = asked if asked in dict(sources) else TEMPLATE
    ref, _, number = source.partition("/")
    is_copy = source != TEMPLATE
    title = f"{outline_of(ref, int(number)).title}（副本）"[-LONGEST_TITLE:] if is_copy else ""
    return Start(
        sources=sources,
        source=source,
        ref=typed.get("ref") or free_ref(ref if is_copy else "scenario"),
        title=typed.get("title") or title,
    )


def _known() -> Sequence[tuple[str, str]]:
    found: dict[str, list[Version]] = {}
    for version in versions.everything():
        found.setdefault(version.scenario, []).append(version)
    own = [(one.scenario, one.number) for one in map(shown_version, found.values())]
    originals = [(ref, ORIGINAL) for ref in library_ids()]
    return [
        (f"{ref}/{number}", f"{outline_of(ref, number).title}（{ref}）")
        for ref, number in (*own, *originals)
    ]
