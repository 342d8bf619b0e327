"""The national rules beside the plan: findings with their documents and how far these were seen.

A rule is read from the text of the law, or from what was reported of a document; the note of
each obligation of the pack begins with the word for it. What has no such word is told as
unverified, never as a fact.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from scenarios.plan import Obligation, PlanPack
from scoring.finding import Finding, Status
from scoring.scorecard import Scorecard
from web.card_view import FindingView, finding_view
from web.forms.acts import acts_named
from web.judging.cards import card_of, overlay_of
from web.running.documents import pack_of
from web.running.reading import Reading
from web.words import Words


@dataclass(frozen=True, slots=True)
class Source:
    """How far the source of a rule was seen."""

    label: str
    meaning: str


SOURCES: Mapping[str, Source] = MappingProxyType(
    {
        "条文": Source("条文", "依据法律、法规、规章原文。"),
        "转述": Source("转述", "依据公开报道、转载页对文件的转述，没有见到文件全文。"),
    }
)
UNVERIFIED = Source("待核", "没有注明见到的出处，不能作为依据。")

_BESIDE = frozenset({"when", "from", "before", "after", "over"})
"""Keys of a check under which acts stand that are not the asked ones."""


@dataclass(frozen=True, slots=True)
class Related:
    """An obligation of the plan that asks for the same kind of thing."""

    id: str
    clause: str
    text: str
    status: str
    label: str
    limit: str


@dataclass(frozen=True, slots=True)
class RuleView:
    """One national rule: what was found, where it stands, and what the plan asks beside it."""

    finding: FindingView
    source: Source
    note: str
    related: tuple[Related, ...]


@dataclass(frozen=True, slots=True)
class Overlay:
    """All rules; those that this drill did not ask for stand apart."""

    nature: str
    counts: tuple[tuple[str, str, int], ...]
    asked: tuple[RuleView, ...]
    others: tuple[RuleView, ...]
    sources: tuple[Source, ...]


def national_rules(reading: Reading, words: Words) -> Overlay | None:
    """The national rules beside the plan of a drill; None where their pack is not installed."""
    doctrine = overlay_of(reading)
    if doctrine is None:
        return None
    return overlay(doctrine, pack_of(doctrine.plan), card_of(reading), words)


def overlay(doctrine: Scorecard, pack: PlanPack, card: Scorecard, words: Words) -> Overlay:
    """Lay the national rules beside a plan.

    Args:
        doctrine: The drill judged by the national rules.
        pack: The pack of the national rules.
        card: The drill judged by its plan.
        words: Its names and times, those of the plan.
    """
    obligations = {one.id: one for one in pack.obligations if not one.id.startswith("X-")}
    of_plan = {one.id: one for one in words.pack.obligations}
    rules = [
        _rule(
            finding,
            obligations[finding.id],
            _related(card, of_plan, obligations[finding.id]),
            words,
        )
        for finding in doctrine.findings
        if finding.id in obligations
    ]
    tally = Counter(rule.finding.status for rule in rules)
    return Overlay(
        nature=pack.nature,
        counts=tuple(
            (one.value, one.label, tally[one.value]) for one in Status if tally[one.value]
        ),
        asked=tuple(rule for rule in rules if rule.finding.status != Status.NA),
        others=tuple(rule for rule in rules if rule.finding.status == Status.NA),
        sources=tuple(dict.fromkeys(rule.source for rule in rules)),
    )


def _rule(
    finding: Finding, obligation: Obligation, related: Iterator[Finding], words: Words
) -> RuleView:
    word, _, rest = obligation.note.partition("。")
    source = SOURCES.get(word, UNVERIFIED)
    return RuleView(
        finding=finding_view(finding, words, str(obligation.check.get("kind", ""))),
        source=source,
        note=rest if source is not UNVERIFIED else obligation.note,
        related=tuple(
            Related(one.id, one.clause, one.text, one.status.value, one.status.label, view.limit)
            for one in related
            for view in (finding_view(one, words),)
        ),
    )


def _related(
    card: Scorecard, of_plan: Mapping[str, Obligation], rule: Obligation
) -> Iterator[Finding]:
    """The findings on what the plan asks in the same way about the same acts."""
    acts = _asked(rule)
    for finding in card.findings:
        own = of_plan.get(finding.id)
        if own and _manner(own) == _manner(rule) and acts & _asked(own):
            yield finding


def _manner(obligation: Obligation) -> tuple[str, str, str]:
    return obligation.kind, obligation.dimension, str(obligation.check.get("kind", ""))


def _asked(obligation: Obligation) -> frozenset[str]:
    asked = {key: value for key, value in obligation.check.items() if key not in _BESIDE}
    return frozenset(name for name in acts_named(asked) if not name.startswith("sim."))
