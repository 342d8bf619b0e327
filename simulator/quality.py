"""How good a text for the public is: 0 the worst, 1 the best.

The reaction of the public depends on it; marks do not. What its author declared in its fields
counts, and so do its words, by the same reading that the examiner uses.

Source: the rubric for statements, S2 to S7 and S11 of the doctrine, cut down to seven parts.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from simulator.entry import Data
from simulator.statement.element import Element
from simulator.statement.reading import Reading, read

FACTS, BOUNDARY, ATTITUDE, MEASURES, NEXT, ANSWERS = 0.25, 0.20, 0.15, 0.20, 0.10, 0.10
"""Shares of the six parts, summing to 1."""

ONLY_DECLARED = 0.5
"""What an attitude is worth that stands in its field and not in the text (assumption)."""

SLIP, MOST_SLIPS = 0.1, 4
"""What each word costs that is cold, absolute, private or turned against critics (assumption)."""

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
    draft: Data,
    known: Collection[str],
    *,
    harm: bool,
    secret: Collection[str] = (),
    causes: Collection[str] = (),
) -> Quality:
    """Assess a draft.

    Args:
        draft: The data of `draft.create` or `draft.edit`.
        known: Ids of the facts that can be known by now.
        harm: Whether people were hurt, so that a word of concern is due.
        secret: Ids of the facts that must not be made public.
        causes: Ids of the facts that name a cause.
    """
    reading = read(draft)
    cited = reading.facts
    unknown = [fact for fact in cited if fact not in known]
    early = _early_cause(reading, known, causes)
    slips = _slips(reading, harm=harm)
    score = (
        FACTS * _share(len(cited) - len(unknown), len(cited))
        + BOUNDARY * (not unknown and early is None)
        + ATTITUDE * _attitude(reading, harm=harm)
        + MEASURES * bool(reading.cited)
        + NEXT * _goes_on(reading)
        + ANSWERS * bool(reading.addresses)
        - SLIP * min(len(slips), MOST_SLIPS)
    )
    return Quality(
        score=round(max(score, 0.0), 4),
        premature=bool(unknown) or early is not None,
        faults=tuple(_faults(reading, known, secret, early, harm=harm)),
        advice=tuple(_advice(reading, slips, harm=harm)),
    )


def _early_cause(reading: Reading, known: Collection[str], causes: Collection[str]) -> str | None:
    """A cause that cannot be known yet: its words, empty where only the field names it."""
    said = reading.asserts_cause
    if said is not None and said not in known:
        return ""
    if any(cause in known for cause in causes):
        return None
    verified = any(fact in known for fact in reading.facts)
    values = ("asserted",) if verified else ("asserted", "excluded")
    return next((mark.span.quote for mark in reading.of(Element.CAUSE, values=values)), None)


def _slips(reading: Reading, *, harm: bool) -> tuple[str, ...]:
    """Words that turn people against a text."""
    kinds = [Element.COLD, Element.MISFIT, Element.ATTACK, Element.ABSOLUTE, Element.PERSONAL]
    kinds += [Element.MINIMISING] if harm else []
    return tuple(dict.fromkeys(mark.span.quote for kind in kinds for mark in reading.of(kind)))


def _attitude(reading: Reading, *, harm: bool) -> float:
    if not harm or _cares(reading):
        return 1.0
    return ONLY_DECLARED if reading.attitude else 0.0


def _cares(reading: Reading) -> bool:
    """Whether the text itself feels with those who suffer, or takes critics seriously."""
    respect = reading.of(Element.ATTITUDE, values=("understanding", "thanks"))
    return bool(reading.of(Element.CONCERN, Element.APOLOGY) or respect)


def _faults(
    reading: Reading,
    known: Collection[str],
    secret: Collection[str],
    early: str | None,
    *,
    harm: bool,
) -> Iterator[str]:
    told = [fact for fact in reading.facts if fact in secret]
    if told:
        yield f"涉及不宜公开的情况：{'、'.join(told)}"
    unknown = [fact for fact in reading.facts if fact not in known]
    if unknown:
        yield f"引用的情况尚未查实：{'、'.join(unknown)}"
    if early is not None:
        yield f"原因尚未查明，不宜认定{f'：“{early}”' if early else ''}"
    if harm and reading.kind != "reply" and not reading.attitude and not _cares(reading):
        yield "涉及人身伤害，缺少关切的态度表述"
    for kind, name in ((Element.PERSONAL, "含有个人信息"), (Element.ATTACK, "指责质疑者")):
        words = dict.fromkeys(mark.span.quote for mark in reading.of(kind))
        if words:
            yield f"{name}：{'、'.join(words)}"


def _advice(reading: Reading, slips: tuple[str, ...], *, harm: bool) -> Iterator[str]:
    public = reading.kind != "reply"
    if public and not reading.facts:
        yield "建议写明已查实的事实"
    if public and not reading.cited:
        yield "建议写明已采取的措施"
    if not _goes_on(reading):
        yield "建议说明下一步何时公布"
    if harm and public and reading.attitude and not _cares(reading):
        yield "建议把关切写进正文"
    if slips:
        yield f"建议改换用语：{'、'.join(slips)}"


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _goes_on(reading: Reading) -> bool:
    return bool(reading.next_update) or reading.kind in _FINAL
