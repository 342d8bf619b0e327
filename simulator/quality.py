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
    """The quality of one version, and what a reviewer would say of it, in Chinese."""

    score: float
    premature: bool
    """It asserts a cause, or cites a fact, that cannot be known yet."""
    faults: tuple[str, ...]
    """Why it must not go out."""
    advice: tuple[str, ...]
    """What would make it better."""


def assess(
    draft: Data, known: Collection[str], *, harm: bool, secret: Collection[str] = ()
) -> Quality:
    """Assess a draft.

    Args:
        draft: The data of `draft.create` or `draft.edit`.
        known: Ids of the facts that can be known by now.
        harm: Whether people were hurt, so that a word of concern is due.
        secret: Ids of the facts that must not be made public.
    """
    cited = draft.get("facts") or []
    cause = draft.get("asserts_cause")
    unknown = [fact for fact in cited if fact not in known]
    early_cause = cause is not None and cause not in known
    score = (
        FACTS * _share(len(cited) - len(unknown), len(cited))
        + BOUNDARY * (not unknown and not early_cause)
        + ATTITUDE * (bool(draft.get("attitude")) or not harm)
        + MEASURES * bool(draft.get("measures"))
        + NEXT * _goes_on(draft)
        + ANSWERS * bool(draft.get("addresses"))
    )
    public = draft["kind"] != "reply"
    told = [fact for fact in cited if fact in secret]
    wrong = (
        (bool(told), f"涉及不宜公开的情况：{'、'.join(told)}"),
        (bool(unknown), f"引用的情况尚未查实：{'、'.join(unknown)}"),
        (early_cause, "原因尚未查明，不宜认定"),
        (harm and public and not draft.get("attitude"), "涉及人身伤害，缺少关切的态度表述"),
    )
    weak = (
        (public and not cited, "建议写明已查实的事实"),
        (public and not draft.get("measures"), "建议写明已采取的措施"),
        (not _goes_on(draft), "建议说明下一步何时公布"),
    )
    return Quality(
        score=round(score, 4),
        premature=bool(unknown) or early_cause,
        faults=tuple(said for is_so, said in wrong if is_so),
        advice=tuple(said for is_so, said in weak if is_so),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _goes_on(draft: Data) -> bool:
    return bool(draft.get("next_update")) or draft["kind"] in _FINAL
