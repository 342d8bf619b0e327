"""The public as binned flow: how much is posted, how angry, how trusting. No events.

Each track (the matter itself, a hashtag, a rumour, an official notice) excites itself, as
`simulator.cascade` reckons; how far it is passed on follows from what people know and feel,
from the hot-search board and from rebuttals. Matters differ in how far they go and how long
they last. What happens when, and what a person can read, is decided elsewhere.

Source: the model notes, 1.2; every number in `simulator.parameters`.
"""

from collections.abc import Sequence
from enum import Enum
from math import erfc, exp

import numpy as np

from simulator.cascade import MAX_TRACKS, Cascade, remembered, steady
from simulator.chance import Chance, Floats
from simulator.parameters import DIRECT, DIRECT_RUMOUR, HOP, HOUR, PARAMETERS, RHYTHM, SPANS

_P = PARAMETERS
_DIGITS = 9
_BIN_H = _P.bin_s / HOUR
_BINS_A_HOUR = HOUR // _P.bin_s
_PACE_BINS = _P.heat_memory_s // _P.bin_s

_HEAT_KEEP = {span: steady(exp(-span * _P.bin_s / _P.heat_memory_s)) for _, span in SPANS}
"""What the memory of heat keeps of so many bins."""
_MOST_MOOD = _P.branching_cap / max(_P.branching, _P.branching_rumour, _P.branching_official)
"""So far a mood may raise what is passed on that no track keeps itself going."""


class Kind(Enum):
    """What a track is about: its offspring per post, and how a notable post is remembered."""

    MATTER = (_P.branching, DIRECT)
    RUMOUR = (_P.branching_rumour, DIRECT_RUMOUR)
    OFFICIAL = (_P.branching_official, DIRECT)


class Crowd:
    """The public of one drill, advanced by a bin at first, by a few at a time later.

    Args:
        chance: The chance of the drill.
        population: How many people there are.
        volume: Expected posts of the first hour of a matter of middling severity.
        platforms: The kind and the weight in the volume of each platform.
        bins: How many bins the drill may last.
        second_of_day: When StartEx is, in seconds after midnight.
    """

    def __init__(
        self,
        chance: Chance,
        *,
        population: int,
        volume: float,
        platforms: Sequence[tuple[str, float]],
        bins: int,
        second_of_day: int,
    ) -> None:
        self._chance = chance
        self._population = population
        self._volume = volume
        self._second_of_day = second_of_day
        self._rebutted, self._rebutted_at = np.zeros((2, MAX_TRACKS))
        self._pull = np.ones(MAX_TRACKS)
        self._hour = [0.0] * _BINS_A_HOUR
        self._marked: set[int] = set()
        self._all = 0.0
        self.severity = self._severity()
        self._interest_h = self._drawn("interest", _P.interest_h, _P.interest_spread)
        self._lasting = self._drawn("lasting", _P.lasting, _P.lasting_spread)
        self.cascade = Cascade(remembered(HOP, self._lasting), platforms, bins)
        self._first: int | None = None
        self.names: list[str] = []
        self._places: dict[str, int] = {}
        self._born: list[int] = []
        self.bin = 0
        self.span = _span(0)
        """How many bins pass at the next step."""
        self.gap = self.anger = self.trust = 0.5
        self.answered = False
        self.pace = self.heat = self.peak = 0.0

    def _severity(self) -> float:
        """How far this matter catches on, by luck alone; the median is 1, a few go very far."""
        normal = float(self._chance.stream("severity").standard_normal())
        beyond = erfc(abs(normal) / 2.0**0.5)
        if normal < 0.0:
            return round(float(beyond**_P.severity_below), _DIGITS)
        return round(min(_P.severity_cap, float(beyond**-_P.severity_above)), _DIGITS)

    def _drawn(self, name: str, median: float, spread: float) -> float:
        """What differs from matter to matter, lognormal."""
        normal = float(self._chance.stream(name).standard_normal())
        return round(median * exp(spread * normal), _DIGITS)

    @property
    def t(self) -> int:
        """The end of the last bin that was computed, in seconds since StartEx."""
        return self.bin * _P.bin_s

    @property
    def posts(self) -> int:
        """Everything written about the incident so far."""
        return int(self._all)

    @property
    def total(self) -> Floats:
        """Posts so far by track, shape (tracks,)."""
        total: Floats = np.add.reduce(self.cascade.written[:, : len(self.names)])
        return total

    @property
    def by_platform(self) -> Floats:
        """Posts so far by platform, shape (platforms,)."""
        written: Floats = np.add.reduce(self.cascade.written, 1)
        return written

    @property
    def last_hour(self) -> float:
        """Posts of the last hour."""
        return sum(self._hour)

    def per_hour(self, last: int = _PACE_BINS) -> list[float]:
        """Posts an hour by track over the `last` bins."""
        recent = self.cascade.counts[max(0, self.bin - last) : self.bin, : len(self.names)]
        rate = _BINS_A_HOUR / last
        return [count * rate for count in np.add.reduce(recent).tolist()]

    def unread(self, read: Floats) -> list[dict[str, int]]:
        """Posts by track since a reading, one mapping for each platform; the reading is brought up.

        Args:
            read: What was counted up to then, whole numbers, shape (platforms, MAX_TRACKS).
        """
        written = np.floor(self.cascade.written)
        new = (written - read)[:, : len(self.names)].astype(np.int64).tolist()
        read[:] = written
        return [
            {name: count for name, count in zip(self.names, row, strict=True) if count}
            for row in new
        ]

    def begin(self, name: str, kind: Kind) -> None:
        """Begin a track; its noise comes from its own stream, so others are untouched.

        Beginning it again, or one more than the crowd can hold, changes nothing.
        """
        at = len(self.names)
        if name in self._places or at == MAX_TRACKS:
            return
        branching, direct = kind.value
        stream = self._chance.stream(f"track:{name}")
        bins = len(self.cascade.counts)
        normal = np.round(stream.standard_normal(bins), _DIGITS)
        memory = remembered(direct, self._lasting)
        self.cascade.begin(at, branching, memory, normal=normal, rest=stream.random(bins))
        self._born.append(self.t)
        self._places[name] = at
        self.names.append(name)

    def mark(self, name: str, size: float) -> None:
        """Add a notable post to a track; `size` in first-hour volumes of direct reposts.

        A name without a track counts for the first track.
        """
        at = self._at(name)
        if at not in self._marked:
            self._marked.add(at)
            self._born[at] = self.t
            self._first = self.t if self._first is None else self._first
        mass = size * self.severity * self._volume / _P.first_hour_share
        self.cascade.mark(at, mass)

    def report(self, name: str, size: float) -> None:
        """Add what the press writes; it finds the fewer readers, the less interest is left."""
        self.mark(name, size * self.interest())

    def damp(self, name: str, factor: float) -> None:
        """Multiply what a track still has to come; the first where there is no such track."""
        self.cascade.pending[:, self._at(name)] *= factor

    def damp_all(self, factor: float) -> None:
        """Multiply what every track still has to come."""
        self.cascade.pending *= factor

    def rebut(self, name: str, strength: float) -> None:
        """Let a track be passed on less, by `strength` in [0, 1] at first, fading in 72 h.

        A name without a track changes nothing.
        """
        at = self._places.get(name)
        if at is None:
            return
        self._rebutted[at] = max(float(self._rebuttal()[at]), strength)
        self._rebutted_at[at] = self.t
        self._spread()

    def boost(self, name: str, *, on_board: bool) -> None:
        """Let a track have more readers while its topic stands on the hot-search board."""
        self._pull[self._at(name)] = 1.0 + _P.board_boost * on_board
        self._spread()

    def shift(self, *, gap: float = 0.0, anger: float = 0.0, trust: float = 0.0) -> None:
        """Move the three moods, each kept in [0, 1]."""
        self.gap = min(1.0, max(0.0, self.gap + gap))
        self.anger = min(1.0, max(0.0, self.anger + anger))
        self.trust = min(1.0, max(0.0, self.trust + trust))

    def age_h(self, name: str) -> float:
        """Hours since the first notable post of a track, or since it began if it has none."""
        return (self.t - self._born[self._at(name)]) / HOUR

    def interest(self) -> float:
        """How far the country still wants to read about the matter, from 1 down to 0.

        It stays for days and then moves on rather quickly.
        """
        since = self.t - (self.t if self._first is None else self._first)
        return steady(exp(-((since / (self._interest_h * HOUR)) ** 2)))

    def step(self) -> int:
        """Let `span` bins pass.

        Returns:
            Posts written in them.
        """
        hour, span = self._hour_of_day(), self.span
        total = self._flow(hour, span) if self._marked else 0.0
        self._book(total, RHYTHM[hour], span)
        return int(total)

    def _flow(self, hour: int, span: int) -> float:
        if self.bin % _BINS_A_HOUR == 0:
            self._spread()
        left = 1.0 - min(1.0, self._all / self._population)
        last = self.bin + span - 1
        return self.cascade.step(last, hour, span=span, left=left, mood=self._mood())

    def _mood(self) -> float:
        """How far what is read is passed on, 1 in the middle of all moods."""
        mood = _P.branching_gap * (self.gap - 0.5) + _P.branching_anger * (self.anger - 0.5)
        return min(_MOST_MOOD, steady(exp(mood)))

    def _book(self, total: float, awake: float, span: int) -> None:
        """Note what was written in bins in which this share of people was awake, mean about 1."""
        passed_h, keep = span * _BIN_H, _HEAT_KEEP[span]
        self._all += total
        self._hour = [*self._hour[span:], *[0.0] * (span - 1), total]
        self.bin += span
        self.span = _span(self.bin)
        self.gap *= 1.0 - passed_h / (_P.gap_decay_h if self.answered else _P.gap_silent_h)
        self.anger += (_P.anger_rest - self.anger) * passed_h / _P.anger_decay_h
        self.pace = keep * self.pace + (1.0 - keep) * total / passed_h / awake
        self.heat = 100.0 * (1.0 - steady(exp(-self.pace / (_P.heat_scale * self._volume))))
        self.peak = max(self.peak, self.heat)

    def _spread(self) -> None:
        """Reckon anew how far each track is passed on, besides the hour; done once an hour."""
        self.cascade.reach = self._pull * (1.0 - self._rebuttal())

    def _rebuttal(self) -> Floats:
        fade = 1.0 - (self.t - self._rebutted_at) / (_P.rebuttal_hours * HOUR)
        rebuttal: Floats = self._rebutted * np.maximum(fade, 0.0)
        return rebuttal

    def _hour_of_day(self) -> int:
        return (self._second_of_day + self.t) // HOUR % 24

    def _at(self, name: str) -> int:
        return self._places.get(name, 0)


def _span(number: int) -> int:
    hour = number / _BINS_A_HOUR
    return next(span for until, span in SPANS if until is None or hour < until)


def waking_seconds(second_of_day: int, hours: float) -> int:
    """How long it takes from a moment of the day until people were awake for so many hours."""
    left, passed = hours * HOUR, 0
    while True:
        moment = second_of_day + passed
        span, awake = HOUR - moment % HOUR, RHYTHM[moment // HOUR % 24]
        if left <= awake * span:
            return passed + round(left / awake)
        left -= awake * span
        passed += span
