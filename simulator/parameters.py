"""Every number of the simulated public, each with its source or the mark “assumption”.

Nothing is computed here; `SOURCES` says for each field where its value comes from. [M] is
measured from public data, [P] published; the derivations are kept with the project's facts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

HOUR = 3_600


TAU_S = (150.0, 1_118.4, 8_338.4, 62_170.0, 463_529.4, 3_456_000.0)
"""Time constants in s of an audience's memory, a sum of exponentials; its weights sum to 1."""

DIRECT = (0.0, 0.19347, 0.39691, 0.27002, 0.04693, 0.09267)
"""Weights for reposts of a notable post itself: the mean of the fits to rumours and to other
posts [M], since half of the latter were posted at 23 h and their fit holds that night."""

DIRECT_RUMOUR = (0.0, 0.09067, 0.47313, 0.30653, 0.06542, 0.06425)
"""The same for rumours [M]."""

HOP = (0.03793, 0.41405, 0.28348, 0.16924, 0.02763, 0.06766)
"""Weights for reposts of reposts [M]."""

RHYTHM = (
    *(0.89, 0.46, 0.29, 0.20, 0.15, 0.17, 0.32, 0.67, 1.07, 1.34, 1.39, 1.26),
    *(1.47, 1.47, 1.30, 1.19, 1.28, 1.28, 1.09, 1.12, 1.20, 1.44, 1.60, 1.36),
)
"""Activity by hour of day, mean 1."""

_DAY_PARTS = (6, 9, 12, 14, 18, 21, 24)
"""Where the parts of a day end for `PLATFORM_HOURS`, in hours."""


def _by_hour(*levels: float) -> tuple[float, ...]:
    """One level for each part of the day, spread over its hours."""
    parts = zip((0, *_DAY_PARTS), _DAY_PARTS, levels, strict=False)
    return tuple(level for start, end, level in parts for _ in range(start, end))


PLATFORM_HOURS: Mapping[str, tuple[float, ...]] = MappingProxyType(
    {
        "microblog": _by_hour(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
        "messaging": _by_hour(0.5, 1.4, 0.9, 1.1, 0.9, 1.3, 0.9),
        "shortvideo": _by_hour(1.2, 0.7, 0.8, 1.2, 0.8, 1.2, 1.5),
        "forum": _by_hour(0.8, 0.7, 1.2, 1.0, 1.3, 0.9, 1.0),
        "news": _by_hour(0.4, 1.8, 1.2, 1.1, 1.0, 0.9, 0.5),
    }
)
"""How much a platform's share of what is written differs by hour of day, by kind (assumption)."""

BIRTHS = (
    *(21.4, 14.8, 10.1, 8.7, 8.7, 9.4, 13.4, 22.7, 32.1, 34.8, 34.8, 34.8),
    *(34.8, 33.5, 33.5, 33.5, 33.5, 33.5, 33.5, 33.5, 32.1, 32.1, 30.8, 26.8),
)
"""Other topics born an hour, by hour of day; not all get on the board (F05, F11 [M])."""

RHYTHM_BOARD = (
    *(0.8, 0.4, 0.2, 0.14, 0.12, 0.13, 0.3, 0.7, 1.0, 1.0, 1.0, 1.0),
    *(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.9),
)
"""How fast topics use themselves up, by hour of day: the board freezes at night (F02 [M])."""

HEAT_BY_HOUR = (
    *(172_000, 101_000, 50_000, 35_000, 27_000, 27_000, 43_000, 106_000),
    *(230_000, 236_000, 217_000, 264_000, 287_000, 262_000, 241_000, 232_000),
    *(250_000, 239_000, 244_000, 237_000, 252_000, 256_000, 276_000, 247_000),
)
"""Heat at rank 20 by hour of day, median 2024-2026 [M]."""

TIER_MARK: Mapping[str, float] = MappingProxyType(
    {"central": 12.0, "province": 5.0, "city": 2.0, "local": 0.8, "kol": 2.5}
)
"""How many first-hour volumes of direct reposts an article of this tier starts."""


SPANS = ((6, 1), (24, 2), (None, 4))
"""Until which hour how many bins pass at once (choice): what turns quickly is reckoned finely."""


@dataclass(frozen=True, slots=True)
class Parameters:
    """The public in numbers; rates are per hour of drill time unless the name says otherwise."""

    bin_s: int = 300
    dispersion: float = 8.0
    branching: float = 0.30
    branching_rumour: float = 0.46
    branching_official: float = 0.26
    branching_cap: float = 0.92
    severity_below: float = 0.55
    severity_above: float = 1.1
    severity_cap: float = 60.0
    interest_h: float = 96.0
    interest_spread: float = 0.5
    lasting: float = 0.34
    lasting_spread: float = 2.0
    lasting_parts: int = 2
    least_shape: float = 0.5
    branching_gap: float = 0.30
    branching_anger: float = 0.45
    board_boost: float = 0.25
    mark_shape: float = 1.1
    mark_cap: float = 100.0
    mark_mean: float = 4.69
    first_hour_share: float = 0.36
    gap_decay_h: float = 30.0
    anger_decay_h: float = 40.0
    anger_rest: float = 0.35
    heat_scale: float = 14.0
    heat_memory_s: int = 2_400
    views_per_post: float = 8_000.0
    repost_share: float = 0.54
    media_rate: float = 0.30
    media_volume: float = 300.0
    media_slope: float = 0.8
    media_lag_h: float = 2.5
    kol_rate: float = 0.55
    kol_volume: float = 1_000.0
    kol_floor: float = 0.02
    kol_power: float = 0.45
    side_h: float = 20.0
    press_anonymous: float = 0.4
    again_chance: float = 0.6
    again_lag_h: float = 48.0
    rumour_rate: float = 0.10
    rumour_volume: float = 500.0
    rumour_power: float = 0.5
    rumour_mark: float = 0.6
    board_intercept: float = 9.01
    board_slope: float = 0.50
    board_noise: float = 0.45
    board_memory: float = 0.97
    board_age_h: float = 8.0
    board_scale: float = 0.8
    refresh_s: int = 600
    topic_height: float = 0.68
    topic_rise: float = 0.75
    topic_sink: float = 0.66
    topic_below: float = 0.35
    topic_after: float = 1.0
    topic_least: float = -0.35
    topic_noise: float = 0.18
    topic_memory: float = 0.8
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
    debunk: float = 0.15
    debunk_h: float = 13.0
    debunk_spread: float = 0.5
    guidance_anger: float = 0.02
    exposure_chance: float = 0.35
    reply_anger: float = 0.01
    measure_anger: float = 0.015
    settlement_anger: float = 0.05
    unanswered_anger: float = 0.02
    answered_mark: float = 0.15
    report_gap: float = 0.01
    rumour_gap: float = 0.04
    gap_silent_h: float = 40.0
    kol_anonymous: float = 0.4
    rebuttal_bare: float = 0.4
    poor_gap: float = 0.15
    poor_mark: float = 8.0
    late_hours: float = 48.0
    late_loss: float = 0.6
    late_coverage: float = 2.0
    trouble_lag_h: float = 1.0
    removal_quick: float = 0.30
    interview: float = 0.3
    declined_gap: float = 0.03
    patience_h: float = 8.0
    reach_base: float = 0.5
    reach_channel: float = 0.25
    stirs_again: float = 1.5


PARAMETERS = Parameters()

_A = "assumption"
_M12 = "model notes 1.2 [M]"
_A12 = "model notes 1.2, assumption"
_A13 = "model notes 1.3, assumption"

SOURCES: Mapping[str, str] = MappingProxyType(
    {
        "bin_s": "model notes 1.2",
        "dispersion": "model notes 1.2",
        "branching": "model notes 1.2: .26-.40 [M]",
        "branching_rumour": "F29 [M]",
        "branching_official": "F29, non-rumour [M]",
        "branching_cap": "model notes 5.4",
        "severity_below": "assumption: most matters stay within three times the middle",
        "severity_above": "F16 [M]: tail of topics; what catches on is luck",
        "severity_cap": _A,
        "interest_h": "F23 [P]: half of the events end within nine days, less the last echoes",
        "interest_spread": "fitted to F23 [P]: the spread of lives, less what echoes add",
        "lasting": "F27 [M]: its mean over matters keeps the measured weights, most end sooner",
        "lasting_spread": "F26, F27 [M]: all reposts taken together against a median post",
        "lasting_parts": "choice: days and weeks, the slowest parts of TAU_S",
        "least_shape": "choice: keeps the mean of `crowd.counted` where a bin expects few posts",
        "branching_gap": _A12,
        "branching_anger": _A12,
        "board_boost": _A,
        "mark_shape": "F30 [M]: density exponent 2.1",
        "mark_cap": _A,
        "mark_mean": "mean of the capped Pareto: 1 + (1 - 100 ** -.1) / .1",
        "first_hour_share": "mass of DIRECT in one hour, with the first generation of HOP",
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
        "kol_volume": _A12,
        "kol_floor": _A12,
        "kol_power": _A12,
        "side_h": "assumption: fits F17 to F19; with 14 large matters soon ran out of titles",
        "press_anonymous": "assumption: an article nobody quotes against one with a headline",
        "again_chance": "assumption: fits F18, F19",
        "again_lag_h": "assumption: fits F18, F19",
        "rumour_rate": "model notes 1.2, assumption; here of known rumours being told again",
        "rumour_volume": _A12,
        "rumour_power": _A12,
        "rumour_mark": _A,
        "board_intercept": "F14 [M]",
        "board_slope": "F14 [M]",
        "board_noise": "model notes 1.2",
        "board_memory": "choice: our topics move from refresh to refresh as the others do",
        "board_age_h": "model notes 1.2",
        "board_scale": "surface of heat by rank [M]: rank 1 has 5.6 times the heat of rank 20",
        "refresh_s": "choice: half as often as the archives of F06 were read",
        "topic_height": "fitted to F01-F03, F05-F11 [M]",
        "topic_rise": "fitted to F07 [M]",
        "topic_sink": "fitted to F01-F03 [M]",
        "topic_below": "fitted to F06 [M]",
        "topic_after": "choice: lower topics are not followed",
        "topic_least": "choice: lower ones are never among the first 50",
        "topic_noise": "fitted to F06 [M]",
        "topic_memory": "assumption: from refresh to refresh",
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
        "debunk": "assumption: what people on the net find out by themselves is read by few",
        "debunk_h": "F35 [P]",
        "debunk_spread": "F35 [P]: 10 to 20 h",
        "guidance_anger": _A13,
        "exposure_chance": _A,
        "reply_anger": _A,
        "measure_anger": _A,
        "settlement_anger": _A,
        "unanswered_anger": _A,
        "answered_mark": _A,
        "report_gap": "assumption: a report opens new questions",
        "rumour_gap": "assumption: a rumour opens new questions",
        "gap_silent_h": "assumption: unanswered questions fade more slowly",
        "kol_anonymous": "assumption: big accounts without a name against those with one",
        "rebuttal_bare": "assumption; evidence is the best single method (Wang 2021 [P])",
        "poor_gap": "model notes 1.3: poor content is worse than none",
        "poor_mark": "assumption: empty words are mocked by big accounts",
        "late_hours": "assumption: from here on a first release counts as fully late",
        "late_loss": "assumption: who waited has made up his mind",
        "late_coverage": "assumption: a late release is asked why it is late",
        "trouble_lag_h": _A,
        "removal_quick": "F34 [P]",
        "interview": _A,
        "declined_gap": _A,
        "patience_h": _A,
        "reach_base": _A,
        "reach_channel": _A,
        "stirs_again": "choice: above this multiple of the closing threshold it is active again",
    }
)
"""For each field of `Parameters`, where its value comes from."""
