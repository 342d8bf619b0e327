"""How good a text for the public is, from its form alone: 0 the worst, 1 the best.

The reaction of the public depends on it; marks do not. Words are not read: what a text says
is what its author declared in its fields.

Source: the rubric for statements, S2 to S7 of the doctrine, cut down to six parts.
"""

from collections.abc import Collection
from dataclasses import dataclass

from simulator.entry import Data

FACTS, BOUNDARY, ATTITUDE, MEASURES, NEXT, ANSWERS = 0.25, 0.20, 0.15, 0.20, 0.10, 0.10
"""Shares of the six parts, summing to 1."""

_FINAL = ("result", "clarify", "reply")
"""Kinds of text that need not promise another one."""


@dataclass(frozen=True, slots=True)
class Quality:
    """The quality of one version; `faults` says in Chinese what a reviewer would object to."""

    score: float
    premature: bool
    """It asserts a cause, or cites a fact, that cannot be known yet."""
    faults: tuple[str, ...]


def assess(draft: Data, known: Collection[str], *, harm: bool) -> Quality:
    """Assess a draft.

    Args:
        draft: The data of `draft.create` or `draft.edit`.
        known: Ids of the facts that can be known by now.
        harm: Whether people were hurt, so that a word of concern is due.
    """
    cited = draft.get("facts") or []
    cause = draft.get("asserts_cause")
    unknown = [fact for fact in cited if fact not in known]
    early_cause = cause is not None and cause not in known
    parts = (
        (FACTS * _share(len(cited) - len(unknown), len(cited)), not cited, "没有写明已查实的事实"),
        (0.0, bool(unknown), f"引用的情况尚未查实：{'、'.join(unknown)}"),
        (BOUNDARY * (not unknown and not early_cause), early_cause, "原因尚未查明，不宜认定"),
        (ATTITUDE * _concern(draft, harm=harm), harm and not draft.get("attitude"), "缺少态度表述"),
        (MEASURES * bool(draft.get("measures")), not _acts(draft), "没有写明已采取的措施"),
        (NEXT * _goes_on(draft), not _goes_on(draft), "没有说明下一步何时公布"),
        (ANSWERS * bool(draft.get("addresses")), False, ""),
    )
    return Quality(
        score=round(sum(score for score, _, _ in parts), 4),
        premature=bool(unknown) or early_cause,
        faults=tuple(fault for _, wrong, fault in parts if wrong),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _concern(draft: Data, *, harm: bool) -> bool:
    return bool(draft.get("attitude")) or not harm


def _acts(draft: Data) -> bool:
    return bool(draft.get("measures")) or draft["kind"] == "reply"


def _goes_on(draft: Data) -> bool:
    return bool(draft.get("next_update")) or draft["kind"] in _FINAL
