"""Every number of the simulated public, each with its source or the mark “assumption”.

Nothing is computed here; `SOURCES` says for each field where its value comes from. [M] is
measured from public data, [P] published; the derivations are kept with the project's facts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

HOUR = 3_600


@dataclass(frozen=True, slots=True)
class Kernel:
    """Memory of an audience as a sum of exponentials: time constants in s, weights to 1."""

    tau_s: tuple[float, ...]
    weight: tuple[float, ...]


_TAU_S = (150.0, 1_118.4, 8_338.4, 62_170.0, 463_529.4, 3_456_000.0)

DIRECT = Kernel(_TAU_S, (0.0, 0.29627, 0.3207, 0.2335, 0.02844, 0.12107))
"""Reposts of a notable post itself."""

HOP = Kernel(_TAU_S, (0.03793, 0.41405, 0.28348, 0.16924, 0.02763, 0.06766))
"""Reposts of reposts."""

RHYTHM = (
    *(0.89, 0.46, 0.29, 0.20, 0.15, 0.17, 0.32, 0.67, 1.07, 1.34, 1.39, 1.26),
    *(1.47, 1.47, 1.30, 1.19, 1.28, 1.28, 1.09, 1.12, 1.20, 1.44, 1.60, 1.36),
)
"""Activity by hour of day, mean 1."""

TIER_MARK: Mapping[str, float] = MappingProxyType(
    {"central": 12.0, "province": 5.0, "city": 2.0, "local": 0.8, "kol": 2.5}
)
"""How many first-hour volumes of direct reposts an article of this tier starts."""


@dataclass(frozen=True, slots=True)
class Parameters:
    """The public in numbers; rates are per hour of drill time unless the name says otherwise."""

    bin_s: int = 300
    rhythm_power: float = 0.68
    dispersion: float = 8.0
    branching: float = 0.30
    branching_rumour: float = 0.46
    branching_official: float = 0.26
    branching_cap: float = 0.92
    branching_gap: float = 0.30
    branching_anger: float = 0.45
    board_boost: float = 0.25
    mark_shape: float = 1.1
    mark_cap: float = 20.0
    mark_mean: float = 3.59
    first_hour_share: float = 0.36
    gap_decay_h: float = 30.0
    anger_decay_h: float = 40.0
    anger_rest: float = 0.35
    heat_scale: float = 14.0
    heat_memory_s: float = 2_400.0
    views_per_post: float = 8_000.0
    repost_share: float = 0.54
    media_rate: float = 0.30
    media_volume: float = 300.0
    media_slope: float = 0.8
    media_lag_h: float = 2.5
    kol_rate: float = 0.55
    board_intercept: float = 9.01
    board_slope: float = 0.50
    release_gap: float = 0.45
    release_gap_trust: float = 0.50
    release_anger: float = 0.23
    release_trust: float = 0.08
    release_mark: float = 0.8
    follow_up_mark: float = 5.0
    follow_up_lag_h: float = 2.5
    release_pending: float = 0.10
    contradiction_gap: float = 0.40
    contradiction_anger: float = 0.25
    contradiction_trust: float = 0.60
    contradiction_mark: float = 6.0
    removal_pending: float = 0.30
    removal_anger: float = 0.12
    removal_trust: float = 0.85
    backlash_chance: float = 0.50
    backlash_lag_h: float = 1.5
    backlash_mark: float = 4.0
    leak_mark: float = 4.0
    leak_anger: float = 0.12
    leak_trust: float = 0.85
    leak_lag_h: float = 1.0
    premature_anger: float = 0.06
    rebuttal: float = 0.35
    rebuttal_trust: float = 0.50
    rebuttal_hours: float = 72.0
    guidance_anger: float = 0.02
    exposure_chance: float = 0.35
    reply_anger: float = 0.01
    unanswered_anger: float = 0.02
    answered_mark: float = 0.15
    report_gap: float = 0.01
    rumour_gap: float = 0.04
    gap_silent_h: float = 40.0
    kol_anonymous: float = 0.4
    rebuttal_bare: float = 0.4
    poor_gap: float = 0.10
    trouble_lag_h: float = 1.0
    removal_quick: float = 0.30
    interview: float = 0.3
    declined_gap: float = 0.03
    patience_h: float = 8.0
    reach_base: float = 0.5
    reach_channel: float = 0.25
    feed_share: float = 0.80
    feed_half: float = 12.0
    feed_noise: float = 0.08


PARAMETERS = Parameters()

_A = "assumption"
_M12 = "model notes 1.2 [M]"
_A12 = "model notes 1.2, assumption"
_A13 = "model notes 1.3, assumption"

SOURCES: Mapping[str, str] = MappingProxyType(
    {
        "bin_s": "model notes 1.2",
        "rhythm_power": "model notes 1.2 [M]: exponent 1 compounds to a ratio of 28",
        "dispersion": "model notes 1.2",
        "branching": "model notes 1.2: .26-.40 [M]",
        "branching_rumour": "F29 [M]",
        "branching_official": "F29, non-rumour [M]",
        "branching_cap": "model notes 5.4",
        "branching_gap": _A12,
        "branching_anger": _A12,
        "board_boost": _A,
        "mark_shape": "F30 [M]: density exponent 2.1",
        "mark_cap": _A,
        "mark_mean": "mean of the capped Pareto: 1 + (1 - 20 ** -.1) / .1",
        "first_hour_share": "mass of DIRECT within one hour, with the first generation of HOP",
        "gap_decay_h": _A12,
        "anger_decay_h": _A12,
        "anger_rest": _A12,
        "heat_scale": "assumption: this many first-hour volumes an hour are heat 63",
        "heat_memory_s": "F14 [M]: 40-minute mean",
        "views_per_post": "F15 [M]: 8.4 M reads on 1,038 discussions",
        "repost_share": "F29 [M]",
        "media_rate": _A12,
        "media_volume": _A12,
        "media_slope": _A12,
        "media_lag_h": "F37 [P]",
        "kol_rate": _A12,
        "board_intercept": "F14 [M]",
        "board_slope": "F14 [M]",
        "release_gap": _A13,
        "release_gap_trust": _A13,
        "release_anger": "F38 [P]: slope r = .23",
        "release_trust": _A13,
        "release_mark": _A13,
        "follow_up_mark": _A,
        "follow_up_lag_h": "F37 [P]",
        "release_pending": "assumption: an answered question is passed on less",
        "contradiction_gap": _A13,
        "contradiction_anger": _A13,
        "contradiction_trust": _A13,
        "contradiction_mark": _A13,
        "removal_pending": _A13,
        "removal_anger": _A13,
        "removal_trust": _A13,
        "backlash_chance": _A13,
        "backlash_lag_h": _A13,
        "backlash_mark": _A13,
        "leak_mark": _A,
        "leak_anger": _A,
        "leak_trust": _A,
        "leak_lag_h": _A,
        "premature_anger": _A,
        "rebuttal": _A13,
        "rebuttal_trust": _A13,
        "rebuttal_hours": "F36 [P]",
        "guidance_anger": _A13,
        "exposure_chance": _A,
        "reply_anger": _A,
        "unanswered_anger": _A,
        "answered_mark": _A,
        "report_gap": "assumption: a report opens new questions",
        "rumour_gap": "assumption: a rumour opens new questions",
        "gap_silent_h": "assumption: unanswered questions fade more slowly",
        "kol_anonymous": "assumption: big accounts without a name against those with one",
        "rebuttal_bare": "assumption; evidence is the best single method (Wang 2021 [P])",
        "poor_gap": "model notes 1.3: poor content is worse than none",
        "trouble_lag_h": _A,
        "removal_quick": "F34 [P]",
        "interview": _A,
        "declined_gap": _A,
        "patience_h": _A,
        "reach_base": _A,
        "reach_channel": _A,
        "feed_share": "choice: how many posts a monitor is shown",
        "feed_half": "choice: how many posts a monitor is shown",
        "feed_noise": "choice: how many posts a monitor is shown",
    }
)
"""For each field of `Parameters`, where its value comes from."""
