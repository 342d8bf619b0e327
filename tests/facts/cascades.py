"""The facts of single cascades and of single effects: delays, shares, trees, removal.

Cascades are measured as the sample was (F26 to F29): each of another matter, over a month.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from scenarios.load import load_pack, load_scenario
from simulator.cascade import KEEP, remembered
from simulator.chance import Chance
from simulator.crowd import Crowd, Kind
from simulator.drill import Drill
from simulator.parameters import HOP
from tests.facts.fact import Fact, quantile
from tests.facts.lab import DAY, HOUR, Floats, Incident

BINS_A_DAY = 288
DAYS = 30
REMOVALS = 2_000
_GOLDEN = 0.618
WITHIN_H = (1, 6, 24, 72)

POSTED = (
    29,
    18,
    8,
    7,
    2,
    4,
    16,
    34,
    66,
    85,
    88,
    89,
    87,
    89,
    84,
    89,
    82,
    84,
    69,
    78,
    92,
    103,
    79,
    69,
)
"""Rumours of the sample that F26 to F29 were measured on, by the hour of their posting."""


@dataclass(frozen=True, slots=True)
class Posts:
    """What became of a notable post of each kind, under one luck."""

    rumour: Floats
    """All reposts by bin."""
    other: Floats
    direct_rumour: Floats
    """Reposts of the post itself."""
    direct_other: Floats
    hop: Floats
    """Reposts of one generation of reposts of a rumour."""


def posts(seed: int) -> Posts:
    """Follow a rumour and another post for a month."""
    return Posts(
        rumour=cascade(seed, Kind.RUMOUR),
        other=cascade(seed, Kind.MATTER),
        direct_rumour=cascade(seed, Kind.RUMOUR, part="direct"),
        direct_other=cascade(seed, Kind.MATTER, part="direct"),
        hop=cascade(seed, Kind.RUMOUR, part="hop"),
    )


def cascade(seed: int, kind: Kind, *, part: str = "all") -> Floats:
    """Reposts by bin of one notable post.

    Args:
        seed: Of the crowd.
        kind: Of its track.
        part: `all`, `direct` for reposts of the post itself, or `hop` for the reposts of one
            generation of reposts that were all written at the beginning.
    """
    public = Crowd(
        Chance(seed),
        population=10**12,
        volume=20_000.0,
        platforms=[("microblog", 1.0)],
        bins=DAYS * BINS_A_DAY,
        second_of_day=posted(seed, kind) * HOUR,
    )
    public.begin("post", kind)
    public.mark("post", 1.0 / public.severity)
    if part == "hop":
        memory = remembered(HOP, public._lasting)[:, None]
        public.cascade.pending[:, :1] = public.cascade.pending[:, :1].sum() * memory
    while public.bin < DAYS * BINS_A_DAY:
        left = public.cascade.pending * KEEP[public.span][public._hour_of_day()]
        public.step()
        if part != "all":
            public.cascade.pending[:] = left
    return public.cascade.counts[:, 0].copy()


def posted(seed: int, kind: Kind) -> int:
    """The hour of the day at which a post of the sample was written.

    Of the posts that were no rumours every second was written at 23 h.
    """
    if kind is Kind.MATTER and seed % 2:
        return 23
    return int(np.searchsorted(np.cumsum(POSTED), seed * _GOLDEN % 1.0 * sum(POSTED), "right"))


def facts(cascades: Sequence[Posts], incidents: Sequence[Incident]) -> Iterator[Fact]:
    """F26 to F29, F34, F36 and F37."""
    lags = [hours for one in incidents for hours in one.lags]
    yield from _delays(cascades)
    yield from _shares(cascades)
    yield from _trees(cascades)
    yield from _removal()
    yield Fact("F36", "hours that a rebuttal is felt", 72, 48, 96, _felt_h())
    yield Fact("F37", "media behind the net, h", 2.5, 1, 5, quantile(lags, 0.5))


def _delays(cascades: Sequence[Posts]) -> Iterator[Fact]:
    measured = (
        ("hop", [one.hop for one in cascades], (-0.42, -0.55, -0.3)),
        ("direct", [one.direct_rumour for one in cascades], (-0.55, -0.7, -0.4)),
    )
    for part, counts, tolerance in measured:
        total = np.sum(counts, axis=0)
        left = 1.0 - np.cumsum(total) / total.sum()
        at = np.unique(np.geomspace(12, 3 * BINS_A_DAY, 40).astype(int))
        slope = np.polyfit(np.log(at), np.log(left[at - 1]), 1)[0]
        yield Fact("F26", f"slope of delays 1 h to 3 d, {part}", *tolerance, float(slope))


def _shares(cascades: Sequence[Posts]) -> Iterator[Fact]:
    rumours, others = [one.rumour for one in cascades], [one.other for one in cascades]
    measured = (
        ("rumour", rumours, (0.19, 0.61, 0.89, 0.95), (3.8, 2.5, 6.0)),
        ("other", others, (0.34, 0.55, 0.88, 0.94), (3.4, 2.0, 5.0)),
    )
    for name, counts, targets, half in measured:
        shares = [np.cumsum(one) / one.sum() for one in counts]
        for hours, target in zip(WITHIN_H, targets, strict=True):
            ours = quantile([share[hours * 12 - 1] for share in shares], 0.5)
            what = f"reposts within {hours} h, {name}"
            yield Fact("F27", what, target, target - 0.08, target + 0.08, ours)
        hours_to_half = [(int(np.argmax(share >= 0.5)) + 1) / 12 for share in shares]
        ours = quantile(hours_to_half, 0.5)
        yield Fact("F28", f"hours to half of the reposts, {name}", *half, ours)


def _trees(cascades: Sequence[Posts]) -> Iterator[Fact]:
    rumours = [one.direct_rumour.sum() / one.rumour.sum() for one in cascades]
    others = [one.direct_other.sum() / one.other.sum() for one in cascades]
    for parts, name, target in ((rumours, "rumour", 0.54), (others, "other", 0.74)):
        direct = quantile(parts, 0.5)
        yield Fact("F29", f"direct reposts, {name}", target, target - 0.1, target + 0.1, direct)
        least, most = 0.9 - target, 1.1 - target
        yield Fact("F29", f"reposts of a repost, {name}", 1 - target, least, most, 1 - direct)


def _removal() -> Iterator[Fact]:
    story = load_scenario("canteen-poisoning")
    reactions = Drill(story, load_pack("nanning-2017"), 1)._reactions
    delays = np.array([reactions._removal_delay(f"p{number}") for number in range(REMOVALS)])
    quick = float(((delays >= 300) & (delays <= 1_800)).mean())
    yield Fact("F34", "removed within 5 to 30 minutes", 0.3, 0.2, 0.4, quick)
    yield Fact("F34", "removed within a day", 0.9, 0.8, 0.97, float((delays <= DAY).mean()))


def _felt_h() -> float:
    """The last hour in which a rebuttal of strength .6 takes away at least a twentieth."""
    public = Crowd(
        Chance(1),
        population=10**12,
        volume=100.0,
        platforms=[("microblog", 1.0)],
        bins=8 * BINS_A_DAY,
        second_of_day=0,
    )
    public.begin("rumour", Kind.RUMOUR)
    public.mark("rumour", 1.0)
    public.rebut("rumour", 0.6)
    felt = 0
    while public.bin < 8 * BINS_A_DAY:
        public.step()
        felt = public.t if public._rebuttal()[0] >= 0.05 else felt
    return felt / HOUR
